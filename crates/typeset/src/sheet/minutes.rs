use serde::{Deserialize, Serialize};

use super::{Annex, AnnexColumn, Day, HEADING, Sheet, Signer, same_width, short};
use crate::TypesetError;

/// Minutes (biên bản) as Decree 30/2020, Annex I, lays official papers out.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct MinutesSheet {
    /// The body above; line feeds are kept. Printed in upper case.
    pub superior: String,
    /// The body that keeps the minutes; line feeds are kept. Printed in upper case.
    pub agency: String,
    /// Số, ký hiệu: `03/BB-UBND`.
    pub number: String,
    /// Place and date: `Cồn Cỏ, ngày 05 tháng 01 năm 2026`.
    pub place_and_date: String,
    /// The file's own date, which PDF/A demands.
    pub dated: Day,
    /// Tên loại: `Biên bản`.
    pub kind: String,
    /// Trích yếu.
    pub summary: String,
    /// Text before the table; a line feed begins a paragraph, `- ` hangs.
    pub opening: String,
    /// The table's columns; none leaves the table out.
    pub columns: Vec<AnnexColumn>,
    /// The table's rows, a cell for each column.
    pub rows: Vec<Vec<String>>,
    /// Text after the table.
    pub closing: String,
    /// Who signs, from left to right, two in a row; they stay with what stands last before them.
    pub signers: Vec<Signer>,
    /// Nơi nhận, one a line, without the dash.
    pub recipients: Vec<String>,
    /// Annexes, each on its own pages with its own page numbers.
    pub annexes: Vec<Annex>,
}

impl Sheet for MinutesSheet {
    fn dated(&self) -> Day {
        self.dated
    }

    fn check(&self) -> Result<(), TypesetError> {
        short("minutes", HEADING, self.columns.iter().map(|c| c.heading.as_str()))?;
        same_width("minutes", self.columns.len(), self.rows.iter().map(Vec::len))?;
        self.annexes.iter().try_for_each(Annex::check)
    }
}
