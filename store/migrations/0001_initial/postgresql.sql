-- What only PostgreSQL has: a stored text-search column, and the append-only triggers.
ALTER TABLE complaint ADD COLUMN search tsvector GENERATED ALWAYS AS (
    to_tsvector('simple', number || ' ' || title || ' ' || body || ' ' || place)
) STORED
;;
CREATE INDEX complaint_search ON complaint USING gin (search)
;;
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' is append-only';
END $$
;;
CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION refuse_change()
;;
CREATE TRIGGER event_no_truncate BEFORE TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
;;
CREATE TRIGGER complaint_no_delete BEFORE DELETE ON complaint FOR EACH ROW EXECUTE FUNCTION refuse_change()
;;
