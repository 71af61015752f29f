-- Going over from one edition of the standard to another (point c, clause 4, Article 4 of QĐ 19/2014).
CREATE TABLE transition (
    agency_id    BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    title        TEXT   NOT NULL,
    from_edition TEXT   NOT NULL,
    to_edition   TEXT   NOT NULL,
    state        TEXT   NOT NULL,
    begun_on     TEXT   NOT NULL,
    due_on       TEXT   NOT NULL,
    ended_on     TEXT,
    moves        BIGINT NOT NULL,
    PRIMARY KEY (agency_id, id)
);

-- The gap analysis: one line a clause of the new edition, then what is no longer asked for.
CREATE TABLE transition_item (
    agency_id     BIGINT NOT NULL,
    transition_id BIGINT NOT NULL,
    place         BIGINT NOT NULL,
    old_clauses   TEXT   NOT NULL,
    new_clause    TEXT   NOT NULL,
    kind          TEXT   NOT NULL,
    state         TEXT   NOT NULL,
    present       TEXT   NOT NULL,
    plan          TEXT   NOT NULL,
    owner_id      BIGINT,
    due_on        TEXT,
    evidence      TEXT   NOT NULL,
    doer_id       BIGINT,
    done_on       TEXT,
    moves         BIGINT NOT NULL,
    PRIMARY KEY (agency_id, transition_id, place)
);
CREATE INDEX transition_item_of_owner ON transition_item (agency_id, owner_id, state);

-- What each document in force is worth under the new edition; the newest line counts.
CREATE TABLE transition_document (
    agency_id     BIGINT NOT NULL,
    id            BIGINT NOT NULL,
    transition_id BIGINT NOT NULL,
    document_id   BIGINT NOT NULL,
    verdict       TEXT   NOT NULL,
    note          TEXT   NOT NULL,
    version_id    BIGINT NOT NULL,
    on_day        TEXT   NOT NULL,
    person_id     BIGINT NOT NULL,
    PRIMARY KEY (agency_id, id)
);
CREATE INDEX transition_document_of ON transition_document (agency_id, transition_id, document_id, id);
