-- Whoever was let in as a guest is from outside.
UPDATE person SET outside = 1 WHERE EXISTS
    (SELECT 1 FROM account_guest v WHERE v.agency_id = person.agency_id AND v.person_id = person.id);
