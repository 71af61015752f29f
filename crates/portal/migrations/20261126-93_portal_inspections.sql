-- Results of inspections stand in the register of inspections alone; what the portal kept beside it
-- goes there, each as an entry that is closed, with its paper, public since its day where it was public.
-- The moment from which it stands is its day: days since 1970 by the calendar's arithmetic, which both
-- engines do alike.
INSERT INTO quality_entry (agency_id, id, move_no, register, from_at, to_at, number, state, title, kind, unit_id, owner_id, due_on, rank, parent_id, origin, origin_href, origin_label, filled, folded, raised_by, raised_on, settled_on, action, acted_by, note, salt)
SELECT p.agency_id, p.id, 0, 'inspection',
  (365 * (CAST(substr(p.inspected_on, 1, 4) AS BIGINT) - CASE WHEN CAST(substr(p.inspected_on, 6, 2) AS BIGINT) < 3 THEN 1 ELSE 0 END)
   + (CAST(substr(p.inspected_on, 1, 4) AS BIGINT) - CASE WHEN CAST(substr(p.inspected_on, 6, 2) AS BIGINT) < 3 THEN 1 ELSE 0 END) / 4
   - (CAST(substr(p.inspected_on, 1, 4) AS BIGINT) - CASE WHEN CAST(substr(p.inspected_on, 6, 2) AS BIGINT) < 3 THEN 1 ELSE 0 END) / 100
   + (CAST(substr(p.inspected_on, 1, 4) AS BIGINT) - CASE WHEN CAST(substr(p.inspected_on, 6, 2) AS BIGINT) < 3 THEN 1 ELSE 0 END) / 400
   + (((CAST(substr(p.inspected_on, 6, 2) AS BIGINT) + 9) % 12) * 306 + 5) / 10
   + CAST(substr(p.inspected_on, 9, 2) AS BIGINT) - 1 - 719468) * 86400000000,
  9223372036854775807,
  'KT-' || substr(p.inspected_on, 1, 4) || '-C' || (SELECT count(*) FROM portal_inspection q WHERE q.agency_id = p.agency_id AND q.id <= p.id),
  'closed', p.subject, 'on_site', NULL, NULL, p.inspected_on, 0, NULL, '', '', '',
  '{"what":"' || replace(replace(replace(p.subject, '\', '\\'), '"', '\"'), '
', '\n') || '","form":"on_site","by":"' || replace(replace(replace(p.inspector, '\', '\\'), '"', '\"'), '
', '\n') || '","day":"' || p.inspected_on || '","conclusion":"' || replace(replace(replace(p.conclusion, '\', '\\'), '"', '\"'), '
', '\n') || '","paper":"' || replace(replace(p.file_name, '\', '\\'), '"', '\"') || '"'
  || CASE WHEN p.state = 'published' THEN ',"public_on":"' || p.inspected_on || '"' ELSE '' END || '}',
  lower(p.subject || ' ' || p.inspector), 0, p.inspected_on, p.inspected_on, 'begin', 0, '', ''
FROM portal_inspection p;

INSERT INTO talk_file (agency_id, id, thing, name, bytes, hash, added_by, added_at, reason)
SELECT p.agency_id, p.id, 'inspection/' || p.id, p.file_name, 0, p.file, 0, 0, '' FROM portal_inspection p WHERE p.file <> '';

DROP TABLE portal_inspection;
