-- Rows of the tables that came with 0008: a second step in force, recovery codes, requests of each kind. Frozen.
INSERT INTO totp (id, account_id, sealed, last_step, created_at, confirmed_at) VALUES (1, 1, 'aa', 59705280, 1791158400000, 1791158460000)
;;
INSERT INTO totp_code (id, account_id, digest, used_at) VALUES (1, 1, '#aa', NULL)
;;
INSERT INTO totp_code (id, account_id, digest, used_at) VALUES (2, 1, '#bb', 1791158500000)
;;
INSERT INTO data_request (id, citizen_id, kind, note, received_at, due_at, closed_at, outcome, reply) VALUES (1, 1, 'access', 'Apa yang disimpan? ñ 漢', 1791158400000, 1791417600000, NULL, '', '')
;;
INSERT INTO data_request (id, citizen_id, kind, note, received_at, due_at, closed_at, outcome, reply) VALUES (2, 1, 'correction', 'Nama salah tulis', 1791158400000, 1791417600000, 1791158500000, 'done', 'Sudah diperbaiki')
;;
INSERT INTO data_request (id, citizen_id, kind, note, received_at, due_at, closed_at, outcome, reply) VALUES (3, 1, 'erasure', 'Hapus', 1791158400000, 1791417600000, 1791158500000, 'refused', 'Pengaduan masih berjalan')
;;
