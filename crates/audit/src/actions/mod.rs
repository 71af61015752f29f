//! The use cases. Each runs inside one transaction that its caller opened.

mod answering;
mod asking;
mod checklist;
mod moving;
mod naming;
mod rules;
mod sampling;

pub use answering::{Answer, answer};
pub use asking::{Line, coverage, lines, newest_programme, slots, team};
pub(crate) use asking::{
    as_programme, auditors, findings, is_lead_allowed, procedures, programme_of, sessions, units,
};
pub use checklist::prepare;
pub(crate) use moving::{audit_may_step, finding_moved, programme_moved, to_correct_again};
pub use naming::{Categories, categories, name_categories};
pub(crate) use rules::{
    audit_may_stand, finding_may_stand, finding_may_step, line_may_stand, line_may_step,
    session_may_stand, session_may_step,
};
pub(crate) use sampling::{MOST, new_seed};
pub use sampling::{draw_sample, samples};

use jiff::civil::Date;
use platform::Tx;

/// Today, where the agency is.
pub(crate) fn today(tx: &Tx<'_>) -> Date {
    text::here(tx.now()).date()
}
