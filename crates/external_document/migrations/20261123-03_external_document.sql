-- Danh mục tài liệu bên ngoài: legal texts, standards, guidance of superior bodies.
CREATE TABLE external_document (
    agency_id    BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    number       TEXT   NOT NULL,
    number_key   TEXT   NOT NULL,
    kind         TEXT   NOT NULL,
    issuer       TEXT   NOT NULL,
    title        TEXT   NOT NULL,
    issued_on    TEXT,
    effective_on TEXT,
    expired_on   TEXT,
    replaced_by  TEXT,
    folded       TEXT   NOT NULL,
    PRIMARY KEY (agency_id, id)
);
CREATE UNIQUE INDEX external_document_number ON external_document (agency_id, number);
CREATE INDEX external_document_key ON external_document (agency_id, number_key, id);
