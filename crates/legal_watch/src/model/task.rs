use crate::Permit;
use document::DocumentId;
use external_document::{Matcher, Relation, RelationId, RelationKind};
use flow::Procedure;
use jiff::{Timestamp, civil::Date};
use platform::PersonId;

platform::id_type! {
    /// One review of one document.
    TaskId
}

/// What somebody judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Cần sửa.
    Change,
    /// Không cần sửa.
    Keep,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Self; 2] = [Self::Change, Self::Keep];

    /// The word in the database and forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Change => "change",
            Self::Keep => "keep",
        }
    }

    /// The verdict that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.as_str() == word)
    }
}

/// Why a review needs nothing more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closing {
    /// What is in force follows the new text.
    Done,
    /// The document was withdrawn.
    DocumentGone,
    /// The relation was a mistake.
    RelationGone,
}

impl Closing {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::Done, Self::DocumentGone, Self::RelationGone];

    /// The word in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::DocumentGone => "document_gone",
            Self::RelationGone => "relation_gone",
        }
    }

    /// The way that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|closing| closing.as_str() == word)
    }
}

/// How far a review has come; computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Nobody judged yet.
    ToJudge,
    /// Judged to need a change; nobody began it.
    ToChange,
    /// A version on its way holds the change, or will.
    UnderWay,
    /// Judged to need none.
    Kept,
    /// Done.
    Done,
    /// No longer asked for.
    Lapsed,
}

impl Stage {
    /// Every stage.
    pub const ALL: [Self; 6] =
        [Self::ToJudge, Self::ToChange, Self::UnderWay, Self::Kept, Self::Done, Self::Lapsed];

    /// The word in the address.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ToJudge => "to_judge",
            Self::ToChange => "to_change",
            Self::UnderWay => "under_way",
            Self::Kept => "kept",
            Self::Done => "done",
            Self::Lapsed => "lapsed",
        }
    }

    /// Whether somebody still has something to do.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::ToJudge | Self::ToChange | Self::UnderWay)
    }
}

/// One review: a document, and what was done to a text on which it rests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Its key.
    pub id: TaskId,
    /// What was done to the text.
    pub relation: RelationId,
    /// The document.
    pub document: DocumentId,
    /// What was judged, if anything.
    pub verdict: Option<Verdict>,
    /// Why.
    pub reason: String,
    /// Who judged.
    pub judged_by: Option<PersonId>,
    /// When.
    pub judged_at: Option<Timestamp>,
    /// Why nothing more is needed, if so.
    pub closed: Option<Closing>,
    /// The first day on which the new text counts: by then the change must be in force.
    pub due_on: Date,
    /// The unit that owns the document.
    pub unit: Option<i64>,
    /// Who wrote what is in force, or the draft where nothing is.
    pub author: PersonId,
    /// Whether a version is on its way.
    pub has_draft: bool,
}

/// Why the rules said no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It was closed.
    #[error("the review is closed")]
    Closed,
    /// To keep a document as it is needs a reason.
    #[error("why nothing needs to change is not said")]
    NoReason,
}

impl Task {
    /// How far it has come.
    pub const fn stage(&self) -> Stage {
        match (self.closed, self.verdict) {
            (Some(Closing::Done), _) => Stage::Done,
            (Some(Closing::DocumentGone | Closing::RelationGone), _) => Stage::Lapsed,
            (None, Some(Verdict::Keep)) => Stage::Kept,
            (None, None) => Stage::ToJudge,
            (None, Some(Verdict::Change)) if self.has_draft => Stage::UnderWay,
            (None, Some(Verdict::Change)) => Stage::ToChange,
        }
    }

    /// Whether its day has passed with work left. Computed, never stored.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.stage().is_open() && today > self.due_on
    }
}

impl Permit<'_> {
    /// Judges, consuming the permit.
    pub fn judge(self, verdict: Verdict, reason: &str) -> Result<Task, Refusal> {
        if self.task.closed.is_some() {
            return Err(Refusal::Closed);
        }
        if verdict == Verdict::Keep && reason.trim().is_empty() {
            return Err(Refusal::NoReason);
        }
        let reason = reason.trim().to_owned();
        Ok(Task { verdict: Some(verdict), reason, ..self.task.clone() })
    }
}

/// Whether a procedure must be looked at because of a relation: it rests on the older text, and does
/// not yet follow the newer one. Who replaces a text as a whole takes it away, whatever else is cited.
pub fn must_review(relation: &Relation, procedure: &Procedure, matcher: &Matcher) -> bool {
    let rests_on =
        |text| procedure.legal_basis.iter().any(|basis| matcher.find(basis) == Some(text));
    match relation.kind {
        RelationKind::Replaces => rests_on(relation.old),
        RelationKind::ReplacesPart | RelationKind::Amends => {
            rests_on(relation.old) && !rests_on(relation.new)
        }
    }
}
