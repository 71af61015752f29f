-- People from outside the agency, such as an inspection: their names are read, and no work is given to them.
ALTER TABLE person ADD COLUMN outside BIGINT NOT NULL DEFAULT 0;
