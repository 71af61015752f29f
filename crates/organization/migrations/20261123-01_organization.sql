-- The tenants. Every other row names one of them.
CREATE TABLE agency (
    agency_id  BIGINT NOT NULL PRIMARY KEY,
    name       TEXT   NOT NULL,
    short_name TEXT   NOT NULL,
    superior   TEXT   NOT NULL,
    place      TEXT   NOT NULL,
    code       TEXT   NOT NULL
);

CREATE TABLE unit (
    agency_id BIGINT NOT NULL,
    id        BIGINT NOT NULL,
    code      TEXT   NOT NULL,
    name      TEXT   NOT NULL,
    name_key  TEXT   NOT NULL,
    from_day  TEXT   NOT NULL,
    to_day    TEXT,
    PRIMARY KEY (agency_id, id)
);
CREATE UNIQUE INDEX unit_code ON unit (agency_id, code) WHERE to_day IS NULL;

CREATE TABLE person (
    agency_id BIGINT NOT NULL,
    id        BIGINT NOT NULL,
    full_name TEXT   NOT NULL,
    name_key  TEXT   NOT NULL,
    folded    TEXT   NOT NULL,
    PRIMARY KEY (agency_id, id)
);

-- A position held from a day to a day. Nothing is overwritten: a change ends one row and adds one.
CREATE TABLE appointment (
    agency_id BIGINT NOT NULL,
    id        BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    unit_id   BIGINT,
    position  TEXT   NOT NULL,
    from_day  TEXT   NOT NULL,
    to_day    TEXT,
    PRIMARY KEY (agency_id, id)
);
CREATE INDEX appointment_person ON appointment (agency_id, person_id, from_day);

CREATE TABLE role_grant (
    agency_id BIGINT NOT NULL,
    id        BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    role      TEXT   NOT NULL,
    from_day  TEXT   NOT NULL,
    to_day    TEXT,
    PRIMARY KEY (agency_id, id)
);
CREATE INDEX role_grant_person ON role_grant (agency_id, person_id);
