-- The edition of ISO 9001 whose clauses an entry names: the one that it was made under. It never changes.
ALTER TABLE quality_entry ADD COLUMN edition TEXT NOT NULL DEFAULT '2015';
