ALTER TABLE complaint DROP COLUMN search
;;
CREATE FUNCTION complaint_words(number text, title text, body text, place text, ward bigint) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT regexp_replace(concat_ws(' ', number, title, body, place, (
        SELECT w.name || ' ' || d.name FROM ward w JOIN district d ON d.id = w.district_id WHERE w.id = ward
    )), '[^[:alnum:]]+', ' ', 'g')
$$
;;
-- What stands there already is filled in by one rewriting of the table, under a name that is needed only for that.
CREATE FUNCTION complaint_words_once(number text, title text, body text, place text, ward bigint) RETURNS text
LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN complaint_words(number, title, body, place, ward); END $$
;;
ALTER TABLE complaint
    ADD COLUMN search tsvector GENERATED ALWAYS AS
        (to_tsvector('simple', complaint_words_once(number, title, body, place, ward_id))) STORED,
    ADD COLUMN roots tsvector GENERATED ALWAYS AS
        (to_tsvector('indonesian', complaint_words_once(number, title, body, place, ward_id))) STORED
;;
ALTER TABLE complaint ALTER COLUMN search DROP EXPRESSION, ALTER COLUMN roots DROP EXPRESSION
;;
DROP FUNCTION complaint_words_once
;;
CREATE FUNCTION note_words() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    words text := complaint_words(NEW.number, NEW.title, NEW.body, NEW.place, NEW.ward_id);
BEGIN
    NEW.search := to_tsvector('simple', words);
    NEW.roots := to_tsvector('indonesian', words);
    RETURN NEW;
END $$
;;
CREATE TRIGGER complaint_words BEFORE INSERT OR UPDATE OF number, title, body, place, ward_id ON complaint
    FOR EACH ROW EXECUTE FUNCTION note_words()
;;
CREATE INDEX complaint_search ON complaint USING gin (search)
;;
CREATE INDEX complaint_roots ON complaint USING gin (roots)
;;
