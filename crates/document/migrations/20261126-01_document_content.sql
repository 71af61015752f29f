-- In which form a version's content is stored: procedure, text, original.
ALTER TABLE document_version ADD COLUMN form TEXT NOT NULL DEFAULT 'text';
UPDATE document_version SET form = 'procedure' WHERE EXISTS
    (SELECT 1 FROM document d WHERE d.agency_id = document_version.agency_id AND d.id = document_version.document_id AND d.kind = 'administrative_procedure');

-- Several people may sign one part.
CREATE TABLE document_signature_of_person (
    agency_id    BIGINT NOT NULL,
    version_id   BIGINT NOT NULL,
    part         TEXT   NOT NULL,
    person_id    BIGINT NOT NULL,
    name         TEXT   NOT NULL,
    position     TEXT   NOT NULL,
    at           BIGINT NOT NULL,
    content_hash TEXT   NOT NULL,
    PRIMARY KEY (agency_id, version_id, part, person_id)
);
INSERT INTO document_signature_of_person (agency_id, version_id, part, person_id, name, position, at, content_hash)
    SELECT agency_id, version_id, part, person_id, name, position, at, content_hash FROM document_signature;
DROP TABLE document_signature;
ALTER TABLE document_signature_of_person RENAME TO document_signature;

-- Who is named to sign a part, in their order; none lets anybody sign who plays the role.
CREATE TABLE document_signer (
    agency_id  BIGINT NOT NULL,
    version_id BIGINT NOT NULL,
    part       TEXT   NOT NULL,
    person_id  BIGINT NOT NULL,
    place      BIGINT NOT NULL,
    PRIMARY KEY (agency_id, version_id, part, person_id)
);

-- When the named have signed: 0 asks for all in their order, n for n of them.
CREATE TABLE document_panel (
    agency_id  BIGINT NOT NULL,
    version_id BIGINT NOT NULL,
    part       TEXT   NOT NULL,
    needed     BIGINT NOT NULL,
    PRIMARY KEY (agency_id, version_id, part)
);

-- Who is writing a version just now.
CREATE TABLE document_lock (
    agency_id  BIGINT NOT NULL,
    version_id BIGINT NOT NULL,
    person_id  BIGINT NOT NULL,
    at         BIGINT NOT NULL,
    PRIMARY KEY (agency_id, version_id)
);

-- What people remark at a paragraph or a step, and what the author answers.
CREATE TABLE document_comment (
    agency_id   BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    version_id  BIGINT NOT NULL,
    place       TEXT   NOT NULL,
    quote       TEXT   NOT NULL,
    remark      TEXT   NOT NULL,
    person_id   BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    answer      TEXT,
    answered_by BIGINT,
    answered_at BIGINT,
    PRIMARY KEY (agency_id, id)
);
CREATE INDEX document_comment_of ON document_comment (agency_id, version_id, id);

-- How codes of a kind are made, for a unit or for all.
CREATE TABLE document_code_pattern (
    agency_id BIGINT NOT NULL,
    kind      TEXT   NOT NULL,
    unit_id   BIGINT NOT NULL,
    pattern   TEXT   NOT NULL,
    PRIMARY KEY (agency_id, kind, unit_id)
);
