-- The day on which it came to its end, from which names are kept for a while; and on which day the
-- personal data in it was erased (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15).
ALTER TABLE feedback ADD COLUMN ended_on TEXT;
ALTER TABLE feedback ADD COLUMN erased_on TEXT;
UPDATE feedback SET ended_on = COALESCE(answered_on, received_on) WHERE state IN ('closed', 'transferred', 'declined');
CREATE INDEX feedback_to_erase ON feedback (agency_id, kind, ended_on) WHERE erased_on IS NULL AND ended_on IS NOT NULL;

-- How long each kind keeps its sender's name after its end, and which text or decision says so. A kind
-- of which nothing is said is kept until somebody erases it.
CREATE TABLE feedback_keeping (
    agency_id BIGINT NOT NULL,
    kind      TEXT   NOT NULL,
    months    BIGINT NOT NULL,
    source    TEXT   NOT NULL,
    made_by   BIGINT NOT NULL,
    made_at   BIGINT NOT NULL,
    PRIMARY KEY (agency_id, kind)
);
