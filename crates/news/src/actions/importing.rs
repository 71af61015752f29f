use super::{
    board::category_of,
    is_editor,
    moving::save,
    writing::{NewPicture, insert, put_picture},
};
use crate::{
    Action, Article, ArticleId, ImportId, Text, may,
    model::{Given, MOST_TAGS},
    pages, permit, store,
};
use intake::{OldArticle, OldNews, Origin};
use platform::{
    Actor, AppError, DbError, Tx,
    ledger::{Entry, object},
};
use std::collections::BTreeMap;

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

/// Which articles of a file are not here yet, by their place.
pub(crate) fn new_ones(tx: &Tx<'_>, news: &OldNews) -> Result<Vec<bool>, DbError> {
    let is_new = |old: &OldArticle| Ok(store::source_known(tx, key_of(old))?.0 == 0);
    news.articles.iter().map(is_new).collect()
}

fn key_of(old: &OldArticle) -> &str {
    if old.key.is_empty() { &old.title } else { &old.key }
}

/// Brings old news in, for the other editors to approve together, with its photos (by the place of
/// their article) and with what readers had said that the other site had published. What is here
/// already is not brought twice.
pub fn bring(
    tx: &Tx<'_>,
    actor: &Actor,
    file_name: &str,
    news: &OldNews,
    photos: &BTreeMap<usize, Vec<NewPicture>>,
) -> Result<Brought, AppError> {
    permit::may_edit(is_editor(tx, actor)?)?;
    let id = ImportId::new(tx.new_key());
    let mut brought = Brought { id, articles: 0, known: 0 };
    let mut counts = store::board::Counts::default();
    let news_before = new_ones(tx, news)?;
    for (place, (old, is_new)) in news.articles.iter().zip(news_before).enumerate() {
        let key = key_of(old);
        // The same article may stand twice in one file.
        if !is_new || store::source_known(tx, key)?.0 > 0 {
            brought.known += 1;
            continue;
        }
        let article = insert(tx, actor, &text_of(tx, old)?)?;
        let first = old.published_at.map(jiff::Timestamp::as_microsecond);
        store::brought(tx, article.get(), id.get(), key, first, old.views.into())?;
        let own = photos.get(&place).map_or(&[][..], Vec::as_slice);
        for photo in own {
            put_picture(tx, actor, article, photo)?;
        }
        bring_comments(tx, actor, article, old)?;
        submit(tx, actor, article.get())?;
        brought.articles += 1;
        counts.add(old, own.len());
    }
    let (by, at) = (actor.person.get(), tx.now().as_microsecond());
    store::board::insert_import(
        tx,
        id.get(),
        file_name,
        origin(news.origin),
        brought.articles,
        brought.known,
        news.left_out.into(),
        counts.pictures,
        counts.pictures_in,
        counts.comments_in,
        counts.comments_out,
        by,
        at,
    )?;
    note(tx, actor, "news_import.bring", id, "")?;
    Ok(brought)
}

/// What readers had said, as the other site had published it: its own editors had let it through, and
/// whoever approves the file answers for it here. No e-mail address comes along.
fn bring_comments(
    tx: &Tx<'_>,
    actor: &Actor,
    article: ArticleId,
    old: &OldArticle,
) -> Result<(), DbError> {
    let by = actor.person.get();
    for comment in &old.comments {
        let at = comment.at.or(old.published_at).unwrap_or_else(|| tx.now()).as_microsecond();
        let name = if comment.name.is_empty() { pages::UNNAMED } else { &comment.name };
        let (id, now) = (tx.new_key(), tx.now().as_microsecond());
        let words = &comment.words;
        store::readers::insert_old_comment(tx, id, article.get(), name, words, at, by, now)?;
    }
    Ok(())
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
