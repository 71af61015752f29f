//! All SQL about news. No rule lives here but "who may know of it", which is a `WHERE`.
//!
//! | file | holds |
//! |---|---|
//! | this one | articles with their tags, photos, files, corrections |
//! | `readers` | votes and comments |
//! | `board` | editors, categories, settings, imports |
//! | `lists` | the lists of staff and of readers |

pub(crate) mod board;
pub(crate) mod lists;
pub(crate) mod readers;

use crate::{Article, ArticleId, CategoryId, ImportId, PictureId, State, Text};
use jiff::Timestamp;
use platform::{DbError, PersonId, Tx, db::Query, queries, row};

row! {
    pub(crate) struct Row { pub(crate) id: i64, slug: String, state: String, title: String, lead: String, body: String, byline: String, author: i64, category: Option<i64>, cover: Option<i64>, planned_at: Option<i64>, published_at: Option<i64>, approved_by: Option<i64>, import: Option<i64>, old_views: i64, moves: i64 }
}
row! {
    /// A photo of an article.
    #[derive(Debug, Clone)]
    pub(crate) struct Picture { pub(crate) id: i64, pub(crate) alt: String, pub(crate) small: String, pub(crate) medium: String, pub(crate) large: String, pub(crate) width: i64, pub(crate) height: i64 }
}
row! {
    /// A file that comes with an article.
    #[derive(Debug, Clone)]
    pub(crate) struct Attachment { pub(crate) id: i64, pub(crate) name: String, pub(crate) hash: String, pub(crate) bytes: i64, pub(crate) article: i64 }
}
row! {
    /// A correction.
    #[derive(Debug, Clone)]
    pub(crate) struct Correction { pub(crate) id: i64, pub(crate) article: i64, pub(crate) state: String, pub(crate) title: String, pub(crate) lead: String, pub(crate) body: String, pub(crate) was_title: String, pub(crate) was_lead: String, pub(crate) was_body: String, pub(crate) note: String, pub(crate) proposed_by: i64, pub(crate) proposed_at: i64, pub(crate) decided_at: Option<i64> }
}

/// What every reading of an article selects.
macro_rules! articles {
    ($rest:literal) => {
        concat!(
            "SELECT a.id, a.slug, a.state, a.title, a.lead, a.body, a.byline, a.author_id, a.category_id, a.cover_id, a.planned_at, a.published_at, a.approved_by, a.import_id, a.old_views, a.moves
             FROM news_article a WHERE a.agency_id = $1 ",
            $rest
        )
    };
}

macro_rules! corrections {
    ($rest:literal) => {
        concat!(
            "SELECT c.id, c.article_id, c.state, c.title, c.lead, c.body, c.was_title, c.was_lead, c.was_body, c.note, c.proposed_by, c.proposed_at, c.decided_at
             FROM news_correction c WHERE c.agency_id = $1 ",
            $rest
        )
    };
}

queries! {
    /// What is not published is its author's and the editors': `$2` and `$3`.
    find(reader: i64, is_editor: i64, id: i64) -> opt Row =
        articles!("AND (a.state = 'published' OR a.author_id = $2 OR $3 = 1) AND a.id = $4");
    by_slug(slug: &str) -> opt Row = articles!("AND a.slug = $2 AND a.state = 'published'");
    due(now: i64) -> many Row = articles!("AND a.state = 'scheduled' AND a.planned_at <= $2 ORDER BY a.planned_at LIMIT 200");
    waiting() -> many Row = articles!("AND a.state IN ('submitted', 'approved') AND a.import_id IS NULL ORDER BY a.id LIMIT 200");
    own(author: i64) -> many Row = articles!("AND a.state = 'draft' AND a.author_id = $2 AND a.import_id IS NULL ORDER BY a.id LIMIT 100");
    newest(most: i64) -> many Row = articles!("AND a.state = 'published' ORDER BY a.published_at DESC, a.id DESC LIMIT $2");
    in_category(category: i64, but: i64) -> many Row =
        articles!("AND a.state = 'published' AND a.category_id = $2 AND a.id <> $3 ORDER BY a.published_at DESC, a.id DESC LIMIT 5");
    of_import(import: i64) -> many Row = articles!("AND a.import_id = $2 ORDER BY a.id");
    addresses() -> many (String, i64) =
        "SELECT slug, changed_at FROM news_article WHERE agency_id = $1 AND state = 'published' ORDER BY published_at DESC, id DESC LIMIT 50000";
    published_between(from: i64, to: i64) -> one (i64,) =
        "SELECT count(*) FROM news_article WHERE agency_id = $1 AND state = 'published' AND published_at >= $2 AND published_at < $3";
    slug_taken(slug: &str) -> one (i64,) = "SELECT count(*) FROM news_article WHERE agency_id = $1 AND slug = $2";
    source_known(key: &str) -> one (i64,) = "SELECT count(*) FROM news_article WHERE agency_id = $1 AND source_key = $2";
    insert(id: i64, slug: &str, title: &str, lead: &str, body: &str, byline: &str, author: i64, category: Option<i64>, salt: &str, folded: &str, at: i64) -> exec =
        "INSERT INTO news_article (agency_id, id, slug, state, title, lead, body, byline, author_id, category_id, vote_salt, source_key, old_views, moves, folded, changed_at)
         VALUES ($1, $2, $3, 'draft', $4, $5, $6, $7, $8, $9, $10, '', 0, 0, $11, $12)";
    /// Where an article came from: its file, its key there, its first day, its readers there.
    brought(id: i64, import: i64, key: &str, published_at: Option<i64>, views: i64) -> exec =
        "UPDATE news_article SET import_id = $3, source_key = $4, published_at = $5, old_views = $6 WHERE agency_id = $1 AND id = $2";
    put(id: i64, moves: i64, title: &str, lead: &str, body: &str, byline: &str, category: Option<i64>, folded: &str, at: i64) -> exec =
        "UPDATE news_article SET title = $4, lead = $5, body = $6, byline = $7, category_id = $8, folded = $9, changed_at = $10, moves = moves + 1
         WHERE agency_id = $1 AND id = $2 AND moves = $3 AND state = 'draft'";
    rename(id: i64, slug: &str) -> exec = "UPDATE news_article SET slug = $3 WHERE agency_id = $1 AND id = $2 AND published_at IS NULL";
    /// Stores a moved one, if nobody moved it meanwhile.
    save(id: i64, moves_before: i64, state: &str, planned_at: Option<i64>, published_at: Option<i64>, approved_by: Option<i64>, at: i64) -> exec =
        "UPDATE news_article SET moves = moves + 1, state = $4, planned_at = $5, published_at = $6, approved_by = $7, changed_at = $8
         WHERE agency_id = $1 AND id = $2 AND moves = $3";
    /// Puts a correction into a published article.
    correct(id: i64, title: &str, lead: &str, body: &str, folded: &str, at: i64) -> exec =
        "UPDATE news_article SET title = $3, lead = $4, body = $5, folded = $6, changed_at = $7, moves = moves + 1
         WHERE agency_id = $1 AND id = $2 AND state = 'published'";
    set_cover(id: i64, cover: i64) -> exec = "UPDATE news_article SET cover_id = $3 WHERE agency_id = $1 AND id = $2";
    tags(article: i64) -> many (String, String) =
        "SELECT slug, word FROM news_tag WHERE agency_id = $1 AND article_id = $2 ORDER BY slug";
    all_tags() -> many (String, String, i64) =
        "SELECT t.slug, min(t.word), count(*) FROM news_tag t JOIN news_article a ON a.agency_id = $1 AND a.id = t.article_id
         WHERE t.agency_id = $1 AND a.state = 'published' GROUP BY t.slug ORDER BY 3 DESC, 1 LIMIT 30";
    clear_tags(article: i64) -> exec = "DELETE FROM news_tag WHERE agency_id = $1 AND article_id = $2";
    put_tag(article: i64, slug: &str, word: &str) -> exec =
        "INSERT INTO news_tag (agency_id, article_id, slug, word) VALUES ($1, $2, $3, $4) ON CONFLICT (agency_id, article_id, slug) DO NOTHING";
    pictures(article: i64) -> many Picture =
        "SELECT id, alt, small, medium, large, width, height FROM news_picture WHERE agency_id = $1 AND article_id = $2 ORDER BY id";
    insert_picture(id: i64, article: i64, alt: &str, small: &str, medium: &str, large: &str, width: i64, height: i64) -> exec =
        "INSERT INTO news_picture (agency_id, id, article_id, alt, small, medium, large, width, height) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    /// The articles that show a photo of that name.
    showing(hash: &str) -> many (i64,) =
        "SELECT p.article_id FROM news_picture p WHERE p.agency_id = $1 AND (p.small = $2 OR p.medium = $2 OR p.large = $2)";
    files(article: i64) -> many Attachment =
        "SELECT id, name, file, bytes, article_id FROM news_file WHERE agency_id = $1 AND article_id = $2 ORDER BY id";
    file(id: i64) -> opt Attachment = "SELECT id, name, file, bytes, article_id FROM news_file WHERE agency_id = $1 AND id = $2";
    insert_file(id: i64, article: i64, name: &str, file: &str, bytes: i64) -> exec =
        "INSERT INTO news_file (agency_id, id, article_id, name, file, bytes) VALUES ($1, $2, $3, $4, $5, $6)";
    corrections(article: i64) -> many Correction = corrections!("AND c.article_id = $2 ORDER BY c.id DESC");
    correction(id: i64) -> opt Correction = corrections!("AND c.id = $2");
    proposed() -> many Correction = corrections!("AND c.state = 'proposed' ORDER BY c.id LIMIT 100");
    insert_correction(id: i64, article: i64, title: &str, lead: &str, body: &str, was_title: &str, was_lead: &str, was_body: &str, note: &str, by: i64, at: i64) -> exec =
        "INSERT INTO news_correction (agency_id, id, article_id, state, title, lead, body, was_title, was_lead, was_body, note, proposed_by, proposed_at)
         VALUES ($1, $2, $3, 'proposed', $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    decide_correction(id: i64, state: &str, by: i64, at: i64) -> exec =
        "UPDATE news_correction SET state = $3, decided_by = $4, decided_at = $5 WHERE agency_id = $1 AND id = $2 AND state = 'proposed'";
}

/// Every query of this feature.
pub(crate) fn catalogue() -> Vec<Query> {
    [CATALOGUE, readers::CATALOGUE, board::CATALOGUE].concat()
}

/// A row, with its tags, as the value it stands for.
pub(crate) fn read(tx: &Tx<'_>, row: Row) -> Result<Article, DbError> {
    let tags = tags(tx, row.id)?.into_iter().map(|(_, word)| word).collect();
    Ok(Article {
        id: ArticleId::new(row.id),
        slug: row.slug,
        text: Text {
            title: row.title,
            lead: row.lead,
            body: row.body,
            byline: row.byline,
            category: row.category.map(CategoryId::new),
            tags,
        },
        author: PersonId::new(row.author),
        cover: row.cover.map(PictureId::new),
        planned_at: row.planned_at.map(moment).transpose()?,
        published_at: row.published_at.map(moment).transpose()?,
        approved_by: row.approved_by.map(PersonId::new),
        import: row.import.map(ImportId::new),
        old_views: row.old_views,
        moves: row.moves,
        state: State::parse(&row.state)
            .ok_or_else(|| DbError::Unreadable(format!("news article, state: {:?}", row.state)))?,
    })
}

/// Rows as the values they stand for.
pub(crate) fn read_all(tx: &Tx<'_>, rows: Vec<Row>) -> Result<Vec<Article>, DbError> {
    rows.into_iter().map(|row| read(tx, row)).collect()
}

/// An instant of the database.
pub(crate) fn moment(micros: i64) -> Result<Timestamp, DbError> {
    Timestamp::from_microsecond(micros)
        .map_err(|e| DbError::Unreadable(format!("news, instant {micros}: {e}")))
}
