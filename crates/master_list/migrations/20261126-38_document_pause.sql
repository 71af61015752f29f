-- When a version in force was suspended, from a day up to the day on which it was applied again.
CREATE TABLE document_pause (
    agency_id  BIGINT NOT NULL,
    version_id BIGINT NOT NULL,
    from_day   TEXT   NOT NULL,
    to_day     TEXT,
    PRIMARY KEY (agency_id, version_id, from_day)
);
