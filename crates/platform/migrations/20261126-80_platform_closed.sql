-- Agencies that ended: from a moment on nothing is added to their books, and what stands stays readable.
CREATE TABLE closed_agency (
    agency_id BIGINT NOT NULL PRIMARY KEY,
    last_day  TEXT   NOT NULL,
    from_at   BIGINT NOT NULL,
    basis     TEXT   NOT NULL,
    is_lifted BIGINT NOT NULL
);
