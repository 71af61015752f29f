/// Where a nonconformity stands (`iso-in-agencies.md` 5.8). The words are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Dự thảo: somebody noted it, or late dossiers raised it.
    Draft,
    /// Mở: it has its number.
    Open,
    /// Đã giao: somebody answers for it, until a day.
    Assigned,
    /// Đã đề xuất nguyên nhân và hành động.
    CauseProposed,
    /// Kế hoạch đã duyệt.
    PlanApproved,
    /// Đã báo cáo hoàn thành.
    Done,
    /// Đã kiểm tra.
    Verified,
    /// Đóng, có hiệu lực.
    Closed,
    /// Không có hiệu lực: a new one takes it up.
    Ineffective,
    /// Hủy bỏ.
    Cancelled,
}

/// What can be done to a nonconformity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// It is one, and gets its number.
    Raise,
    /// Somebody shall answer for it, until a day.
    Assign,
    /// Correction, cause and measure are proposed.
    ProposeCause,
    /// The plan is good.
    ApprovePlan,
    /// One line of the plan is done.
    ReportLine,
    /// A change of the document is asked for.
    RequestChange,
    /// The register of risks was brought up to date.
    NoteRisk,
    /// All of it is done.
    ReportDone,
    /// Somebody else saw that it is done.
    Verify,
    /// Back, with a reason.
    Return,
    /// A later day, with a reason.
    Extend,
    /// The cause is gone.
    Close,
    /// It came again.
    MarkIneffective,
    /// It is none after all, with a reason.
    Cancel,
}

impl State {
    /// Every state, in the order of life.
    pub const ALL: [Self; 10] = [
        Self::Draft,
        Self::Open,
        Self::Assigned,
        Self::CauseProposed,
        Self::PlanApproved,
        Self::Done,
        Self::Verified,
        Self::Closed,
        Self::Ineffective,
        Self::Cancelled,
    ];

    /// The whole life, one line a state.
    pub const fn moves(self) -> &'static [(Action, Self)] {
        use Action::{
            ApprovePlan, Assign, Cancel, Close, Extend, MarkIneffective, NoteRisk, ProposeCause,
            Raise, ReportDone, ReportLine, RequestChange, Return, Verify,
        };
        match self {
            Self::Draft => &[(Raise, Self::Open), (Cancel, Self::Cancelled)],
            Self::Open => &[(Assign, Self::Assigned), (Cancel, Self::Cancelled)],
            Self::Assigned => &[
                (ProposeCause, Self::CauseProposed),
                (Assign, Self::Assigned),
                (Extend, Self::Assigned),
                (Cancel, Self::Cancelled),
            ],
            Self::CauseProposed => &[
                (ApprovePlan, Self::PlanApproved),
                (ReportLine, Self::CauseProposed),
                (Return, Self::Assigned),
                (Extend, Self::CauseProposed),
                (Cancel, Self::Cancelled),
            ],
            Self::PlanApproved => &[
                (ReportLine, Self::PlanApproved),
                (RequestChange, Self::PlanApproved),
                (NoteRisk, Self::PlanApproved),
                (ReportDone, Self::Done),
                (Extend, Self::PlanApproved),
                (Cancel, Self::Cancelled),
            ],
            Self::Done => &[
                (Verify, Self::Verified),
                (Return, Self::PlanApproved),
                (RequestChange, Self::Done),
                (NoteRisk, Self::Done),
                (Cancel, Self::Cancelled),
            ],
            Self::Verified => &[
                (Close, Self::Closed),
                (MarkIneffective, Self::Ineffective),
                (RequestChange, Self::Verified),
                (NoteRisk, Self::Verified),
            ],
            Self::Closed | Self::Ineffective | Self::Cancelled => &[],
        }
    }

    /// Where `action` leads from here, if anywhere.
    pub fn after(self, action: Action) -> Option<Self> {
        self.moves().iter().find(|(a, _)| *a == action).map(|(_, to)| *to)
    }

    /// Whether something is still to be done about it.
    pub const fn is_open(self) -> bool {
        !self.moves().is_empty()
    }

    /// Whether its day counts: somebody has it to do.
    pub const fn has_deadline(self) -> bool {
        matches!(self, Self::Assigned | Self::CauseProposed | Self::PlanApproved)
    }

    /// The word in the database and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Open => "open",
            Self::Assigned => "assigned",
            Self::CauseProposed => "cause_proposed",
            Self::PlanApproved => "plan_approved",
            Self::Done => "done",
            Self::Verified => "verified",
            Self::Closed => "closed",
            Self::Ineffective => "ineffective",
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
    pub const ALL: [Self; 14] = [
        Self::Raise,
        Self::Assign,
        Self::ProposeCause,
        Self::ApprovePlan,
        Self::ReportLine,
        Self::RequestChange,
        Self::NoteRisk,
        Self::ReportDone,
        Self::Verify,
        Self::Return,
        Self::Extend,
        Self::Close,
        Self::MarkIneffective,
        Self::Cancel,
    ];

    /// The word in forms, the record and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Raise => "raise",
            Self::Assign => "assign",
            Self::ProposeCause => "propose_cause",
            Self::ApprovePlan => "approve_plan",
            Self::ReportLine => "report_line",
            Self::RequestChange => "request_change",
            Self::NoteRisk => "note_risk",
            Self::ReportDone => "report_done",
            Self::Verify => "verify",
            Self::Return => "return",
            Self::Extend => "extend",
            Self::Close => "close",
            Self::MarkIneffective => "mark_ineffective",
            Self::Cancel => "cancel",
        }
    }

    /// The action that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.as_str() == word)
    }
}
