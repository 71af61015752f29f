-- A sample of dossiers that an audit looks at: drawn by a seed, so that anybody draws the same again.
CREATE TABLE audit_sample (
    agency_id       BIGINT NOT NULL,
    id              BIGINT NOT NULL,
    audit_id        BIGINT NOT NULL,
    code            TEXT   NOT NULL,
    version_id      BIGINT NOT NULL,
    from_day        TEXT   NOT NULL,
    to_day          TEXT   NOT NULL,
    seed            TEXT   NOT NULL,
    population      BIGINT NOT NULL,
    population_hash TEXT   NOT NULL,
    -- The codes drawn, in the order drawn, one a line.
    picked          TEXT   NOT NULL,
    drawn_by        BIGINT NOT NULL,
    drawn_at        BIGINT NOT NULL,
    PRIMARY KEY (agency_id, id)
);
CREATE INDEX audit_sample_of ON audit_sample (agency_id, audit_id, id);

-- Answers that came from a browser, by the key that it gave them: one that comes twice counts once.
CREATE TABLE audit_received (
    agency_id BIGINT NOT NULL,
    key       TEXT   NOT NULL,
    line_id   BIGINT NOT NULL,
    at        BIGINT NOT NULL,
    PRIMARY KEY (agency_id, key)
);
