//! The registers of reviews as tables: fields, states, rights. Their words stand in `pages`, what
//! depends on other things in `actions`.

mod decision;
mod review;

pub use decision::DECISIONS;
pub use review::REVIEWS;

use platform::Role;
use quality_register::Rights;

/// Who keeps the system running.
const STEER: Rights = Rights::roles(&[Role::IsoSecretary]);

/// Whoever answers for the system as a whole, or keeps it running.
const LEAD: Rights = Rights::roles(&[Role::IsoSecretary, Role::Approver]);
