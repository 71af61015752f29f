-- The plan of a nonconformity: how the cause was looked for, its root, whether the same was found
-- elsewhere, what else it touches; and its lines.
ALTER TABLE nonconformity ADD COLUMN cause_method TEXT NOT NULL DEFAULT 'whys';
ALTER TABLE nonconformity ADD COLUMN root_cause TEXT NOT NULL DEFAULT '';
ALTER TABLE nonconformity ADD COLUMN cause_branch TEXT NOT NULL DEFAULT '';
ALTER TABLE nonconformity ADD COLUMN found_elsewhere BIGINT;
ALTER TABLE nonconformity ADD COLUMN elsewhere_note TEXT NOT NULL DEFAULT '';
ALTER TABLE nonconformity ADD COLUMN touches_risks BIGINT NOT NULL DEFAULT 0;
ALTER TABLE nonconformity ADD COLUMN touches_documents BIGINT NOT NULL DEFAULT 0;
ALTER TABLE nonconformity ADD COLUMN risk_note TEXT NOT NULL DEFAULT '';
ALTER TABLE nonconformity ADD COLUMN change_request_id BIGINT;
CREATE INDEX nonconformity_place ON nonconformity (agency_id, procedure_code, step_no) WHERE procedure_code <> '';
CREATE INDEX nonconformity_branch ON nonconformity (agency_id, cause_branch, id) WHERE cause_branch <> '';

-- Corrections (what is mended) and actions (what removes the cause), each with who, until when, done.
CREATE TABLE nonconformity_line (
    agency_id        BIGINT NOT NULL,
    nonconformity_id BIGINT NOT NULL,
    kind             TEXT   NOT NULL,
    place            BIGINT NOT NULL,
    what             TEXT   NOT NULL,
    person_id        BIGINT NOT NULL,
    due_on           TEXT   NOT NULL,
    done_on          TEXT,
    evidence         TEXT   NOT NULL,
    PRIMARY KEY (agency_id, nonconformity_id, kind, place)
);
CREATE INDEX nonconformity_line_open ON nonconformity_line (agency_id, person_id, due_on) WHERE done_on IS NULL;

-- What was written as one text each becomes one line each.
INSERT INTO nonconformity_line (agency_id, nonconformity_id, kind, place, what, person_id, due_on, done_on, evidence)
SELECT agency_id, id, 'correction', 0, correction, COALESCE(owner_id, raised_by), COALESCE(due_on, raised_on),
       CASE WHEN result <> '' THEN COALESCE(due_on, raised_on) END, ''
FROM nonconformity WHERE correction <> '';
INSERT INTO nonconformity_line (agency_id, nonconformity_id, kind, place, what, person_id, due_on, done_on, evidence)
SELECT agency_id, id, 'action', 0, measure, COALESCE(owner_id, raised_by), COALESCE(due_on, raised_on),
       CASE WHEN result <> '' THEN COALESCE(due_on, raised_on) END, ''
FROM nonconformity WHERE measure <> '';
UPDATE nonconformity SET root_cause = cause WHERE cause <> '';
ALTER TABLE nonconformity DROP COLUMN correction;
ALTER TABLE nonconformity DROP COLUMN measure;
