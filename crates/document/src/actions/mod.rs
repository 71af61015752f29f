//! The use cases. Each runs inside one transaction that its caller opened.

//!
//! | file | holds |
//! |---|---|
//! | `drafting`, `writing` | beginning, saving, and who has the pen |
//! | `commenting` | remarks at a place, and their answers |
//! | `numbering` | how codes are made |
//! | `moving`, `signing` | actions of the life cycle, and who signs what |
//! | `issuing` | decisions, and what the clock does |
//! | `waiting` | what waits for whom |

mod commenting;
mod drafting;
mod issuing;
mod moving;
mod numbering;
mod signing;
mod waiting;
mod writing;

pub use commenting::{answer, comment, comments};
pub(crate) use commenting::{may_answer, may_comment};
pub(crate) use drafting::may_write;
pub use drafting::{Draft, amendments, draft, lint_context, put_content, revise, revise_for};
pub(crate) use issuing::decision;
pub use issuing::{IssueOrder, issue, take_effect};
pub use moving::act;
pub(crate) use numbering::{PATTERN_ROLES, Patterns, patterns};
pub use numbering::{propose_code, put_pattern};
pub(crate) use signing::{able, is_asked, may_name};
pub use signing::{name_signers, signatures};
pub(crate) use waiting::inbox;
pub use writing::{has_picture, keep_picture, release_pen, take_pen, writing};

use crate::{Refusal, State, Version, VersionId, store};
use platform::{
    Actor, AppError, DbError, Tx,
    ledger::{Entry, object},
    search::{self, Shelf, Standing},
};

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::WrongState => Self::Conflict("wrong_state"),
            Refusal::NoAmendment => Self::Conflict("no_amendment"),
            Refusal::TooEarly => Self::Conflict("too_early"),
            Refusal::NotNamed => Self::Conflict("not_named"),
            Refusal::NotYourTurn => Self::Conflict("not_your_turn"),
            Refusal::SignedBefore => Self::Conflict("signed_before"),
        }
    }
}

/// The version, if this person may know of it. A stranger's draft is simply not there.
pub fn open(tx: &Tx<'_>, actor: &Actor, id: VersionId) -> Result<Version, AppError> {
    store::find_for(tx, actor, id)?.ok_or(AppError::NotFound)
}

/// The version in force under a code.
pub fn effective(tx: &Tx<'_>, code: &str) -> Result<Option<Version>, DbError> {
    store::effective(tx, code)?.map(store::read).transpose()
}

/// The versions of one document that this person may know of, in the order of their numbers.
pub fn editions(tx: &Tx<'_>, actor: &Actor, version: &Version) -> Result<Vec<Version>, AppError> {
    let mut known = Vec::new();
    for sibling in store::siblings(tx, version.document.get())? {
        known.extend(store::find_for(tx, actor, VersionId::new(sibling.id))?);
    }
    Ok(known)
}

/// Stores a moved version and says so in the record.
fn save(
    tx: &Tx<'_>,
    actor: &Actor,
    before: &Version,
    after: &Version,
    action: crate::Action,
    reason: &str,
) -> Result<(), AppError> {
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
    let changed = store::put_state(
        tx,
        after.id.get(),
        before.state().as_str(),
        after.state().as_str(),
        after.decision,
        day(after.issued_on),
        day(after.effective_on),
        day(after.expired_on),
        tx.now().as_microsecond(),
    )?;
    if changed != 1 {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    let hash = after.content_hash();
    let meaning = crate::Part::signed_by(action).map_or("", crate::Part::as_str);
    tx.record(
        actor,
        &Entry {
            action: &format!("document.{}", action.as_str()),
            object: object("document_version", after.id),
            version: after.edits,
            before: Some(&before.content_hash()),
            after: Some(&hash),
            reason,
            meaning,
            pii_commit: None,
        },
    )?;
    find_again(tx, after)
}

/// Brings search up to date: drafts are found by those who judge them, the rest by everybody.
fn find_again(tx: &Tx<'_>, version: &Version) -> Result<(), AppError> {
    let (is_open, standing) = match version.state() {
        State::Scheduled => (true, Standing::Draft),
        State::Effective | State::Suspended => (true, Standing::Current),
        State::Superseded => (true, Standing::Past),
        // A draft that was given up stays as unknown as it was.
        State::Withdrawn => (version.effective_on.is_some(), Standing::Past),
        State::Draft
        | State::InReview
        | State::InAppraisal
        | State::InApproval
        | State::Approved => (false, Standing::Draft),
    };
    let entry = search::Entry {
        href: &format!("/documents/{}", version.id),
        kind: crate::pages::kind_label(version.kind),
        topic: "document",
        title: &format!("{} {}", version.code.as_str(), version.title.as_str()),
        words: &version.number(),
        body: &version.content.words(),
        standing,
        shelf: if is_open { Shelf::Everybody } else { Shelf::Drafters },
    };
    search::put(tx, &entry)?;
    Ok(())
}
