-- What the agency calls the categories of findings. The newest row of a category counts; none is written over.
CREATE TABLE audit_category (
    agency_id BIGINT NOT NULL,
    id        BIGINT NOT NULL,
    category  TEXT   NOT NULL,
    name      TEXT   NOT NULL,
    person_id BIGINT NOT NULL,
    at        BIGINT NOT NULL,
    PRIMARY KEY (agency_id, id)
);
