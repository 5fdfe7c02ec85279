-- Rows of the tables that came with 0004: a text that stands, one that was erased, an anchor. Frozen.
INSERT INTO event_text (id, event_id, name, salt, content, erased_at) VALUES (1, 1, 'text', 'garam', 'Catatan: ñ é 漢.', NULL)
;;
INSERT INTO event_text (id, event_id, name, salt, content, erased_at) VALUES (2, 2, 'before.complaint.reject_reason', '', '', 1791158400000)
;;
INSERT INTO anchor (id, day, at, event_id, count, hash, public_key, signature, filed_at, mailed_at) VALUES (1, '2026-10-05', 1791158400000, 3, 3, 'aa', 'bb', 'cc', 1791158400001, NULL)
;;
