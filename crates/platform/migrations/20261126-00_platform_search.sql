-- Search in full text: what a page says beside its title, for the snippet, and whether it is what
-- holds now. Words are found in tables of their own: FTS5 without content on SQLite, a weighted
-- tsvector on PostgreSQL, both over text folded by the same function.
ALTER TABLE search_entry ADD COLUMN body TEXT NOT NULL DEFAULT '';
ALTER TABLE search_entry ADD COLUMN topic TEXT NOT NULL DEFAULT '';
ALTER TABLE search_entry ADD COLUMN standing TEXT NOT NULL DEFAULT 'current';
CREATE UNIQUE INDEX search_entry_id ON search_entry (id);

--@sqlite
DROP TRIGGER search_entry_put;
DROP TRIGGER search_entry_forget;
DROP TABLE search_text;
CREATE VIRTUAL TABLE search_words USING fts5 (head, body, tags, content = '', contentless_delete = 1, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 0');
INSERT INTO search_words (rowid, head, body, tags)
    SELECT id, folded, '', 'zzc zza' || agency_id || ' zzs' || shelf || CASE WHEN shelf > 2 THEN ' zzu' ELSE '' END FROM search_entry;
--@postgres
DROP INDEX search_entry_words;
ALTER TABLE search_entry ADD COLUMN words tsvector;
UPDATE search_entry SET words = setweight(to_tsvector('simple', folded), 'A')
    || setweight(to_tsvector('simple', 'zzc zza' || agency_id || ' zzs' || shelf || CASE WHEN shelf > 2 THEN ' zzu' ELSE '' END), 'C');
CREATE INDEX search_entry_words ON search_entry USING gin (words);
--@both
