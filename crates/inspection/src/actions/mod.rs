//! The use cases. Each runs inside one transaction that its caller opened.
//!
//! | file | holds |
//! |---|---|
//! | `showing` | what the public reads |
//! | `making` | the work beside the requests: papers, contents, the archive |

mod making;
mod showing;

pub use making::make_waiting;
pub use showing::{Shown, paper, shown};
pub(crate) use showing::{may_show, shows};

use crate::{Act, Ask, Pack, PackId, PackState, PackedFile, may, permit, store};
use platform::{
    Actor, AppError, DbError, Tx,
    ledger::{Entry, object},
};

/// The pack. Whoever may read packs may know of it.
pub fn open(tx: &Tx<'_>, actor: &Actor, id: PackId) -> Result<Pack, AppError> {
    if !actor.is_any(permit::READERS) {
        return Err(AppError::NotFound);
    }
    store::get(tx, id)?.ok_or(AppError::NotFound)
}

/// Its files.
pub fn files(tx: &Tx<'_>, id: PackId) -> Result<Vec<PackedFile>, DbError> {
    store::files(tx, id)
}

/// Asks for a pack: it is made in the background. The seed of its samples is drawn here and told to
/// everybody.
pub fn ask(tx: &Tx<'_>, actor: &Actor, ask: &Ask) -> Result<PackId, AppError> {
    if !actor.is_any(permit::PACKERS) {
        return Err(AppError::Forbidden("role_missing"));
    }
    let mut seed = [0; 4];
    getrandom::fill(&mut seed).map_err(|e| AppError::Failed(e.to_string()))?;
    let seed = i64::from(u32::from_be_bytes(seed));
    let (id, at) = (tx.new_key(), tx.now().as_microsecond());
    let (from, to) = (ask.span.from.to_string(), ask.span.to.to_string());
    store::insert(tx, id, &ask.title, &from, &to, seed, actor.person.get(), at)?;
    let id = PackId::new(id);
    note(tx, actor, "inspection_pack.ask", id, &format!("seed {seed}"), None)?;
    Ok(id)
}

/// Asks again for one that could not be made.
pub fn retry(tx: &Tx<'_>, actor: &Actor, id: PackId) -> Result<(), AppError> {
    let pack = open(tx, actor, id)?;
    let after = may(actor, Act::Retry, &pack)?.act()?;
    begin_anew(tx, id)?;
    put_state(tx, &pack, after, 0, ("", 0))?;
    note(tx, actor, "inspection_pack.retry", id, "", None)?;
    Ok(())
}

/// Forgets what was printed of a pack.
fn begin_anew(tx: &Tx<'_>, id: PackId) -> Result<(), DbError> {
    store::forget_files(tx, id.get())?;
    store::put_progress(tx, id.get(), 0, 0, 0)?;
    Ok(())
}

/// Moves a pack, if nobody moved it meanwhile.
fn put_state(
    tx: &Tx<'_>,
    pack: &Pack,
    after: PackState,
    taken_at: i64,
    (hash, bytes): (&str, i64),
) -> Result<(), AppError> {
    let ended_at = (!after.is_under_way()).then(|| tx.now().as_microsecond());
    let (before, after) = (pack.state().as_str(), after.as_str());
    let moved =
        store::put_state(tx, pack.id.get(), before, after, taken_at, ended_at, hash, bytes)?;
    if moved == 1 { Ok(()) } else { Err(AppError::Conflict("changed_meanwhile")) }
}

fn note(
    tx: &Tx<'_>,
    actor: &Actor,
    action: &str,
    id: PackId,
    reason: &str,
    after: Option<&str>,
) -> Result<(), DbError> {
    let object = object("inspection_pack", id);
    tx.record(actor, &Entry { action, object, reason, after, ..Entry::default() })?;
    Ok(())
}
