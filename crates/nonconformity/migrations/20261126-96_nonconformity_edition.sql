-- The edition of ISO 9001 whose clause is named: the one in force when it was noted. It never changes.
ALTER TABLE nonconformity ADD COLUMN edition TEXT NOT NULL DEFAULT '2015';
