-- Pictures of authored texts: which agency has which; the bytes lie with the files.
CREATE TABLE document_picture (
    agency_id  BIGINT NOT NULL,
    hash       TEXT   NOT NULL,
    version_id BIGINT NOT NULL,
    person_id  BIGINT NOT NULL,
    at         BIGINT NOT NULL,
    PRIMARY KEY (agency_id, hash)
);
