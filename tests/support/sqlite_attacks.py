"""What somebody might try on an officer's own SQLite connection, each with a name.

Agency 1 is the officer's, account 4 and complaint 1 are its own; `%(file)s` is the file.
"""

_FOREIGN = "SELECT title FROM main.complaint"

READING = {
    "every row by the file's own name": "SELECT * FROM main.complaint",
    "quoted words for it": 'SELECT title FROM "main"."complaint"',
    "brackets and capitals": "SELECT [title] FROM [MAIN].[COMPLAINT]",
    "a count": "SELECT count(*) FROM main.complaint",
    "a count in capitals": "SELECT COUNT(*) FROM MAIN.complaint",
    "a constant for each row": "SELECT 1 FROM main.complaint",
    "keys only": "SELECT id FROM main.complaint",
    "the row's hidden number": "SELECT rowid, _rowid_, oid FROM main.complaint",
    "whether there is one": "SELECT EXISTS (SELECT 1 FROM main.complaint WHERE title = 'gajah')",
    "a join": "SELECT o.id, f.title FROM complaint o JOIN main.complaint f",
    "a left join": "SELECT o.id, f.title FROM complaint o LEFT JOIN main.complaint f ON f.id > 0",
    "a union": f"SELECT title FROM complaint UNION ALL {_FOREIGN}",
    "what the own has not": f"{_FOREIGN} EXCEPT SELECT title FROM complaint WHERE id = 1",
    "a subquery as a column": "SELECT id, (SELECT group_concat(title) FROM main.complaint) FROM agency",
    "a subquery as a condition": "SELECT id FROM agency WHERE (SELECT count(*) FROM main.complaint) > 6",
    "a subquery as the limit": "SELECT 1 FROM ward, ward w LIMIT (SELECT count(*) FROM main.complaint)",
    "a subquery as the order": "SELECT id FROM ward ORDER BY id * ((SELECT count(*) FROM main.complaint) - 7)",
    "an aggregate": "SELECT max(title), min(body) FROM main.complaint",
    "a row of values": "VALUES ((SELECT max(title) FROM main.complaint))",
    "a window": "SELECT title, row_number() OVER (ORDER BY id) FROM main.complaint",
    "a named query": f"WITH f AS ({_FOREIGN}) SELECT * FROM f",
    "a query named as the view": f"WITH complaint AS ({_FOREIGN}) SELECT * FROM complaint",
    "a query named as a view of the file": "WITH event_head AS (SELECT * FROM main.event) SELECT * FROM event_head",
    "a query named as a trigger": f"WITH complaint_search_update AS ({_FOREIGN}) SELECT * FROM complaint_search_update",
    "a query named as the wall begins": f"WITH wall_ AS MATERIALIZED ({_FOREIGN}) SELECT * FROM wall_",
    "a query that calls itself": "WITH RECURSIVE f(n, t) AS (SELECT 0, '' UNION ALL SELECT n + 1, (SELECT title FROM"
    " main.complaint c WHERE c.id = n + 1) FROM f WHERE n < 9) SELECT t FROM f",
    "a view of the file: the chain's end": "SELECT * FROM main.event_head",
    "a view of the file: who joined whom": "SELECT * FROM main.merger",
    "who joined whom": "SELECT * FROM merger",
    "a given index": "SELECT received_at FROM main.complaint INDEXED BY complaint_newest",
    "all of the own view": "SELECT * FROM complaint WHERE 1 = 1 OR 1 = 1",
    "foreign keys in the own view": "SELECT * FROM complaint WHERE id IN (2, 3, 4, 5, 6) OR agency_id IS NOT 1",
    "figures of the own view": "SELECT count(*), max(id), max(received_at) FROM complaint",
    "who complained": "SELECT * FROM main.citizen",
    "who complained, by the view": "SELECT id, identity, phone_index FROM citizen",
    "keys of identities": "SELECT * FROM main.citizen_key",
    "keys of identities, by the view": "SELECT * FROM citizen_key",
    "password hashes": "SELECT login, password_hash FROM main.account",
    "password hashes, by the view": "SELECT name, login, phone, password_hash FROM account",
    "sessions": "SELECT * FROM main.session",
    "sessions, by the view": "SELECT * FROM session",
    "keys of others": "SELECT * FROM ssh_key",
    "drafts of others": "SELECT * FROM main.form_draft",
    "drafts of others, by the view": "SELECT * FROM form_draft",
    "the timeline of others": "SELECT * FROM main.event",
    "the timeline of others, by the view": "SELECT kind, data FROM event WHERE complaint_id IS NOT 1",
    "words of the timeline": "SELECT * FROM event_text",
    "anchors of the timeline": "SELECT * FROM anchor",
    "answers of others": "SELECT * FROM answer",
    "referrals of others": "SELECT * FROM referral",
    "deadlines of others": "SELECT * FROM deadline",
    "officers of others": "SELECT name, phone FROM officer",
    "visits of others": "SELECT * FROM visit",
    "messages of others": "SELECT * FROM message",
    "whom messages go to": "SELECT recipient, params FROM main.message",
    "which complaints messages speak of": "SELECT * FROM message_complaint",
    "the feed of others": "SELECT entity, entity_id, agency_id FROM change",
    "bodies of the webhook": "SELECT * FROM inbound",
    "receipts": "SELECT * FROM receipt",
    "attempts to log in": "SELECT * FROM login_attempt",
    "switches": "SELECT * FROM control",
    "articles not yet published": "SELECT * FROM article",
    "photos of others": "SELECT * FROM attachment",
    "the index of words": "SELECT title, body FROM main.complaint_search",
    "words of others, by the file's name": "SELECT rowid FROM main.complaint_search('zebra')",
    "words of others, by the view": "SELECT rowid FROM complaint_search WHERE complaint_search MATCH 'zebra OR gajah'",
    "words of others, by what they are not": "SELECT rowid FROM complaint_search"
    " WHERE complaint_search MATCH 'lampu NOT x'",
    "words as a function": "SELECT rowid FROM complaint_search('gajah')",
    "rows of the index": "SELECT rowid FROM complaint_search",
    "words of others: rank": "SELECT rank FROM complaint_search WHERE complaint_search MATCH 'jalan OR gajah'",
    "words of others: bm25": "SELECT bm25(complaint_search) FROM complaint_search WHERE complaint_search MATCH 'lampu'",
    "words of others: snippet": "SELECT snippet(complaint_search, 1, '', '', '', 9) FROM complaint_search"
    " WHERE complaint_search MATCH 'lampu'",
    "words of others: highlight": "SELECT highlight(complaint_search, 1, '', '') FROM main.complaint_search"
    " WHERE complaint_search MATCH 'lampu'",
    "where the index keeps its words": "SELECT segid, term, pgno FROM main.complaint_search_idx",
    "where the index keeps its pages": "SELECT block FROM complaint_search_data",
    "where the index keeps its sizes": "SELECT * FROM complaint_search_docsize",
    "the highest keys": "SELECT name, seq FROM sqlite_sequence",
    "an error that tells of words": "SELECT id FROM complaint WHERE abs(CASE WHEN title = 'gajah'"
    " THEN -9223372036854775807 - 1 ELSE 1 END)",
    "an error that tells of the timeline": "SELECT id FROM event WHERE abs(CASE WHEN instr(data, 'gajah')"
    " THEN -9223372036854775807 - 1 ELSE 1 END) > 0",
    "an error of a sum that tells": "SELECT sum(CASE WHEN title = 'gajah' THEN 9223372036854775807 ELSE 0 END)"
    " FROM complaint, (SELECT 1 UNION ALL SELECT 2)",
    "an error of JSON that tells": "SELECT id FROM complaint WHERE json(CASE title WHEN 'gajah' THEN '{' ELSE '1' END)",
    "an error of LIKE that tells": "SELECT id FROM complaint WHERE 'a' LIKE 'a' ESCAPE CASE title WHEN 'gajah' THEN ''"
    " ELSE '!' END",
    "an error of the search that tells": "SELECT rowid FROM complaint_search WHERE complaint_search MATCH 'gajah'"
    " AND abs(CASE WHEN rowid > 0 THEN -9223372036854775807 - 1 ELSE 1 END)",
    "rows made of JSON": "SELECT value FROM json_each((SELECT json_group_array(title) FROM main.complaint))",
    "a tree made of JSON": "SELECT atom FROM json_tree((SELECT json_group_object(id, body) FROM main.complaint))",
}
"""Questions; without a wall each tells of other agencies."""

SCHEMA = {
    "the tables' names": "SELECT name, sql FROM sqlite_master",
    "the tables' names, by the newer word": "SELECT name, sql FROM main.sqlite_schema",
    "the wall's names": "SELECT count(*), max(name) FROM sqlite_temp_master",
    "the wall's names, by the newer word": "SELECT name, sql FROM temp.sqlite_schema WHERE name GLOB 'wall*'",
    "names by a pragma": "PRAGMA table_list",
    "names by a pragma's table": "SELECT name FROM pragma_table_list",
    "columns by a pragma's table": "SELECT name FROM pragma_table_info('account')",
    "where the file is": "PRAGMA database_list",
    "the plan": "EXPLAIN QUERY PLAN SELECT * FROM complaint",
    "the plan, in two words": "QUERY PLAN SELECT * FROM complaint",
    "the program": "EXPLAIN SELECT * FROM complaint",
    "the program behind a remark": "/* EXPLAIN */ -- EXPLAIN\n EXPLAIN SELECT count(*) FROM complaint GROUP BY id",
    "the wall's own count": "SELECT wall_wrote(5, 5)",
    "the wall taken down": "DROP VIEW temp.complaint",
    "the wall built over": "CREATE TEMP VIEW complaint AS SELECT * FROM main.complaint",
    "the wall rewritten": "DELETE FROM sqlite_temp_master",
    "a library": "SELECT load_extension('evil')",
    "a file read": "SELECT readfile('/etc/passwd')",
    "a file written": "SELECT writefile('x', 'y')",
    "the file's pages": "SELECT * FROM sqlite_dbpage",
    "the statistics of pages": "SELECT * FROM dbstat",
    "two statements": "SELECT 1; SELECT title FROM main.complaint",
}
"""What is aimed at the base or the wall itself."""

WRITING = {
    "a foreign row changed": "UPDATE main.complaint SET title = 'x' WHERE id = 2",
    "a foreign row changed, by the view": "UPDATE complaint SET returns = 2 WHERE id = 2",
    "all rows changed": "UPDATE complaint SET version = 99",
    "a title changed": "UPDATE complaint SET title = 'x'",
    "a title changed beside the state": "UPDATE complaint SET title = 'x', version = 9 WHERE id = 1",
    "a foreign row told while changed": "UPDATE main.complaint SET version = version + 1 RETURNING title",
    "an own row filled with a foreign one": "UPDATE complaint SET returns = f.id FROM main.complaint f WHERE f.id = 2",
    "an own draft filled with a foreign row": "UPDATE form_draft SET body ="
    " (SELECT title FROM main.complaint WHERE id = 2)",
    "a foreign row taken over": "UPDATE complaint SET agency_id = 1 WHERE id = 2",
    "an own row given away": "UPDATE complaint SET agency_id = 2 WHERE id = 1",
    "a foreign row deleted": "DELETE FROM main.form_draft WHERE account_id = 5",
    "foreign drafts deleted": "DELETE FROM form_draft WHERE account_id <> 4",
    "foreign drafts deleted behind a named query": "WITH f AS (SELECT 4)"
    " DELETE FROM form_draft WHERE account_id NOT IN f",
    "a draft in another's name": "INSERT INTO form_draft (account_id, form, body, at) VALUES (5, 'x', 'y', 1)",
    "another's draft put aside": "INSERT OR REPLACE INTO form_draft (id, account_id, form, body, at)"
    " VALUES (2, 4, 'x' || 'y', 'y', 1) RETURNING (SELECT count(*) FROM main.form_draft)",
    "another's draft met by its key": "INSERT INTO form_draft (account_id, form, body, at)"
    " SELECT account_id, form, 'y', 1 FROM main.form_draft WHERE account_id = 5"
    " ON CONFLICT (account_id, form) DO UPDATE SET body = 'z'",
    "a draft made of a foreign row": "INSERT INTO form_draft (account_id, form, body, at)"
    " SELECT 4, 'x', title, 1 FROM main.complaint WHERE id = 2",
    "a foreign deadline put aside": "INSERT OR REPLACE INTO deadline"
    " (complaint_id, referral_id, owner_key, clock, level, due_at, state)"
    " VALUES (1, 1, 'referral:2', 'reply', 1, 1, 'pending')",
    "a foreign deadline stopped": "UPDATE deadline SET due_at = 1 WHERE complaint_id = 2",
    "a foreign answer": "INSERT INTO answer (referral_id, complaint_id, account_id, body, kind, at, review, client_key)"
    " VALUES (2, 2, 4, 'x', 'final', 1, 'pending', 'k')",
    "an own answer accepted by oneself": "INSERT INTO answer (referral_id, complaint_id, account_id, body, kind, at,"
    " review, client_key) VALUES (1, 1, 4, 'x', 'final', 1, 'accepted', 'k')",
    "a referral of one's own making": "INSERT INTO referral (complaint_id, cycle, agency_id, forwarded_at, closed_at,"
    " outcome) VALUES (2, 1, 1, 1, 1, 'undone')",
    "an entry in another's name": "INSERT INTO event (complaint_id, at, account_id, role, kind, data, prev, hash)"
    " SELECT 1, 1, 1, 'operator', 'accepted', '{}', hash, 'x' FROM event_head",
    "an entry about a foreign complaint": "INSERT INTO event (complaint_id, at, account_id, role, kind, data, prev,"
    " hash) SELECT 2, 1, 4, 'officer', 'noted', '{}', hash, 'x' FROM event_head",
    "an entry beside the chain": "INSERT INTO event (complaint_id, at, account_id, role, kind, data, prev, hash)"
    " VALUES (1, 1, 4, 'officer', 'noted', '{}', 'x', 'y')",
    "an entry in another one's place": "INSERT OR REPLACE INTO event (complaint_id, at, account_id, role, kind, data,"
    " prev, hash) SELECT 1, 1, 4, 'officer', 'noted', '{}', hash, hash FROM event_head",
    "an entry with a hash that is not its own": "INSERT INTO event (complaint_id, at, account_id, role, kind,"
    " data, prev, hash) SELECT 1, 1, 4, 'officer', 'noted', '{}', hash, 'x' FROM event_head",
    "a role": "UPDATE account SET role = 'supervisor', agency_id = NULL WHERE id = 4",
    "another's password": "UPDATE account SET password_hash = '' WHERE id = 5",
    "another's session ended": "UPDATE session SET revoked_at = 1",
    "a session in another's name": "INSERT INTO session (token_hash, account_id, created_at, expires_at)"
    " VALUES ('x', 1, 1, 2)",
    "a key for another's account": "INSERT INTO ssh_key (account_id, fingerprint, public_key, added_at)"
    " VALUES (1, 'SHA256:x', 'ssh-ed25519 x', 1)",
    "a switch": "INSERT INTO control (key, value, at) VALUES ('x', '1', 1)",
    "the index emptied": "INSERT INTO complaint_search (complaint_search) VALUES ('delete')",
    "the index built anew": "INSERT INTO main.complaint_search (complaint_search) VALUES ('rebuild')",
    "the index merged": "INSERT INTO complaint_search (complaint_search) VALUES ('optimize')",
    "the index's own table": "DELETE FROM complaint_search_idx",
    "a view of one's own": "CREATE TEMP VIEW mine AS SELECT * FROM main.complaint",
    "a view in a missing one's place": "CREATE TEMP VIEW inbound AS SELECT * FROM main.inbound",
    "a view in the file": "CREATE VIEW mine AS SELECT * FROM complaint",
    "a table of foreign rows": "CREATE TEMP TABLE mine AS SELECT * FROM main.complaint",
    "a trigger of one's own": "CREATE TEMP TRIGGER mine AFTER UPDATE ON main.complaint"
    " BEGIN UPDATE main.complaint SET title = 'x'; END",
    "a trigger in the file": "CREATE TRIGGER mine AFTER INSERT ON change BEGIN DELETE FROM hit; END",
    "an index": "CREATE INDEX mine ON complaint (body)",
    "the words of the index": "CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', 'complaint_search', 'row')",
    "the file's view taken down": "DROP VIEW main.merger",
    "a table taken down": "DROP TABLE main.hit",
    "a trigger taken down": "DROP TRIGGER main.event_no_update",
    "a table renamed": "ALTER TABLE main.hit RENAME TO mine",
    "a column added": "ALTER TABLE main.complaint ADD COLUMN mine TEXT",
    "the file once more": "ATTACH '%(file)s' AS again",
    "a copy of the file": "VACUUM INTO '%(file)s.copy'",
    "the file packed": "VACUUM",
    "statistics": "ANALYZE",
    "indexes built anew": "REINDEX",
    "PRAGMA writable_schema": "PRAGMA writable_schema = 1",
    "PRAGMA query_only": "PRAGMA query_only = 1",
    "PRAGMA trusted_schema": "PRAGMA trusted_schema = 1",
    "PRAGMA foreign_keys": "PRAGMA foreign_keys = 0",
    "PRAGMA recursive_triggers": "PRAGMA recursive_triggers = 0",
    "PRAGMA journal_mode": "PRAGMA journal_mode = delete",
    "PRAGMA user_version": "PRAGMA user_version = 7",
    "PRAGMA data_version with a value": "PRAGMA data_version = 7",
}
"""What changes something, or makes it possible to."""
