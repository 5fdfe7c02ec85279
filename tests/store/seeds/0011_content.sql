-- Rows of what 0011 made anew: an article of each kind and state, one with a reason, and a complaint's link. Frozen.
INSERT INTO article (id, kind, slug, title, body, state, publish_at, published_at, created_at, updated_at, reason) VALUES (9001, 'news', 'ditinjau', 'Ditinjau ñ 漢', 'Isi', 'review', NULL, NULL, 1791158400000, 1791158400000, '')
;;
INSERT INTO article (id, kind, slug, title, body, state, publish_at, published_at, created_at, updated_at, reason) VALUES (9002, 'program', 'diarsipkan', 'Diarsipkan', 'Isi', 'archived', 1791158400000, 1791158400000, 1791158400000, 1791158500000, '')
;;
INSERT INTO article (id, kind, slug, title, body, state, publish_at, published_at, created_at, updated_at, reason) VALUES (9003, 'outreach', 'ditarik', 'Ditarik', 'Isi', 'withdrawn', 1791158400000, 1791158400000, 1791158400000, 1791158500000, 'Tanggalnya keliru')
;;
INSERT INTO article (id, kind, slug, title, body, state, publish_at, published_at, created_at, updated_at, reason) VALUES (9004, 'regulation', 'rancangan', 'Rancangan', 'Isi', 'draft', NULL, NULL, 1791158400000, 1791158400000, 'Pasal 3 belum benar')
;;
INSERT INTO article (id, kind, slug, title, body, state, publish_at, published_at, created_at, updated_at, reason) VALUES (9005, 'news', 'terjadwal', 'Terjadwal', 'Isi', 'scheduled', 1891158400000, NULL, 1791158400000, 1791158400000, '')
;;
INSERT INTO article (id, kind, slug, title, body, state, publish_at, published_at, created_at, updated_at, reason) VALUES (9006, 'news', 'terbit', 'Terbit', 'Isi', 'published', 1791158400000, 1791158400000, 1791158400000, 1791158400000, '')
;;
INSERT INTO article_link (id, article_id, complaint_id, created_at, account_id) VALUES (1, 9006, 1, 1791158400000, 1)
;;
