use super::{CopyId, DisposalId, Refusal};
use crate::permit::CopyPermit;
use document::{State, VersionId};
use jiff::{Timestamp, civil::Date};
use platform::PersonId;

/// Where a numbered copy stands (`iso-in-agencies.md` 5.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CopyState {
    /// It has its number and was not handed over yet.
    ToDeliver,
    /// Somebody holds it.
    Delivered,
    /// It has to come back.
    RecallRequested,
    /// It came back, or never left.
    Returned,
    /// It was destroyed by approved minutes.
    Destroyed,
    /// It is lost, with its reason.
    Lost,
}

/// What happens to a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CopyAction {
    /// It is handed over.
    Deliver,
    /// It is not handed over after all.
    Keep,
    /// Its holder is asked to give it back.
    RequestRecall,
    /// It comes back.
    Return,
    /// It is lost.
    Lose,
    /// It is destroyed.
    Destroy,
}

impl CopyState {
    /// Every state, in the order of life.
    pub const ALL: [Self; 6] = [
        Self::ToDeliver,
        Self::Delivered,
        Self::RecallRequested,
        Self::Returned,
        Self::Destroyed,
        Self::Lost,
    ];

    /// The whole life of a copy, one line a state. Pages draw their buttons from this table.
    pub const fn moves(self) -> &'static [(CopyAction, Self)] {
        use CopyAction::{Deliver, Destroy, Keep, Lose, RequestRecall, Return};
        match self {
            Self::ToDeliver => &[(Deliver, Self::Delivered), (Keep, Self::Returned)],
            Self::Delivered => &[
                (RequestRecall, Self::RecallRequested),
                (Return, Self::Returned),
                (Lose, Self::Lost),
            ],
            Self::RecallRequested => &[(Return, Self::Returned), (Lose, Self::Lost)],
            Self::Returned => &[(Destroy, Self::Destroyed), (Lose, Self::Lost)],
            Self::Destroyed | Self::Lost => &[],
        }
    }

    /// Where `action` leads from here, if anywhere.
    pub fn after(self, action: CopyAction) -> Option<Self> {
        self.moves().iter().find(|(a, _)| *a == action).map(|(_, to)| *to)
    }

    /// The word in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ToDeliver => "to_deliver",
            Self::Delivered => "delivered",
            Self::RecallRequested => "recall_requested",
            Self::Returned => "returned",
            Self::Destroyed => "destroyed",
            Self::Lost => "lost",
        }
    }

    /// The state that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }
}

impl CopyAction {
    /// Every action.
    pub const ALL: [Self; 6] =
        [Self::Deliver, Self::Keep, Self::RequestRecall, Self::Return, Self::Lose, Self::Destroy];

    /// The word in forms and the record.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Deliver => "deliver",
            Self::Keep => "keep",
            Self::RequestRecall => "recall",
            Self::Return => "return",
            Self::Lose => "lose",
            Self::Destroy => "destroy",
        }
    }

    /// The action that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.as_str() == word)
    }
}

/// Who gets a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holder {
    /// A unit; its head signs.
    Unit(i64),
    /// A person.
    Person(PersonId),
    /// A board, a desk, a body outside; signed for on paper.
    Place(String),
}

/// The word on a copy's label that leads to what it is worth today: 80 random bits, in letters and
/// digits that nobody mistakes for each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyCode(String);

impl CopyCode {
    const LETTERS: &'static [u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// A code of ten random bytes.
    pub fn new(random: [u8; 10]) -> Self {
        let bits = random.iter().fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte));
        let letter = |place: u32| {
            let five = usize::try_from(bits >> (place * 5) & 31).unwrap_or_default();
            char::from(Self::LETTERS[five])
        };
        Self((0..16).rev().map(letter).collect())
    }

    /// What somebody scanned or typed: small letters, spaces and hyphens do not matter.
    pub fn parse(typed: &str) -> Option<Self> {
        if typed.len() > 64 {
            return None;
        }
        let bare = typed.chars().filter(|c| !matches!(c, ' ' | '-'));
        let code: String = bare.map(|c| c.to_ascii_uppercase()).collect();
        let fits = code.len() == 16 && code.bytes().all(|b| Self::LETTERS.contains(&b));
        fits.then_some(Self(code))
    }

    /// The sixteen letters.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// In groups of four, for the eye.
    pub fn grouped(&self) -> String {
        let group = |at: usize| self.0.get(at..at + 4).unwrap_or_default();
        [group(0), group(4), group(8), group(12)].join("-")
    }
}

/// How its holder answered for a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Receipt {
    /// When.
    pub at: Timestamp,
    /// Who signed in the system; nobody where the signature is on paper.
    pub by: Option<PersonId>,
}

/// Who holds a copy, with the name of the day on which it was allocated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The unit, if a unit holds it.
    pub unit: Option<i64>,
    /// The person, if a person holds it.
    pub person: Option<PersonId>,
    /// Its name.
    pub name: String,
}

/// A numbered paper copy with the days of its life.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperCopy {
    /// Its key.
    pub id: CopyId,
    /// The version that is printed on it.
    pub version: VersionId,
    /// Its number: from 1, without a gap.
    pub number: u32,
    /// The code on its label; copies of before this program printed labels have none.
    pub code: Option<CopyCode>,
    /// Who holds it.
    pub held: Held,
    /// When it got its number.
    pub allocated_on: Date,
    /// When it was handed over.
    pub delivered_on: Option<Date>,
    /// The holder's signature.
    pub receipt: Option<Receipt>,
    /// Since when it has to come back.
    pub recall_on: Option<Date>,
    /// When it came back.
    pub returned_on: Option<Date>,
    /// Whether whoever gave it back signed for that.
    pub return_signed: bool,
    /// When it was lost, or found missing.
    pub lost_on: Option<Date>,
    /// How that came.
    pub lost_reason: String,
    /// When it was destroyed.
    pub destroyed_on: Option<Date>,
    /// The minutes by which it is or will be destroyed.
    pub disposal: Option<DisposalId>,
    /// Private, so that [`CopyPermit::act`] alone moves it.
    pub(crate) state: CopyState,
}

impl PaperCopy {
    /// Where it stands.
    pub const fn state(&self) -> CopyState {
        self.state
    }

    /// Whether it is in somebody's hands.
    pub const fn is_out(&self) -> bool {
        matches!(self.state, CopyState::Delivered | CopyState::RecallRequested)
    }

    /// Whether its holder still has to sign for it.
    pub const fn needs_receipt(&self) -> bool {
        self.receipt.is_none() && self.is_out()
    }

    /// The day on which it came where it is.
    fn since(&self) -> Date {
        let days = [self.delivered_on, self.recall_on, self.returned_on];
        days.into_iter().flatten().fold(self.allocated_on, Date::max)
    }
}

impl CopyPermit<'_> {
    /// Does what it allows: the copy moved. `on` is the day on which it happened, `today` the last it
    /// can be.
    pub fn act(self, on: Date, today: Date, reason: &str) -> Result<PaperCopy, Refusal> {
        let Self { action, copy } = self;
        let to = copy.state.after(action).ok_or(Refusal::WrongState)?;
        // A recall can be asked for by itself, later than the copy came back to be written down.
        let first = if action == CopyAction::Return { copy.delivered_on } else { None };
        if on < first.unwrap_or_else(|| copy.since()) || on > today {
            return Err(Refusal::WrongDay);
        }
        if action == CopyAction::Lose && reason.trim().is_empty() {
            return Err(Refusal::ReasonMissing);
        }
        let mut moved = PaperCopy { state: to, ..copy.clone() };
        match action {
            CopyAction::Deliver => moved.delivered_on = Some(on),
            CopyAction::RequestRecall => moved.recall_on = Some(on),
            CopyAction::Keep | CopyAction::Return => moved.returned_on = Some(on),
            CopyAction::Lose => {
                moved.lost_on = Some(on);
                reason.trim().clone_into(&mut moved.lost_reason);
            }
            CopyAction::Destroy => moved.destroyed_on = Some(on),
        }
        Ok(moved)
    }
}

/// Copies are numbered of what is or will be in force.
pub(crate) const fn may_be_allocated(state: State) -> bool {
    matches!(state, State::Scheduled | State::Effective)
}

/// What a copy is worth to whoever holds it in their hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Bản hiện hành.
    Current,
    /// Issued, and binding from a later day.
    NotYet,
    /// Another issue took its place.
    Replaced,
    /// The document was withdrawn.
    Withdrawn,
    /// The document is not applied for a while.
    Suspended,
    /// It was called back, or came back: not to be used, whatever the document is.
    Recalled,
    /// It was reported lost.
    Lost,
    /// It should no longer exist.
    Destroyed,
}

/// What a copy in this state of a version in that state is worth.
pub(crate) const fn verdict(copy: CopyState, version: State) -> Verdict {
    match copy {
        CopyState::Destroyed => return Verdict::Destroyed,
        CopyState::Lost => return Verdict::Lost,
        CopyState::ToDeliver
        | CopyState::Delivered
        | CopyState::RecallRequested
        | CopyState::Returned => {}
    }
    match version {
        State::Superseded => Verdict::Replaced,
        State::Withdrawn => Verdict::Withdrawn,
        State::Effective | State::Scheduled | State::Suspended
            if matches!(copy, CopyState::RecallRequested | CopyState::Returned) =>
        {
            Verdict::Recalled
        }
        State::Effective => Verdict::Current,
        State::Suspended => Verdict::Suspended,
        State::Scheduled
        | State::Draft
        | State::InReview
        | State::InAppraisal
        | State::InApproval
        | State::Approved => Verdict::NotYet,
    }
}

#[cfg(test)]
pub(crate) mod tests;
