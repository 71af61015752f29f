-- News of the public page (field notes 7, S 1-4, 26, 37-39).
CREATE TABLE news_category (
    agency_id BIGINT NOT NULL,
    id        BIGINT NOT NULL,
    slug      TEXT   NOT NULL,
    name      TEXT   NOT NULL,
    PRIMARY KEY (agency_id, id)
);
CREATE UNIQUE INDEX news_category_slug ON news_category (agency_id, slug);

CREATE TABLE news_article (
    agency_id    BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    slug         TEXT   NOT NULL,
    state        TEXT   NOT NULL,
    title        TEXT   NOT NULL,
    lead         TEXT   NOT NULL,
    body         TEXT   NOT NULL,
    byline       TEXT   NOT NULL,
    author_id    BIGINT NOT NULL,
    category_id  BIGINT,
    cover_id     BIGINT,
    planned_at   BIGINT,
    published_at BIGINT,
    approved_by  BIGINT,
    import_id    BIGINT,
    source_key   TEXT   NOT NULL,
    old_views    BIGINT NOT NULL,
    vote_salt    TEXT   NOT NULL,
    moves        BIGINT NOT NULL,
    folded       TEXT   NOT NULL,
    changed_at   BIGINT NOT NULL,
    PRIMARY KEY (agency_id, id)
);
CREATE UNIQUE INDEX news_article_slug ON news_article (agency_id, slug);
CREATE INDEX news_article_in_state ON news_article (agency_id, state, published_at);
CREATE INDEX news_article_source ON news_article (agency_id, source_key);

CREATE TABLE news_tag (
    agency_id  BIGINT NOT NULL,
    article_id BIGINT NOT NULL,
    slug       TEXT   NOT NULL,
    word       TEXT   NOT NULL,
    PRIMARY KEY (agency_id, article_id, slug)
);
CREATE INDEX news_tag_slug ON news_tag (agency_id, slug, article_id);

-- Photos in three widths; each file is named by its hash.
CREATE TABLE news_picture (
    agency_id  BIGINT NOT NULL,
    id         BIGINT NOT NULL,
    article_id BIGINT NOT NULL,
    alt        TEXT   NOT NULL,
    small      TEXT   NOT NULL,
    medium     TEXT   NOT NULL,
    large      TEXT   NOT NULL,
    width      BIGINT NOT NULL,
    height     BIGINT NOT NULL,
    PRIMARY KEY (agency_id, id)
);
CREATE INDEX news_picture_of ON news_picture (agency_id, article_id, id);
CREATE INDEX news_picture_small ON news_picture (agency_id, small);
CREATE INDEX news_picture_medium ON news_picture (agency_id, medium);
CREATE INDEX news_picture_large ON news_picture (agency_id, large);

CREATE TABLE news_file (
    agency_id  BIGINT NOT NULL,
    id         BIGINT NOT NULL,
    article_id BIGINT NOT NULL,
    name       TEXT   NOT NULL,
    file       TEXT   NOT NULL,
    bytes      BIGINT NOT NULL,
    PRIMARY KEY (agency_id, id)
);
CREATE INDEX news_file_of ON news_file (agency_id, article_id, id);

-- A correction of a published article: proposed, then applied or declined by somebody else.
CREATE TABLE news_correction (
    agency_id   BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    article_id  BIGINT NOT NULL,
    state       TEXT   NOT NULL,
    title       TEXT   NOT NULL,
    lead        TEXT   NOT NULL,
    body        TEXT   NOT NULL,
    was_title   TEXT   NOT NULL,
    was_lead    TEXT   NOT NULL,
    was_body    TEXT   NOT NULL,
    note        TEXT   NOT NULL,
    proposed_by BIGINT NOT NULL,
    proposed_at BIGINT NOT NULL,
    decided_by  BIGINT,
    decided_at  BIGINT,
    PRIMARY KEY (agency_id, id)
);
CREATE INDEX news_correction_of ON news_correction (agency_id, article_id, id);

-- One vote a reader: the mark is of the article's salt, which goes when voting ends, with the marks.
CREATE TABLE news_vote (
    agency_id  BIGINT NOT NULL,
    article_id BIGINT NOT NULL,
    mark       TEXT   NOT NULL,
    score      BIGINT NOT NULL,
    PRIMARY KEY (agency_id, article_id, mark)
);

-- What readers say. The e-mail is for the editors alone and goes some weeks after the decision.
CREATE TABLE news_comment (
    agency_id  BIGINT NOT NULL,
    id         BIGINT NOT NULL,
    article_id BIGINT NOT NULL,
    state      TEXT   NOT NULL,
    name       TEXT   NOT NULL,
    email      TEXT   NOT NULL,
    words      TEXT   NOT NULL,
    at         BIGINT NOT NULL,
    reason     TEXT   NOT NULL,
    decided_by BIGINT,
    decided_at BIGINT,
    PRIMARY KEY (agency_id, id)
);
CREATE INDEX news_comment_of ON news_comment (agency_id, article_id, state, id);
CREATE INDEX news_comment_in_state ON news_comment (agency_id, state, id);

-- Ban biên tập, from a day to a day.
CREATE TABLE news_editor (
    agency_id BIGINT NOT NULL,
    id        BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    from_day  TEXT   NOT NULL,
    to_day    TEXT,
    PRIMARY KEY (agency_id, id)
);

-- Whether readers may comment, and the agency's own question before a comment; empty asks a sum.
CREATE TABLE news_setting (
    agency_id   BIGINT NOT NULL,
    is_open     BIGINT NOT NULL,
    question    TEXT   NOT NULL,
    answer      TEXT   NOT NULL,
    PRIMARY KEY (agency_id)
);

-- Old news brought from another portal, approved together.
CREATE TABLE news_import (
    agency_id  BIGINT NOT NULL,
    id         BIGINT NOT NULL,
    state      TEXT   NOT NULL,
    file_name  TEXT   NOT NULL,
    origin     TEXT   NOT NULL,
    articles   BIGINT NOT NULL,
    known      BIGINT NOT NULL,
    left_out   BIGINT NOT NULL,
    pictures   BIGINT NOT NULL,
    by_id      BIGINT NOT NULL,
    at         BIGINT NOT NULL,
    PRIMARY KEY (agency_id, id)
);
