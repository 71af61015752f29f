-- What a file of old news brought beside articles, and what it left behind: count by count.
ALTER TABLE news_import ADD COLUMN pictures_in BIGINT NOT NULL DEFAULT 0;
ALTER TABLE news_import ADD COLUMN comments_in BIGINT NOT NULL DEFAULT 0;
ALTER TABLE news_import ADD COLUMN comments_out BIGINT NOT NULL DEFAULT 0;
