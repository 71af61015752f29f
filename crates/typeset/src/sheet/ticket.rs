use serde::{Deserialize, Serialize};

use super::{Day, FIELD, Sheet, short};
use crate::TypesetError;

/// A queue number on a slip of 80 × 110 mm, for a receipt printer or to cut from A4.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TicketSheet {
    /// Who receives. Printed in upper case.
    pub agency: String,
    /// What the slip is: `Phiếu số thứ tự`. Printed in upper case.
    pub title: String,
    /// The file's own date, which PDF/A demands.
    pub dated: Day,
    /// The number, in large figures.
    pub number: String,
    /// Labels and what stands behind them.
    pub facts: Vec<(String, String)>,
    /// What whoever waits is to know.
    pub note: String,
}

impl Sheet for TicketSheet {
    fn dated(&self) -> Day {
        self.dated
    }

    fn check(&self) -> Result<(), TypesetError> {
        let facts = self.facts.iter().flat_map(|(label, value)| [label, value]);
        let fields = facts.chain([&self.number, &self.note, &self.title]);
        short("ticket", FIELD, fields.map(String::as_str))
    }
}
