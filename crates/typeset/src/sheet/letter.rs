use serde::{Deserialize, Serialize};

use super::{
    Annex, AnnexColumn, Day, Drawing, HEADING, Sheet, Signer, Watermark, same_width, short,
};
use crate::TypesetError;

/// An official paper without articles as Decree 30/2020, Annex I, lays it out: a letter (công văn)
/// with its addressees, or a named paper such as a declaration, an invitation, a plan or a report.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LetterSheet {
    /// The body above; line feeds are kept. Printed in upper case.
    pub superior: String,
    /// The issuing body; line feeds are kept. Printed in upper case.
    pub agency: String,
    /// Số, ký hiệu: `05/GM-BCĐISO`; empty leaves a blank, `None` prints no such line.
    pub number: Option<String>,
    /// Place and date: `Cồn Cỏ, ngày 05 tháng 01 năm 2026`.
    pub place_and_date: String,
    /// The file's own date, which PDF/A demands.
    pub dated: Day,
    /// Tên loại: `Giấy mời`; empty makes it a letter, whose summary stands under its number.
    pub kind: String,
    /// Trích yếu.
    pub summary: String,
    /// Kính gửi, one a line.
    pub to: Vec<String>,
    /// The text; a line feed begins a paragraph, `- ` hangs.
    pub body: String,
    /// Drawings below the text, as wide as it.
    pub drawings: Vec<Drawing>,
    /// The columns of a table below that; none leaves it out.
    pub columns: Vec<AnnexColumn>,
    /// The table's rows, a cell for each column.
    pub rows: Vec<Vec<String>>,
    /// The last text; it stays with the signature.
    pub closing: String,
    /// Nơi nhận, one a line, without the dash.
    pub recipients: Vec<String>,
    /// Who signs.
    pub signer: Signer,
    /// Annexes, each on its own pages with its own page numbers.
    pub annexes: Vec<Annex>,
    /// Words behind the text.
    pub watermark: Option<Watermark>,
}

impl Sheet for LetterSheet {
    fn dated(&self) -> Day {
        self.dated
    }

    fn check(&self) -> Result<(), TypesetError> {
        short("letter", HEADING, self.columns.iter().map(|c| c.heading.as_str()))?;
        same_width("letter", self.columns.len(), self.rows.iter().map(Vec::len))?;
        self.annexes.iter().try_for_each(Annex::check)
    }
}
