-- What was read from a file that somebody sent, kept so that nobody sends it twice.
CREATE TABLE procedure_upload (
    agency_id BIGINT NOT NULL,
    file_hash TEXT   NOT NULL,
    person_id BIGINT NOT NULL,
    file_name TEXT   NOT NULL,
    read_json TEXT   NOT NULL,
    at        BIGINT NOT NULL,
    PRIMARY KEY (agency_id, file_hash, person_id)
);

-- The file from which a version was made.
CREATE TABLE procedure_source (
    agency_id BIGINT NOT NULL,
    version_id BIGINT NOT NULL,
    file_hash TEXT   NOT NULL,
    file_name TEXT   NOT NULL,
    PRIMARY KEY (agency_id, version_id)
);
