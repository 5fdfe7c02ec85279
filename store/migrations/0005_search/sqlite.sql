DROP TRIGGER complaint_search_insert
;;
DROP TRIGGER complaint_search_update
;;
DROP TABLE complaint_search
;;
CREATE VIEW complaint_text AS
    SELECT c.id, c.number, c.title, c.body, c.place, coalesce(w.name || ' ' || d.name, '') AS ward
    FROM complaint c LEFT JOIN ward w ON w.id = c.ward_id LEFT JOIN district d ON d.id = w.district_id
;;
-- A beginning of 2 to 10 letters has its own index: without one, all rows of every word that begins so are merged first.
CREATE VIRTUAL TABLE complaint_search USING fts5 (
    number, title, body, place, ward,
    content = 'complaint_text', content_rowid = 'id', tokenize = 'unicode61', prefix = '2 3 4 5 6 7 8 9 10'
)
;;
CREATE TRIGGER complaint_search_insert AFTER INSERT ON complaint BEGIN
    INSERT INTO complaint_search (rowid, number, title, body, place, ward)
        SELECT id, number, title, body, place, ward FROM complaint_text WHERE id = new.id;
END
;;
CREATE TRIGGER complaint_search_update AFTER UPDATE OF number, title, body, place, ward_id ON complaint
WHEN (old.number, old.title, old.body, old.place, coalesce(old.ward_id, 0))
    <> (new.number, new.title, new.body, new.place, coalesce(new.ward_id, 0)) BEGIN
    INSERT INTO complaint_search (complaint_search, rowid, number, title, body, place, ward)
        VALUES ('delete', old.id, old.number, old.title, old.body, old.place, coalesce((
            SELECT w.name || ' ' || d.name FROM ward w JOIN district d ON d.id = w.district_id WHERE w.id = old.ward_id
        ), ''));
    INSERT INTO complaint_search (rowid, number, title, body, place, ward)
        SELECT id, number, title, body, place, ward FROM complaint_text WHERE id = new.id;
END
;;
INSERT INTO complaint_search (complaint_search) VALUES ('rebuild')
;;
