-- Cascading, where one begins, the decision by which a set was approved.
ALTER TABLE objective ADD COLUMN parent_id BIGINT;
ALTER TABLE objective ADD COLUMN baseline BIGINT;
ALTER TABLE objective ADD COLUMN decision_number TEXT NOT NULL DEFAULT '';
ALTER TABLE objective ADD COLUMN decided_on TEXT;
CREATE INDEX objective_parent ON objective (agency_id, parent_id) WHERE parent_id IS NOT NULL;

-- Somebody else looks at an entered value; from then on it changes only with a reason.
ALTER TABLE objective_measurement ADD COLUMN verified_by BIGINT;
ALTER TABLE objective_measurement ADD COLUMN verified_at BIGINT;
ALTER TABLE objective_measurement ADD COLUMN reason TEXT NOT NULL DEFAULT '';

-- What will be done, with what, by whom, until when, and how it is judged (ISO 9001, 6.2.2).
CREATE TABLE objective_task (
    agency_id    BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    objective_id BIGINT NOT NULL,
    what         TEXT   NOT NULL,
    resources    TEXT   NOT NULL,
    person_id    BIGINT,
    start_on     TEXT   NOT NULL,
    due_on       TEXT   NOT NULL,
    evaluation   TEXT   NOT NULL,
    progress     BIGINT NOT NULL,
    evidence     TEXT   NOT NULL,
    verified_by  BIGINT,
    -- Why it was given up; empty while it stands.
    given_up     TEXT   NOT NULL,
    PRIMARY KEY (agency_id, id)
);
CREATE INDEX objective_task_of ON objective_task (agency_id, objective_id, id);
CREATE INDEX objective_task_open ON objective_task (agency_id, person_id, due_on) WHERE progress < 100 AND given_up = '';

-- What an objective came to at mid-year, and what was said about it.
CREATE TABLE objective_review (
    agency_id    BIGINT NOT NULL,
    objective_id BIGINT NOT NULL,
    move_no      BIGINT NOT NULL,
    as_of        TEXT   NOT NULL,
    numerator    BIGINT NOT NULL,
    denominator  BIGINT NOT NULL,
    remark       TEXT   NOT NULL,
    person_id    BIGINT NOT NULL,
    PRIMARY KEY (agency_id, objective_id, move_no)
);
