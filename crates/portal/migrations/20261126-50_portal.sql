-- The public side of an agency: its address, how it looks, who answers for it. One row an agency.
CREATE TABLE portal (
    agency_id   BIGINT NOT NULL PRIMARY KEY,
    slug        TEXT   NOT NULL,
    is_open     BIGINT NOT NULL,
    welcome     TEXT   NOT NULL,
    address     TEXT   NOT NULL,
    phone       TEXT   NOT NULL,
    email       TEXT   NOT NULL,
    hours       TEXT   NOT NULL,
    responsible TEXT   NOT NULL,
    colour      TEXT   NOT NULL,
    emblem      TEXT   NOT NULL,
    framers     TEXT   NOT NULL
);
-- It is found by its address before anybody knows the agency.
CREATE UNIQUE INDEX portal_slug ON portal (slug);
