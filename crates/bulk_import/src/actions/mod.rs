//! The use cases. Each runs inside one transaction that its caller opened.
//!
//! | file | holds |
//! |---|---|
//! | `reading` | the chore that reads what waits, and writes what it read |
//! | `accepting` | a draft out of a file |
//! | `checking` | the report on a whole set |

mod accepting;
mod checking;
mod reading;

pub(crate) use accepting::reading as reading_of;
pub use accepting::{accept, at_once};
pub use checking::{Set, report_of_agency, report_of_run};
pub use reading::read_waiting;

use crate::{
    model::{Action, Conflicts, File, FileId, Refusal, Run, RunId, State, conflicts},
    permit::{may, may_begin, may_change},
    store,
};
use document::Kind;
use organization::UnitId;
use platform::{
    Actor, AppError, DbError, FieldErrors, InboxItem, Tx,
    ledger::{Entry, object},
};
use std::collections::BTreeSet;

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::WrongState => Self::Conflict("wrong_state"),
        }
    }
}

/// A file that arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// What it was called, with its folders; made harmless.
    pub name: String,
    /// SHA-256 of its bytes, which are stored; or why they were not taken.
    pub hash: Result<String, &'static str>,
    /// How many bytes.
    pub bytes: u64,
    /// Whether a program beside ours may be needed to read it: one of these is read at a time.
    pub is_slow: bool,
}

/// What arrived at once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folder {
    /// What it is called.
    pub name: String,
    /// Its files, in order.
    pub files: Vec<Received>,
    /// Files of programs that were left out.
    pub ignored: u32,
}

/// Begins a run. The same bytes twice are read once: the later ones are listed as duplicates.
pub fn begin(tx: &Tx<'_>, actor: &Actor, folder: &Folder) -> Result<RunId, AppError> {
    may_begin(actor)?;
    let (id, at) = (tx.new_key(), tx.now().as_microsecond());
    let name = text::nfc(folder.name.trim());
    store::insert_run(tx, id, &name, actor.person.get(), folder.ignored.into(), at)?;
    let mut seen = BTreeSet::new();
    for (place, file) in (1_i64..).zip(&folder.files) {
        let (state, hash, reason) = match &file.hash {
            Ok(hash) if seen.insert(hash.as_str()) => (State::Waiting, hash.as_str(), ""),
            Ok(hash) => (State::Duplicate, hash.as_str(), ""),
            Err(reason) => (State::NotReadable, "", *reason),
        };
        let bytes = i64::try_from(file.bytes).unwrap_or(i64::MAX);
        store::insert_file(
            tx,
            tx.new_key(),
            id,
            place,
            &file.name,
            hash,
            bytes,
            file.is_slow.into(),
            state.as_str(),
            reason,
            "",
            at,
        )?;
    }
    let object = object("import_run", id);
    tx.record(actor, &Entry { action: "import.begin", object, ..Entry::default() })?;
    Ok(RunId::new(id))
}

/// A run, if this person may know of it.
pub fn open_run(tx: &Tx<'_>, actor: &Actor, id: RunId) -> Result<Run, AppError> {
    store::run_for(tx, actor, id)?.ok_or(AppError::NotFound)
}

/// One file of a run, if this person may know of it.
pub fn open_file(
    tx: &Tx<'_>,
    actor: &Actor,
    run: RunId,
    id: FileId,
) -> Result<(Run, File), AppError> {
    let run = open_run(tx, actor, run)?;
    let file = store::file(tx, id)?.filter(|file| file.run == run.id).ok_or(AppError::NotFound)?;
    Ok((run, file))
}

/// The files of a run with what stands between each and its draft.
pub fn overview(tx: &Tx<'_>, run: &Run) -> Result<(Vec<File>, Conflicts), DbError> {
    let files = store::files(tx, run.id)?;
    let before = store::before(tx, run.id.get())?;
    let before = before.into_iter().map(|(hash, run)| (hash, RunId::new(run))).collect();
    let found = conflicts(&files, &store::known(tx)?, &before);
    Ok((files, found))
}

/// What a person decided that a file is to become.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// What kind of document.
    pub kind: Option<Kind>,
    /// Its code, as typed.
    pub code: String,
    /// Its title, as typed.
    pub title: String,
    /// The unit that owns it.
    pub unit: Option<UnitId>,
    /// Whether it is the next issue of the document in force under that code.
    pub as_next: bool,
    /// How often the proposal had been changed when they began.
    pub edits: i64,
}

/// Keeps what a person decided about a file.
pub fn decide(
    tx: &Tx<'_>,
    actor: &Actor,
    run: RunId,
    id: FileId,
    decision: &Decision,
) -> Result<(), AppError> {
    let (run, before) = open_file(tx, actor, run, id)?;
    may_change(actor, &run)?;
    if !before.state().is_open() {
        return Err(AppError::Conflict("wrong_state"));
    }
    let today = text::here(tx.now()).date();
    if let Some(unit) = decision.unit
        && organization::units(tx, today)?.iter().all(|known| known.id != unit)
    {
        return Err(FieldErrors(vec![("unit".into(), "bad_choice")]).into());
    }
    let is_named = before.is_named && before.title == decision.title;
    let stored = store::put_proposal(
        tx,
        id.get(),
        decision.edits,
        decision.kind.map_or("", Kind::as_str),
        &decision.code,
        &decision.title,
        decision.unit.map(UnitId::get),
        is_named.into(),
        decision.as_next.into(),
        tx.now().as_microsecond(),
    )?;
    if stored != 1 {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    let object = object("import_file", id);
    let version = decision.edits + 1;
    tx.record(actor, &Entry { action: "import.decide", object, version, ..Entry::default() })?;
    Ok(())
}

/// Leaves a file out, or has it read again.
pub fn act(
    tx: &Tx<'_>,
    actor: &Actor,
    run: RunId,
    id: FileId,
    action: Action,
) -> Result<File, AppError> {
    if action == Action::Accept {
        return accept(tx, actor, run, id).map(|(file, _)| file);
    }
    let (run, before) = open_file(tx, actor, run, id)?;
    let after = may(actor, action, &run, &before)?.act()?;
    if action == Action::Reread && before.hash.is_empty() {
        return Err(AppError::Conflict("no_bytes"));
    }
    save(tx, actor, &before, &after, action)?;
    Ok(after)
}

/// Stores a moved file and says so in the record.
fn save(
    tx: &Tx<'_>,
    actor: &Actor,
    before: &File,
    after: &File,
    action: Action,
) -> Result<(), AppError> {
    let changed = store::put_state(
        tx,
        after.id.get(),
        before.state().as_str(),
        after.state().as_str(),
        after.version,
        tx.now().as_microsecond(),
    )?;
    if changed != 1 {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    let hash = Some(after.hash.as_str()).filter(|hash| !hash.is_empty());
    tx.record(
        actor,
        &Entry {
            action: &format!("import.{}", action.as_str()),
            object: object("import_file", after.id),
            version: after.edits,
            before: hash,
            after: hash,
            ..Entry::default()
        },
    )?;
    Ok(())
}

/// Runs of this person that were read and wait for their decisions.
pub(crate) fn inbox(tx: &Tx<'_>, actor: &Actor) -> Result<Vec<InboxItem>, DbError> {
    if !actor.is_any(document::DRAFT_ROLES) {
        return Ok(Vec::new());
    }
    let item = |(run, name, files): (i64, String, i64)| {
        let (title, detail) = crate::pages::inbox_words(&name, files);
        InboxItem { href: format!("/imports/{run}"), title, detail, due_at: None }
    };
    Ok(store::mine_open(tx, actor.person.get())?.into_iter().map(item).collect())
}
