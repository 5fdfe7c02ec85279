-- Indexes of the first schema. Each serves a query that stands in the store; a list costs what it shows.
CREATE INDEX citizen_phone ON citizen (phone_index)
;;
CREATE INDEX session_account ON session (account_id)
;;
CREATE INDEX ssh_key_account ON ssh_key (account_id)
;;
CREATE INDEX officer_agency ON officer (agency_id)
;;
CREATE INDEX login_attempt_login ON login_attempt (login_digest, at)
;;
CREATE INDEX login_attempt_source ON login_attempt (source, at)
;;
CREATE INDEX hit_recent ON hit (action, source, at)
;;
CREATE INDEX hit_old ON hit (at)
;;
CREATE INDEX complaint_newest ON complaint (received_at, id)
;;
CREATE INDEX complaint_state ON complaint (state, received_at, id)
;;
CREATE INDEX complaint_agency ON complaint (agency_id, received_at, id)
;;
CREATE INDEX complaint_agency_state ON complaint (agency_id, state, received_at, id)
;;
CREATE INDEX complaint_ward ON complaint (ward_id, received_at, id)
;;
CREATE INDEX complaint_due ON complaint (due_at, id) WHERE due_at IS NOT NULL
;;
CREATE INDEX complaint_agency_due ON complaint (agency_id, due_at, id) WHERE due_at IS NOT NULL
;;
CREATE INDEX complaint_clock_due ON complaint (clock, due_at, id) WHERE due_at IS NOT NULL
;;
CREATE INDEX complaint_citizen ON complaint (citizen_id, received_at, id)
;;
CREATE INDEX complaint_closed ON complaint (closed_at) WHERE closed_at IS NOT NULL
;;
CREATE INDEX complaint_merged ON complaint (merged_into_id) WHERE merged_into_id IS NOT NULL
;;
CREATE UNIQUE INDEX referral_open ON referral (complaint_id) WHERE closed_at IS NULL
;;
CREATE INDEX referral_complaint ON referral (complaint_id, id)
;;
CREATE INDEX referral_agency ON referral (agency_id, forwarded_at, id)
;;
CREATE INDEX referral_forwarded ON referral (forwarded_at)
;;
CREATE INDEX referral_ended ON referral (outcome, closed_at) WHERE outcome IS NOT NULL
;;
CREATE UNIQUE INDEX answer_pending ON answer (referral_id) WHERE review = 'pending'
;;
CREATE INDEX answer_complaint ON answer (complaint_id, id)
;;
CREATE INDEX event_complaint ON event (complaint_id, id)
;;
CREATE INDEX event_kind ON event (kind, at)
;;
CREATE INDEX deadline_pending ON deadline (due_at, id) WHERE state = 'pending'
;;
CREATE INDEX deadline_complaint ON deadline (complaint_id, id)
;;
CREATE INDEX deadline_reply_due ON deadline (due_at) WHERE clock = 'reply' AND level = 1
;;
CREATE INDEX deadline_fired ON deadline (fired_at) WHERE fired_at IS NOT NULL
;;
CREATE INDEX message_open ON message (next_at, id) WHERE state IN ('queued', 'leased', 'sending', 'unknown', 'failed')
;;
CREATE INDEX message_recipient_open ON message (recipient, id) WHERE state IN ('queued', 'leased', 'sending', 'unknown', 'failed')
;;
CREATE INDEX message_provider ON message (provider_id) WHERE provider_id <> ''
;;
CREATE INDEX message_task ON message (id) WHERE state IN ('dead', 'task')
;;
CREATE INDEX message_state ON message (state, id)
;;
CREATE INDEX message_agency ON message (agency_id, id)
;;
CREATE INDEX message_created ON message (created_at, id)
;;
CREATE INDEX message_complaint_complaint ON message_complaint (complaint_id, message_id)
;;
CREATE INDEX attempt_message ON attempt (message_id, number)
;;
CREATE INDEX inbound_unprocessed ON inbound (id) WHERE processed_at IS NULL
;;
CREATE INDEX receipt_provider ON receipt (provider_id)
;;
CREATE INDEX receipt_message ON receipt (message_id, at)
;;
CREATE INDEX receipt_complaint ON receipt (complaint_id) WHERE complaint_id IS NOT NULL
;;
CREATE INDEX receipt_orphan ON receipt (id)
    WHERE message_id IS NULL AND complaint_id IS NULL AND status IN ('replied', 'tapped')
;;
CREATE UNIQUE INDEX visit_planned ON visit (referral_id) WHERE state = 'planned'
;;
CREATE INDEX visit_day ON visit (state, visit_on, id)
;;
CREATE INDEX visit_agency ON visit (agency_id, state, visit_on, id)
;;
CREATE INDEX visit_complaint ON visit (complaint_id)
;;
CREATE INDEX visit_created ON visit (created_at)
;;
CREATE INDEX article_kind ON article (kind, publish_at, id)
;;
CREATE INDEX article_scheduled ON article (publish_at) WHERE state = 'scheduled'
;;
CREATE INDEX attachment_owner ON attachment (owner_kind, owner_id)
;;
