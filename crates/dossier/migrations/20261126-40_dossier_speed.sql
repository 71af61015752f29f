-- Indexes that answer alone, without a look at the rows. Each of the first two replaces a narrower one.
DROP INDEX dossier_received;
CREATE INDEX dossier_received ON dossier (agency_id, received_at, id, unit_id, document_id);
DROP INDEX dossier_finished;
CREATE INDEX dossier_finished ON dossier (agency_id, finished_day, id, unit_id, document_id, judged_day, grain, finished_at, judged_at);
CREATE INDEX dossier_running ON dossier (agency_id, due_at, id, unit_id, document_id, state, grain) WHERE is_open = 1;

-- Those that were finished late; the condition is that of the list's filter, word for word.
CREATE INDEX dossier_late ON dossier (agency_id, received_at, id)
    WHERE finished_at IS NOT NULL AND (CASE WHEN finished_day < judged_day THEN 0 WHEN grain = 'minute' THEN (CASE WHEN finished_at <= judged_at THEN 1 ELSE 2 END) WHEN finished_day = judged_day THEN 1 ELSE 2 END) = 2;

-- Whether a dossier has a word, where another word led to it.
CREATE INDEX dossier_word_of ON dossier_word (agency_id, dossier_id, word);
