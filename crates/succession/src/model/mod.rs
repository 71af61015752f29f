//! Nothing here touches a clock, a database or a request.

mod state;
#[cfg(test)]
pub(crate) mod tests;
mod thing;

pub use state::{Action, Answer, State};
pub use thing::{Kind, Share};

use crate::Permit;
use jiff::{ToSpan as _, civil::Date};
use platform::AgencyId;

platform::id_type! {
    /// One succession.
    SuccessionId
}

/// How agencies end and go on (Resolution 190/2025/QH15, Article 1: chia, sáp nhập, hợp nhất, chuyển đổi;
/// giải thể). Where only a part leaves (tách), nobody ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// Chuyển đổi, tổ chức lại: a district becomes a special zone.
    Convert,
    /// Sáp nhập: into an agency that goes on.
    Merge,
    /// Hợp nhất: several into a new one.
    Consolidate,
    /// Chia: one into several.
    Divide,
    /// Giải thể, with somebody who takes its work over.
    Dissolve,
}

impl Form {
    /// Every form.
    pub const ALL: [Self; 5] =
        [Self::Convert, Self::Merge, Self::Consolidate, Self::Divide, Self::Dissolve];

    /// The word in forms, the database and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Convert => "convert",
            Self::Merge => "merge",
            Self::Consolidate => "consolidate",
            Self::Divide => "divide",
            Self::Dissolve => "dissolve",
        }
    }

    /// The form that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.as_str() == word)
    }
}

/// What the decision of the competent body says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// How.
    pub form: Form,
    /// Tên loại: `Nghị quyết`.
    pub paper: String,
    /// Số, ký hiệu, as it stands on it.
    pub number: String,
    /// Its day.
    pub dated: Date,
    /// Who issued it.
    pub authority: String,
    /// Trích yếu.
    pub subject: String,
    /// The first day of the agency that takes over; the others end the day before.
    pub effective_on: Date,
    /// By what the old papers stay in use until they are replaced.
    pub provision: String,
    /// Who ends.
    pub predecessors: Vec<AgencyId>,
}

impl Decision {
    /// The last day of the agencies that end.
    pub fn last_day(&self) -> Date {
        self.effective_on.saturating_sub(1.day())
    }
}

/// An agency that ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Predecessor {
    /// Which.
    pub agency: AgencyId,
    /// Its short name.
    pub name: String,
    /// What it says.
    pub answer: Answer,
    /// When it said so.
    pub answered_on: Option<Date>,
    /// Why it says no.
    pub note: String,
    /// The unit that receives what it leaves.
    pub unit: Option<i64>,
}

/// Biên bản bàn giao: number, day, who gave and who received, each `name, position`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Minutes {
    /// Số, ký hiệu.
    pub number: String,
    /// Its day.
    pub dated: Date,
    /// Who signed for those that ended.
    pub giver: String,
    /// Who signed for the agency that took over.
    pub receiver: String,
}

/// An agency takes over from others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Succession {
    /// Its key.
    pub id: SuccessionId,
    /// By what.
    pub decision: Decision,
    /// From whom.
    pub predecessors: Vec<Predecessor>,
    /// The day on which it was carried out.
    pub carried_on: Option<Date>,
    /// Its minutes, once they are signed.
    pub minutes: Option<Minutes>,
    /// How often it moved, so that two people do not move it at once.
    pub moves: i64,
    /// Private, so that [`Permit::act`] alone moves it.
    pub(crate) state: State,
}

/// Why the rules said no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// This state has no such move.
    #[error("this action does not start from this state")]
    WrongState,
    /// An agency that ends has not said yes.
    #[error("an agency that ends has not agreed")]
    NotAgreed,
    /// Its day has not come.
    #[error("the day of effect has not come")]
    TooEarly,
    /// Its day has come: agencies have ended.
    #[error("the day of effect is over")]
    HasBegun,
    /// The minutes say nothing of number, day or who signed.
    #[error("the minutes are missing")]
    NoMinutes,
}

impl Succession {
    /// Where it stands.
    pub const fn state(&self) -> State {
        self.state
    }

    /// Whether every agency that ends has said yes.
    pub fn is_agreed(&self) -> bool {
        self.predecessors.iter().all(|it| it.answer == Answer::Agreed)
    }

    /// Whether it may be carried out on a day.
    pub fn is_ready(&self, today: Date) -> bool {
        self.state == State::Decided && self.is_agreed() && self.decision.effective_on <= today
    }
}

impl Permit<'_> {
    /// The succession after the act.
    pub fn act(self, minutes: Option<&Minutes>, today: Date) -> Result<Succession, Refusal> {
        let before = self.succession;
        let state = before.state.after(self.action).ok_or(Refusal::WrongState)?;
        let mut after = Succession { state, moves: before.moves + 1, ..before.clone() };
        match self.action {
            Action::Prepare | Action::CarryOut if !before.is_agreed() => {
                return Err(Refusal::NotAgreed);
            }
            Action::CarryOut if today < before.decision.effective_on => {
                return Err(Refusal::TooEarly);
            }
            Action::CarryOut => after.carried_on = Some(today),
            Action::Recall if today >= before.decision.effective_on && has_agreed(before) => {
                return Err(Refusal::HasBegun);
            }
            Action::HandOver => {
                after.minutes = Some(minutes.ok_or(Refusal::NoMinutes)?.clone());
            }
            Action::Decide | Action::Prepare | Action::Recall | Action::SendBack | Action::Drop => {
            }
        }
        Ok(after)
    }
}

/// Whether an agency has said yes, and so ended on the day of effect.
fn has_agreed(succession: &Succession) -> bool {
    succession.predecessors.iter().any(|it| it.answer == Answer::Agreed)
}
