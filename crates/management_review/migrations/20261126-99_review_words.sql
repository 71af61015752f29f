-- What is written for an input of a review until it is held: each wording is a row that stays, the last counts.
CREATE TABLE review_words (
    agency_id  BIGINT NOT NULL,
    review_id  BIGINT NOT NULL,
    topic      TEXT   NOT NULL,
    version    BIGINT NOT NULL,
    words      TEXT   NOT NULL,
    written_by BIGINT NOT NULL,
    written_at BIGINT NOT NULL,
    PRIMARY KEY (agency_id, review_id, topic, version)
);
INSERT INTO review_words (agency_id, review_id, topic, version, words, written_by, written_at)
    SELECT agency_id, review_id, topic, 1, words, written_by, written_at FROM review_narrative;
DROP TABLE review_narrative;
