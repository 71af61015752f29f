//! All SQL about what readers do: votes and comments.

use crate::{ArticleId, Comment, CommentId, CommentState};
use platform::{DbError, queries, row};

row! {
    pub(crate) struct CommentRow { id: i64, article: i64, name: String, email: String, words: String, at: i64, state: String }
}

queries! {
    /// Nothing is stored where this reader voted before.
    vote(article: i64, mark: &str, score: i64) -> exec =
        "INSERT INTO news_vote (agency_id, article_id, mark, score) VALUES ($1, $2, $3, $4)
         ON CONFLICT (agency_id, article_id, mark) DO NOTHING";
    score(article: i64) -> one (i64, i64) =
        "SELECT COALESCE(CAST(sum(score) AS BIGINT), 0), count(*) FROM news_vote WHERE agency_id = $1 AND article_id = $2";
    vote_salt(article: i64) -> one (String,) = "SELECT vote_salt FROM news_article WHERE agency_id = $1 AND id = $2";
    /// Articles whose voting ended and whose marks are still there.
    ended(before: i64) -> many (i64,) =
        "SELECT id FROM news_article WHERE agency_id = $1 AND vote_salt <> '' AND published_at < $2 LIMIT 200";
    marks(article: i64) -> many (String,) = "SELECT mark FROM news_vote WHERE agency_id = $1 AND article_id = $2";
    blot(article: i64, mark: &str, random: &str) -> exec =
        "UPDATE news_vote SET mark = $4 WHERE agency_id = $1 AND article_id = $2 AND mark = $3";
    forget_salt(article: i64) -> exec = "UPDATE news_article SET vote_salt = '' WHERE agency_id = $1 AND id = $2";
    insert_comment(id: i64, article: i64, name: &str, email: &str, words: &str, at: i64) -> exec =
        "INSERT INTO news_comment (agency_id, id, article_id, state, name, email, words, at, reason) VALUES ($1, $2, $3, 'pending', $4, $5, $6, $7, '')";
    /// What a reader had said on another site, which had published it.
    insert_old_comment(id: i64, article: i64, name: &str, words: &str, at: i64, by: i64, decided_at: i64) -> exec =
        "INSERT INTO news_comment (agency_id, id, article_id, state, name, email, words, at, reason, decided_by, decided_at) VALUES ($1, $2, $3, 'published', $4, '', $5, $6, '', $7, $8)";
    comment(id: i64) -> opt CommentRow =
        "SELECT id, article_id, name, email, words, at, state FROM news_comment WHERE agency_id = $1 AND id = $2";
    decide(id: i64, was: &str, state: &str, reason: &str, by: i64, at: i64) -> exec =
        "UPDATE news_comment SET state = $4, reason = $5, decided_by = $6, decided_at = $7 WHERE agency_id = $1 AND id = $2 AND state = $3";
    /// What everybody reads: no e-mail is even selected.
    published_comments(article: i64) -> many (String, String, i64) =
        "SELECT name, words, at FROM news_comment WHERE agency_id = $1 AND article_id = $2 AND state = 'published' ORDER BY id LIMIT 500";
    pending(article: i64) -> one (i64,) =
        "SELECT count(*) FROM news_comment WHERE agency_id = $1 AND article_id = $2 AND state = 'pending'";
    all_pending() -> one (i64, i64) =
        "SELECT count(*), COALESCE(min(at), 0) FROM news_comment WHERE agency_id = $1 AND state = 'pending'";
    forget_emails(before: i64) -> exec =
        "UPDATE news_comment SET email = '' WHERE agency_id = $1 AND email <> '' AND state <> 'pending' AND decided_at < $2";
}

/// A row as the value it stands for.
pub(crate) fn read(row: CommentRow) -> Result<Comment, DbError> {
    let unreadable = || DbError::Unreadable(format!("news comment, state: {:?}", row.state));
    Ok(Comment {
        id: CommentId::new(row.id),
        article: ArticleId::new(row.article),
        at: super::moment(row.at)?,
        state: CommentState::parse(&row.state).ok_or_else(unreadable)?,
        name: row.name,
        email: row.email,
        words: row.words,
    })
}
