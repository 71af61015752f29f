-- Visits of public pages (clause 7.4 of the field notes, S 40), counted without cookies; no address is stored.
-- The salt of a day tells its readers apart; it goes when the day is closed, and with it whom a mark meant.
CREATE TABLE visit_salt (
    agency_id BIGINT NOT NULL,
    day       TEXT   NOT NULL,
    salt      TEXT   NOT NULL,
    PRIMARY KEY (agency_id, day)
);

-- Readers of open days by their mark; page '' is the whole portal.
CREATE TABLE visit_seen (
    agency_id BIGINT NOT NULL,
    day       TEXT   NOT NULL,
    page      TEXT   NOT NULL,
    mark      TEXT   NOT NULL,
    seen_at   BIGINT NOT NULL,
    visits    BIGINT NOT NULL,
    PRIMARY KEY (agency_id, day, page, mark)
);
CREATE INDEX visit_seen_lately ON visit_seen (agency_id, page, seen_at);

-- Closed days.
CREATE TABLE visit_day (
    agency_id BIGINT NOT NULL,
    page      TEXT   NOT NULL,
    day       TEXT   NOT NULL,
    visits    BIGINT NOT NULL,
    readers   BIGINT NOT NULL,
    PRIMARY KEY (agency_id, page, day)
);

-- What the counter of the portal before this one showed.
CREATE TABLE visit_start (
    agency_id BIGINT NOT NULL,
    visits    BIGINT NOT NULL,
    PRIMARY KEY (agency_id)
);
