-- What citizens are asked, and what they answered (ISO 9001, 9.1.2).
-- A set of questions. Saving makes the next one; none is ever changed.
CREATE TABLE survey_frame (
    agency_id BIGINT NOT NULL,
    number    BIGINT NOT NULL,
    questions TEXT   NOT NULL,
    made_by   BIGINT NOT NULL,
    made_at   BIGINT NOT NULL,
    PRIMARY KEY (agency_id, number)
);

CREATE TABLE survey (
    agency_id  BIGINT NOT NULL,
    id         BIGINT NOT NULL,
    number     TEXT   NOT NULL,
    title      TEXT   NOT NULL,
    target     TEXT   NOT NULL,
    from_on    TEXT   NOT NULL,
    to_on      TEXT   NOT NULL,
    -- The set of questions that it began with, and the questions themselves.
    frame      BIGINT NOT NULL,
    questions  TEXT   NOT NULL,
    -- Paper slips that were given out.
    issued     BIGINT NOT NULL,
    -- What the slip's QR code leads to.
    code       TEXT   NOT NULL,
    state      TEXT   NOT NULL,
    drafted_by BIGINT NOT NULL,
    analysis   TEXT   NOT NULL,
    measures   TEXT   NOT NULL,
    moves      BIGINT NOT NULL,
    folded     TEXT   NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (agency_id, id)
);
CREATE UNIQUE INDEX survey_number ON survey (agency_id, number);
CREATE UNIQUE INDEX survey_code ON survey (code);
CREATE INDEX survey_state ON survey (agency_id, state, id);

-- One slip. Nothing in it says whose it is: no name, no address, no minute.
CREATE TABLE survey_response (
    agency_id   BIGINT NOT NULL,
    survey_id   BIGINT NOT NULL,
    -- Random, made with the empty slip: whoever sends it twice has sent it once.
    slip        TEXT   NOT NULL,
    channel     TEXT   NOT NULL,
    answered_on TEXT   NOT NULL,
    unit_id     BIGINT,
    answers     TEXT   NOT NULL,
    comment     TEXT   NOT NULL,
    -- What the comment is about, as the office sorted it; empty until it did.
    topic       TEXT   NOT NULL,
    -- Why it does not count; empty where it does.
    invalid     TEXT   NOT NULL,
    PRIMARY KEY (agency_id, survey_id, slip)
);

-- Counts that another system made: the one-stop software, the province.
CREATE TABLE survey_import (
    agency_id BIGINT NOT NULL,
    survey_id BIGINT NOT NULL,
    id        BIGINT NOT NULL,
    source    TEXT   NOT NULL,
    file_name TEXT   NOT NULL,
    issued    BIGINT NOT NULL,
    returned  BIGINT NOT NULL,
    valid     BIGINT NOT NULL,
    counts    TEXT   NOT NULL,
    made_by   BIGINT NOT NULL,
    made_at   BIGINT NOT NULL,
    PRIMARY KEY (agency_id, survey_id, id)
);

-- What somebody said when it moved.
CREATE TABLE survey_note (
    agency_id BIGINT NOT NULL,
    survey_id BIGINT NOT NULL,
    move_no   BIGINT NOT NULL,
    note      TEXT   NOT NULL,
    PRIMARY KEY (agency_id, survey_id, move_no)
);

-- Numbers given in a year. A number once given is never given again.
CREATE TABLE survey_counter (
    agency_id BIGINT NOT NULL,
    year      BIGINT NOT NULL,
    last      BIGINT NOT NULL,
    PRIMARY KEY (agency_id, year)
);
