-- How many months may go by between two reviews: of a kind of documents, or of one document. The
-- newest row counts; nothing is overwritten.
CREATE TABLE review_interval (
    agency_id   BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    kind        TEXT   NOT NULL,
    document_id BIGINT,
    months      BIGINT NOT NULL,
    set_on      TEXT   NOT NULL,
    set_by      BIGINT NOT NULL,
    PRIMARY KEY (agency_id, id)
);
CREATE INDEX review_interval_document ON review_interval (agency_id, document_id, id);

-- Who answers for a document, from a day up to the day before the next; without a row its author.
CREATE TABLE document_owner (
    agency_id   BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    document_id BIGINT NOT NULL,
    person_id   BIGINT NOT NULL,
    from_day    TEXT   NOT NULL,
    to_day      TEXT,
    PRIMARY KEY (agency_id, id)
);
CREATE UNIQUE INDEX document_owner_now ON document_owner (agency_id, document_id) WHERE to_day IS NULL;

-- Reviews that were done, with name and position as they were then, and what was before the eyes.
CREATE TABLE document_review (
    agency_id    BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    document_id  BIGINT NOT NULL,
    version_id   BIGINT NOT NULL,
    outcome      TEXT   NOT NULL,
    note         TEXT   NOT NULL,
    person_id    BIGINT NOT NULL,
    name         TEXT   NOT NULL,
    position     TEXT   NOT NULL,
    on_day       TEXT   NOT NULL,
    at           BIGINT NOT NULL,
    content_hash TEXT   NOT NULL,
    draft_id     BIGINT,
    PRIMARY KEY (agency_id, id)
);
CREATE INDEX document_review_of ON document_review (agency_id, document_id, on_day, id);
CREATE INDEX document_review_by_day ON document_review (agency_id, on_day, id);
