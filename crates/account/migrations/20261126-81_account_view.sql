-- The agency that has ended and whose books somebody of the one that took over reads in a session.
ALTER TABLE session ADD COLUMN view_agency_id BIGINT;
