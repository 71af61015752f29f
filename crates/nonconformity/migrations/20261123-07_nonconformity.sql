-- A nonconformity and what was done about it (ISO 9001, 8.7 and 10.2).
CREATE TABLE nonconformity (
    agency_id    BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    number       TEXT   NOT NULL,
    state        TEXT   NOT NULL,
    source       TEXT   NOT NULL,
    description  TEXT   NOT NULL,
    clause       TEXT   NOT NULL,
    requirement  TEXT   NOT NULL,
    unit_id      BIGINT,
    -- What late dossiers have in common: the issue they followed, the step that overran, the month
    -- in which their promise was broken.
    version_id   BIGINT,
    procedure_code  TEXT NOT NULL,
    procedure_title TEXT NOT NULL,
    step_no      BIGINT,
    step         TEXT   NOT NULL,
    month        TEXT,
    -- The nonconformity whose measure had no effect, and which this one takes up again.
    follows      BIGINT,
    raised_by    BIGINT NOT NULL,
    raised_on    TEXT   NOT NULL,
    correction   TEXT   NOT NULL,
    cause        TEXT   NOT NULL,
    measure      TEXT   NOT NULL,
    owner_id     BIGINT,
    due_on       TEXT,
    extensions   BIGINT NOT NULL,
    doer_id      BIGINT,
    result       TEXT   NOT NULL,
    verifier_id  BIGINT,
    verification TEXT   NOT NULL,
    judge_from   TEXT,
    effect       TEXT   NOT NULL,
    closed_on    TEXT,
    moves        BIGINT NOT NULL,
    salt         TEXT   NOT NULL,
    folded       TEXT   NOT NULL,
    changed_at   BIGINT NOT NULL,
    PRIMARY KEY (agency_id, id)
);
-- Ten late dossiers of one step in one month make one paper, not ten, whatever the program does.
CREATE UNIQUE INDEX nonconformity_group ON nonconformity (agency_id, version_id, step_no, month)
    WHERE state = 'draft' AND source = 'late_dossier';
CREATE UNIQUE INDEX nonconformity_number ON nonconformity (agency_id, number) WHERE number <> '';
CREATE INDEX nonconformity_state ON nonconformity (agency_id, state, id);

-- The late dossiers of a nonconformity. A dossier is late once.
CREATE TABLE nonconformity_dossier (
    agency_id        BIGINT NOT NULL,
    dossier_id       BIGINT NOT NULL,
    nonconformity_id BIGINT NOT NULL,
    code             TEXT   NOT NULL,
    judged_at        BIGINT NOT NULL,
    PRIMARY KEY (agency_id, dossier_id)
);
CREATE INDEX nonconformity_dossier_of ON nonconformity_dossier (agency_id, nonconformity_id, judged_at, dossier_id);

-- What somebody said when it moved. The record holds a commitment to it, never the words.
CREATE TABLE nonconformity_note (
    agency_id        BIGINT NOT NULL,
    nonconformity_id BIGINT NOT NULL,
    move_no          BIGINT NOT NULL,
    note             TEXT   NOT NULL,
    PRIMARY KEY (agency_id, nonconformity_id, move_no)
);

-- Numbers given in a year. A number once given is never given again.
CREATE TABLE nonconformity_counter (
    agency_id BIGINT NOT NULL,
    year      BIGINT NOT NULL,
    last      BIGINT NOT NULL,
    PRIMARY KEY (agency_id, year)
);
