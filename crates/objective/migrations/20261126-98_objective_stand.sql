-- Where an objective stood from a moment on: a row a move, so that lists and figures are told as of any day.
CREATE TABLE objective_stand (
    agency_id    BIGINT NOT NULL,
    objective_id BIGINT NOT NULL,
    move_no      BIGINT NOT NULL,
    state        TEXT   NOT NULL,
    numerator    BIGINT,
    denominator  BIGINT,
    from_at      BIGINT NOT NULL,
    to_at        BIGINT NOT NULL,
    PRIMARY KEY (agency_id, objective_id, move_no)
);
-- What came before this table was kept stands as it is.
INSERT INTO objective_stand (agency_id, objective_id, move_no, state, numerator, denominator, from_at, to_at)
    SELECT agency_id, id, moves, state, numerator, denominator, 0, 9223372036854775807 FROM objective;
