-- Office hours are the agency's, for all that it counts; they stood here, known since the beginning.
INSERT INTO office_hours (agency_id, from_day, at, hours)
    SELECT agency_id, from_day, 0, office_hours FROM dossier_setting;
ALTER TABLE dossier_setting DROP COLUMN office_hours;
