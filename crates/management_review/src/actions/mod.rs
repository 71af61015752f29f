//! The use cases. Each runs inside one transaction that its caller opened.

mod deciding;
mod gathering;

pub use deciding::{Outcome, outcomes};
pub(crate) use deciding::{
    decision_may_stand, decision_may_step, decisions, review_may_step, review_moved,
};
pub use gathering::{freeze, gather, snapshot, write};
pub(crate) use gathering::{frozen, previous, said, said_since};
