//! Nothing here touches a clock, a database or a request.

mod change;
mod task;

pub use change::{Blocked, Outcome, exchange, lines_of, names_elsewhere};
pub use task::{Closing, Refusal, Stage, Task, TaskId, Verdict, must_review};

platform::id_type! {
    /// One batch of changes.
    RunId
}

/// The moment at which a change must be in force.
pub(crate) fn due_at(day: jiff::civil::Date) -> Option<jiff::Timestamp> {
    jiff::tz::offset(7).to_timestamp(day.at(23, 59, 0, 0)).ok()
}

#[cfg(test)]
pub(crate) mod tests;
