"""What somebody with an agency's own connection to PostgreSQL would try, and who they would try it on.

`{complaint}`, `{number}`, `{referral}`, `{account}`, `{agency}` and `{citizen}` are the other agency's; `{mine}` and
`{me}` are a complaint and an account of the attacker's. Words of `SECRETS` must never be heard.
"""

SECRETS = (
    "zebra",
    "zamrud",
    "halu oleo",
    "petugas rsud",
    "628114000001",
    "628115550001",
    "argon2",
    "sidik-token",
    "division by zero",
)
"""Words that stand in the other agency's rows only, and the errors by which an oracle says yes."""

READING = {
    "a complaint by its key": "SELECT * FROM complaint WHERE id = {complaint}",
    "a complaint by its number": "SELECT * FROM complaint WHERE number = '{number}'",
    "a condition made true for all": "SELECT title FROM complaint WHERE agency_id = 1 OR 1 = 1",
    "a join from the referrals": "SELECT c.title, r.note FROM complaint c JOIN referral r ON r.complaint_id = c.id",
    "an outer join": "SELECT c.title FROM agency a LEFT JOIN complaint c ON c.agency_id = a.id",
    "a cross join": "SELECT string_agg(c.body, ' ') FROM agency a, complaint c",
    "a subquery among the columns": "SELECT (SELECT title FROM complaint WHERE id = {complaint})",
    "a lateral subquery": "SELECT x.title FROM agency a, LATERAL (SELECT title FROM complaint WHERE agency_id = a.id) x",
    "a union of everything": "SELECT title FROM complaint UNION SELECT body FROM answer UNION SELECT note FROM referral",
    "an aggregate": "SELECT string_agg(title, ',') FROM complaint",
    "a count by agency as an oracle": "SELECT 'zebra' FROM complaint WHERE agency_id = {agency} HAVING count(*) > 0",
    "EXISTS as an oracle": "SELECT 'zebra' WHERE EXISTS (SELECT 1 FROM complaint WHERE title LIKE 'Lampu%')",
    "an outer count as an oracle": "SELECT CASE WHEN max(id) >= {complaint} THEN 'zebra' END FROM complaint"
    " WHERE id <> {mine}",
    "an error as an oracle": "SELECT 1 / (CASE WHEN title LIKE 'Lampu%' THEN 0 ELSE 1 END) FROM complaint",
    "an error's words in a condition": "SELECT id FROM complaint WHERE id = {complaint} AND title::int = 1",
    "an error's words in the order": "SELECT id FROM complaint WHERE id <> {mine} ORDER BY title::int",
    "a cheap operator in front of the policy": "SELECT id FROM complaint WHERE id <> {mine} AND (title || '')::int = 1",
    "the full-text index": "SELECT title FROM complaint WHERE search @@ to_tsquery('simple', 'zebra')",
    "the full-text column itself": "SELECT search FROM complaint",
    "a window function": "SELECT first_value(title) OVER (ORDER BY id DESC) FROM complaint WHERE id <> {mine}",
    "a recursive query": "WITH RECURSIVE w(id, t) AS (SELECT 0::bigint, '' UNION ALL SELECT c.id, c.title FROM complaint c"
    " JOIN w ON c.id > w.id) SELECT t FROM w LIMIT 50",
    "rows as JSON": "SELECT row_to_json(complaint) FROM complaint",
    "a query inside a function": "SELECT word FROM ts_stat('SELECT search FROM complaint')",
    "COPY to the client": "COPY (SELECT title FROM complaint) TO STDOUT",
    "a prepared statement": "PREPARE p AS SELECT title FROM complaint WHERE id = $1; EXECUTE p({complaint})",
    "a cursor": "BEGIN; DECLARE c CURSOR FOR SELECT title FROM complaint; FETCH ALL FROM c; COMMIT",
    "a DO block that speaks": "DO $$ BEGIN RAISE NOTICE '%', (SELECT string_agg(title, ',') FROM complaint); END $$",
    "rows read for update": "SELECT title FROM complaint WHERE id = {complaint} FOR UPDATE",
    "a new row in place of an old one": "UPDATE complaint SET state = 'answered', clock = 'review'"
    " WHERE id = {complaint} RETURNING title",
    "a change inside a query": "WITH w AS (UPDATE complaint SET version = 99 WHERE id = {complaint} RETURNING title)"
    " SELECT title FROM w",
    "answers": "SELECT body FROM answer",
    "the notes of forwardings": "SELECT note FROM referral WHERE agency_id = {agency}",
    "texts under way": "SELECT body FROM form_draft",
    "texts under way, by removing them": "DELETE FROM form_draft WHERE account_id = {account} RETURNING body",
    "accounts": "SELECT name, login FROM account WHERE id = {account}",
    "keys": "SELECT comment, public_key FROM ssh_key",
    "sessions": "SELECT token_hash FROM session",
    "the telephones of officers": "SELECT name, phone FROM officer",
    "the words of the timeline": "SELECT content FROM event_text",
    "the timeline of one complaint as an oracle": "SELECT 'zebra' FROM event WHERE complaint_id = {complaint}",
    "the feed as an oracle": "SELECT 'zebra' FROM change WHERE agency_id = {agency}",
    "the clocks as an oracle": "SELECT 'zebra' FROM deadline WHERE complaint_id = {complaint}",
    "visits": "SELECT found, assignee FROM visit",
    "messages as an oracle": "SELECT 'zebra' FROM message WHERE agency_id = {agency}",
    "what messages speak of as an oracle": "SELECT 'zebra' FROM message_complaint WHERE complaint_id = {complaint}",
    "photos": "SELECT name FROM attachment",
    "citizens as an oracle": "SELECT 'zebra' FROM citizen WHERE id = {citizen} AND identity <> ''",
    "the keys of identities as an oracle": "SELECT 'zebra' FROM citizen_key WHERE citizen_id = {citizen}",
}
"""What would read the other agency's rows if no policy held; the control shows it."""

BREAKING = {
    "the table behind the view": "SELECT title FROM public.complaint",
    "another search path": "SET search_path = public; SELECT title FROM complaint; SET search_path = pg_catalog, public;"
    " TABLE complaint",
    "locks on the table": "BEGIN; LOCK TABLE public.complaint; COMMIT",
    "the keeper's role": 'SET ROLE "{keeper}"; SELECT title FROM complaint; SELECT title FROM public.complaint',
    "the owner's role": 'SET ROLE "{owner}"; SELECT title FROM public.complaint; RESET ROLE',
    "the office's role": 'SET ROLE "{office}"; SELECT title FROM public.complaint; RESET ROLE',
    "the other agency's role": 'SET ROLE "{other}"; SELECT title FROM complaint; RESET ROLE',
    "another session": 'SET SESSION AUTHORIZATION "{other}"; SELECT title FROM complaint',
    "the session it began with": "RESET SESSION AUTHORIZATION; RESET ROLE; RESET ALL; SELECT title FROM public.complaint",
    "everything discarded": "DISCARD ALL; SELECT title FROM public.complaint",
    "no row security": "SET row_security = off; SELECT title FROM complaint WHERE id = {complaint}",
    "a table without policies": "ALTER TABLE public.complaint DISABLE ROW LEVEL SECURITY; SELECT title FROM complaint",
    "a table that is not forced": "ALTER TABLE public.complaint NO FORCE ROW LEVEL SECURITY; SELECT title FROM complaint",
    "a dropped policy": "DROP POLICY ehumas_wall_select ON public.complaint; SELECT title FROM complaint",
    "a policy of one's own": "CREATE POLICY mine ON public.complaint USING (true); SELECT title FROM complaint",
    "a function in the wall's place": "CREATE OR REPLACE FUNCTION ehumas_wall.agency() RETURNS BIGINT LANGUAGE sql AS"
    " 'SELECT {agency}::bigint'; SELECT title FROM complaint",
    "a function in front of the wall's": "SET search_path = pg_temp, ehumas_wall; CREATE FUNCTION pg_temp.agency() RETURNS"
    " BIGINT LANGUAGE sql AS 'SELECT {agency}::bigint'; SELECT title FROM complaint",
    "the list of logins": "SELECT 'zebra' FROM ehumas_wall.login; UPDATE ehumas_wall.login SET agency_id = {agency};"
    " SELECT title FROM complaint",
    "a login table of one's own": "CREATE TEMP TABLE login (role name, agency_id bigint); INSERT INTO login VALUES"
    " (session_user, {agency}); SELECT title FROM complaint",
    "a view in the wall's schema": "CREATE VIEW ehumas_wall.mine AS SELECT title FROM public.complaint; TABLE mine",
    "a view in the tables' schema": "CREATE VIEW public.mine AS SELECT title FROM public.complaint; TABLE public.mine",
    "a view of the session's": "CREATE TEMP VIEW mine AS SELECT title FROM public.complaint; TABLE mine",
    "a view taken over": "ALTER VIEW ehumas_wall.complaint OWNER TO CURRENT_USER; CREATE OR REPLACE VIEW"
    " ehumas_wall.complaint AS TABLE public.complaint; SELECT title FROM complaint",
    "a leaky function": "CREATE FUNCTION pg_temp.leak(text) RETURNS boolean COST 0.0000001 LANGUAGE plpgsql AS"
    " $$ BEGIN RAISE NOTICE '%', $1; RETURN true; END $$; SELECT id FROM complaint WHERE pg_temp.leak(title)",
    "a function with its maker's rights": "CREATE FUNCTION public.mine() RETURNS SETOF text SECURITY DEFINER LANGUAGE sql"
    " AS 'SELECT title FROM public.complaint'; SELECT public.mine()",
    "a trigger": "CREATE TRIGGER mine BEFORE INSERT ON public.event EXECUTE FUNCTION public.refuse_change()",
    "rights given to oneself": 'GRANT "{keeper}" TO CURRENT_USER; GRANT SELECT ON public.complaint TO CURRENT_USER;'
    " SELECT title FROM public.complaint",
    "a role made greater": "ALTER ROLE CURRENT_USER SUPERUSER; ALTER ROLE CURRENT_USER BYPASSRLS; SELECT title FROM complaint",
    "a role of one's own": "CREATE ROLE mine SUPERUSER LOGIN",
    "the other agency's password": "ALTER ROLE \"{other}\" PASSWORD 'x'",
    "a file of the server": "SELECT pg_read_file('PG_VERSION'); SELECT pg_ls_dir('.'); SELECT pg_read_binary_file('PG_VERSION')",
    "COPY to a file": "COPY complaint TO '/dev/null'; COPY public.complaint TO '/dev/null'",
    "COPY from a program": "CREATE TEMP TABLE t (x text); COPY t FROM PROGRAM 'id'",
    "COPY of the table": "COPY public.complaint TO STDOUT",
    "statistics": "SELECT most_common_vals::text, histogram_bounds::text FROM pg_stats; SELECT * FROM pg_statistic",
    "what others ask now": "SELECT query FROM pg_stat_activity WHERE usename <> session_user",
    "the passwords of roles": "SELECT rolpassword FROM pg_authid; SELECT passwd FROM pg_shadow",
    "a large object of the office": "SELECT lo_get({blob}); SELECT convert_from(data, 'UTF8') FROM pg_largeobject",
    "an extension to reach outwards": "CREATE EXTENSION dblink; CREATE EXTENSION postgres_fdw; CREATE EXTENSION file_fdw",
    "a sequence": "SELECT setval('public.complaint_id_seq', 1); SELECT nextval('public.complaint_id_seq')",
    "passwords": "SELECT password_hash FROM account; SELECT password_hash FROM public.account",
    "telephones of Humas": "SELECT phone, login FROM account WHERE role = 'supervisor'",
    "who sent an anonymous complaint": "SELECT 'zebra' FROM complaint WHERE privacy <> 'public' AND citizen_id IS NOT NULL",
    "the secret of a link": "SELECT 'zebra' FROM complaint WHERE secret_hash <> '' OR client_key <> ''",
    "whom a message went to": "SELECT 'zebra' FROM message WHERE recipient <> '' OR params <> ''",
    "who was merged as an oracle": "SELECT 'zebra' FROM merger WHERE merged_into_id = {complaint}",
    "tables of no business": "SELECT 'zebra' FROM public.report; SELECT 'zebra' FROM inbound; SELECT 'zebra' FROM control;"
    " SELECT 'zebra' FROM public.login_attempt; SELECT 'zebra' FROM public.article; TABLE public.schema_migration",
    "an answer for another agency": "INSERT INTO answer (referral_id, complaint_id, account_id, body, kind, at, review,"
    " client_key) VALUES ({referral}, {complaint}, {me}, 'x', 'final', 1, 'pending', 'k') RETURNING body",
    "an answer in another's name": "INSERT INTO answer (referral_id, complaint_id, account_id, body, kind, at, review,"
    " client_key) SELECT id, complaint_id, {account}, 'x', 'final', 1, 'pending', 'k2' FROM referral",
    "an answer that is accepted already": "INSERT INTO answer (referral_id, complaint_id, account_id, body, kind, at,"
    " review, client_key) SELECT id, complaint_id, {me}, 'x', 'final', 1, 'accepted', 'k3' FROM referral",
    "an entry on another's timeline": "INSERT INTO event (complaint_id, at, account_id, role, kind, data, prev, hash)"
    " SELECT {complaint}, 1, {me}, 'officer', 'noted', '{{}}', hash, 'x' FROM event_head",
    "an entry in another's name": "INSERT INTO event (complaint_id, at, account_id, role, kind, data, prev, hash)"
    " SELECT {mine}, 1, {account}, 'operator', 'accepted', '{{}}', hash, 'x' FROM event_head",
    "an entry beside the chain": "INSERT INTO event (complaint_id, at, account_id, role, kind, data, prev, hash)"
    " VALUES ({mine}, 1, {me}, 'officer', 'noted', '{{}}', 'elsewhere', 'x')",
    "an entry that breaks the chain": "INSERT INTO event (complaint_id, at, account_id, role, kind, data, prev, hash)"
    " SELECT {mine}, 1, {me}, 'officer', 'noted', '{{}}', hash, 'x' FROM event_head",
    "the timeline rewritten": "UPDATE event SET data = '{{}}'; UPDATE public.event SET data = '{{}}'",
    "the timeline removed": "DELETE FROM event; DELETE FROM public.event",
    "the timeline emptied": "TRUNCATE event; TRUNCATE public.event",
    "the timeline without its trigger": "ALTER TABLE public.event DISABLE TRIGGER ALL; SET session_replication_role ="
    " replica; DELETE FROM public.event",
    "another's complaint annexed": "UPDATE complaint SET agency_id = 1 WHERE id = {complaint}",
    "the own complaint pushed to another": "UPDATE complaint SET agency_id = {agency} WHERE id = {mine}",
    "the own complaint closed": "UPDATE complaint SET state = 'closed', clock = NULL, due_at = NULL WHERE id = {mine}",
    "the own words changed": "UPDATE complaint SET title = 'x', body = 'y' WHERE id = {mine}",
    "a complaint of one's own making": "INSERT INTO complaint (number, citizen_id, title, body, channel, privacy,"
    " client_key, secret_hash, state, received_at, updated_at) VALUES ('1', 1, 'x', 'x', 'portal', 'public', 'x', 'x',"
    " 'new', 1, 1)",
    "a complaint deleted": "DELETE FROM complaint; DELETE FROM public.complaint",
    "a clock put off": "UPDATE deadline SET due_at = due_at + 1000000; UPDATE deadline SET state = 'fired'",
    "another's clock stopped": "UPDATE deadline SET state = 'cancelled' WHERE complaint_id = {complaint}",
    "a message bent": "UPDATE message SET recipient = '+62800'; UPDATE message SET state = 'sent'",
    "another's message taken back": "UPDATE message SET state = 'cancelled' WHERE agency_id = {agency}",
    "another's visit taken back": "UPDATE visit SET state = 'cancelled', done_at = 1 WHERE agency_id = {agency}",
    "another's text under way": "INSERT INTO form_draft (account_id, form, body, at) VALUES ({account}, 'answer:1', 'x', 1)"
    " ON CONFLICT (account_id, form) DO UPDATE SET body = 'x' RETURNING body",
    "a text under way given away": "UPDATE form_draft SET account_id = {account}",
    "an account made greater": "UPDATE account SET role = 'supervisor', agency_id = NULL; INSERT INTO account (role, login,"
    " name, created_at) VALUES ('supervisor', 'x', 'x', 1)",
    "a key of one's own": "INSERT INTO ssh_key (account_id, fingerprint, public_key, added_at) VALUES ({me}, 'x', 'x', 1)",
    "another's session ended": "UPDATE session SET revoked_at = 1 WHERE account_id = {account}",
    "false news in another's feed": "INSERT INTO change (at, entity, entity_id, agency_id) VALUES (1, 'complaint', 1,"
    " {agency})",
    "a merge": "MERGE INTO complaint c USING agency a ON c.id = {complaint} WHEN MATCHED THEN UPDATE SET version = 9",
}
"""What must be refused, or come to nothing, whatever the policies of the rows say."""

INJECTED = (
    "' OR 1=1 --",
    "'; DROP TABLE complaint; --",
    "') OR ('1'='1",
    "x' UNION SELECT title FROM complaint --",
    "zebra' | 'x",
    "%' OR title LIKE '%Lampu",
    "\\'; SELECT pg_sleep(0); --",
    "$$; TABLE complaint; $$",
    "%s %(number)s {row}",
)
"""SQL typed where words, numbers and codes are asked for."""
