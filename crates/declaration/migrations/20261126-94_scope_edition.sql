-- The edition of each scope that was said before editions had a place of their own.
INSERT INTO adopted_edition (agency_id, id, edition, from_at, person_id)
SELECT agency_id, id, edition, at, person_id FROM system_scope;
