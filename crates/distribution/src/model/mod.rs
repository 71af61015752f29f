//! Nothing here touches a clock, a database or a request.

mod copy;
mod disposal;
mod part;
mod reading;
mod scope;

pub use copy::{CopyAction, CopyCode, CopyState, Held, Holder, PaperCopy, Receipt, Verdict};
pub(crate) use copy::{may_be_allocated, verdict};
pub use disposal::{Disposal, DisposalAction, DisposalId, DisposalOrder, DisposalState};
pub(crate) use part::belongs;
pub use part::{Part, parts};
pub(crate) use reading::{MOST_QUESTIONS, may_be_asked};
pub use reading::{Obligation, Proof, Question, Terms};
pub use scope::{Line, LineId, Target};

use document::VersionId;
use jiff::civil::Date;
use platform::PersonId;

platform::id_type! {
    /// One paper copy.
    CopyId
}

/// Something that somebody has not acknowledged yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// The version.
    pub version: VersionId,
    /// The document's code.
    pub code: String,
    /// The version's title.
    pub title: String,
    /// Who has it to read.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Since which day.
    pub since: Date,
}

/// Why the rules said no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The version is not in force.
    #[error("this version is not in force")]
    NotInForce,
    /// They were not asked to read it.
    #[error("this person was not asked to read it")]
    NotAsked,
    /// They did not open it.
    #[error("it was never opened")]
    ReadFirst,
    /// Some part of it was never before their eyes.
    #[error("a part was never shown")]
    PartsMissing,
    /// What they saw is not what would be acknowledged.
    #[error("not what was shown")]
    ChangedMeanwhile,
    /// This state has no such move.
    #[error("this action does not start from this state")]
    WrongState,
    /// A day before the one on which the copy came where it is, or a day to come.
    #[error("the day does not fit the days before it, or has not come")]
    WrongDay,
    /// A loss without its reason.
    #[error("a loss needs its reason")]
    ReasonMissing,
}

/// Values for the tests of other files.
#[cfg(test)]
pub(crate) mod samples {
    pub(crate) use super::{
        copy::tests::a_copy, disposal::tests::minutes, reading::tests::an_obligation,
    };
}
