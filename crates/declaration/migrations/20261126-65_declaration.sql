-- What the system covers, in words (ISO 9001, 4.3). The newest row counts; none is written over.
CREATE TABLE system_scope (
    agency_id BIGINT NOT NULL,
    id        BIGINT NOT NULL,
    edition   TEXT   NOT NULL,
    statement TEXT   NOT NULL,
    bases     TEXT   NOT NULL,
    address   TEXT   NOT NULL,
    phone     TEXT   NOT NULL,
    person_id BIGINT NOT NULL,
    at        BIGINT NOT NULL,
    PRIMARY KEY (agency_id, id)
);

-- Administrative procedures within the agency's competence, from a day to a day, whether a controlled
-- process covers them or not.
CREATE TABLE competence (
    agency_id     BIGINT NOT NULL,
    id            BIGINT NOT NULL,
    national_code TEXT   NOT NULL,
    name          TEXT   NOT NULL,
    name_key      TEXT   NOT NULL,
    field         TEXT   NOT NULL,
    from_day      TEXT   NOT NULL,
    to_day        TEXT,
    PRIMARY KEY (agency_id, id)
);
CREATE UNIQUE INDEX competence_code ON competence (agency_id, national_code) WHERE to_day IS NULL AND national_code <> '';

-- The processes of the system (ISO 9001, 4.4), from a day to a day.
CREATE TABLE process (
    agency_id BIGINT NOT NULL,
    id        BIGINT NOT NULL,
    band      TEXT   NOT NULL,
    place     BIGINT NOT NULL,
    name      TEXT   NOT NULL,
    unit_id   BIGINT,
    inputs    TEXT   NOT NULL,
    outputs   TEXT   NOT NULL,
    from_day  TEXT   NOT NULL,
    to_day    TEXT,
    PRIMARY KEY (agency_id, id)
);
-- By which documents a process is run.
CREATE TABLE process_document (
    agency_id   BIGINT NOT NULL,
    process_id  BIGINT NOT NULL,
    document_id BIGINT NOT NULL,
    PRIMARY KEY (agency_id, process_id, document_id)
);

-- A declaration of conformity with what it declared, frozen when it was signed.
CREATE TABLE declaration (
    agency_id       BIGINT NOT NULL,
    id              BIGINT NOT NULL,
    state           TEXT   NOT NULL,
    number          TEXT   NOT NULL,
    dated           TEXT,
    snapshot        TEXT   NOT NULL,
    snapshot_hash   TEXT   NOT NULL,
    signer_id       BIGINT,
    signer_name     TEXT   NOT NULL,
    signer_position TEXT   NOT NULL,
    replaces        BIGINT,
    posted_on       TEXT,
    posted_at       TEXT   NOT NULL,
    portal_on       TEXT,
    portal_url      TEXT   NOT NULL,
    sent_on         TEXT,
    sent_to         TEXT   NOT NULL,
    in_force_on     TEXT,
    superseded_on   TEXT,
    drafted_by      BIGINT NOT NULL,
    drafted_on      TEXT   NOT NULL,
    moves           BIGINT NOT NULL,
    changed_at      BIGINT NOT NULL,
    PRIMARY KEY (agency_id, id)
);
-- One is in force and one is in work, whatever the program does.
CREATE UNIQUE INDEX declaration_in_force ON declaration (agency_id) WHERE state = 'in_force';
CREATE UNIQUE INDEX declaration_in_work ON declaration (agency_id) WHERE state IN ('draft', 'signed', 'published');

-- What shows that it was posted, published and sent.
CREATE TABLE declaration_evidence (
    agency_id      BIGINT NOT NULL,
    id             BIGINT NOT NULL,
    declaration_id BIGINT NOT NULL,
    name           TEXT   NOT NULL,
    hash           TEXT   NOT NULL,
    bytes          BIGINT NOT NULL,
    person_id      BIGINT NOT NULL,
    at             BIGINT NOT NULL,
    PRIMARY KEY (agency_id, id)
);
CREATE INDEX declaration_evidence_of ON declaration_evidence (agency_id, declaration_id, id);
