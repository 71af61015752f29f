-- A scale by which risks and opportunities are judged, from a day on. A scale is never changed: the
-- next one takes its place, and what was judged by it keeps it.
CREATE TABLE risk_scale (
    agency_id BIGINT NOT NULL,
    id        BIGINT NOT NULL,
    from_on   TEXT   NOT NULL,
    -- Levels with their labels, and from which score on a level is medium or high, as JSON.
    body      TEXT   NOT NULL,
    set_by    BIGINT NOT NULL,
    set_at    BIGINT NOT NULL,
    PRIMARY KEY (agency_id, id)
);
CREATE UNIQUE INDEX risk_scale_from ON risk_scale (agency_id, from_on);
