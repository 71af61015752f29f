use crate::{CategoryId, permit, store};
use platform::{
    Actor, AppError, DbError, FieldErrors, PersonId, Tx,
    ledger::{Entry, object},
};
use std::collections::BTreeSet;

/// How readers may take part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// Whether they may comment.
    pub is_open: bool,
    /// The agency's own question before a comment; empty asks a sum.
    pub question: String,
    /// Its right answers, with `;` between them.
    pub answer: String,
}

impl Setting {
    /// The agency's own question with its answers.
    pub(crate) fn own(&self) -> Option<(String, String)> {
        let is_there = !self.question.is_empty() && !self.answer.is_empty();
        is_there.then(|| (self.question.clone(), self.answer.clone()))
    }
}

/// How readers may take part; open, with a sum, where nobody said otherwise.
pub(crate) fn setting(tx: &Tx<'_>) -> Result<Setting, DbError> {
    let (is_open, question, answer) =
        store::board::setting(tx)?.unwrap_or((1, String::new(), String::new()));
    Ok(Setting { is_open: is_open != 0, question, answer })
}

fn note(tx: &Tx<'_>, actor: &Actor, action: &str) -> Result<(), DbError> {
    let object = object("news_board", tx.agency());
    tx.record(actor, &Entry { action, object, ..Entry::default() })?;
    Ok(())
}

/// Sets how readers may take part.
pub fn set_setting(tx: &Tx<'_>, actor: &Actor, new: &Setting) -> Result<(), AppError> {
    permit::may_keep(actor)?;
    store::board::put_setting(tx, new.is_open.into(), &new.question, &new.answer)?;
    note(tx, actor, "news_board.set")?;
    Ok(())
}

/// Whether somebody is of the editorial board today.
pub fn is_editor(tx: &Tx<'_>, actor: &Actor) -> Result<bool, DbError> {
    let today = text::here(tx.now()).date().to_string();
    Ok(store::board::is_editor(tx, actor.person.get(), &today)?.0 > 0)
}

/// The editorial board today.
pub(crate) fn editors(tx: &Tx<'_>) -> Result<Vec<PersonId>, DbError> {
    let today = text::here(tx.now()).date().to_string();
    let editors = store::board::editors(tx, &today)?;
    Ok(editors.into_iter().map(|(person,)| PersonId::new(person)).collect())
}

/// Sets the editorial board from today on. Two at least: nobody approves what they wrote.
pub fn set_editors(tx: &Tx<'_>, actor: &Actor, new: &[PersonId]) -> Result<(), AppError> {
    permit::may_keep(actor)?;
    let today = text::here(tx.now()).date();
    let people: BTreeSet<_> =
        organization::directory(tx, today)?.into_iter().map(|member| member.person).collect();
    let new: BTreeSet<_> = new.iter().copied().filter(|one| people.contains(one)).collect();
    if new.len() < 2 {
        return Err(FieldErrors(vec![("editor".into(), "too_few_editors")]).into());
    }
    let now: BTreeSet<_> = editors(tx)?.into_iter().collect();
    let yesterday = today.yesterday().unwrap_or(today).to_string();
    for gone in now.difference(&new) {
        store::board::end_editor(tx, gone.get(), &yesterday)?;
    }
    for come in new.difference(&now) {
        store::board::insert_editor(tx, tx.new_key(), come.get(), &today.to_string())?;
    }
    note(tx, actor, "news_board.set_editors")?;
    Ok(())
}

/// The categories, in the order in which they were made.
pub(crate) fn categories(tx: &Tx<'_>) -> Result<Vec<store::board::Category>, DbError> {
    store::board::categories(tx)
}

/// Adds a category.
pub fn add_category(tx: &Tx<'_>, actor: &Actor, name: &str) -> Result<CategoryId, AppError> {
    permit::may_edit(is_editor(tx, actor)?)?;
    let key = tx.new_key();
    if store::board::insert_category(tx, key, &text::file_name(name, "muc"), name)? != 1 {
        return Err(FieldErrors(vec![("name".into(), "category_known")]).into());
    }
    note(tx, actor, "news_board.add_category")?;
    Ok(CategoryId::new(key))
}

/// Gives a category another name; its address stays.
pub(crate) fn rename_category(
    tx: &Tx<'_>,
    actor: &Actor,
    id: CategoryId,
    name: &str,
) -> Result<(), AppError> {
    permit::may_edit(is_editor(tx, actor)?)?;
    if store::board::rename_category(tx, id.get(), name)? != 1 {
        return Err(AppError::NotFound);
    }
    note(tx, actor, "news_board.rename_category")?;
    Ok(())
}

/// The category of a name, made if there is none; for old news, whose editors approve it together.
pub(crate) fn category_of(tx: &Tx<'_>, name: &str) -> Result<Option<CategoryId>, DbError> {
    if name.is_empty() {
        return Ok(None);
    }
    let slug = text::file_name(name, "muc");
    store::board::insert_category(tx, tx.new_key(), &slug, name)?;
    Ok(store::board::category_of_slug(tx, &slug)?.map(|(id, _)| CategoryId::new(id)))
}
