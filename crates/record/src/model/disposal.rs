use super::{Holding, HoldingId, Keeping};
use crate::Permit;
use jiff::civil::Date;
use platform::PersonId;

platform::id_type! {
    /// One disposal list.
    DisposalId
}

/// Where a disposal list stands (`iso-in-agencies.md` 5.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Đã đề nghị: the unit checks it.
    Proposed,
    /// Đơn vị đã kiểm tra: the leaders decide.
    Checked,
    /// Đã phê duyệt: it may be carried out.
    Approved,
    /// Đã hủy, có biên bản.
    Executed,
    /// Trả lại: nothing of it is disposed of.
    Returned,
}

/// What can be done to a disposal list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// The head of the unit saw that the unit no longer needs them.
    Check,
    /// The leaders agree.
    Approve,
    /// It was carried out, with minutes.
    Execute,
    /// It is not agreed to.
    Return,
}

impl State {
    /// Every state, in the order of life.
    pub const ALL: [Self; 5] =
        [Self::Proposed, Self::Checked, Self::Approved, Self::Executed, Self::Returned];

    /// The whole life, one line a state.
    pub const fn moves(self) -> &'static [(Action, Self)] {
        use Action::{Approve, Check, Execute, Return};
        match self {
            Self::Proposed => &[(Check, Self::Checked), (Return, Self::Returned)],
            Self::Checked => &[(Approve, Self::Approved), (Return, Self::Returned)],
            Self::Approved => &[(Execute, Self::Executed), (Return, Self::Returned)],
            Self::Executed | Self::Returned => &[],
        }
    }

    /// Whether its holdings wait for what comes of it.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Proposed | Self::Checked | Self::Approved)
    }

    /// The word in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Checked => "checked",
            Self::Approved => "approved",
            Self::Executed => "executed",
            Self::Returned => "returned",
        }
    }

    /// The state that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 4] = [Self::Check, Self::Approve, Self::Execute, Self::Return];

    /// The word in forms and the record.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Approve => "approve",
            Self::Execute => "execute",
            Self::Return => "return",
        }
    }

    /// The action that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.as_str() == word)
    }
}

/// One disposal list: things of one unit whose time is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disposal {
    /// Its key.
    pub id: DisposalId,
    /// `01/2026`.
    pub number: String,
    /// The unit that keeps what stands on it.
    pub unit: i64,
    /// Why.
    pub reason: String,
    /// Who proposed it, and when.
    pub proposer: PersonId,
    /// The day it was proposed.
    pub proposed_on: Date,
    /// Who checked it for the unit.
    pub checker: Option<PersonId>,
    /// When.
    pub checked_on: Option<Date>,
    /// Who approved it.
    pub approver: Option<PersonId>,
    /// When.
    pub approved_on: Option<Date>,
    /// The day it was carried out.
    pub executed_on: Option<Date>,
    /// How, in words.
    pub method: String,
    /// Who was present, one a line: name, position.
    pub members: String,
    /// How often it moved, so that two people do not move it at once.
    pub moves: i64,
    /// Private, so that [`Permit::act`] alone moves it.
    pub(crate) state: State,
}

/// One act, with what its form said; each action takes what it needs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Move {
    /// Why it is returned.
    pub note: String,
    /// The day on which it was carried out.
    pub on: Option<Date>,
    /// How.
    pub method: String,
    /// Who was present, one a line.
    pub members: String,
}

/// Why the rules said no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// This state has no such move.
    #[error("this action does not start from this state")]
    WrongState,
    /// Something on the list is on hold.
    #[error("something on the list is on hold")]
    OnHold,
    /// The time of something on the list is not over.
    #[error("the time of something on the list is not over")]
    NotDue,
    /// Something stands on another open list, or is gone.
    #[error("something stands on another list")]
    Listed,
    /// Things of several units do not go on one list.
    #[error("a list is of one unit")]
    ManyUnits,
    /// Nothing was chosen.
    #[error("nothing was chosen")]
    Nothing,
    /// A return needs its reason.
    #[error("the reason is missing")]
    NoReason,
    /// Minutes need a day, a way and three people at least.
    #[error("minutes need a day, a way and three people")]
    NoMinutes,
    /// The day lies before the approval or in the future.
    #[error("the day lies before the approval or in the future")]
    BadDay,
}

/// How many people carry out a disposal, at least.
const MEMBERS: usize = 3;

impl Disposal {
    /// Where it stands.
    pub const fn state(&self) -> State {
        self.state
    }

    /// Who was present.
    pub fn people(&self) -> impl Iterator<Item = &str> {
        people(&self.members)
    }
}

fn people(lines: &str) -> impl Iterator<Item = &str> {
    lines.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// Whether these things may stand on one list: at least one, of one unit, each past its time, on no
/// hold and on no other list. `own` is the list itself, when it is looked at again.
pub(crate) fn check_lines(
    holdings: &[Holding],
    own: Option<DisposalId>,
    today: Date,
) -> Result<i64, Refusal> {
    let unit = holdings.first().ok_or(Refusal::Nothing)?.facts.unit;
    for holding in holdings {
        if holding.facts.unit != unit {
            return Err(Refusal::ManyUnits);
        }
        if holding.listed.is_some_and(|list| Some(list) != own) {
            return Err(Refusal::Listed);
        }
        match holding.keeping(today) {
            Keeping::Due(_) => {}
            Keeping::OnHold => return Err(Refusal::OnHold),
            Keeping::Disposed(_) => return Err(Refusal::Listed),
            Keeping::Open | Keeping::Kept(_) | Keeping::Permanent => return Err(Refusal::NotDue),
        }
    }
    Ok(unit)
}

impl Permit<'_> {
    /// Does what it allows: the list moved. `holdings` is what stands on it, as it is now.
    pub fn act(
        self,
        by: PersonId,
        with: &Move,
        holdings: &[Holding],
        today: Date,
    ) -> Result<Disposal, Refusal> {
        let Self { action, disposal } = self;
        let to = disposal.state.moves().iter().find(|(own, _)| *own == action);
        let (_, to) = *to.ok_or(Refusal::WrongState)?;
        let mut moved = Disposal { state: to, moves: disposal.moves + 1, ..disposal.clone() };
        match action {
            Action::Return => {
                if with.note.trim().is_empty() {
                    return Err(Refusal::NoReason);
                }
                return Ok(moved);
            }
            Action::Check => (moved.checker, moved.checked_on) = (Some(by), Some(today)),
            Action::Approve => (moved.approver, moved.approved_on) = (Some(by), Some(today)),
            Action::Execute => {
                let enough = people(&with.members).count() >= MEMBERS;
                let Some(on) = with.on.filter(|_| enough && !with.method.trim().is_empty()) else {
                    return Err(Refusal::NoMinutes);
                };
                if on > today || disposal.approved_on.is_some_and(|approved| on < approved) {
                    return Err(Refusal::BadDay);
                }
                moved.executed_on = Some(on);
                (moved.method, moved.members) = (with.method.clone(), with.members.clone());
            }
        }
        // A hold that came since stops it, whoever agreed before.
        check_lines(holdings, Some(disposal.id), today)?;
        Ok(moved)
    }
}

/// The keys of what stands on a list.
pub(crate) fn keys(holdings: &[Holding]) -> Vec<HoldingId> {
    holdings.iter().map(|holding| holding.id).collect()
}
