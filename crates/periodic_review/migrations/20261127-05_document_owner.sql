-- What one person answers for is asked on every visit of their inbox.
CREATE INDEX document_owner_person ON document_owner (agency_id, person_id) WHERE to_day IS NULL;
