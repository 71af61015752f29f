-- What is written for an input of a review until it is held, beside its figures.
CREATE TABLE review_narrative (
    agency_id  BIGINT NOT NULL,
    review_id  BIGINT NOT NULL,
    topic      TEXT   NOT NULL,
    words      TEXT   NOT NULL,
    written_by BIGINT NOT NULL,
    written_at BIGINT NOT NULL,
    PRIMARY KEY (agency_id, review_id, topic)
);

-- The inputs of a review as they were frozen; the last of a review counts. Its hash stands in the record.
CREATE TABLE review_snapshot (
    agency_id BIGINT NOT NULL,
    id        BIGINT NOT NULL,
    review_id BIGINT NOT NULL,
    body      TEXT   NOT NULL,
    hash      TEXT   NOT NULL,
    frozen_by BIGINT NOT NULL,
    frozen_at BIGINT NOT NULL,
    PRIMARY KEY (agency_id, id)
);
CREATE INDEX review_snapshot_of ON review_snapshot (agency_id, review_id, id);

-- What became of a decision: a task, a nonconformity, a change request.
CREATE TABLE review_outcome (
    agency_id   BIGINT NOT NULL,
    decision_id BIGINT NOT NULL,
    kind        TEXT   NOT NULL,
    thing_id    BIGINT NOT NULL,
    PRIMARY KEY (agency_id, decision_id, thing_id)
);
