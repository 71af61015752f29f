-- How many were finished in a span, of all, of a unit, of a procedure, and how many of them late: each
-- an index that answers alone. Only finished ones stand in them; the last condition is that of the
-- query, word for word, and its columns are there because SQLite looks at them once more.
CREATE INDEX dossier_finished_of_unit ON dossier (agency_id, unit_id, finished_day, document_id) WHERE finished_day IS NOT NULL;
CREATE INDEX dossier_finished_of_document ON dossier (agency_id, document_id, finished_day) WHERE finished_day IS NOT NULL;
CREATE INDEX dossier_finished_late ON dossier (agency_id, finished_day, unit_id, document_id, judged_day, grain, finished_at, judged_at)
    WHERE finished_at IS NOT NULL AND (CASE WHEN finished_day < judged_day THEN 0 WHEN grain = 'minute' THEN (CASE WHEN finished_at <= judged_at THEN 1 ELSE 2 END) WHEN finished_day = judged_day THEN 1 ELSE 2 END) = 2;
