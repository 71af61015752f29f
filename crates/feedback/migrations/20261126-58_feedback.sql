-- What citizens say to the agency, and what it answers (ISO 9001, 8.2.1 and 9.1.2).
CREATE TABLE feedback (
    agency_id    BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    -- For the citizen: random, whoever has it may read state and answer.
    code         TEXT   NOT NULL,
    -- For the register: PA-2026-01.
    number       TEXT   NOT NULL,
    -- Of the form that was sent, so that sending it twice is sending it once.
    token        TEXT   NOT NULL,
    kind         TEXT   NOT NULL,
    channel      TEXT   NOT NULL,
    state        TEXT   NOT NULL,
    received_at  BIGINT NOT NULL,
    received_on  TEXT   NOT NULL,
    title        TEXT   NOT NULL,
    words        TEXT   NOT NULL,
    about        TEXT   NOT NULL,
    sender       TEXT   NOT NULL,
    contact      TEXT   NOT NULL,
    -- Consent to publication, as the citizen ticked it.
    may_publish  BIGINT NOT NULL,
    unit_id      BIGINT,
    owner_id     BIGINT,
    -- The promise, and the rule that it was made by.
    due_on       TEXT,
    rule         TEXT   NOT NULL,
    extensions   BIGINT NOT NULL,
    answer       TEXT   NOT NULL,
    proposed_by  BIGINT,
    signed_by    BIGINT,
    answered_on  TEXT,
    -- Where it was sent on, or why it was not taken up.
    ending       TEXT   NOT NULL,
    -- What everybody may read: both without personal data.
    public_words  TEXT  NOT NULL,
    public_answer TEXT  NOT NULL,
    published_on  TEXT,
    moves        BIGINT NOT NULL,
    salt         TEXT   NOT NULL,
    folded       TEXT   NOT NULL,
    changed_at   BIGINT NOT NULL,
    PRIMARY KEY (agency_id, id)
);
CREATE UNIQUE INDEX feedback_code ON feedback (agency_id, code);
CREATE UNIQUE INDEX feedback_token ON feedback (agency_id, token);
CREATE UNIQUE INDEX feedback_number ON feedback (agency_id, number);
CREATE INDEX feedback_state ON feedback (agency_id, state, id);
CREATE INDEX feedback_received ON feedback (agency_id, received_on, id);
CREATE INDEX feedback_published ON feedback (agency_id, published_on, id) WHERE published_on IS NOT NULL;

-- Files that came with it: kept as they came, never opened by this program.
CREATE TABLE feedback_file (
    agency_id   BIGINT NOT NULL,
    feedback_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    hash        TEXT   NOT NULL,
    name        TEXT   NOT NULL,
    bytes       BIGINT NOT NULL,
    PRIMARY KEY (agency_id, feedback_id, id)
);

-- What somebody said when it moved. The record holds a commitment to it, never the words.
CREATE TABLE feedback_note (
    agency_id   BIGINT NOT NULL,
    feedback_id BIGINT NOT NULL,
    move_no     BIGINT NOT NULL,
    note        TEXT   NOT NULL,
    PRIMARY KEY (agency_id, feedback_id, move_no)
);

-- Until when each kind is answered, from a day on, and which text says so.
CREATE TABLE feedback_rule (
    agency_id BIGINT NOT NULL,
    kind      TEXT   NOT NULL,
    from_on   TEXT   NOT NULL,
    -- As people write it: 15 ngày làm việc; empty for a kind that has no day.
    term      TEXT   NOT NULL,
    starts    TEXT   NOT NULL,
    source    TEXT   NOT NULL,
    made_by   BIGINT NOT NULL,
    made_at   BIGINT NOT NULL,
    PRIMARY KEY (agency_id, kind, from_on)
);

-- Numbers given in a year. A number once given is never given again.
CREATE TABLE feedback_counter (
    agency_id BIGINT NOT NULL,
    year      BIGINT NOT NULL,
    last      BIGINT NOT NULL,
    PRIMARY KEY (agency_id, year)
);
