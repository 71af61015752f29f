-- One edition of a master: published by its own agency, or read from a signed package.
CREATE TABLE adoption_edition (
    agency_id    BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    source       TEXT   NOT NULL,
    master       TEXT   NOT NULL,
    origin       TEXT   NOT NULL,
    code         TEXT   NOT NULL,
    title        TEXT   NOT NULL,
    issue_no     BIGINT NOT NULL,
    revision_no  BIGINT NOT NULL,
    effective_on TEXT,
    content      TEXT   NOT NULL,
    content_hash TEXT   NOT NULL,
    fields       TEXT   NOT NULL,
    version_id   BIGINT,
    signer       TEXT   NOT NULL,
    package_hash TEXT   NOT NULL,
    person_id    BIGINT NOT NULL,
    at           BIGINT NOT NULL,
    withdrawn_at BIGINT,
    PRIMARY KEY (agency_id, id)
);
CREATE UNIQUE INDEX adoption_edition_number ON adoption_edition (agency_id, master, issue_no, revision_no);
CREATE INDEX adoption_edition_master ON adoption_edition (master, issue_no, revision_no);

-- A document of ours that follows a master, and the edition that it follows now.
CREATE TABLE adoption (
    agency_id   BIGINT NOT NULL,
    document_id BIGINT NOT NULL,
    master      TEXT   NOT NULL,
    edition_id  BIGINT NOT NULL,
    given       TEXT   NOT NULL,
    person_id   BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    PRIMARY KEY (agency_id, document_id)
);

-- What was answered to a later edition.
CREATE TABLE adoption_answer (
    agency_id   BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    document_id BIGINT NOT NULL,
    edition_id  BIGINT NOT NULL,
    answer      TEXT   NOT NULL,
    reason      TEXT   NOT NULL,
    version_id  BIGINT,
    conflicts   TEXT   NOT NULL,
    person_id   BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    PRIMARY KEY (agency_id, id)
);
CREATE INDEX adoption_answer_of ON adoption_answer (agency_id, document_id, edition_id);
