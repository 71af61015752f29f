-- A citizen's dossier. It keeps the version of the procedure that was in force when it was accepted.
CREATE TABLE dossier (
    agency_id     BIGINT NOT NULL,
    id            BIGINT NOT NULL,
    code          TEXT   NOT NULL,
    version_id    BIGINT NOT NULL,
    document_id   BIGINT NOT NULL,
    procedure_name TEXT  NOT NULL,
    unit_id       BIGINT NOT NULL,
    state         TEXT   NOT NULL,
    is_open       BIGINT NOT NULL,
    channel       TEXT   NOT NULL,
    limit_case    TEXT   NOT NULL,
    limit_text    TEXT   NOT NULL,
    grain         TEXT   NOT NULL,
    sets          BIGINT NOT NULL,
    received_at   BIGINT NOT NULL,
    due_at        BIGINT NOT NULL,
    due_day       TEXT   NOT NULL,
    judged_at     BIGINT NOT NULL,
    judged_day    TEXT   NOT NULL,
    is_provisional BIGINT NOT NULL,
    finished_at   BIGINT,
    finished_day  TEXT,
    returned_at   BIGINT,
    step_no       BIGINT NOT NULL,
    step_role     TEXT   NOT NULL,
    step_due_at   BIGINT,
    assignee_id   BIGINT,
    receiver_id   BIGINT NOT NULL,
    form_set      TEXT   NOT NULL,
    moves         BIGINT NOT NULL,
    PRIMARY KEY (agency_id, id)
);
CREATE UNIQUE INDEX dossier_code ON dossier (agency_id, code);
CREATE INDEX dossier_received ON dossier (agency_id, received_at, id);
CREATE INDEX dossier_open ON dossier (agency_id, is_open, due_at, id);
CREATE INDEX dossier_state ON dossier (agency_id, state, received_at, id);
CREATE INDEX dossier_document ON dossier (agency_id, document_id, received_at, id);
CREATE INDEX dossier_waiting ON dossier (agency_id, state, step_role, unit_id, due_at);
CREATE INDEX dossier_finished ON dossier (agency_id, finished_day, id);

-- Who asks, in a row of its own: it can be erased, and the record still stands.
CREATE TABLE dossier_applicant (
    agency_id  BIGINT NOT NULL,
    dossier_id BIGINT NOT NULL,
    name       TEXT   NOT NULL,
    address    TEXT   NOT NULL,
    phone      TEXT   NOT NULL,
    email      TEXT   NOT NULL,
    salt       TEXT   NOT NULL,
    PRIMARY KEY (agency_id, dossier_id)
);

-- Folded words that lead to a dossier: its code's parts and the applicant's name.
CREATE TABLE dossier_word (
    agency_id  BIGINT NOT NULL,
    word       TEXT   NOT NULL,
    dossier_id BIGINT NOT NULL,
    PRIMARY KEY (agency_id, word, dossier_id)
) WITHOUT ROWID;

CREATE TABLE dossier_component (
    agency_id  BIGINT NOT NULL,
    dossier_id BIGINT NOT NULL,
    no         BIGINT NOT NULL,
    text       TEXT   NOT NULL,
    originals  BIGINT NOT NULL,
    copies     BIGINT NOT NULL,
    PRIMARY KEY (agency_id, dossier_id, no)
);

-- The steps of its issue, and what happened to each.
CREATE TABLE dossier_step (
    agency_id    BIGINT NOT NULL,
    dossier_id   BIGINT NOT NULL,
    no           BIGINT NOT NULL,
    action       TEXT   NOT NULL,
    responsible  TEXT   NOT NULL,
    role         TEXT   NOT NULL,
    norm_minutes BIGINT,
    started_at   BIGINT,
    due_at       BIGINT,
    finished_at  BIGINT,
    person_id    BIGINT,
    note         TEXT   NOT NULL,
    PRIMARY KEY (agency_id, dossier_id, no)
) WITHOUT ROWID;

-- Who handed it over, from step to step, as it happened: rows are added, never changed. A step of 0
-- is the one-stop desk, where the procedure names no step for it.
CREATE TABLE dossier_hand_over (
    agency_id  BIGINT NOT NULL,
    dossier_id BIGINT NOT NULL,
    no         BIGINT NOT NULL,
    from_step  BIGINT NOT NULL,
    to_step    BIGINT NOT NULL,
    person_id  BIGINT NOT NULL,
    at         BIGINT NOT NULL,
    due_at     BIGINT,
    PRIMARY KEY (agency_id, dossier_id, no)
);

-- The deadline's ledger: the due date follows from these rows and nothing else.
CREATE TABLE dossier_clock (
    agency_id  BIGINT NOT NULL,
    dossier_id BIGINT NOT NULL,
    no         BIGINT NOT NULL,
    action     TEXT   NOT NULL,
    event      TEXT   NOT NULL,
    person_id  BIGINT NOT NULL,
    at         BIGINT NOT NULL,
    due_before BIGINT,
    due_after  BIGINT,
    PRIMARY KEY (agency_id, dossier_id, no)
);

-- Numbers given on a day. A number once printed is never given again.
CREATE TABLE dossier_counter (
    agency_id BIGINT NOT NULL,
    day       TEXT   NOT NULL,
    last      BIGINT NOT NULL,
    PRIMARY KEY (agency_id, day)
);

-- How an agency numbers dossiers and when its doors are open, from a day on.
CREATE TABLE dossier_setting (
    agency_id    BIGINT NOT NULL,
    from_day     TEXT   NOT NULL,
    code_pattern TEXT   NOT NULL,
    office_hours TEXT   NOT NULL,
    supplement_policy TEXT NOT NULL,
    PRIMARY KEY (agency_id, from_day)
);
CREATE INDEX dossier_waiting_all ON dossier (agency_id, state, step_role, due_at);

-- Why something was done, in words that may name a citizen; the record holds a commitment to them.
CREATE TABLE dossier_reason (
    agency_id  BIGINT NOT NULL,
    dossier_id BIGINT NOT NULL,
    move_no    BIGINT NOT NULL,
    action     TEXT   NOT NULL,
    at         BIGINT NOT NULL,
    reason     TEXT   NOT NULL,
    basis      TEXT   NOT NULL,
    PRIMARY KEY (agency_id, dossier_id, move_no)
);
