use super::{Rule, part::Part, words::is_hidden};
use crate::Procedure;
use serde::Serialize;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Stops the procedure from being sent for review.
    Error,
    /// Should be mended; a person may decide otherwise.
    Warning,
    /// Worth knowing.
    Info,
}

impl Severity {
    /// Every severity, the gravest first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Info];

    /// The word in JSON and the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }

    /// The word on pages.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Error => "Lỗi",
            Self::Warning => "Cảnh báo",
            Self::Info => "Lưu ý",
        }
    }
}

/// One thing found in one procedure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Which rule.
    pub rule: Rule,
    /// How much it weighs.
    pub severity: Severity,
    /// What is wrong and how to mend it, in Vietnamese.
    pub message: String,
    /// The place, for people: "Bước 3".
    #[serde(rename = "where")]
    pub place: String,
    /// The place, for the editor: the field, and for a list the row, counted from 1: `steps-3`.
    pub anchor: String,
}

impl Finding {
    pub(super) fn new(rule: Rule, part: Part, procedure: &Procedure, message: String) -> Self {
        Self {
            rule,
            severity: rule.severity(),
            message: visible(message),
            place: visible(part.label(procedure)),
            anchor: part.anchor(),
        }
    }
}

/// Text without the control and direction marks that a quoted document may hold: messages go to
/// terminals too.
fn visible(mut text: String) -> String {
    text.retain(|c| !is_hidden(c));
    if text.contains(char::is_control) { text.replace(char::is_control, " ") } else { text }
}

/// A finding with the file it was made in: one line of `haidang lint --format json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileFinding {
    /// The file, as the caller named it.
    pub file: String,
    /// What was found.
    #[serde(flatten)]
    pub finding: Finding,
}
