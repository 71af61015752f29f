-- Who must read a version, since when, and when they did. That it lapses with its version is
-- computed from the version, never stored.
CREATE TABLE obligation (
    agency_id       BIGINT NOT NULL,
    version_id      BIGINT NOT NULL,
    person_id       BIGINT NOT NULL,
    since_day       TEXT   NOT NULL,
    opened_at       BIGINT,
    acknowledged_at BIGINT,
    PRIMARY KEY (agency_id, version_id, person_id)
);
CREATE INDEX obligation_open ON obligation (agency_id, person_id, version_id) WHERE acknowledged_at IS NULL;

-- Numbered paper copies: who holds one, since when, and when it came back.
CREATE TABLE paper_copy (
    agency_id    BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    version_id   BIGINT NOT NULL,
    copy_no      BIGINT NOT NULL,
    holder       TEXT   NOT NULL,
    delivered_on TEXT   NOT NULL,
    recalled_on  TEXT,
    PRIMARY KEY (agency_id, id)
);
CREATE UNIQUE INDEX paper_copy_number ON paper_copy (agency_id, version_id, copy_no);
