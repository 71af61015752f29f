-- A quality objective of an agency, or of one of its units, for a period (ISO 9001, 6.2).
CREATE TABLE objective (
    agency_id   BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    year        BIGINT NOT NULL,
    unit_id     BIGINT,
    number      TEXT   NOT NULL,
    number_key  TEXT   NOT NULL,
    statement   TEXT   NOT NULL,
    -- A definition over live data; the number itself is never stored before it is judged.
    indicator   TEXT   NOT NULL,
    document_id BIGINT,
    formula     TEXT   NOT NULL,
    operator    TEXT   NOT NULL,
    permille    BIGINT NOT NULL,
    from_day    TEXT   NOT NULL,
    to_day      TEXT   NOT NULL,
    frequency   TEXT   NOT NULL,
    measures    TEXT   NOT NULL,
    owner_id    BIGINT,
    state       TEXT   NOT NULL,
    -- What was measured when it was judged, once and for all.
    numerator   BIGINT,
    denominator BIGINT,
    remark      TEXT   NOT NULL,
    moves       BIGINT NOT NULL,
    folded      TEXT   NOT NULL,
    changed_at  BIGINT NOT NULL,
    PRIMARY KEY (agency_id, id)
);
CREATE UNIQUE INDEX objective_number ON objective (agency_id, year, number);

-- Values that nothing in the program can count. Entered once; a correction is a new row.
CREATE TABLE objective_measurement (
    agency_id    BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    objective_id BIGINT NOT NULL,
    from_day     TEXT   NOT NULL,
    to_day       TEXT   NOT NULL,
    numerator    BIGINT NOT NULL,
    denominator  BIGINT NOT NULL,
    evidence     TEXT   NOT NULL,
    person_id    BIGINT NOT NULL,
    at           BIGINT NOT NULL,
    -- The row that took its place.
    replaced_by  BIGINT,
    PRIMARY KEY (agency_id, id)
);
CREATE INDEX objective_measurement_of ON objective_measurement (agency_id, objective_id, from_day);

-- What an approved objective said before it was changed.
CREATE TABLE objective_past (
    agency_id    BIGINT NOT NULL,
    objective_id BIGINT NOT NULL,
    move_no      BIGINT NOT NULL,
    content      TEXT   NOT NULL,
    reason       TEXT   NOT NULL,
    PRIMARY KEY (agency_id, objective_id, move_no)
);
