-- Accounts of people from outside, such as an inspection: they read from a moment to a moment and change
-- nothing. What ended stays.
CREATE TABLE account_guest (
    agency_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    purpose   TEXT   NOT NULL,
    from_at   BIGINT NOT NULL,
    until_at  BIGINT NOT NULL,
    opened_by BIGINT NOT NULL,
    opened_at BIGINT NOT NULL,
    ended_at  BIGINT,
    PRIMARY KEY (agency_id, person_id)
);
