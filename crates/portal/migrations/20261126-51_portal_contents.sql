-- A procedure in English, as somebody entered it, with the version that it was made from.
CREATE TABLE portal_translation (
    agency_id   BIGINT NOT NULL,
    document_id BIGINT NOT NULL,
    version_id  BIGINT NOT NULL,
    title       TEXT   NOT NULL,
    applicants  TEXT   NOT NULL,
    bring       TEXT   NOT NULL,
    place       TEXT   NOT NULL,
    duration    TEXT   NOT NULL,
    fee         TEXT   NOT NULL,
    result      TEXT   NOT NULL,
    note        TEXT   NOT NULL,
    edits       BIGINT NOT NULL,
    PRIMARY KEY (agency_id, document_id)
);

-- The result of an inspection or audit, which the agency may show the public.
CREATE TABLE portal_inspection (
    agency_id    BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    state        TEXT   NOT NULL,
    inspected_on TEXT   NOT NULL,
    inspector    TEXT   NOT NULL,
    subject      TEXT   NOT NULL,
    conclusion   TEXT   NOT NULL,
    file         TEXT   NOT NULL,
    file_name    TEXT   NOT NULL,
    moves        BIGINT NOT NULL,
    PRIMARY KEY (agency_id, id)
);
