/// Where a transition stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Dự thảo: gaps are looked for.
    Draft,
    /// Đang thực hiện: the plan is approved.
    Running,
    /// Hoàn thành.
    Completed,
    /// Hủy bỏ.
    Cancelled,
}

/// What can be done to a transition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// The head approves the plan.
    Approve,
    /// The head finds it done.
    Complete,
    /// It is given up, with a reason.
    Cancel,
}

impl State {
    /// Every state, in the order of life.
    pub const ALL: [Self; 4] = [Self::Draft, Self::Running, Self::Completed, Self::Cancelled];

    /// The whole life cycle, one line a state.
    pub const fn moves(self) -> &'static [(Action, Self)] {
        use Action::{Approve, Cancel, Complete};
        match self {
            Self::Draft => &[(Approve, Self::Running), (Cancel, Self::Cancelled)],
            Self::Running => &[(Complete, Self::Completed), (Cancel, Self::Cancelled)],
            Self::Completed | Self::Cancelled => &[],
        }
    }

    /// Where `action` leads from here, if anywhere.
    pub fn after(self, action: Action) -> Option<Self> {
        self.moves().iter().find(|(known, _)| *known == action).map(|(_, to)| *to)
    }

    /// The word in the database and in addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Running => "running",
            Self::Completed => "completed",
            Self::Cancelled => "cancelled",
        }
    }

    /// The state that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 3] = [Self::Approve, Self::Complete, Self::Cancel];

    /// The word in forms and in the record.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Approve => "approve",
            Self::Complete => "complete",
            Self::Cancel => "cancel",
        }
    }

    /// The action that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.as_str() == word)
    }
}

/// Where a clause of the gap analysis stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stage {
    /// Nobody looked yet.
    Unassessed,
    /// No gap.
    Fit,
    /// A gap, with who closes it how and until when.
    Planned,
    /// Closed, says whoever closed it.
    Done,
    /// Closed, says somebody else.
    Verified,
}

/// What can be done to a clause of the gap analysis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// There is no gap, and this shows it.
    Fit,
    /// There is one: who closes it, how, until when.
    Plan,
    /// It is closed, and this shows it.
    Report,
    /// That is not enough, with a reason.
    Return,
    /// That is enough.
    Verify,
}

impl Stage {
    /// Every stage, in the order of life.
    pub const ALL: [Self; 5] =
        [Self::Unassessed, Self::Fit, Self::Planned, Self::Done, Self::Verified];

    /// The whole life cycle, one line a stage.
    pub const fn moves(self) -> &'static [(Step, Self)] {
        use Step::{Fit, Plan, Report, Return, Verify};
        match self {
            Self::Unassessed => &[(Fit, Self::Fit), (Plan, Self::Planned)],
            Self::Fit => &[(Plan, Self::Planned)],
            Self::Planned => &[(Report, Self::Done), (Plan, Self::Planned), (Fit, Self::Fit)],
            Self::Done => &[(Verify, Self::Verified), (Return, Self::Planned)],
            Self::Verified => &[],
        }
    }

    /// Where `step` leads from here, if anywhere.
    pub fn after(self, step: Step) -> Option<Self> {
        self.moves().iter().find(|(known, _)| *known == step).map(|(_, to)| *to)
    }

    /// The word in the database and in addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unassessed => "unassessed",
            Self::Fit => "fit",
            Self::Planned => "planned",
            Self::Done => "done",
            Self::Verified => "verified",
        }
    }

    /// The stage that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.as_str() == word)
    }

    /// Whether nothing is left to do.
    pub const fn is_settled(self) -> bool {
        matches!(self, Self::Fit | Self::Verified)
    }
}

impl Step {
    /// Every step.
    pub const ALL: [Self; 5] = [Self::Fit, Self::Plan, Self::Report, Self::Return, Self::Verify];

    /// The word in forms and in the record.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Fit => "fit",
            Self::Plan => "plan",
            Self::Report => "report",
            Self::Return => "return",
            Self::Verify => "verify",
        }
    }

    /// The step that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.as_str() == word)
    }
}
