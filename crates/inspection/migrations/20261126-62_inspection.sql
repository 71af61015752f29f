-- What is gathered for an inspection, made in the background (`iso-in-agencies.md` 1.6).
CREATE TABLE inspection_pack (
    agency_id BIGINT NOT NULL,
    id        BIGINT NOT NULL,
    title     TEXT   NOT NULL,
    from_day  TEXT   NOT NULL,
    to_day    TEXT   NOT NULL,
    seed      BIGINT NOT NULL,
    asked_by  BIGINT NOT NULL,
    asked_at  BIGINT NOT NULL,
    state     TEXT   NOT NULL,
    done      BIGINT NOT NULL,
    total     BIGINT NOT NULL,
    -- When somebody last worked on it: a program that was stopped leaves it to the next.
    taken_at  BIGINT NOT NULL,
    ended_at  BIGINT,
    file_hash TEXT   NOT NULL,
    bytes     BIGINT NOT NULL,
    PRIMARY KEY (agency_id, id)
);
CREATE INDEX inspection_pack_waiting ON inspection_pack (state, taken_at);

CREATE TABLE inspection_pack_file (
    agency_id BIGINT NOT NULL,
    pack_id   BIGINT NOT NULL,
    place     BIGINT NOT NULL,
    item      BIGINT NOT NULL,
    title     TEXT   NOT NULL,
    file_name TEXT   NOT NULL,
    bytes     BIGINT NOT NULL,
    -- Empty where it could not be printed.
    sha256    TEXT   NOT NULL,
    PRIMARY KEY (agency_id, pack_id, place)
);
