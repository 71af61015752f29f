-- To whom the agency reports each year, and until when (`iso-in-agencies.md` 1.7): set by the superior body, never fixed here.
CREATE TABLE report_line (
    agency_id   BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    receiver    TEXT   NOT NULL,
    month       BIGINT NOT NULL,
    day         BIGINT NOT NULL,
    remind_days BIGINT NOT NULL,
    is_ended    BIGINT NOT NULL,
    PRIMARY KEY (agency_id, id)
);

CREATE TABLE yearly_report (
    agency_id   BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    line_id     BIGINT NOT NULL,
    year        BIGINT NOT NULL,
    cut_off     TEXT   NOT NULL,
    state       TEXT   NOT NULL,
    -- The figures as they stood, frozen: JSON.
    figures     TEXT   NOT NULL,
    -- What people write to each part: JSON.
    narrative   TEXT   NOT NULL,
    number      TEXT   NOT NULL,
    dated       TEXT,
    signer_id   BIGINT,
    signed_on   TEXT,
    sent_on     TEXT,
    answered_on TEXT,
    moves       BIGINT NOT NULL,
    PRIMARY KEY (agency_id, id)
);
CREATE UNIQUE INDEX yearly_report_of_line ON yearly_report (agency_id, line_id, year);
