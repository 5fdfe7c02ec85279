-- What only SQLite has: FTS5 kept in step by triggers, and the append-only triggers.
-- A beginning of 2 to 10 letters has its own index: without one, all rows of every word that begins so are merged first.
CREATE VIRTUAL TABLE complaint_search USING fts5 (
    number, title, body, place, content = 'complaint', content_rowid = 'id', tokenize = 'unicode61', prefix = '2 3 4 5 6 7 8 9 10'
)
;;
CREATE TRIGGER complaint_search_insert AFTER INSERT ON complaint BEGIN
    INSERT INTO complaint_search (rowid, number, title, body, place) VALUES (new.id, new.number, new.title, new.body, new.place);
END
;;
CREATE TRIGGER complaint_search_update AFTER UPDATE OF number, title, body, place ON complaint
WHEN (old.number, old.title, old.body, old.place) <> (new.number, new.title, new.body, new.place) BEGIN
    INSERT INTO complaint_search (complaint_search, rowid, number, title, body, place)
        VALUES ('delete', old.id, old.number, old.title, old.body, old.place);
    INSERT INTO complaint_search (rowid, number, title, body, place) VALUES (new.id, new.number, new.title, new.body, new.place);
END
;;
CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'event is append-only'); END
;;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'event is append-only'); END
;;
CREATE TRIGGER complaint_no_delete BEFORE DELETE ON complaint BEGIN SELECT RAISE(ABORT, 'a complaint is never deleted'); END
;;
