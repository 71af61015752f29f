-- Registers are counted by this index alone; the rows themselves, with their fields, are long.
DROP INDEX quality_entry_register;
CREATE INDEX quality_entry_register ON quality_entry (agency_id, register, to_at, from_at, state, kind, grade, raised_on, due_on, settled_on);
