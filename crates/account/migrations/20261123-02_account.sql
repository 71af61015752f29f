-- Who may sign in. The clock and the command line have no row here.
CREATE TABLE account (
    agency_id     BIGINT NOT NULL,
    person_id     BIGINT NOT NULL,
    login         TEXT   NOT NULL,
    password_hash TEXT   NOT NULL,
    set_at        BIGINT NOT NULL,
    is_closed     BIGINT NOT NULL,
    PRIMARY KEY (agency_id, person_id)
);
CREATE UNIQUE INDEX account_login ON account (login);

-- Only the hash of a token is stored: who reads the table cannot use it.
CREATE TABLE session (
    token_hash TEXT   NOT NULL PRIMARY KEY,
    agency_id  BIGINT NOT NULL,
    person_id  BIGINT NOT NULL,
    opened_at  BIGINT NOT NULL,
    seen_at    BIGINT NOT NULL
);
CREATE INDEX session_person ON session (agency_id, person_id);

-- One-time links that set a password.
CREATE TABLE invitation (
    token_hash TEXT   NOT NULL PRIMARY KEY,
    agency_id  BIGINT NOT NULL,
    person_id  BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
