use document::State;
use external_document::{Matcher, TextId};
use flow::{LegalBasis, Procedure, citation};

/// Why a document cannot be changed in a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blocked {
    /// Its new version is with the reviewers: what was signed is never edited.
    InReview,
    /// Its new version is approved or issued.
    Approved,
    /// It does not rest on the old text any more.
    NoBasis,
    /// Somebody changed it at that moment.
    ChangedMeanwhile,
    /// It was refused for another reason.
    Refused,
}

/// What happened to a document of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// A draft of the next revision was made.
    Drafted,
    /// The draft that was open was changed.
    Edited,
    /// Nothing.
    Blocked(Blocked),
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 7] = [
        Self::Drafted,
        Self::Edited,
        Self::Blocked(Blocked::InReview),
        Self::Blocked(Blocked::Approved),
        Self::Blocked(Blocked::NoBasis),
        Self::Blocked(Blocked::ChangedMeanwhile),
        Self::Blocked(Blocked::Refused),
    ];

    /// The word in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Drafted => "drafted",
            Self::Edited => "edited",
            Self::Blocked(Blocked::InReview) => "in_review",
            Self::Blocked(Blocked::Approved) => "approved",
            Self::Blocked(Blocked::NoBasis) => "no_basis",
            Self::Blocked(Blocked::ChangedMeanwhile) => "changed_meanwhile",
            Self::Blocked(Blocked::Refused) => "refused",
        }
    }

    /// The outcome that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.as_str() == word)
    }

    /// What a batch would do to a document whose version on its way stands so.
    pub fn foreseen(open: Option<State>) -> Self {
        match open {
            None => Self::Drafted,
            Some(State::Draft) => Self::Edited,
            Some(State::InReview | State::InAppraisal | State::InApproval) => {
                Self::Blocked(Blocked::InReview)
            }
            // It has left its author's hands.
            Some(
                State::Approved
                | State::Scheduled
                | State::Effective
                | State::Suspended
                | State::Superseded
                | State::Withdrawn,
            ) => Self::Blocked(Blocked::Approved),
        }
    }
}

/// The lines of a procedure that mean a text: place and words.
pub fn lines_of(procedure: &Procedure, text: TextId, matcher: &Matcher) -> Vec<(usize, String)> {
    let lines = procedure.legal_basis.iter().enumerate();
    let lines = lines.filter(|(_, basis)| matcher.find(basis) == Some(text));
    lines.map(|(place, basis)| (place, basis.title.clone())).collect()
}

/// The procedure with one text in the place of another, once: at the first line that named the old
/// one, unless it is cited already. Articles of the old text are not carried over; they are other
/// articles in the new one.
pub fn exchange(
    procedure: &Procedure,
    old: TextId,
    new: TextId,
    line: &LegalBasis,
    matcher: &Matcher,
) -> Procedure {
    let mut is_there = procedure.legal_basis.iter().any(|basis| matcher.find(basis) == Some(new));
    let mut bases = Vec::with_capacity(procedure.legal_basis.len());
    for basis in &procedure.legal_basis {
        if matcher.find(basis) != Some(old) {
            bases.push(basis.clone());
        } else if !is_there {
            bases.push(line.clone());
            is_there = true;
        }
    }
    Procedure { legal_basis: bases, ..procedure.clone() }
}

/// Whether the rest of a procedure names a text by its number: that is for its author to read.
pub fn names_elsewhere(procedure: &Procedure, number: &str) -> bool {
    let key = citation::key(number);
    let sections = procedure.sections.iter().map(|section| section.text.as_str());
    let steps = procedure.steps.iter().map(|step| step.action.as_str());
    let limits = procedure.time_limit.iter().map(|limit| limit.text.as_str());
    let components = procedure.components.iter().map(|component| component.text.as_str());
    let forms = procedure.forms.iter().map(|form| form.name.as_str());
    let fees = procedure.fees.iter().map(|fee| fee.text.as_str());
    let words = sections.chain(steps).chain(limits).chain(components).chain(forms).chain(fees);
    words.flat_map(citation::all).any(|cited| cited.key == key)
}
