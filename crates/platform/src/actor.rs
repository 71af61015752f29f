use crate::{AgencyId, AppError, PersonId};
use axum::{extract::FromRequestParts, http::request::Parts};

/// A part that somebody plays in the quality management system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Soạn thảo: writes documents.
    Author,
    /// Xem xét: reads them critically.
    Reviewer,
    /// Thẩm định: the standing body that appraises drafts.
    Appraiser,
    /// Phê duyệt: answers for them; the agency's leaders.
    Approver,
    /// Thư ký ISO: runs the system from day to day.
    IsoSecretary,
    /// Kiểm soát tài liệu: numbers, issues, delivers, recalls.
    DocumentController,
    /// Bộ phận Một cửa: receives dossiers and returns results.
    OneStopOfficer,
    /// Công chức chuyên môn: settles dossiers.
    Specialist,
    /// Văn thư: numbers, seals, files.
    Clerk,
    /// Đánh giá viên nội bộ.
    Auditor,
    /// Trưởng đơn vị.
    Head,
    /// Quản trị: people, accounts, rights.
    Administrator,
    /// Everybody else in scope, who reads and acknowledges.
    Reader,
}

impl Role {
    /// Every role, for tables and tests.
    pub const ALL: [Self; 13] = [
        Self::Author,
        Self::Reviewer,
        Self::Appraiser,
        Self::Approver,
        Self::IsoSecretary,
        Self::DocumentController,
        Self::OneStopOfficer,
        Self::Specialist,
        Self::Clerk,
        Self::Auditor,
        Self::Head,
        Self::Administrator,
        Self::Reader,
    ];

    /// The word in forms, tables and logs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Author => "author",
            Self::Reviewer => "reviewer",
            Self::Appraiser => "appraiser",
            Self::Approver => "approver",
            Self::IsoSecretary => "iso_secretary",
            Self::DocumentController => "document_controller",
            Self::OneStopOfficer => "one_stop_officer",
            Self::Specialist => "specialist",
            Self::Clerk => "clerk",
            Self::Auditor => "auditor",
            Self::Head => "head",
            Self::Administrator => "administrator",
            Self::Reader => "reader",
        }
    }

    /// The role that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == word)
    }
}

/// That the agency whose pages somebody reads has ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// Its last day.
    pub last_day: jiff::civil::Date,
    /// By what it ended.
    pub basis: String,
    /// The agency that took over, where it is one of its people who reads.
    pub reader_of: Option<String>,
}

/// By what way an act reached us; goes to the record, never to a page.
#[derive(Debug, Clone, Default)]
pub struct Via {
    /// How they proved who they are: `password`, `clock`, `command`.
    pub auth: &'static str,
    /// SHA-256 of the session's token, in hexadecimal.
    pub session_hash: String,
    /// SHA-256 of the address with a salt of this installation, in hexadecimal.
    pub ip_hash: String,
    /// Method and route.
    pub route: String,
    /// Whether they proved who they are once more for this very act: with their password.
    pub confirmed: bool,
    /// Whether they are from outside: they read for a time, change nothing, and citizens' data are kept
    /// from them.
    pub guest: bool,
    /// Until when the account of somebody from outside is open.
    pub until: Option<jiff::Timestamp>,
    /// That the agency has ended: whoever it is, they read and change nothing.
    pub ended: Option<Ended>,
}

/// The person behind a request and what they are today.
#[derive(Debug, Clone)]
pub struct Actor {
    /// Whose rows they may see.
    pub agency: AgencyId,
    /// The agency's name, as pages show it.
    pub agency_name: String,
    /// Who it is.
    pub person: PersonId,
    /// Their full name.
    pub name: String,
    /// Their position today, such as "Trưởng phòng"; empty without one.
    pub position: String,
    /// The unit they belong to today.
    pub unit: Option<i64>,
    /// What they are.
    pub roles: Vec<Role>,
    /// How the act came.
    pub via: Via,
}

impl Actor {
    /// Whether this person plays `role`.
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Whether this person plays one of `roles`.
    pub fn is_any(&self, roles: &[Role]) -> bool {
        roles.iter().any(|role| self.is(*role))
    }

    /// The clock or the command line acting for an agency. No row of a table, so that nobody can
    /// sign in as it.
    pub fn system(agency: AgencyId, auth: &'static str) -> Self {
        Self {
            agency,
            agency_name: String::new(),
            person: PersonId::new(0),
            name: String::new(),
            position: String::new(),
            unit: None,
            roles: Vec::new(),
            via: Via { auth, ..Via::default() },
        }
    }
}

/// A request without a session is a stranger's. The session's middleware puts the actor there.
impl<S: Sync> FromRequestParts<S> for Actor {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, AppError> {
        parts.extensions.get::<Self>().cloned().ok_or(AppError::SignInFirst)
    }
}
