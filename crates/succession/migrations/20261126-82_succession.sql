-- That an agency takes over from others by a decision (`iso-in-agencies.md` 1.9, 9 rule 17). Of the agency that takes over.
CREATE TABLE succession (
    agency_id      BIGINT NOT NULL,
    id             BIGINT NOT NULL,
    form           TEXT   NOT NULL,
    paper          TEXT   NOT NULL,
    number         TEXT   NOT NULL,
    dated          TEXT   NOT NULL,
    authority      TEXT   NOT NULL,
    subject        TEXT   NOT NULL,
    effective_on   TEXT   NOT NULL,
    provision      TEXT   NOT NULL,
    state          TEXT   NOT NULL,
    minutes_number TEXT   NOT NULL,
    minutes_on     TEXT,
    giver          TEXT   NOT NULL,
    receiver       TEXT   NOT NULL,
    carried_on     TEXT,
    moves          BIGINT NOT NULL,
    PRIMARY KEY (agency_id, id)
);

-- From whom, and which unit receives.
CREATE TABLE succession_predecessor (
    agency_id      BIGINT NOT NULL,
    succession_id  BIGINT NOT NULL,
    predecessor_id BIGINT NOT NULL,
    place          BIGINT NOT NULL,
    unit_id        BIGINT,
    PRIMARY KEY (agency_id, succession_id, predecessor_id)
);

-- What the agency that ends says to it. Of the agency that ends: nobody else ends an agency.
CREATE TABLE succession_answer (
    agency_id     BIGINT NOT NULL,
    succession_id BIGINT NOT NULL,
    successor_id  BIGINT NOT NULL,
    answer        TEXT   NOT NULL,
    person_id     BIGINT,
    answered_on   TEXT,
    note          TEXT   NOT NULL,
    PRIMARY KEY (agency_id, succession_id)
);

-- Each thing that was taken over: what it was, and what came of it here.
CREATE TABLE succession_thing (
    agency_id      BIGINT NOT NULL,
    id             BIGINT NOT NULL,
    succession_id  BIGINT NOT NULL,
    predecessor_id BIGINT NOT NULL,
    predecessor    TEXT   NOT NULL,
    kind           TEXT   NOT NULL,
    thing          TEXT   NOT NULL,
    page           TEXT   NOT NULL,
    label          TEXT   NOT NULL,
    title          TEXT   NOT NULL,
    folded         TEXT   NOT NULL,
    state          TEXT   NOT NULL,
    due_on         TEXT,
    national_code  TEXT   NOT NULL,
    document_id    BIGINT,
    taken_on       TEXT   NOT NULL,
    href           TEXT   NOT NULL,
    here           TEXT   NOT NULL,
    PRIMARY KEY (agency_id, id)
);
CREATE INDEX succession_thing_of ON succession_thing (agency_id, succession_id, kind, id);
CREATE INDEX succession_thing_document ON succession_thing (agency_id, document_id);
-- Whether another agency took a thing over already: one does.
CREATE INDEX succession_thing_once ON succession_thing (predecessor_id, thing);
