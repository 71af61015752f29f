-- One review of one document because of one relation between two texts.
CREATE TABLE legal_watch_task (
    agency_id   BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    relation_id BIGINT NOT NULL,
    document_id BIGINT NOT NULL,
    opened_at   BIGINT NOT NULL,
    verdict     TEXT   NOT NULL,
    reason      TEXT   NOT NULL,
    judged_by   BIGINT,
    judged_at   BIGINT,
    closed      TEXT   NOT NULL,
    closed_at   BIGINT,
    PRIMARY KEY (agency_id, id)
);
CREATE UNIQUE INDEX legal_watch_task_once ON legal_watch_task (agency_id, relation_id, document_id);
CREATE INDEX legal_watch_task_of ON legal_watch_task (agency_id, document_id, closed);

-- A basis replaced in many documents at once, and what happened to each.
CREATE TABLE legal_watch_run (
    agency_id BIGINT NOT NULL,
    id        BIGINT NOT NULL,
    old_id    BIGINT NOT NULL,
    new_id    BIGINT NOT NULL,
    line      TEXT   NOT NULL,
    person_id BIGINT NOT NULL,
    at        BIGINT NOT NULL,
    PRIMARY KEY (agency_id, id)
);
CREATE TABLE legal_watch_run_line (
    agency_id   BIGINT NOT NULL,
    run_id      BIGINT NOT NULL,
    document_id BIGINT NOT NULL,
    version_id  BIGINT,
    outcome     TEXT   NOT NULL,
    lines       TEXT   NOT NULL,
    PRIMARY KEY (agency_id, run_id, document_id)
);

-- Sổ rà soát văn bản: who looked where, when, and what was found.
CREATE TABLE legal_watch_review (
    agency_id BIGINT NOT NULL,
    id        BIGINT NOT NULL,
    day       TEXT   NOT NULL,
    person_id BIGINT NOT NULL,
    sources   TEXT   NOT NULL,
    found     TEXT   NOT NULL,
    at        BIGINT NOT NULL,
    PRIMARY KEY (agency_id, id)
);
CREATE INDEX legal_watch_review_day ON legal_watch_review (agency_id, day, id);
