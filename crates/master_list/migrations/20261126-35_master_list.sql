-- Which document a form belongs to, from a day up to the day before the next. A change ends one row
-- and adds one, so that a register of a past day shows what held then.
CREATE TABLE form_parent (
    agency_id BIGINT NOT NULL,
    id        BIGINT NOT NULL,
    form_id   BIGINT NOT NULL,
    parent_id BIGINT,
    from_day  TEXT   NOT NULL,
    to_day    TEXT,
    PRIMARY KEY (agency_id, id)
);
CREATE UNIQUE INDEX form_parent_now ON form_parent (agency_id, form_id) WHERE to_day IS NULL;
CREATE INDEX form_parent_history ON form_parent (agency_id, form_id, from_day, to_day, parent_id);

-- The history of a document without its text: what a register of any day asks.
CREATE INDEX document_version_history ON document_version (agency_id, document_id, effective_on, expired_on, issued_on, id);
