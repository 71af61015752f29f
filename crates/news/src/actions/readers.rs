use super::{board::setting, is_editor, note};
use crate::{
    Article, CommentId, CommentState, Verdict,
    model::{EMAIL_DAYS, VOTING_DAYS},
    permit, store,
};
use jiff::{SignedDuration, Timestamp};
use platform::{
    Actor, AppError, DbError, Tx,
    ledger::{Entry, object},
};
use visit_counter::Visitor;

/// Comments of one article that wait at most; more are not taken, so that nobody fills the disk.
const MOST_PENDING: i64 = 300;

/// Comments of a whole agency that wait at most.
const MOST_PENDING_OF_ALL: i64 = 3_000;

/// Takes a reader's vote, 1 to 5; `false` where this reader voted before. `own` is the salt of this
/// installation, which is not in the database.
pub(crate) fn vote(
    tx: &Tx<'_>,
    article: &Article,
    visitor: &Visitor,
    own: &[u8],
    score: i64,
) -> Result<bool, AppError> {
    if !article.is_rated(tx.now()) || !(1..=5).contains(&score) {
        return Err(AppError::Conflict("voting_ended"));
    }
    let (salt,) = store::readers::vote_salt(tx, article.id.get())?;
    let mut salt = hex::decode(&salt).map_err(|e| AppError::Failed(e.to_string()))?;
    salt.extend_from_slice(own);
    let mark = visitor.mark(&salt, "vote");
    let is_new = store::readers::vote(tx, article.id.get(), &mark, score)? == 1;
    if is_new {
        // That somebody voted, not how: the sum cannot be made larger than the record is long.
        note(tx, &Actor::system(tx.agency(), "public"), "news.vote", article)?;
    }
    Ok(is_new)
}

/// What a reader says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// Who, as they call themselves.
    pub name: String,
    /// For the editors alone.
    pub email: String,
    /// What.
    pub words: String,
}

/// Takes a comment; the editors read it first.
pub fn comment(tx: &Tx<'_>, article: &Article, said: &Said) -> Result<CommentId, AppError> {
    if !setting(tx)?.is_open {
        return Err(AppError::Conflict("comments_closed"));
    }
    let (of_article, (of_all, _)) =
        (store::readers::pending(tx, article.id.get())?.0, store::readers::all_pending(tx)?);
    if of_article >= MOST_PENDING || of_all >= MOST_PENDING_OF_ALL {
        return Err(AppError::Conflict("too_many_comments"));
    }
    let (id, at) = (tx.new_key(), tx.now().as_microsecond());
    let Said { name, email, words } = said;
    store::readers::insert_comment(tx, id, article.id.get(), name, email, words, at)?;
    // Nothing of what a citizen says goes to the record, which forgets nothing.
    let object = object("news_comment", id);
    let public = Actor::system(tx.agency(), "public");
    tx.record(&public, &Entry { action: "news_comment.receive", object, ..Entry::default() })?;
    Ok(CommentId::new(id))
}

/// Decides about a comment. A refusal has a reason, for the other editors.
pub fn moderate(
    tx: &Tx<'_>,
    actor: &Actor,
    id: CommentId,
    verdict: Verdict,
    reason: &str,
) -> Result<(), AppError> {
    let found = store::readers::comment(tx, id.get())?.ok_or(AppError::NotFound)?;
    permit::may_edit(is_editor(tx, actor)?)?;
    let comment = store::readers::read(found)?;
    let to = comment.state.after(verdict).ok_or(AppError::Conflict("wrong_state"))?;
    if to == CommentState::Refused && reason.trim().is_empty() {
        return Err(AppError::Conflict("refused_comment_reason"));
    }
    let (was, by, at) = (comment.state.as_str(), actor.person.get(), tx.now().as_microsecond());
    let stored = store::readers::decide(tx, id.get(), was, to.as_str(), reason.trim(), by, at)?;
    if stored != 1 {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    let action = format!("news_comment.{}", verdict.as_str());
    let object = object("news_comment", id);
    tx.record(actor, &Entry { action: &action, object, ..Entry::default() })?;
    Ok(())
}

/// Forgets what is no longer needed, in every agency: the e-mails of comments that were decided on,
/// and what told the readers of old articles apart. The clock calls this.
pub(crate) fn forget(tx: &Tx<'_>) -> Result<(), DbError> {
    let before = |days: i64| days_before(tx.now(), days).as_microsecond();
    for agency in organization::agencies(tx)? {
        let tx = tx.of(agency);
        store::readers::forget_emails(&tx, before(EMAIL_DAYS))?;
        for (article,) in store::readers::ended(&tx, before(VOTING_DAYS))? {
            for (mark,) in store::readers::marks(&tx, article)? {
                let mut random = [0; 12];
                getrandom::fill(&mut random).map_err(|e| DbError::Unavailable(e.to_string()))?;
                store::readers::blot(&tx, article, &mark, &hex::encode(random))?;
            }
            store::readers::forget_salt(&tx, article)?;
        }
    }
    Ok(())
}

fn days_before(now: Timestamp, days: i64) -> Timestamp {
    now.checked_sub(SignedDuration::from_hours(24 * days)).unwrap_or(Timestamp::MIN)
}
