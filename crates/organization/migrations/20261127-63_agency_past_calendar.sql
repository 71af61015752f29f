-- How an agency was named until a day, for papers of that time; how it is named now stands in agency.
CREATE TABLE agency_past (
    agency_id  BIGINT NOT NULL,
    until_day  TEXT   NOT NULL,
    name       TEXT   NOT NULL,
    short_name TEXT   NOT NULL,
    superior   TEXT   NOT NULL,
    place      TEXT   NOT NULL,
    PRIMARY KEY (agency_id, until_day)
);

-- What an agency decided about single days, on top of the national calendar. Nothing is overwritten: the
-- latest decision about a day holds, and a due date is told by what was known when it was promised.
CREATE TABLE calendar_day (
    agency_id BIGINT NOT NULL,
    day       TEXT   NOT NULL,
    at        BIGINT NOT NULL,
    kind      TEXT   NOT NULL,
    reason    TEXT   NOT NULL,
    notice    TEXT   NOT NULL,
    PRIMARY KEY (agency_id, day, at)
);

-- When the doors are open, from a day on.
CREATE TABLE office_hours (
    agency_id BIGINT NOT NULL,
    from_day  TEXT   NOT NULL,
    at        BIGINT NOT NULL,
    hours     TEXT   NOT NULL,
    PRIMARY KEY (agency_id, from_day, at)
);
