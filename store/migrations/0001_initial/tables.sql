-- Every table of the first schema. {pk} is the dialect's generated key. Statements end with ;; on a line of its own.
CREATE TABLE district (id {pk}, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL)
;;
CREATE TABLE ward (
    id {pk}, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
    district_id BIGINT NOT NULL REFERENCES district (id), postal_code TEXT NOT NULL DEFAULT ''
)
;;
CREATE TABLE agency (
    id {pk}, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL DEFAULT 'dinas',
    active BOOLEAN NOT NULL DEFAULT TRUE, version INTEGER NOT NULL DEFAULT 1
)
;;
CREATE TABLE officer (
    id {pk}, agency_id BIGINT NOT NULL REFERENCES agency (id), name TEXT NOT NULL,
    phone TEXT NOT NULL DEFAULT '', email TEXT NOT NULL DEFAULT '',
    active BOOLEAN NOT NULL DEFAULT TRUE, created_at BIGINT NOT NULL
)
;;
CREATE TABLE citizen (
    id {pk}, identity TEXT NOT NULL, phone_index TEXT NOT NULL DEFAULT '',
    ward_id BIGINT REFERENCES ward (id), consent_at BIGINT, consent_text TEXT NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL, erased_at BIGINT, CHECK (erased_at IS NULL OR (identity = '' AND phone_index = ''))
)
;;
CREATE TABLE citizen_key (
    id {pk}, citizen_id BIGINT NOT NULL UNIQUE REFERENCES citizen (id), wrapped TEXT NOT NULL
)
;;
CREATE TABLE account (
    id {pk},
    role TEXT NOT NULL CHECK (role IN ('operator', 'supervisor', 'viewer', 'officer', 'citizen')),
    login TEXT NOT NULL UNIQUE, name TEXT NOT NULL, phone TEXT NOT NULL DEFAULT '', password_hash TEXT NOT NULL DEFAULT '',
    agency_id BIGINT REFERENCES agency (id), citizen_id BIGINT UNIQUE REFERENCES citizen (id),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'disabled')),
    must_change BOOLEAN NOT NULL DEFAULT FALSE,
    created_at BIGINT NOT NULL,
    CHECK ((role = 'officer') = (agency_id IS NOT NULL)),
    CHECK ((role = 'citizen') = (citizen_id IS NOT NULL))
)
;;
CREATE TABLE session (
    id {pk}, token_hash TEXT NOT NULL UNIQUE, account_id BIGINT NOT NULL REFERENCES account (id),
    kind TEXT NOT NULL DEFAULT 'web', created_at BIGINT NOT NULL, expires_at BIGINT NOT NULL, revoked_at BIGINT
)
;;
CREATE TABLE ssh_key (
    id {pk}, account_id BIGINT NOT NULL REFERENCES account (id), fingerprint TEXT NOT NULL UNIQUE,
    public_key TEXT NOT NULL, comment TEXT NOT NULL DEFAULT '', added_at BIGINT NOT NULL, revoked_at BIGINT
)
;;
CREATE TABLE login_attempt (
    id {pk}, at BIGINT NOT NULL, login_digest TEXT NOT NULL, source TEXT NOT NULL DEFAULT '', ok BOOLEAN NOT NULL
)
;;
CREATE TABLE hit (id {pk}, action TEXT NOT NULL, source TEXT NOT NULL, at BIGINT NOT NULL)
;;
CREATE TABLE category (
    id {pk}, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL, agency_id BIGINT REFERENCES agency (id)
)
;;
CREATE TABLE complaint (
    id {pk}, number TEXT NOT NULL UNIQUE, citizen_id BIGINT NOT NULL REFERENCES citizen (id),
    category_id BIGINT REFERENCES category (id), title TEXT NOT NULL, body TEXT NOT NULL, place TEXT NOT NULL DEFAULT '',
    ward_id BIGINT REFERENCES ward (id),
    channel TEXT NOT NULL CHECK (channel IN ('portal', 'counter', 'phone', 'whatsapp', 'lapor', 'import')),
    privacy TEXT NOT NULL CHECK (privacy IN ('public', 'anonymous', 'secret')),
    client_key TEXT NOT NULL UNIQUE, secret_hash TEXT NOT NULL, external_id TEXT UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('new', 'needs_data', 'forwarded', 'returned', 'answered', 'in_progress',
        'closed', 'reopened', 'referred', 'merged', 'rejected')),
    agency_id BIGINT REFERENCES agency (id),
    clock TEXT CHECK (clock IN ('forward', 'reply', 'review', 'promise', 'data')), due_at BIGINT,
    cycle INTEGER NOT NULL DEFAULT 1, handovers INTEGER NOT NULL DEFAULT 0, returns INTEGER NOT NULL DEFAULT 0,
    merged_into_id BIGINT REFERENCES complaint (id),
    reject_reason TEXT NOT NULL DEFAULT '', reject_by_id BIGINT REFERENCES account (id), referred_to TEXT NOT NULL DEFAULT '',
    rating INTEGER CHECK (rating BETWEEN 1 AND 5),
    received_at BIGINT NOT NULL, answered_at BIGINT, closed_at BIGINT, updated_at BIGINT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    CHECK ((state IN ('closed', 'referred', 'merged', 'rejected')) = (due_at IS NULL)),
    CHECK ((due_at IS NULL) = (clock IS NULL)),
    CHECK (CASE clock WHEN 'forward' THEN state IN ('new', 'returned', 'reopened') WHEN 'reply' THEN state = 'forwarded'
        WHEN 'review' THEN state = 'answered' WHEN 'promise' THEN state = 'in_progress'
        WHEN 'data' THEN state = 'needs_data' ELSE TRUE END),
    CHECK ((state IN ('closed', 'referred', 'merged', 'rejected')) = (closed_at IS NOT NULL)),
    CHECK ((state = 'merged') = (merged_into_id IS NOT NULL))
)
;;
CREATE TABLE attachment (
    id {pk}, owner_kind TEXT NOT NULL CHECK (owner_kind IN ('complaint', 'answer', 'visit', 'article')),
    owner_id BIGINT NOT NULL, sha256 TEXT NOT NULL, size BIGINT NOT NULL, mime TEXT NOT NULL, name TEXT NOT NULL,
    created_at BIGINT NOT NULL, UNIQUE (owner_kind, owner_id, sha256)
)
;;
CREATE TABLE referral (
    id {pk}, complaint_id BIGINT NOT NULL REFERENCES complaint (id), cycle INTEGER NOT NULL,
    agency_id BIGINT NOT NULL REFERENCES agency (id), note TEXT NOT NULL DEFAULT '', forwarded_at BIGINT NOT NULL,
    submitted_at BIGINT, accepted_at BIGINT, closed_at BIGINT,
    outcome TEXT CHECK (outcome IN ('answered', 'returned', 'transferred', 'withdrawn', 'undone')),
    account_id BIGINT REFERENCES account (id),
    CHECK ((closed_at IS NULL) = (outcome IS NULL))
)
;;
CREATE TABLE answer (
    id {pk}, referral_id BIGINT NOT NULL REFERENCES referral (id), complaint_id BIGINT NOT NULL REFERENCES complaint (id),
    account_id BIGINT NOT NULL REFERENCES account (id), body TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('final', 'interim')), promise_at BIGINT, at BIGINT NOT NULL,
    review TEXT NOT NULL CHECK (review IN ('pending', 'accepted', 'sent_back', 'withdrawn')),
    reviewed_at BIGINT, reviewer_id BIGINT REFERENCES account (id), reason TEXT NOT NULL DEFAULT '',
    client_key TEXT NOT NULL UNIQUE,
    CHECK ((kind = 'interim') = (promise_at IS NOT NULL))
)
;;
CREATE TABLE event (
    id {pk}, complaint_id BIGINT REFERENCES complaint (id), at BIGINT NOT NULL, account_id BIGINT REFERENCES account (id),
    role TEXT NOT NULL, kind TEXT NOT NULL, data TEXT NOT NULL, prev TEXT NOT NULL UNIQUE, hash TEXT NOT NULL UNIQUE
)
;;
CREATE TABLE deadline (
    id {pk}, complaint_id BIGINT NOT NULL REFERENCES complaint (id), referral_id BIGINT REFERENCES referral (id),
    owner_key TEXT NOT NULL, clock TEXT NOT NULL CHECK (clock IN ('forward', 'reply', 'review', 'promise', 'data')),
    level INTEGER NOT NULL CHECK (level IN (1, 2)), due_at BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'fired', 'cancelled', 'superseded')),
    fired_at BIGINT, late_ms BIGINT, UNIQUE (owner_key, clock, level),
    CHECK ((fired_at IS NULL) = (state IN ('pending', 'cancelled')))
)
;;
CREATE TABLE message (
    id {pk}, key TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('whatsapp', 'email', 'call')),
    agency_id BIGINT REFERENCES agency (id), officer_id BIGINT REFERENCES officer (id), account_id BIGINT REFERENCES account (id),
    recipient TEXT NOT NULL DEFAULT '', template TEXT NOT NULL, params TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'leased', 'sending', 'accepted', 'sent', 'delivered', 'read',
        'unknown', 'failed', 'dead', 'cancelled', 'task', 'done')),
    attempts INTEGER NOT NULL DEFAULT 0, repeats INTEGER NOT NULL DEFAULT 0, next_at BIGINT NOT NULL,
    lease_token TEXT NOT NULL DEFAULT '', lease_until BIGINT, provider_id TEXT NOT NULL DEFAULT '',
    last_error TEXT NOT NULL DEFAULT '', created_at BIGINT NOT NULL,
    sent_at BIGINT, delivered_at BIGINT, read_at BIGINT, acknowledged_at BIGINT
)
;;
CREATE TABLE message_complaint (
    id {pk}, message_id BIGINT NOT NULL REFERENCES message (id), complaint_id BIGINT NOT NULL REFERENCES complaint (id),
    deadline_id BIGINT REFERENCES deadline (id), UNIQUE (message_id, complaint_id)
)
;;
CREATE TABLE attempt (
    id {pk}, message_id BIGINT NOT NULL REFERENCES message (id), number INTEGER NOT NULL, token TEXT NOT NULL,
    started_at BIGINT NOT NULL, ended_at BIGINT, result TEXT NOT NULL DEFAULT '', code INTEGER,
    detail TEXT NOT NULL DEFAULT '', UNIQUE (message_id, number)
)
;;
CREATE TABLE inbound (
    id {pk}, received_at BIGINT NOT NULL, source TEXT NOT NULL, digest TEXT NOT NULL, raw TEXT NOT NULL,
    processed_at BIGINT, problem TEXT NOT NULL DEFAULT ''
)
;;
CREATE TABLE receipt (
    id {pk}, dedupe_key TEXT NOT NULL UNIQUE, provider_id TEXT NOT NULL, status TEXT NOT NULL, at BIGINT NOT NULL,
    inbound_id BIGINT NOT NULL REFERENCES inbound (id), message_id BIGINT REFERENCES message (id),
    complaint_id BIGINT REFERENCES complaint (id), sender TEXT NOT NULL DEFAULT '',
    detail TEXT NOT NULL DEFAULT ''
)
;;
CREATE TABLE visit (
    id {pk}, referral_id BIGINT NOT NULL REFERENCES referral (id),
    complaint_id BIGINT NOT NULL REFERENCES complaint (id), agency_id BIGINT NOT NULL REFERENCES agency (id),
    deadline_id BIGINT REFERENCES deadline (id), created_at BIGINT NOT NULL, due_at BIGINT NOT NULL, visit_on TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('planned', 'done', 'cancelled')), assignee TEXT NOT NULL DEFAULT '',
    met TEXT NOT NULL DEFAULT '', found TEXT NOT NULL DEFAULT '', promise_on TEXT NOT NULL DEFAULT '', done_at BIGINT,
    account_id BIGINT REFERENCES account (id), version INTEGER NOT NULL DEFAULT 1
)
;;
CREATE TABLE article (
    id {pk}, kind TEXT NOT NULL CHECK (kind IN ('news', 'program', 'outreach', 'regulation')), slug TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL, summary TEXT NOT NULL DEFAULT '', body TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'scheduled', 'published', 'withdrawn')),
    publish_at BIGINT, published_at BIGINT, author_id BIGINT REFERENCES account (id),
    place TEXT NOT NULL DEFAULT '', event_on TEXT NOT NULL DEFAULT '',
    reg_type TEXT NOT NULL DEFAULT '', reg_number TEXT NOT NULL DEFAULT '', reg_year INTEGER, reg_status TEXT NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, version INTEGER NOT NULL DEFAULT 1
)
;;
CREATE TABLE report (
    id {pk}, month TEXT NOT NULL, edition INTEGER NOT NULL, figures TEXT NOT NULL, sha256 TEXT NOT NULL,
    cutoff_at BIGINT NOT NULL, created_at BIGINT NOT NULL, account_id BIGINT REFERENCES account (id), UNIQUE (month, edition)
)
;;
CREATE TABLE policy (id {pk}, valid_from BIGINT NOT NULL UNIQUE, data TEXT NOT NULL, created_at BIGINT NOT NULL)
;;
CREATE TABLE holiday (id {pk}, day TEXT NOT NULL UNIQUE, name TEXT NOT NULL)
;;
CREATE TABLE control (
    id {pk}, key TEXT NOT NULL UNIQUE, value TEXT NOT NULL, at BIGINT NOT NULL, account_id BIGINT REFERENCES account (id)
)
;;
CREATE TABLE job_run (id {pk}, job TEXT NOT NULL, period TEXT NOT NULL, at BIGINT NOT NULL, UNIQUE (job, period))
;;
CREATE TABLE heartbeat (
    id {pk}, instance TEXT NOT NULL UNIQUE, host TEXT NOT NULL, pid INTEGER NOT NULL, at BIGINT NOT NULL,
    started_at BIGINT NOT NULL, version TEXT NOT NULL DEFAULT ''
)
;;
CREATE TABLE change (
    seq {pk}, at BIGINT NOT NULL, entity TEXT NOT NULL, entity_id BIGINT NOT NULL, agency_id BIGINT
)
;;
CREATE TABLE counter (id {pk}, name TEXT NOT NULL UNIQUE, next BIGINT NOT NULL)
;;
CREATE TABLE form_draft (
    id {pk}, account_id BIGINT NOT NULL REFERENCES account (id), form TEXT NOT NULL, body TEXT NOT NULL, at BIGINT NOT NULL,
    UNIQUE (account_id, form)
)
;;
