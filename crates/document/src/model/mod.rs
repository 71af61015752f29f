//! Nothing here touches a clock, a database or a request.

mod code;
mod comment;
mod content;
mod kind;
mod panel;
mod state;

pub use code::{Code, CodePattern, Title};
pub use comment::{Comment, CommentId, Place};
pub use content::{Content, Form, Media, Original};
pub use kind::{Category, Kind};
pub use panel::{Panel, PanelRule};
pub use state::{Action, State};

use crate::Permit;
use flow::Procedure;
use jiff::{Timestamp, civil::Date};
use platform::PersonId;
use sha2::{Digest, Sha256};

platform::id_type! {
    /// One controlled document.
    DocumentId
}

platform::id_type! {
    /// One version of one document.
    VersionId
}

/// Which signature of the responsibility block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// Soạn thảo.
    Drafted,
    /// Xem xét.
    Reviewed,
    /// Thẩm định.
    Appraised,
    /// Phê duyệt.
    Approved,
}

impl Part {
    /// Every part, in the order in which they sign.
    pub const ALL: [Self; 4] = [Self::Drafted, Self::Reviewed, Self::Appraised, Self::Approved];

    /// The parts for which people are named; the author's needs no naming.
    pub const NAMED: [Self; 3] = [Self::Reviewed, Self::Appraised, Self::Approved];

    /// The word in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Drafted => "drafted",
            Self::Reviewed => "reviewed",
            Self::Appraised => "appraised",
            Self::Approved => "approved",
        }
    }

    /// The part that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.as_str() == word)
    }

    /// The part that an action signs.
    pub const fn signed_by(action: Action) -> Option<Self> {
        match action {
            Action::Submit => Some(Self::Drafted),
            Action::Review => Some(Self::Reviewed),
            Action::Appraise => Some(Self::Appraised),
            Action::Approve => Some(Self::Approved),
            Action::Return
            | Action::Issue
            | Action::TakeEffect
            | Action::Supersede
            | Action::Suspend
            | Action::Resume
            | Action::Withdraw => None,
        }
    }
}

/// One signature, with name and position frozen when it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Which.
    pub part: Part,
    /// Who.
    pub person: PersonId,
    /// Their name then.
    pub name: String,
    /// Their position then.
    pub position: String,
    /// When.
    pub at: Timestamp,
    /// What they signed: [`Version::content_hash`].
    pub content_hash: String,
}

/// One version of a controlled document.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// Its key.
    pub id: VersionId,
    /// Its document.
    pub document: DocumentId,
    /// What kind of document.
    pub kind: Kind,
    /// The document's code.
    pub code: Code,
    /// The title of this version.
    pub title: Title,
    /// The unit that owns the document.
    pub unit: Option<i64>,
    /// Who wrote it.
    pub author: PersonId,
    /// Lần ban hành.
    pub issue_no: u32,
    /// Lần sửa đổi inside the issue.
    pub revision_no: u32,
    /// What changed against the version before: the amendment row. Needed after the first issue.
    pub summary: String,
    /// The legal reason for the change.
    pub basis: String,
    /// What it says.
    pub content: Content,
    /// How often it was saved, so that two editors do not overwrite each other.
    pub edits: i64,
    /// The decision that issued it.
    pub decision: Option<i64>,
    /// Ngày ban hành: the decision's day.
    pub issued_on: Option<Date>,
    /// The first day it binds anybody.
    pub effective_on: Option<Date>,
    /// The first day it no longer does.
    pub expired_on: Option<Date>,
    /// Private, so that [`Permit::act`] alone moves it.
    pub(crate) state: State,
}

/// Why the rules said no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// This state has no such move.
    #[error("this action does not start from this state")]
    WrongState,
    /// Issue or revision after the first without an amendment row.
    #[error("a later issue needs its amendment row")]
    NoAmendment,
    /// Put into effect before its day, or without one.
    #[error("the first day of effect has not come")]
    TooEarly,
    /// Others were named to sign this part.
    #[error("others were named to sign this part")]
    NotNamed,
    /// Somebody named before has not signed yet.
    #[error("somebody named before has not signed yet")]
    NotYourTurn,
    /// They signed before.
    #[error("they signed before")]
    SignedBefore,
}

impl Version {
    /// Where it stands.
    pub const fn state(&self) -> State {
        self.state
    }

    /// Whether its author may still change it.
    pub const fn is_editable(&self) -> bool {
        matches!(self.state, State::Draft)
    }

    /// `01` or `01/02`: issue, and revision where there is one.
    pub fn number(&self) -> String {
        if self.revision_no == 0 {
            format!("{:02}", self.issue_no)
        } else {
            format!("{:02}/{:02}", self.issue_no, self.revision_no)
        }
    }

    /// The procedure it holds, if it is one.
    pub fn procedure(&self) -> Option<&Procedure> {
        match &self.content {
            Content::Procedure(procedure) => Some(procedure),
            Content::Text(_) | Content::Original(_) => None,
        }
    }

    /// The procedure with everything that the document itself decides filled in: code, name, numbers
    /// and dates have one source, and are printed in many places. Who answers for it is told by the
    /// signatures, not by what a file once said.
    pub fn printed(&self, procedure: &Procedure) -> Procedure {
        let mut printed = procedure.clone();
        printed.code = Some(self.code.as_str().to_owned());
        printed.name = Some(self.title.as_str().to_owned());
        printed.issue_no = Some(self.issue_no);
        printed.revision_no = Some(self.revision_no);
        printed.issued_on = self.issued_on;
        printed.effective_on = self.effective_on;
        printed.printed = flow::Printed::default();
        (printed.author, printed.reviewer, printed.approver) = (None, None, None);
        let is_first = self.issue_no == 1 && self.revision_no == 0;
        if !is_first && !self.summary.trim().is_empty() {
            printed.amendments.push(flow::Amendment {
                no: None,
                summary: self.summary.clone(),
                basis: self.basis.clone(),
                revision: self.number(),
            });
        }
        printed
    }

    /// SHA-256 over everything a signer answers for: code, title, number, change and content.
    /// Dates are not part of it; the decision gives them later.
    pub fn content_hash(&self) -> String {
        let mut hasher = Sha256::new();
        let parts = [
            self.code.as_str(),
            self.title.as_str(),
            &self.number(),
            &self.summary,
            &self.basis,
            &self.content.to_stored(),
        ];
        for part in parts {
            hasher.update(u64::try_from(part.len()).unwrap_or_default().to_be_bytes());
            hasher.update(part.as_bytes());
        }
        hex::encode(hasher.finalize())
    }
}

impl Permit<'_> {
    /// One of several signatures: the version stays where it is until the last one is given.
    pub fn co_sign(self) -> Version {
        self.version.clone()
    }

    /// Does what it allows: the version moved.
    pub fn act(self, today: Date) -> Result<Version, Refusal> {
        let Self { action, version } = self;
        let to = version.state.after(action).ok_or(Refusal::WrongState)?;
        let is_first = version.issue_no == 1 && version.revision_no == 0;
        if action == Action::Submit && !is_first && version.summary.trim().is_empty() {
            return Err(Refusal::NoAmendment);
        }
        if to == State::Effective && version.effective_on.is_none_or(|day| today < day) {
            return Err(Refusal::TooEarly);
        }
        let mut moved = Version { state: to, ..version.clone() };
        if matches!(to, State::Superseded | State::Withdrawn) {
            moved.expired_on = Some(today);
        }
        Ok(moved)
    }
}

#[cfg(test)]
pub(crate) mod tests;
