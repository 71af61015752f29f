use serde::{Deserialize, Serialize};

use super::{Align, Day, HEADING, Sheet, Signer, Watermark, same_width, short};
use crate::TypesetError;

/// A decision as Decree 30/2020, Annex I, lays it out.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DecisionSheet {
    /// The body above, where the layout shows one; line feeds are kept. Printed in upper case.
    pub superior: String,
    /// The issuing body; line feeds are kept: a name too long for its cell must say where it breaks.
    pub agency: String,
    /// Số, ký hiệu: `47a/QĐ-UBND`; empty leaves a blank before the signature gives one.
    pub number: String,
    /// Place and date: `Cồn Cỏ, ngày 05 tháng 01 năm 2026`.
    pub place_and_date: String,
    /// The file's own date, which PDF/A demands.
    pub dated: Day,
    /// Tên loại: `Quyết định`.
    pub kind: String,
    /// Trích yếu: `Về việc …`.
    pub summary: String,
    /// Thẩm quyền ban hành: `Chủ tịch Ủy ban nhân dân huyện Cồn Cỏ`; empty prints no such line.
    pub authority: String,
    /// Căn cứ, one a line. They end in «;», the last in «.» (or «,» if it comes so).
    pub bases: Vec<String>,
    /// The word before the articles; empty prints `QUYẾT ĐỊNH:`.
    pub enacting: String,
    /// Điều 1, Điều 2 and so on.
    pub articles: Vec<Article>,
    /// Nơi nhận, one a line, without the dash.
    pub recipients: Vec<String>,
    /// Who signs.
    pub signer: Signer,
    /// Annexes, each on its own pages with its own page numbers.
    pub annexes: Vec<Annex>,
    /// Words behind the text.
    pub watermark: Option<Watermark>,
}

/// One article (Điều).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Article {
    /// Its heading, where it has one.
    pub heading: String,
    /// Its text; line feeds begin new paragraphs (khoản, điểm).
    pub text: String,
}

/// One annex (Phụ lục): a title and a table.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Annex {
    /// Its Roman number; empty where there is only one annex.
    pub number: String,
    /// Its title. Printed in upper case.
    pub title: String,
    /// The line of reference: `(Kèm theo Quyết định số … ngày … của …)`.
    pub reference: String,
    /// Text before the table.
    pub text: String,
    /// The table's columns.
    pub columns: Vec<AnnexColumn>,
    /// The table's rows, a cell for each column.
    pub rows: Vec<Vec<String>>,
}

/// A column of an annex.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AnnexColumn {
    /// Its heading.
    pub heading: String,
    /// Its width.
    pub width: super::Width,
    /// How its cells stand.
    pub align: Align,
}

impl Sheet for DecisionSheet {
    fn dated(&self) -> Day {
        self.dated
    }

    fn check(&self) -> Result<(), TypesetError> {
        self.annexes.iter().try_for_each(Annex::check)
    }
}

impl Annex {
    /// Refuses what the table has no place for.
    pub(super) fn check(&self) -> Result<(), TypesetError> {
        let what = format!("annex {}", self.number);
        short(&what, HEADING, self.columns.iter().map(|c| c.heading.as_str()))?;
        same_width(&what, self.columns.len(), self.rows.iter().map(Vec::len))
    }
}
