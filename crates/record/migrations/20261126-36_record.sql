-- Kinds of records (danh mục hồ sơ), from a day up to the day before the next. A change ends one row
-- and adds one; nothing is overwritten.
CREATE TABLE record_type (
    agency_id      BIGINT NOT NULL,
    id             BIGINT NOT NULL,
    type_id        BIGINT NOT NULL,
    from_day       TEXT   NOT NULL,
    to_day         TEXT,
    code           TEXT   NOT NULL,
    code_key       TEXT   NOT NULL,
    name           TEXT   NOT NULL,
    name_key       TEXT   NOT NULL,
    folded         TEXT   NOT NULL,
    document_id    BIGINT,
    unit_id        BIGINT,
    keeper         TEXT   NOT NULL,
    medium         TEXT   NOT NULL,
    place          TEXT   NOT NULL,
    retention      TEXT   NOT NULL,
    years          BIGINT NOT NULL,
    until_event    TEXT   NOT NULL,
    retention_text TEXT   NOT NULL,
    disposal       TEXT   NOT NULL,
    basis          TEXT   NOT NULL,
    PRIMARY KEY (agency_id, id)
);
CREATE UNIQUE INDEX record_type_now ON record_type (agency_id, type_id) WHERE to_day IS NULL;
CREATE UNIQUE INDEX record_type_code ON record_type (agency_id, code) WHERE to_day IS NULL;
CREATE INDEX record_type_history ON record_type (agency_id, type_id, from_day);
CREATE INDEX record_type_by_code ON record_type (agency_id, code_key, id);

-- What is kept where: books, bundles, electronic files, by year.
CREATE TABLE record_holding (
    agency_id   BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    type_id     BIGINT NOT NULL,
    unit_id     BIGINT NOT NULL,
    year        BIGINT NOT NULL,
    title       TEXT   NOT NULL,
    volumes     BIGINT NOT NULL,
    place       TEXT   NOT NULL,
    from_day    TEXT   NOT NULL,
    closed_on   TEXT,
    event_on    TEXT,
    entered_on  TEXT   NOT NULL,
    disposed_on TEXT,
    disposal_id BIGINT,
    PRIMARY KEY (agency_id, id)
);
CREATE INDEX record_holding_type ON record_holding (agency_id, type_id, year);

-- Legal hold (giữ lại, không được hủy): of a kind of records, or of one holding.
CREATE TABLE record_hold (
    agency_id  BIGINT NOT NULL,
    id         BIGINT NOT NULL,
    type_id    BIGINT NOT NULL,
    holding_id BIGINT,
    from_day   TEXT   NOT NULL,
    to_day     TEXT,
    reason     TEXT   NOT NULL,
    placed_by  BIGINT NOT NULL,
    lifted_by  BIGINT,
    PRIMARY KEY (agency_id, id)
);
CREATE INDEX record_hold_type ON record_hold (agency_id, type_id, from_day);

-- Disposal lists (danh mục hồ sơ hết giá trị) with who answered for each step.
CREATE TABLE record_disposal (
    agency_id   BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    number      TEXT   NOT NULL,
    unit_id     BIGINT NOT NULL,
    reason      TEXT   NOT NULL,
    state       TEXT   NOT NULL,
    proposer_id BIGINT NOT NULL,
    proposed_on TEXT   NOT NULL,
    checker_id  BIGINT,
    checked_on  TEXT,
    approver_id BIGINT,
    approved_on TEXT,
    executed_on TEXT,
    method      TEXT   NOT NULL,
    members     TEXT   NOT NULL,
    moves       BIGINT NOT NULL,
    PRIMARY KEY (agency_id, id)
);
CREATE UNIQUE INDEX record_disposal_number ON record_disposal (agency_id, number);

CREATE TABLE record_disposal_line (
    agency_id   BIGINT NOT NULL,
    disposal_id BIGINT NOT NULL,
    holding_id  BIGINT NOT NULL,
    PRIMARY KEY (agency_id, disposal_id, holding_id)
);
CREATE INDEX record_disposal_line_of ON record_disposal_line (agency_id, holding_id);
