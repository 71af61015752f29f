-- The document that an entry is about, by its code, and how much the entry matters: by both are lists
-- asked, and a document's page asks what is said of it.
ALTER TABLE quality_entry ADD COLUMN document TEXT NOT NULL DEFAULT '';
ALTER TABLE quality_entry ADD COLUMN grade TEXT NOT NULL DEFAULT '';
CREATE INDEX quality_entry_document ON quality_entry (agency_id, document, to_at) WHERE document <> '';
