//! Nothing here touches a clock, a database or a request.

mod coverage;
mod sample;
mod schedule;

pub use coverage::{Cover, Coverage, is_within};
pub use sample::{Sample, SampleId, draw, hash_of};
pub(crate) use schedule::session_is_whole;
pub use schedule::{Conflict, Slot, Team, appointment, conflicts};

use platform::FieldErrors;
use quality_register::Values;

/// How grave a finding is (`iso-in-agencies.md` 4.3): what the categories mean. What they are called is the
/// agency's to say.
pub const CATEGORIES: [&str; 4] = ["major", "minor", "improvement", "strength"];

/// Where a line of a checklist comes from.
pub(crate) const FROM: [&str; 3] = ["clause", "procedure", "own"];

/// What an auditor saw for a line.
pub const RESULTS: [&str; 5] =
    ["conforms", "nonconforming", "improvement", "strength", "not_applicable"];

/// Whether a finding of this category is a nonconformity, which both sides sign.
pub fn is_nonconformity(category: &str) -> bool {
    matches!(category, "major" | "minor")
}

/// Whether an answer says that something was found.
pub(crate) fn finds_something(result: &str) -> bool {
    matches!(result, "nonconforming" | "improvement" | "strength")
}

/// Whatever was looked at, conforming or not, needs what shows it (`iso-in-agencies.md` 8, row 8).
pub(crate) fn answer_is_whole(values: &Values, wrong: &mut FieldErrors) {
    let result = values.text("result");
    if !result.is_empty() && result != "not_applicable" && !values.has("evidence") {
        wrong.add("evidence", "evidence_missing");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_conforms_needs_evidence_too() {
        for (result, evidence, is_wrong) in [
            ("", "", false),
            ("conforms", "", true),
            ("conforms", "05 hồ sơ", false),
            ("nonconforming", "", true),
            ("not_applicable", "", false),
        ] {
            let values = Values::new().with("result", result).with("evidence", evidence);
            let mut wrong = FieldErrors::default();
            answer_is_whole(&values, &mut wrong);
            assert_eq!(!wrong.is_empty(), is_wrong, "{result} {evidence}");
        }
    }
}
