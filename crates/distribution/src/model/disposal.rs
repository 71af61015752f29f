use super::{CopyId, Refusal};
use crate::permit::DisposalPermit;
use jiff::{Timestamp, civil::Date};
use platform::PersonId;

platform::id_type! {
    /// One record of destruction (Biên bản hủy).
    DisposalId
}

/// Where minutes of destruction stand (`iso-in-agencies.md` 5.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DisposalState {
    /// The ISO secretary writes them.
    Draft,
    /// A leader allowed the destruction.
    Approved,
    /// It was done.
    Executed,
    /// Given up; its copies are free again.
    Dropped,
}

/// What happens to such minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DisposalAction {
    /// A leader allows it.
    Approve,
    /// The group destroys what stands in it.
    Execute,
    /// It is given up.
    Drop,
}

impl DisposalState {
    /// Every state, in the order of life.
    pub const ALL: [Self; 4] = [Self::Draft, Self::Approved, Self::Executed, Self::Dropped];

    /// The whole life, one line a state.
    pub const fn moves(self) -> &'static [(DisposalAction, Self)] {
        match self {
            Self::Draft => {
                &[(DisposalAction::Approve, Self::Approved), (DisposalAction::Drop, Self::Dropped)]
            }
            Self::Approved => {
                &[(DisposalAction::Execute, Self::Executed), (DisposalAction::Drop, Self::Dropped)]
            }
            Self::Executed | Self::Dropped => &[],
        }
    }

    /// Where `action` leads from here, if anywhere.
    pub fn after(self, action: DisposalAction) -> Option<Self> {
        self.moves().iter().find(|(a, _)| *a == action).map(|(_, to)| *to)
    }

    /// The word in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Approved => "approved",
            Self::Executed => "executed",
            Self::Dropped => "dropped",
        }
    }

    /// The state that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }
}

impl DisposalAction {
    /// Every action.
    pub const ALL: [Self; 3] = [Self::Approve, Self::Execute, Self::Drop];

    /// The word in forms and the record.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Approve => "approve",
            Self::Execute => "execute",
            Self::Drop => "drop",
        }
    }

    /// The action that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.as_str() == word)
    }
}

/// What minutes of destruction say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisposalOrder {
    /// Its number, as the agency writes it: `03/BB-UBND`.
    pub number: String,
    /// Its day.
    pub dated: Date,
    /// Who takes part: name and position, one a line; two at least.
    pub members: String,
    /// Why.
    pub reason: String,
    /// How: shredded, burnt.
    pub method: String,
    /// The copies.
    pub copies: Vec<CopyId>,
}

/// Minutes of destruction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disposal {
    /// Its key.
    pub id: DisposalId,
    /// Its number.
    pub number: String,
    /// Its day.
    pub dated: Date,
    /// Who takes part, one a line.
    pub members: String,
    /// Why.
    pub reason: String,
    /// How.
    pub method: String,
    /// How often it was saved, so that nobody approves what they did not see.
    pub edits: i64,
    /// Who wrote it.
    pub drafted_by: PersonId,
    /// When it was approved.
    pub approved_at: Option<Timestamp>,
    /// By whom: name and position as they were then.
    pub approver: (String, String),
    /// When it was done.
    pub executed_on: Option<Date>,
    /// Private, so that [`DisposalPermit::act`] alone moves it.
    pub(crate) state: DisposalState,
}

impl Disposal {
    /// Where it stands.
    pub const fn state(&self) -> DisposalState {
        self.state
    }
}

impl DisposalPermit<'_> {
    /// Does what it allows: the minutes moved. `on` is the day of the destruction.
    pub fn act(self, at: Timestamp, on: Date) -> Result<Disposal, Refusal> {
        let Self { action, disposal } = self;
        let state = disposal.state.after(action).ok_or(Refusal::WrongState)?;
        let mut moved = Disposal { state, ..disposal.clone() };
        match action {
            DisposalAction::Approve => moved.approved_at = Some(at),
            DisposalAction::Execute => {
                let approved = disposal.approved_at.map(|at| text::here(at).date());
                if approved.is_none_or(|day| on < day) || on > text::here(at).date() {
                    return Err(Refusal::WrongDay);
                }
                moved.executed_on = Some(on);
            }
            DisposalAction::Drop => {}
        }
        Ok(moved)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use jiff::civil::date;

    pub(crate) fn minutes(state: DisposalState) -> Disposal {
        let approved = matches!(state, DisposalState::Approved | DisposalState::Executed);
        Disposal {
            id: DisposalId::new(1),
            number: "03/BB-UBND".into(),
            dated: date(2026, 12, 10),
            members: "Nguyễn Văn A (minh họa)".into(),
            reason: String::new(),
            method: String::new(),
            edits: 0,
            drafted_by: PersonId::new(1),
            approved_at: approved.then(|| "2026-12-10T02:00:00Z".parse().unwrap()),
            approver: (String::new(), String::new()),
            executed_on: None,
            state,
        }
    }

    #[test]
    fn minutes_are_approved_before_anything_is_destroyed() {
        use DisposalAction::{Approve, Drop, Execute};
        let now: Timestamp = "2026-12-12T02:00:00Z".parse().unwrap();
        for (state, action, on, want) in [
            (DisposalState::Draft, Approve, date(2026, 12, 12), Ok(DisposalState::Approved)),
            (DisposalState::Draft, Execute, date(2026, 12, 12), Err(Refusal::WrongState)),
            (DisposalState::Draft, Drop, date(2026, 12, 12), Ok(DisposalState::Dropped)),
            (DisposalState::Approved, Execute, date(2026, 12, 9), Err(Refusal::WrongDay)),
            (DisposalState::Approved, Execute, date(2026, 12, 13), Err(Refusal::WrongDay)),
            (DisposalState::Approved, Execute, date(2026, 12, 10), Ok(DisposalState::Executed)),
            (DisposalState::Executed, Drop, date(2026, 12, 12), Err(Refusal::WrongState)),
            (DisposalState::Dropped, Approve, date(2026, 12, 12), Err(Refusal::WrongState)),
        ] {
            let disposal = minutes(state);
            let permit = DisposalPermit { action, disposal: &disposal };
            let got = permit.act(now, on).map(|moved| moved.state());
            assert_eq!(got, want, "{state:?} {action:?} {on}");
        }
    }
}
