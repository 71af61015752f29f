-- By which edition of ISO 9001 an agency works, from a moment on (point c, clause 4, Article 4 of QĐ 19/2014).
-- Nothing is written over: the newest row up to a moment counts.
CREATE TABLE adopted_edition (
    agency_id BIGINT NOT NULL,
    id        BIGINT NOT NULL,
    edition   TEXT   NOT NULL,
    from_at   BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    PRIMARY KEY (agency_id, id)
);
CREATE INDEX adopted_edition_from ON adopted_edition (agency_id, from_at, id);
