-- Roots that this agency trusts for judging signatures. Withdrawn ones stay for the history.
CREATE TABLE trust_anchor (
    agency_id    BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    sha256       TEXT   NOT NULL,
    der_hex      TEXT   NOT NULL,
    subject      TEXT   NOT NULL,
    issuer       TEXT   NOT NULL,
    serial       TEXT   NOT NULL,
    valid_from   BIGINT NOT NULL,
    valid_to     BIGINT NOT NULL,
    added_by     BIGINT NOT NULL,
    added_at     BIGINT NOT NULL,
    withdrawn_by BIGINT,
    withdrawn_at BIGINT,
    PRIMARY KEY (agency_id, id)
);
CREATE UNIQUE INDEX trust_anchor_once ON trust_anchor (agency_id, sha256) WHERE withdrawn_at IS NULL;

-- Every PDF of an issued version that was given out to be signed: what a signed file may begin with.
CREATE TABLE signing_paper (
    agency_id  BIGINT NOT NULL,
    version_id BIGINT NOT NULL,
    sha256     TEXT   NOT NULL,
    size       BIGINT NOT NULL,
    made_at    BIGINT NOT NULL,
    PRIMARY KEY (agency_id, version_id, sha256)
);

-- A file that waits for a signature made elsewhere: with a token, by a remote service.
CREATE TABLE signing_preparation (
    agency_id       BIGINT NOT NULL,
    id              BIGINT NOT NULL,
    version_id      BIGINT NOT NULL,
    source_sha256   TEXT   NOT NULL,
    prepared_sha256 TEXT   NOT NULL,
    digest          TEXT   NOT NULL,
    gap_from        BIGINT NOT NULL,
    gap_to          BIGINT NOT NULL,
    made_by         BIGINT NOT NULL,
    made_at         BIGINT NOT NULL,
    done_at         BIGINT,
    PRIMARY KEY (agency_id, id)
);
CREATE INDEX signing_preparation_open ON signing_preparation (agency_id, version_id, id) WHERE done_at IS NULL;

-- Signed copies of an issued version. Whether one is valid is judged whenever it is shown.
CREATE TABLE signed_copy (
    agency_id    BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    version_id   BIGINT NOT NULL,
    way          TEXT   NOT NULL,
    sha256       TEXT   NOT NULL,
    size         BIGINT NOT NULL,
    file_name    TEXT   NOT NULL,
    added_by     BIGINT NOT NULL,
    added_at     BIGINT NOT NULL,
    withdrawn_by BIGINT,
    withdrawn_at BIGINT,
    reason       TEXT   NOT NULL,
    PRIMARY KEY (agency_id, id)
);
CREATE UNIQUE INDEX signed_copy_once ON signed_copy (agency_id, version_id, sha256) WHERE withdrawn_at IS NULL;
