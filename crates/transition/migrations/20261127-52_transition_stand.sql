-- Where a transition and its clauses stood from a moment on: a row a move, so that figures, the page and the
-- paper are told as of any day.
CREATE TABLE transition_stand (
    agency_id     BIGINT NOT NULL,
    transition_id BIGINT NOT NULL,
    move_no       BIGINT NOT NULL,
    state         TEXT   NOT NULL,
    ended_on      TEXT,
    from_at       BIGINT NOT NULL,
    to_at         BIGINT NOT NULL,
    PRIMARY KEY (agency_id, transition_id, move_no)
);
CREATE TABLE transition_item_stand (
    agency_id     BIGINT NOT NULL,
    transition_id BIGINT NOT NULL,
    place         BIGINT NOT NULL,
    move_no       BIGINT NOT NULL,
    state         TEXT   NOT NULL,
    present       TEXT   NOT NULL,
    plan          TEXT   NOT NULL,
    owner_id      BIGINT,
    due_on        TEXT,
    evidence      TEXT   NOT NULL,
    doer_id       BIGINT,
    done_on       TEXT,
    from_at       BIGINT NOT NULL,
    to_at         BIGINT NOT NULL,
    PRIMARY KEY (agency_id, transition_id, place, move_no)
);
-- What came before these tables were kept stands as it is.
INSERT INTO transition_stand (agency_id, transition_id, move_no, state, ended_on, from_at, to_at)
    SELECT agency_id, id, moves, state, ended_on, 0, 9223372036854775807 FROM transition;
INSERT INTO transition_item_stand (agency_id, transition_id, place, move_no, state, present, plan, owner_id, due_on, evidence, doer_id, done_on, from_at, to_at)
    SELECT agency_id, transition_id, place, moves, state, present, plan, owner_id, due_on, evidence, doer_id, done_on, 0, 9223372036854775807 FROM transition_item;
