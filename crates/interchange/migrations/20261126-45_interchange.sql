-- A package that somebody asked for: made in the background, kept among the files.
CREATE TABLE interchange_export (
    agency_id   BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    scope       TEXT   NOT NULL,
    state       TEXT   NOT NULL,
    done        BIGINT NOT NULL,
    total       BIGINT NOT NULL,
    file_hash   TEXT,
    length      BIGINT,
    manifest    TEXT,
    fault       TEXT   NOT NULL,
    person_id   BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    moved_at    BIGINT NOT NULL,
    PRIMARY KEY (agency_id, id)
);

-- A package that somebody sent, checked.
CREATE TABLE interchange_import (
    agency_id   BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    file_hash   TEXT   NOT NULL,
    file_name   TEXT   NOT NULL,
    signer      TEXT   NOT NULL,
    manifest    TEXT   NOT NULL,
    content     TEXT   NOT NULL,
    taken_as    TEXT,
    person_id   BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    PRIMARY KEY (agency_id, id)
);

-- Keys that somebody of the agency compared with the sender.
CREATE TABLE interchange_key (
    agency_id   BIGINT NOT NULL,
    signer      TEXT   NOT NULL,
    person_id   BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    PRIMARY KEY (agency_id, signer)
);
