-- Where a nonconformity stood from a moment on: a row a move, so that the register is told as of any day.
CREATE TABLE nonconformity_stand (
    agency_id        BIGINT NOT NULL,
    nonconformity_id BIGINT NOT NULL,
    move_no          BIGINT NOT NULL,
    state            TEXT   NOT NULL,
    number           TEXT   NOT NULL,
    owner_id         BIGINT,
    due_on           TEXT,
    closed_on        TEXT,
    from_at          BIGINT NOT NULL,
    to_at            BIGINT NOT NULL,
    PRIMARY KEY (agency_id, nonconformity_id, move_no)
);
CREATE INDEX nonconformity_stand_state ON nonconformity_stand (agency_id, state, to_at);
-- What came before this table was kept stands as it is.
INSERT INTO nonconformity_stand (agency_id, nonconformity_id, move_no, state, number, owner_id, due_on, closed_on, from_at, to_at)
    SELECT agency_id, id, moves, state, number, owner_id, due_on, closed_on, 0, 9223372036854775807 FROM nonconformity;
