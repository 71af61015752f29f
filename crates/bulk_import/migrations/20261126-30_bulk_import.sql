-- A folder of files that somebody sent at once.
CREATE TABLE import_run (
    agency_id BIGINT NOT NULL,
    id        BIGINT NOT NULL,
    name      TEXT   NOT NULL,
    person_id BIGINT NOT NULL,
    ignored   BIGINT NOT NULL,
    at        BIGINT NOT NULL,
    PRIMARY KEY (agency_id, id)
);

-- One of its files: what it is, what was read from it, what became of it.
CREATE TABLE import_file (
    agency_id    BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    run_id       BIGINT NOT NULL,
    place        BIGINT NOT NULL,
    name         TEXT   NOT NULL,
    file_hash    TEXT   NOT NULL,
    bytes        BIGINT NOT NULL,
    is_slow      BIGINT NOT NULL,
    state        TEXT   NOT NULL,
    reason       TEXT   NOT NULL,
    tries        BIGINT NOT NULL,
    taken_at     BIGINT NOT NULL,
    source       TEXT   NOT NULL,
    letters      TEXT   NOT NULL,
    steps        BIGINT NOT NULL,
    unread       BIGINT NOT NULL,
    legacy       BIGINT NOT NULL,
    undecided    BIGINT NOT NULL,
    sketch       TEXT   NOT NULL,
    kind         TEXT   NOT NULL,
    code         TEXT   NOT NULL,
    title        TEXT   NOT NULL,
    unit_id      BIGINT,
    issue_no     BIGINT,
    revision_no  BIGINT,
    issued_on    TEXT,
    effective_on TEXT,
    is_named     BIGINT NOT NULL,
    as_next      BIGINT NOT NULL,
    reading      TEXT   NOT NULL,
    version_id   BIGINT,
    edits        BIGINT NOT NULL,
    changed_at   BIGINT NOT NULL,
    PRIMARY KEY (agency_id, id)
);
CREATE INDEX import_file_of ON import_file (agency_id, run_id, place);
CREATE INDEX import_file_same ON import_file (agency_id, file_hash);
CREATE INDEX import_file_waiting ON import_file (is_slow, taken_at, agency_id, id) WHERE state = 'waiting';
