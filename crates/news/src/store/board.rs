//! All SQL about the editorial board, categories, settings and imports.

use platform::{queries, row};

row! {
    /// A category with how many published articles stand under it.
    #[derive(Debug, Clone)]
    pub(crate) struct Category { pub(crate) id: i64, pub(crate) slug: String, pub(crate) name: String, pub(crate) articles: i64 }
}
row! {
    /// A file of old news.
    #[derive(Debug, Clone)]
    pub(crate) struct Import { pub(crate) id: i64, pub(crate) state: String, pub(crate) file_name: String, pub(crate) origin: String, pub(crate) articles: i64, pub(crate) known: i64, pub(crate) left_out: i64, pub(crate) pictures: i64, pub(crate) pictures_in: i64, pub(crate) comments_in: i64, pub(crate) comments_out: i64, pub(crate) by: i64, pub(crate) at: i64 }
}

/// What a file brought beside articles, and what it left behind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// Pictures that no file was there for, or that are no photos.
    pub(crate) pictures: i64,
    pub(crate) pictures_in: i64,
    pub(crate) comments_in: i64,
    /// What the other site had not published.
    pub(crate) comments_out: i64,
}

impl Counts {
    /// Counts an article of which so many photos came along.
    pub(crate) fn add(&mut self, old: &intake::OldArticle, photos: usize) {
        let count = |of: usize| i64::try_from(of).unwrap_or(i64::MAX);
        self.pictures += count(old.pictures.len().saturating_sub(photos));
        self.pictures_in += count(photos);
        self.comments_in += count(old.comments.len());
        self.comments_out += i64::from(old.comments_left_out);
    }
}

macro_rules! imports {
    ($rest:literal) => {
        concat!(
            "SELECT i.id, i.state, i.file_name, i.origin, i.articles, i.known, i.left_out, i.pictures, i.pictures_in, i.comments_in, i.comments_out, i.by_id, i.at FROM news_import i WHERE i.agency_id = $1 ",
            $rest
        )
    };
}

queries! {
    categories() -> many Category =
        "SELECT c.id, c.slug, c.name, (SELECT count(*) FROM news_article a WHERE a.agency_id = $1 AND a.category_id = c.id AND a.state = 'published')
         FROM news_category c WHERE c.agency_id = $1 ORDER BY c.id";
    category_of_slug(slug: &str) -> opt (i64, String) =
        "SELECT id, name FROM news_category WHERE agency_id = $1 AND slug = $2";
    insert_category(id: i64, slug: &str, name: &str) -> exec =
        "INSERT INTO news_category (agency_id, id, slug, name) VALUES ($1, $2, $3, $4) ON CONFLICT (agency_id, slug) DO NOTHING";
    rename_category(id: i64, name: &str) -> exec =
        "UPDATE news_category SET name = $3 WHERE agency_id = $1 AND id = $2";
    editors(day: &str) -> many (i64,) =
        "SELECT DISTINCT person_id FROM news_editor WHERE agency_id = $1 AND from_day <= $2 AND (to_day IS NULL OR to_day >= $2)";
    is_editor(person: i64, day: &str) -> one (i64,) =
        "SELECT count(*) FROM news_editor WHERE agency_id = $1 AND person_id = $2 AND from_day <= $3 AND (to_day IS NULL OR to_day >= $3)";
    insert_editor(id: i64, person: i64, from_day: &str) -> exec =
        "INSERT INTO news_editor (agency_id, id, person_id, from_day) VALUES ($1, $2, $3, $4)";
    end_editor(person: i64, last_day: &str) -> exec =
        "UPDATE news_editor SET to_day = $3 WHERE agency_id = $1 AND person_id = $2 AND to_day IS NULL";
    setting() -> opt (i64, String, String) = "SELECT is_open, question, answer FROM news_setting WHERE agency_id = $1";
    put_setting(is_open: i64, question: &str, answer: &str) -> exec =
        "INSERT INTO news_setting (agency_id, is_open, question, answer) VALUES ($1, $2, $3, $4)
         ON CONFLICT (agency_id) DO UPDATE SET is_open = $2, question = $3, answer = $4";
    imports() -> many Import = imports!("ORDER BY i.id DESC LIMIT 100");
    import(id: i64) -> opt Import = imports!("AND i.id = $2");
    insert_import(id: i64, file_name: &str, origin: &str, articles: i64, known: i64, left_out: i64, pictures: i64, pictures_in: i64, comments_in: i64, comments_out: i64, by: i64, at: i64) -> exec =
        "INSERT INTO news_import (agency_id, id, state, file_name, origin, articles, known, left_out, pictures, pictures_in, comments_in, comments_out, by_id, at) VALUES ($1, $2, 'waiting', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    end_import(id: i64, state: &str) -> exec =
        "UPDATE news_import SET state = $3 WHERE agency_id = $1 AND id = $2 AND state = 'waiting'";
}
