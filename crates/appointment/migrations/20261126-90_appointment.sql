-- Times at the one-stop desk that citizens book (NĐ 61/2018/NĐ-CP; NĐ 118/2025/NĐ-CP).
CREATE TABLE desk_appointment (
    agency_id    BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    -- What the citizen looks it up by, together with the telephone number.
    code         TEXT   NOT NULL,
    -- Of the form that was sent, so that sending it twice is booking once.
    token        TEXT   NOT NULL,
    channel      TEXT   NOT NULL,
    state        TEXT   NOT NULL,
    day          TEXT   NOT NULL,
    -- HH:MM of office time.
    time         TEXT   NOT NULL,
    -- The process that it is about, if any, and what it is called.
    document_id  BIGINT,
    matter       TEXT   NOT NULL,
    -- Personal data: name, telephone as typed, its digits. Emptied on erase_on.
    name         TEXT   NOT NULL,
    phone        TEXT   NOT NULL,
    phone_digits TEXT   NOT NULL,
    note         TEXT   NOT NULL,
    folded       TEXT   NOT NULL,
    erase_on     TEXT   NOT NULL,
    -- The number in the queue of its day; none before arrival.
    ticket       BIGINT,
    made_at      BIGINT NOT NULL,
    arrived_at   BIGINT,
    ended_at     BIGINT,
    dossier_id   BIGINT,
    moves        BIGINT NOT NULL,
    salt         TEXT   NOT NULL,
    PRIMARY KEY (agency_id, id)
);
CREATE UNIQUE INDEX desk_appointment_code ON desk_appointment (agency_id, code);
CREATE UNIQUE INDEX desk_appointment_token ON desk_appointment (agency_id, token);
CREATE INDEX desk_appointment_day ON desk_appointment (agency_id, day, time, id);
CREATE INDEX desk_appointment_state ON desk_appointment (agency_id, state, day, id);
CREATE INDEX desk_appointment_phone ON desk_appointment (agency_id, phone_digits, day);
CREATE INDEX desk_appointment_to_erase ON desk_appointment (erase_on) WHERE phone_digits <> '';
CREATE INDEX desk_appointment_to_miss ON desk_appointment (day) WHERE state = 'booked';

-- How the desk takes appointments, from a day on.
CREATE TABLE desk_plan (
    agency_id      BIGINT NOT NULL,
    from_on        TEXT   NOT NULL,
    is_open        BIGINT NOT NULL,
    desks          BIGINT NOT NULL,
    per_desk       BIGINT NOT NULL,
    slot_minutes   BIGINT NOT NULL,
    days_ahead     BIGINT NOT NULL,
    notice_minutes BIGINT NOT NULL,
    keep_days      BIGINT NOT NULL,
    place          TEXT   NOT NULL,
    made_by        BIGINT NOT NULL,
    made_at        BIGINT NOT NULL,
    PRIMARY KEY (agency_id, from_on)
);

-- Working days on which the desk takes no appointments.
CREATE TABLE desk_closure (
    agency_id BIGINT NOT NULL,
    day       TEXT   NOT NULL,
    reason    TEXT   NOT NULL,
    made_by   BIGINT NOT NULL,
    PRIMARY KEY (agency_id, day)
);

-- Numbers given in the queue of a day.
CREATE TABLE desk_ticket (
    agency_id BIGINT NOT NULL,
    day       TEXT   NOT NULL,
    last      BIGINT NOT NULL,
    PRIMARY KEY (agency_id, day)
);
