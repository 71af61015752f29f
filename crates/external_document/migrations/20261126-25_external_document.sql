-- Spellings of one number meet in match_key; it is empty until the program has computed it.
ALTER TABLE external_document ADD COLUMN match_key TEXT NOT NULL DEFAULT '';
ALTER TABLE external_document ADD COLUMN edits BIGINT NOT NULL DEFAULT 0;
CREATE UNIQUE INDEX external_document_match ON external_document (agency_id, match_key) WHERE match_key <> '';

-- What the register said of a text, from each change to the next; the newest is what it says now.
CREATE TABLE external_document_state (
    agency_id    BIGINT NOT NULL,
    text_id      BIGINT NOT NULL,
    edits        BIGINT NOT NULL,
    at           BIGINT NOT NULL,
    person_id    BIGINT NOT NULL,
    reason       TEXT   NOT NULL,
    number       TEXT   NOT NULL,
    number_key   TEXT   NOT NULL,
    kind         TEXT   NOT NULL,
    issuer       TEXT   NOT NULL,
    title        TEXT   NOT NULL,
    issued_on    TEXT,
    effective_on TEXT,
    expired_on   TEXT,
    link         TEXT   NOT NULL,
    place        TEXT   NOT NULL,
    note         TEXT   NOT NULL,
    file_hash    TEXT   NOT NULL,
    file_name    TEXT   NOT NULL,
    folded       TEXT   NOT NULL,
    PRIMARY KEY (agency_id, text_id, edits)
);
CREATE INDEX external_document_state_key ON external_document_state (agency_id, number_key, text_id);
-- A key holds the milliseconds at which it was made.
INSERT INTO external_document_state (agency_id, text_id, edits, at, person_id, reason, number, number_key, kind, issuer, title, issued_on, effective_on, expired_on, link, place, note, file_hash, file_name, folded)
SELECT agency_id, id, 0, id / 1048576 * 1000, 0, '', number, number_key, kind, issuer, title, issued_on, effective_on, expired_on, '', '', '', '', '', folded FROM external_document;

-- What a text does to an older one, from a day on. Nothing is deleted; a mistake is withdrawn.
CREATE TABLE external_document_relation (
    agency_id    BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    new_id       BIGINT NOT NULL,
    old_id       BIGINT NOT NULL,
    kind         TEXT   NOT NULL,
    from_day     TEXT   NOT NULL,
    articles     TEXT   NOT NULL,
    note         TEXT   NOT NULL,
    at           BIGINT NOT NULL,
    withdrawn_at BIGINT,
    withdrawn_why TEXT  NOT NULL DEFAULT '',
    PRIMARY KEY (agency_id, id)
);
CREATE UNIQUE INDEX external_document_relation_once ON external_document_relation (agency_id, old_id, new_id, kind, articles) WHERE withdrawn_at IS NULL;
-- Replacements that were a number in a column, where both texts are registered and a day is known.
INSERT INTO external_document_relation (agency_id, id, new_id, old_id, kind, from_day, articles, note, at)
SELECT o.agency_id, o.id, n.id, o.id, 'replaces', COALESCE(o.expired_on, n.effective_on), '', '', o.id / 1048576 * 1000
FROM external_document o JOIN external_document n ON n.agency_id = o.agency_id AND n.number = o.replaced_by
WHERE COALESCE(o.expired_on, n.effective_on) IS NOT NULL AND n.id <> o.id;

-- Rows of a sheet that somebody sent, kept between the preview and the confirmation.
CREATE TABLE external_document_import (
    agency_id BIGINT NOT NULL,
    id        BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    at        BIGINT NOT NULL,
    file_name TEXT   NOT NULL,
    sheet     TEXT   NOT NULL,
    done_at   BIGINT,
    PRIMARY KEY (agency_id, id)
);
