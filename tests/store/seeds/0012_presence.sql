-- Rows of the table that came with 0012: somebody of Humas and of an agency, at everything one can do. Frozen.
INSERT INTO presence (id, token, account_id, agency_id, complaint_id, doing, seen_at) VALUES (1, 'aa', 1, NULL, 1, 'reading', 1791158400000)
;;
INSERT INTO presence (id, token, account_id, agency_id, complaint_id, doing, seen_at) VALUES (2, 'bb', 1, NULL, 1, 'writing', 1791158400000)
;;
INSERT INTO presence (id, token, account_id, agency_id, complaint_id, doing, seen_at) VALUES (3, 'cc', 1, 1, 1, 'answering', 1791158400000)
;;
INSERT INTO presence (id, token, account_id, agency_id, complaint_id, doing, seen_at) VALUES (4, 'dd', 1, NULL, 1, 'forwarding', 1791158400000)
;;
