-- Who has to read a document, from a day to a day. A document without a line has the usual scope.
-- A line binds whoever holds a position that fits everything the line names.
CREATE TABLE distribution_line (
    agency_id   BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    document_id BIGINT NOT NULL,
    unit_id     BIGINT,
    position    TEXT,
    person_id   BIGINT,
    from_day    TEXT   NOT NULL,
    to_day      TEXT,
    PRIMARY KEY (agency_id, id)
);
CREATE INDEX distribution_line_of ON distribution_line (agency_id, document_id, from_day);

-- How many days people have to read, and when their head and the ISO secretary are told.
CREATE TABLE distribution_setting (
    agency_id      BIGINT NOT NULL PRIMARY KEY,
    read_days      BIGINT NOT NULL,
    head_days      BIGINT NOT NULL,
    secretary_days BIGINT NOT NULL
);

-- Where the sweep for newcomers stands: one row that moves through all agencies.
CREATE TABLE distribution_sweep (
    agency_id  BIGINT NOT NULL PRIMARY KEY,
    version_id BIGINT NOT NULL
);
INSERT INTO distribution_sweep (agency_id, version_id) VALUES (0, 0);

-- What exactly was acknowledged.
ALTER TABLE obligation ADD COLUMN acknowledged_hash TEXT;
CREATE INDEX obligation_late ON obligation (agency_id, since_day) WHERE acknowledged_at IS NULL;

-- Which parts of a version somebody had before their eyes.
CREATE TABLE reading_part (
    agency_id  BIGINT NOT NULL,
    version_id BIGINT NOT NULL,
    person_id  BIGINT NOT NULL,
    part_no    BIGINT NOT NULL,
    shown_at   BIGINT NOT NULL,
    PRIMARY KEY (agency_id, version_id, person_id, part_no)
);

-- Up to three questions about a version; choices one a line.
CREATE TABLE reading_question (
    agency_id    BIGINT NOT NULL,
    version_id   BIGINT NOT NULL,
    question_no  BIGINT NOT NULL,
    question     TEXT   NOT NULL,
    choices      TEXT   NOT NULL,
    right_choice BIGINT NOT NULL,
    part_no      BIGINT NOT NULL,
    PRIMARY KEY (agency_id, version_id, question_no)
);

-- Every time somebody answered, and how many answers were right.
CREATE TABLE reading_attempt (
    agency_id  BIGINT NOT NULL,
    version_id BIGINT NOT NULL,
    person_id  BIGINT NOT NULL,
    attempt_no BIGINT NOT NULL,
    at         BIGINT NOT NULL,
    right_of   BIGINT NOT NULL,
    questions  BIGINT NOT NULL,
    PRIMARY KEY (agency_id, version_id, person_id, attempt_no)
);

-- Numbered paper copies with every day of their life. What stood on a day follows from the days.
CREATE TABLE controlled_copy (
    agency_id     BIGINT NOT NULL,
    id            BIGINT NOT NULL,
    version_id    BIGINT NOT NULL,
    copy_no       BIGINT NOT NULL,
    code          TEXT   NOT NULL,
    unit_id       BIGINT,
    person_id     BIGINT,
    holder        TEXT   NOT NULL,
    state         TEXT   NOT NULL,
    allocated_on  TEXT   NOT NULL,
    delivered_on  TEXT,
    signed_at     BIGINT,
    signed_by     BIGINT,
    recall_on     TEXT,
    returned_on   TEXT,
    return_signed BIGINT NOT NULL,
    lost_on       TEXT,
    lost_reason   TEXT   NOT NULL,
    destroyed_on  TEXT,
    disposal_id   BIGINT,
    PRIMARY KEY (agency_id, id)
);
CREATE UNIQUE INDEX controlled_copy_number ON controlled_copy (agency_id, version_id, copy_no);
CREATE UNIQUE INDEX controlled_copy_code ON controlled_copy (code) WHERE code <> '';
CREATE INDEX controlled_copy_in_state ON controlled_copy (agency_id, state, version_id);
CREATE INDEX controlled_copy_disposal ON controlled_copy (agency_id, disposal_id) WHERE disposal_id IS NOT NULL;

-- Copies of before have no label, so no code either.
INSERT INTO controlled_copy (agency_id, id, version_id, copy_no, code, holder, state, allocated_on, delivered_on, returned_on, return_signed, lost_reason)
    SELECT agency_id, id, version_id, copy_no, '', holder,
           CASE WHEN recalled_on IS NULL THEN 'delivered' ELSE 'returned' END, delivered_on, delivered_on, recalled_on, 0, ''
    FROM paper_copy;
DROP TABLE paper_copy;

-- Biên bản hủy: what is destroyed, why, how, before whom.
CREATE TABLE disposal (
    agency_id         BIGINT NOT NULL,
    id                BIGINT NOT NULL,
    number            TEXT   NOT NULL,
    dated             TEXT   NOT NULL,
    members           TEXT   NOT NULL,
    reason            TEXT   NOT NULL,
    method            TEXT   NOT NULL,
    state             TEXT   NOT NULL,
    edits             BIGINT NOT NULL,
    drafted_by        BIGINT NOT NULL,
    approved_at       BIGINT,
    approver_id       BIGINT,
    approver_name     TEXT   NOT NULL,
    approver_position TEXT   NOT NULL,
    executed_on       TEXT,
    PRIMARY KEY (agency_id, id)
);
CREATE INDEX disposal_in_state ON disposal (agency_id, state, dated);
