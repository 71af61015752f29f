use serde::{Deserialize, Serialize};

use super::{Day, FIELD, Sheet, Signer, short};
use crate::TypesetError;

/// A line of figures: what is counted, how much, and a word or what to do.
pub type FigureLine = (String, String, String);

/// The figures of a system on one A4: what must be seen to, then everything by groups. The text is
/// as large as one page can hold.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct FiguresSheet {
    /// The body whose figures they are. Printed in upper case.
    pub agency: String,
    /// Place and date.
    pub place_and_date: String,
    /// The file's own date, which PDF/A demands.
    pub dated: Day,
    /// Its title. Printed in upper case.
    pub title: String,
    /// A line under the title.
    pub note: String,
    /// The heading of what must be seen to, and the heads of its table.
    pub attention_title: String,
    /// The heads of that table.
    pub attention_heads: [String; 3],
    /// What must be seen to: label, amount, what to do.
    pub attention: Vec<FigureLine>,
    /// What is said where nothing must be.
    pub all_well: String,
    /// The heading of all figures.
    pub groups_title: String,
    /// All figures by groups: label, amount, how to take it.
    pub groups: Vec<(String, Vec<FigureLine>)>,
    /// Who signs.
    pub signer: Signer,
}

impl Sheet for FiguresSheet {
    fn dated(&self) -> Day {
        self.dated
    }

    fn check(&self) -> Result<(), TypesetError> {
        short("figures", FIELD, [self.title.as_str(), self.note.as_str()].into_iter())
    }
}
