-- What one person wrote that is in force is asked on every visit of their inbox.
CREATE INDEX document_version_author ON document_version (agency_id, author_id) WHERE state = 'effective';
