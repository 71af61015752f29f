-- Clauses that an agency declares not applicable, or applicable after all (ISO 9001, 4.3).
CREATE TABLE evidence_exclusion (
    agency_id   BIGINT NOT NULL,
    clause      TEXT   NOT NULL,
    is_excluded BIGINT NOT NULL,
    reason      TEXT   NOT NULL,
    person_id   BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    PRIMARY KEY (agency_id, clause)
);
