-- What waits for somebody is asked state by state.
CREATE INDEX quality_entry_waiting ON quality_entry (agency_id, register, state, to_at, id);
