-- What a nonconformity brought up to date in the register of risks: a risk of its own, or one that was looked
-- at again because of it (ISO 9001, 10.2.1 e).
CREATE TABLE risk_nonconformity (
    agency_id        BIGINT NOT NULL,
    nonconformity_id BIGINT NOT NULL,
    risk_id          BIGINT NOT NULL,
    -- raised: the risk was noted because of it; reopened: it was judged anew; linked: it was under way.
    what             TEXT   NOT NULL,
    note             TEXT   NOT NULL,
    linked_by        BIGINT NOT NULL,
    linked_at        BIGINT NOT NULL,
    PRIMARY KEY (agency_id, nonconformity_id, risk_id)
);
CREATE INDEX risk_nonconformity_risk ON risk_nonconformity (agency_id, risk_id);
