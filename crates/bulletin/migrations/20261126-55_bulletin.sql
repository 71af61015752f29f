-- Bulletins for the loudspeakers (field notes 7, S 26), and what is put before staff briefings (S 27).
CREATE TABLE bulletin (
    agency_id   BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    number      TEXT   NOT NULL,
    state       TEXT   NOT NULL,
    title       TEXT   NOT NULL,
    script      TEXT   NOT NULL,
    source      TEXT   NOT NULL,
    author_id   BIGINT NOT NULL,
    approved_by BIGINT,
    moves       BIGINT NOT NULL,
    folded      TEXT   NOT NULL,
    changed_at  BIGINT NOT NULL,
    PRIMARY KEY (agency_id, id)
);
CREATE INDEX bulletin_in_state ON bulletin (agency_id, state, id);

CREATE TABLE bulletin_counter (
    agency_id BIGINT NOT NULL,
    year      BIGINT NOT NULL,
    last      BIGINT NOT NULL,
    PRIMARY KEY (agency_id, year)
);

-- The air log: every time a bulletin was read out. Added to, never changed.
CREATE TABLE bulletin_airing (
    agency_id   BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    bulletin_id BIGINT NOT NULL,
    day         TEXT   NOT NULL,
    time        TEXT   NOT NULL,
    channel     TEXT   NOT NULL,
    note        TEXT   NOT NULL,
    by_id       BIGINT NOT NULL,
    PRIMARY KEY (agency_id, id)
);
CREATE INDEX bulletin_airing_of ON bulletin_airing (agency_id, bulletin_id, id);
CREATE INDEX bulletin_airing_on ON bulletin_airing (agency_id, day);

CREATE TABLE bulletin_setting (
    agency_id        BIGINT NOT NULL,
    words_per_minute BIGINT NOT NULL,
    station          TEXT   NOT NULL,
    PRIMARY KEY (agency_id)
);

CREATE TABLE briefing_item (
    agency_id  BIGINT NOT NULL,
    id         BIGINT NOT NULL,
    day        TEXT   NOT NULL,
    title      TEXT   NOT NULL,
    words      TEXT   NOT NULL,
    source     TEXT   NOT NULL,
    conclusion TEXT   NOT NULL,
    by_id      BIGINT NOT NULL,
    PRIMARY KEY (agency_id, id)
);
CREATE INDEX briefing_item_on ON briefing_item (agency_id, day, id);
