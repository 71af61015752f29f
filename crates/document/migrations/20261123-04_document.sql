CREATE TABLE document (
    agency_id    BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    kind         TEXT   NOT NULL,
    code         TEXT   NOT NULL,
    code_key     TEXT   NOT NULL,
    title        TEXT   NOT NULL,
    title_key    TEXT   NOT NULL,
    folded       TEXT   NOT NULL,
    unit_id      BIGINT,
    is_withdrawn BIGINT NOT NULL,
    PRIMARY KEY (agency_id, id)
);
-- A code belongs to one document of an agency until that is withdrawn.
CREATE UNIQUE INDEX document_code ON document (agency_id, code) WHERE is_withdrawn = 0;
CREATE INDEX document_by_code ON document (agency_id, code_key, id);

CREATE TABLE document_version (
    agency_id    BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    document_id  BIGINT NOT NULL,
    issue_no     BIGINT NOT NULL,
    revision_no  BIGINT NOT NULL,
    state        TEXT   NOT NULL,
    title        TEXT   NOT NULL,
    author_id    BIGINT NOT NULL,
    summary      TEXT   NOT NULL,
    basis        TEXT   NOT NULL,
    content      TEXT   NOT NULL,
    content_hash TEXT   NOT NULL,
    edits        BIGINT NOT NULL,
    decision_id  BIGINT,
    issued_on    TEXT,
    effective_on TEXT,
    expired_on   TEXT,
    changed_at   BIGINT NOT NULL,
    PRIMARY KEY (agency_id, id)
);
-- One effective version of a document, whatever the program does.
CREATE UNIQUE INDEX document_version_one_effective ON document_version (agency_id, document_id) WHERE state = 'effective';
CREATE UNIQUE INDEX document_version_number ON document_version (agency_id, document_id, issue_no, revision_no) WHERE state <> 'withdrawn';
CREATE INDEX document_version_of ON document_version (agency_id, document_id, id);
CREATE INDEX document_version_in_state ON document_version (agency_id, state, effective_on);

-- Who answered for a version, with name and position as they were then.
CREATE TABLE document_signature (
    agency_id    BIGINT NOT NULL,
    version_id   BIGINT NOT NULL,
    part         TEXT   NOT NULL,
    person_id    BIGINT NOT NULL,
    name         TEXT   NOT NULL,
    position     TEXT   NOT NULL,
    at           BIGINT NOT NULL,
    content_hash TEXT   NOT NULL,
    PRIMARY KEY (agency_id, version_id, part)
);

CREATE TABLE decision (
    agency_id       BIGINT NOT NULL,
    id              BIGINT NOT NULL,
    number          TEXT   NOT NULL,
    dated           TEXT   NOT NULL,
    subject         TEXT   NOT NULL,
    signer_name     TEXT   NOT NULL,
    signer_position TEXT   NOT NULL,
    PRIMARY KEY (agency_id, id)
);
CREATE UNIQUE INDEX decision_number ON decision (agency_id, number, dated);
