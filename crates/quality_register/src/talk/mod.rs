//! Comments and files beside any thing of the record. A feature says where its things stand and who
//! may see them; whoever may see a thing may talk about it, and nothing said is taken back.

mod pages;
mod store;

pub(crate) use pages::notes;
pub use pages::{Talk, routes};
pub(crate) use store::CATALOGUE;

use platform::{
    Actor, AppError, Tx,
    files::Files,
    ledger::{Entry, object},
};

/// Where a thing stands.
#[derive(Debug, Clone)]
pub struct Place {
    /// As the record names it: `risk/12`.
    pub thing: String,
    /// The entry of the navigation that its page stands under.
    pub section: &'static str,
}

/// The longest comment.
const MOST: usize = 4000;

/// The longest name of a file.
const NAME: usize = 150;

/// What somebody says about a thing.
pub fn say(tx: &Tx<'_>, actor: &Actor, thing: &str, body: &str) -> Result<(), AppError> {
    let body: String = body.chars().take(MOST).collect();
    if body.is_empty() {
        return Err(AppError::Conflict("comment_missing"));
    }
    let (person, at) = (actor.person.get(), tx.now().as_microsecond());
    store::insert_comment(tx, tx.new_key(), thing, &body, person, at)?;
    record(tx, actor, thing, "comment", None)
}

/// Keeps a file beside a thing. The bytes lie in `files` before the row names them.
pub fn attach(
    tx: &Tx<'_>,
    actor: &Actor,
    files: &Files,
    thing: &str,
    name: &str,
    bytes: &[u8],
) -> Result<(), AppError> {
    if bytes.is_empty() {
        return Err(AppError::Conflict("file_empty"));
    }
    let hash = files.put(bytes).map_err(|e| AppError::Failed(e.to_string()))?;
    let name: String = text::nfc(name).chars().take(NAME).collect();
    let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    let (person, at) = (actor.person.get(), tx.now().as_microsecond());
    store::insert_file(tx, tx.new_key(), thing, &name, size, &hash, person, at)?;
    record(tx, actor, thing, "file", Some(&hash))
}

/// Withdraws a file that was a mistake, with a reason; it stays where it is.
pub fn withdraw(
    tx: &Tx<'_>,
    actor: &Actor,
    thing: &str,
    file: i64,
    reason: &str,
) -> Result<(), AppError> {
    let kept = store::file(tx, thing, file)?.ok_or(AppError::NotFound)?;
    if kept.by != actor.person.get() && !actor.is(platform::Role::IsoSecretary) {
        return Err(AppError::Forbidden("role_missing"));
    }
    let reason: String = reason.trim().chars().take(MOST).collect();
    if reason.is_empty() {
        return Err(AppError::Conflict("file_reason_missing"));
    }
    let (person, at) = (actor.person.get(), tx.now().as_microsecond());
    store::withdraw(tx, file, person, at, &reason)?;
    record(tx, actor, thing, "file_withdraw", Some(&kept.hash))
}

/// How many files stand beside a thing, for rules that ask for evidence.
pub fn files_beside(tx: &Tx<'_>, thing: &str) -> Result<i64, AppError> {
    Ok(store::count_files(tx, thing)?.0)
}

/// The files kept beside a thing and not withdrawn, in order: name and the name of the bytes.
pub fn files(tx: &Tx<'_>, thing: &str) -> Result<Vec<(String, String)>, AppError> {
    let mut kept = store::files(tx, thing)?;
    kept.retain(|file| file.withdrawn_at.is_none());
    Ok(kept.into_iter().map(|file| (file.name, file.hash)).collect())
}

fn record(
    tx: &Tx<'_>,
    actor: &Actor,
    thing: &str,
    what: &str,
    hash: Option<&str>,
) -> Result<(), AppError> {
    let (kind, id) = thing.split_once('/').ok_or(AppError::NotFound)?;
    let action = format!("{kind}.{what}");
    let entry =
        Entry { action: &action, object: object(kind, id), after: hash, ..Entry::default() };
    tx.record(actor, &entry)?;
    Ok(())
}
