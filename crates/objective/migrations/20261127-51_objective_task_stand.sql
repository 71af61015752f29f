-- Where a line of a plan stood from a moment on: a row a change, so that a plan is told as of any day and
-- what was approved is told apart from what was added later.
CREATE TABLE objective_task_stand (
    agency_id   BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    task_id     BIGINT NOT NULL,
    progress    BIGINT NOT NULL,
    evidence    TEXT   NOT NULL,
    verified_by BIGINT,
    given_up    TEXT   NOT NULL,
    from_at     BIGINT NOT NULL,
    to_at       BIGINT NOT NULL,
    PRIMARY KEY (agency_id, id)
);
CREATE INDEX objective_task_stand_of ON objective_task_stand (agency_id, task_id, from_at);
-- What came before this table was kept stands as it is.
INSERT INTO objective_task_stand (agency_id, id, task_id, progress, evidence, verified_by, given_up, from_at, to_at)
    SELECT agency_id, id, id, progress, evidence, verified_by, given_up, 0, 9223372036854775807 FROM objective_task;
