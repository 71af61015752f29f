-- What features tell each other, until it is delivered.
CREATE TABLE outbox (
    id        BIGINT NOT NULL PRIMARY KEY,
    agency_id BIGINT NOT NULL,
    topic     TEXT   NOT NULL,
    object    BIGINT NOT NULL,
    payload   TEXT   NOT NULL,
    at        BIGINT NOT NULL,
    tries     BIGINT NOT NULL
);

-- The record: one leaf an act, in the order in which they happened. Added to, never changed.
CREATE TABLE ledger_leaf (
    seq       BIGINT NOT NULL PRIMARY KEY,
    agency_id BIGINT NOT NULL,
    object    TEXT   NOT NULL,
    leaf      TEXT   NOT NULL,
    hash      BLOB   NOT NULL
);
CREATE INDEX ledger_leaf_object ON ledger_leaf (agency_id, object, seq);

-- Hashes of complete subtrees of 256, 65,536, … leaves.
CREATE TABLE ledger_node (
    level BIGINT NOT NULL,
    place BIGINT NOT NULL,
    hash  BLOB   NOT NULL,
    PRIMARY KEY (level, place)
);

-- Every checkpoint that was signed.
CREATE TABLE ledger_checkpoint (
    size BIGINT NOT NULL PRIMARY KEY,
    note TEXT   NOT NULL,
    at   BIGINT NOT NULL
);

-- What can be found, with its folded words.
CREATE TABLE search_entry (
    agency_id BIGINT NOT NULL,
    id        BIGINT NOT NULL,
    href      TEXT   NOT NULL,
    kind      TEXT   NOT NULL,
    title     TEXT   NOT NULL,
    shelf     BIGINT NOT NULL,
    folded    TEXT   NOT NULL,
    PRIMARY KEY (agency_id, href)
);

--@sqlite
CREATE VIRTUAL TABLE search_text USING fts5 (folded, content = 'search_entry', tokenize = 'unicode61 remove_diacritics 0');
CREATE TRIGGER search_entry_put AFTER INSERT ON search_entry BEGIN
    INSERT INTO search_text (rowid, folded) VALUES (new.rowid, new.folded);
END;
CREATE TRIGGER search_entry_forget AFTER DELETE ON search_entry BEGIN
    INSERT INTO search_text (search_text, rowid, folded) VALUES ('delete', old.rowid, old.folded);
END;
CREATE TRIGGER ledger_leaf_kept BEFORE UPDATE ON ledger_leaf BEGIN SELECT RAISE(ABORT, 'the record is added to, never changed'); END;
CREATE TRIGGER ledger_leaf_stays BEFORE DELETE ON ledger_leaf BEGIN SELECT RAISE(ABORT, 'the record is added to, never changed'); END;
--@postgres
CREATE INDEX search_entry_words ON search_entry USING gin (to_tsvector('simple', folded));
CREATE FUNCTION ledger_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the record is added to, never changed'; END $$;
CREATE TRIGGER ledger_leaf_kept BEFORE UPDATE OR DELETE ON ledger_leaf FOR EACH ROW EXECUTE FUNCTION ledger_is_kept();
--@both
