use super::{board::category_of, is_editor, moving::save, writing::insert};
use crate::{
    Action, Article, ImportId, Text, may,
    model::{Given, MOST_TAGS},
    permit, store,
};
use intake::{OldArticle, OldNews, Origin};
use platform::{
    Actor, AppError, DbError, Tx,
    ledger::{Entry, object},
};

/// What a file of old news brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Brought {
    /// The file's key.
    pub id: ImportId,
    /// Articles that are new here.
    pub articles: i64,
    /// Articles that were here already.
    pub known: i64,
}

/// The word for whose file it is.
const fn origin(of: Origin) -> &'static str {
    match of {
        Origin::Rss => "rss",
        Origin::Atom => "atom",
        Origin::WordPress => "wordpress",
        Origin::NukeViet => "nukeviet",
    }
}

/// Brings old news in, for the other editors to approve together. What is here already is not
/// brought twice.
pub fn bring(
    tx: &Tx<'_>,
    actor: &Actor,
    file_name: &str,
    news: &OldNews,
) -> Result<Brought, AppError> {
    permit::may_edit(is_editor(tx, actor)?)?;
    let id = ImportId::new(tx.new_key());
    let mut brought = Brought { id, articles: 0, known: 0 };
    let mut pictures = 0_i64;
    for old in &news.articles {
        let key = if old.key.is_empty() { &old.title } else { &old.key };
        if store::source_known(tx, key)?.0 > 0 {
            brought.known += 1;
            continue;
        }
        let article = insert(tx, actor, &text_of(tx, old)?)?;
        let first = old.published_at.map(jiff::Timestamp::as_microsecond);
        store::brought(tx, article.get(), id.get(), key, first, old.views.into())?;
        submit(tx, actor, article.get())?;
        brought.articles += 1;
        pictures += i64::from(old.pictures);
    }
    let (by, at) = (actor.person.get(), tx.now().as_microsecond());
    let (came, known, left_out) = (brought.articles, brought.known, news.left_out.into());
    let origin = origin(news.origin);
    store::board::insert_import(
        tx,
        id.get(),
        file_name,
        origin,
        came,
        known,
        left_out,
        pictures,
        by,
        at,
    )?;
    note(tx, actor, "news_import.bring", id, "")?;
    Ok(brought)
}

fn text_of(tx: &Tx<'_>, old: &OldArticle) -> Result<Text, DbError> {
    let mut tags = old.tags.clone();
    tags.truncate(MOST_TAGS);
    Ok(Text {
        title: old.title.clone(),
        lead: old.lead.clone(),
        body: old.body.clone(),
        byline: old.byline.clone(),
        category: category_of(tx, &old.category)?,
        tags,
    })
}

fn submit(tx: &Tx<'_>, actor: &Actor, id: i64) -> Result<(), AppError> {
    let row = store::find(tx, actor.person.get(), 1, id)?.ok_or(AppError::NotFound)?;
    step(tx, actor, &store::read(tx, row)?, Action::Submit, "").map(drop)
}

/// One action on an article, by an editor.
fn step(
    tx: &Tx<'_>,
    actor: &Actor,
    article: &Article,
    action: Action,
    reason: &str,
) -> Result<Article, AppError> {
    let given = Given { reason: reason.to_owned(), ..Given::default() };
    let after = may(actor, true, action, article)?.act(&given, tx.now())?;
    save(tx, actor, article, after, action, reason)
}

/// Approves and publishes all that a file brought, or gives all of it back. Whoever brought it does
/// not decide.
pub fn decide_import(
    tx: &Tx<'_>,
    actor: &Actor,
    id: ImportId,
    is_approved: bool,
    reason: &str,
) -> Result<(), AppError> {
    store::board::import(tx, id.get())?.ok_or(AppError::NotFound)?;
    permit::may_edit(is_editor(tx, actor)?)?;
    let state = if is_approved { "approved" } else { "returned" };
    if store::board::end_import(tx, id.get(), state)? != 1 {
        return Err(AppError::Conflict("wrong_state"));
    }
    for row in store::of_import(tx, id.get())? {
        let article = store::read(tx, row)?;
        if article.state() != crate::State::Submitted {
            continue;
        }
        if is_approved {
            let approved = step(tx, actor, &article, Action::Approve, "")?;
            step(tx, actor, &approved, Action::Publish, "")?;
        } else {
            step(tx, actor, &article, Action::Return, reason)?;
        }
    }
    let action = if is_approved { "news_import.approve" } else { "news_import.return" };
    note(tx, actor, action, id, reason)?;
    Ok(())
}

fn note(
    tx: &Tx<'_>,
    actor: &Actor,
    action: &str,
    id: ImportId,
    reason: &str,
) -> Result<(), DbError> {
    let object = object("news_import", id);
    tx.record(actor, &Entry { action, object, reason, ..Entry::default() })?;
    Ok(())
}
