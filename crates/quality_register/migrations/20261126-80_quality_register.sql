-- A line of a quality register, as it stood from a moment to a moment. A change closes the row that
-- stood and adds the next; nothing else of a row ever changes.
CREATE TABLE quality_entry (
    agency_id  BIGINT NOT NULL,
    id         BIGINT NOT NULL,
    move_no    BIGINT NOT NULL,
    register   TEXT   NOT NULL,
    from_at    BIGINT NOT NULL,
    -- The greatest number there is while it stands.
    to_at      BIGINT NOT NULL,
    number     TEXT   NOT NULL,
    state      TEXT   NOT NULL,
    title      TEXT   NOT NULL,
    kind       TEXT   NOT NULL,
    unit_id    BIGINT,
    owner_id   BIGINT,
    due_on     TEXT,
    rank       BIGINT NOT NULL,
    parent_id  BIGINT,
    -- The thing of the record that it came from, such as meeting/12; its page and what people call it.
    origin       TEXT NOT NULL,
    origin_href  TEXT NOT NULL,
    origin_label TEXT NOT NULL,
    -- The fields of its register, as JSON.
    filled     TEXT   NOT NULL,
    folded     TEXT   NOT NULL,
    raised_by  BIGINT NOT NULL,
    raised_on  TEXT   NOT NULL,
    -- The day from which its due day no longer counts.
    settled_on TEXT,
    -- What made it stand so: the act, who, and what they said.
    action     TEXT   NOT NULL,
    acted_by   BIGINT NOT NULL,
    note       TEXT   NOT NULL,
    salt       TEXT   NOT NULL,
    PRIMARY KEY (agency_id, id, move_no)
);
CREATE UNIQUE INDEX quality_entry_current ON quality_entry (agency_id, id) WHERE to_at = 9223372036854775807;
CREATE INDEX quality_entry_register ON quality_entry (agency_id, register, to_at, from_at);
CREATE INDEX quality_entry_parent ON quality_entry (agency_id, parent_id, register, to_at) WHERE parent_id IS NOT NULL;
CREATE INDEX quality_entry_origin ON quality_entry (agency_id, origin, to_at) WHERE origin <> '';

-- Numbers given in a year. A number once given is never given again.
CREATE TABLE quality_entry_counter (
    agency_id BIGINT NOT NULL,
    register  TEXT   NOT NULL,
    year      BIGINT NOT NULL,
    last      BIGINT NOT NULL,
    PRIMARY KEY (agency_id, register, year)
);

-- What people say about a thing of the record.
CREATE TABLE talk_comment (
    agency_id BIGINT NOT NULL,
    id        BIGINT NOT NULL,
    thing     TEXT   NOT NULL,
    body      TEXT   NOT NULL,
    said_by   BIGINT NOT NULL,
    said_at   BIGINT NOT NULL,
    PRIMARY KEY (agency_id, id)
);
CREATE INDEX talk_comment_of ON talk_comment (agency_id, thing, id);

-- Files kept beside a thing of the record. One that was a mistake is withdrawn with a reason; it stays.
CREATE TABLE talk_file (
    agency_id    BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    thing        TEXT   NOT NULL,
    name         TEXT   NOT NULL,
    bytes        BIGINT NOT NULL,
    hash         TEXT   NOT NULL,
    added_by     BIGINT NOT NULL,
    added_at     BIGINT NOT NULL,
    withdrawn_by BIGINT,
    withdrawn_at BIGINT,
    reason       TEXT   NOT NULL,
    PRIMARY KEY (agency_id, id)
);
CREATE INDEX talk_file_of ON talk_file (agency_id, thing, id);
