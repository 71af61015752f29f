-- Phiếu đề nghị biên soạn, sửa đổi, hủy tài liệu (ISO 9001, 6.3 and 7.5.3; clause 5.1 of the field notes).
CREATE TABLE change_request (
    agency_id    BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    number       TEXT   NOT NULL,
    state        TEXT   NOT NULL,
    kind         TEXT   NOT NULL,
    document_id  BIGINT,
    code         TEXT   NOT NULL,
    title        TEXT   NOT NULL,
    reason       TEXT   NOT NULL,
    basis        TEXT   NOT NULL,
    present      TEXT   NOT NULL,
    proposed     TEXT   NOT NULL,
    impact       TEXT   NOT NULL,
    is_urgent    BIGINT NOT NULL,
    requested_by BIGINT NOT NULL,
    requested_on TEXT   NOT NULL,
    unit_id      BIGINT,
    author_id    BIGINT,
    due_on       TEXT,
    version_id   BIGINT,
    merged_into  BIGINT,
    moves        BIGINT NOT NULL,
    folded       TEXT   NOT NULL,
    changed_at   BIGINT NOT NULL,
    PRIMARY KEY (agency_id, id)
);
CREATE INDEX change_request_in_state ON change_request (agency_id, state, id);
CREATE INDEX change_request_of_version ON change_request (agency_id, version_id);
CREATE INDEX change_request_of_document ON change_request (agency_id, document_id);

CREATE TABLE change_request_counter (
    agency_id BIGINT NOT NULL,
    year      BIGINT NOT NULL,
    last      BIGINT NOT NULL,
    PRIMARY KEY (agency_id, year)
);

-- What others say about a request before it is decided, and the reasons of decisions.
CREATE TABLE change_request_opinion (
    agency_id  BIGINT NOT NULL,
    id         BIGINT NOT NULL,
    request_id BIGINT NOT NULL,
    person_id  BIGINT NOT NULL,
    at         BIGINT NOT NULL,
    words      TEXT   NOT NULL,
    PRIMARY KEY (agency_id, id)
);
CREATE INDEX change_request_opinion_of ON change_request_opinion (agency_id, request_id, id);
