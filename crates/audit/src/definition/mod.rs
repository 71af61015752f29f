//! The registers of audits as tables: fields, states, rights. Their words stand in `pages`, what
//! depends on other things in `actions`.

mod audit;
mod finding;
mod line;
mod programme;
mod session;

pub use audit::AUDITS;
pub use finding::FINDINGS;
pub use line::LINES;
pub(crate) use line::READERS;
pub use programme::PROGRAMMES;
pub use session::SESSIONS;

use platform::Role;
use quality_register::Rights;

/// Who keeps the programme running.
pub(crate) const STEER: Rights = Rights::roles(&[Role::IsoSecretary]);

/// Who audits; whom the audit has in its team is asked by the actions.
pub(crate) const TEAM: Rights = Rights::roles(&[Role::Auditor]);

/// Who answers for the system as a whole.
pub(crate) const LEAD: Rights = Rights::roles(&[Role::Approver]);

/// Who writes plans and checklists.
pub(crate) const PLANS: Rights = Rights::roles(&[Role::Auditor, Role::IsoSecretary]);
