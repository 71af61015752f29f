-- What a nonconformity was raised out of, what shows it, who found it, how grave it is.
ALTER TABLE nonconformity ADD COLUMN evidence TEXT NOT NULL DEFAULT '';
ALTER TABLE nonconformity ADD COLUMN found_by TEXT NOT NULL DEFAULT '';
ALTER TABLE nonconformity ADD COLUMN severity TEXT NOT NULL DEFAULT 'minor';
-- The thing as the record names it (finding/12), its page, what people call it.
ALTER TABLE nonconformity ADD COLUMN origin TEXT NOT NULL DEFAULT '';
ALTER TABLE nonconformity ADD COLUMN origin_href TEXT NOT NULL DEFAULT '';
ALTER TABLE nonconformity ADD COLUMN origin_label TEXT NOT NULL DEFAULT '';
CREATE INDEX nonconformity_origin ON nonconformity (agency_id, origin, id) WHERE origin <> '';
