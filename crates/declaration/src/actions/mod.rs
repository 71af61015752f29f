//! The use cases. Each runs inside one transaction that its caller opened.

mod declaring;
mod scoping;
mod waiting;

pub use declaring::{act, begin, current, declared_on, history, keep_evidence, open, reasons};
pub(crate) use scoping::covered;
pub use scoping::{
    ProcessFields, add_competences, competences, coverage, coverage_on, end_competence,
    end_process, processes, put_process, put_scope, scope, snapshot,
};
pub(crate) use waiting::inbox;

use crate::Refusal;
use platform::AppError;

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        Self::Conflict(match refusal {
            Refusal::WrongState => "wrong_state",
            Refusal::Nothing => "nothing_to_declare",
            Refusal::Changed => "declared_changed",
            Refusal::NoNumber => "declaration_without_number",
            Refusal::Numbered => "declaration_has_number",
            Refusal::NotPublished => "nothing_published",
            Refusal::BadDay => "declaration_bad_day",
            Refusal::Incomplete => "publication_incomplete",
            Refusal::NoReason => "discard_without_reason",
        })
    }
}
