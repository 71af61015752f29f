use serde::{Deserialize, Serialize};

use super::{AnnexColumn, Day, Drawing, FIELD, HEADING, Sheet, Signer, same_width, short};
use crate::TypesetError;

/// An official paper put together of parts: a form to fill in, a plan, a report (Decree 30/2020,
/// Annex I).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PaperSheet {
    /// The body above; line feeds are kept. Printed in upper case.
    pub superior: String,
    /// The body that issues it; line feeds are kept. Printed in upper case.
    pub agency: String,
    /// Số, ký hiệu: `05/KH-UBND`; dots where it is still to be given, nothing where it carries none.
    pub number: Option<String>,
    /// Place and date: `Cồn Cỏ, ngày 05 tháng 01 năm 2026`.
    pub place_and_date: String,
    /// The file's own date, which PDF/A demands.
    pub dated: Day,
    /// Tên loại: `Kế hoạch`, `Phiếu yêu cầu hành động khắc phục`.
    pub kind: String,
    /// Trích yếu; empty leaves it out.
    pub summary: String,
    /// A line under the title: `(Kèm theo Quyết định số …)`.
    pub note: String,
    /// The code of the form, printed at the foot: `BM.HT.04-01`.
    pub code: String,
    /// An address, shown as a QR code beside `link_note`; empty leaves it out.
    pub link: String,
    /// What the code is good for.
    pub link_note: String,
    /// Whether the sheet lies across: tables of many columns.
    pub across: bool,
    /// Whether it is bound into a book that numbers its pages: it has no numbers of its own.
    pub bound: bool,
    /// What it says.
    pub parts: Vec<PaperPart>,
    /// Who signs at the end, from left to right, two in a row; they stay with the end of the last part.
    pub signers: Vec<Signer>,
    /// Nơi nhận, one a line, without the dash.
    pub recipients: Vec<String>,
}

/// One part of a paper.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "part", rename_all = "snake_case")]
pub enum PaperPart {
    /// A heading: `1. Mô tả sự không phù hợp`.
    Heading {
        /// Its words.
        text: String,
    },
    /// Running text; a line feed begins a paragraph, `- ` hangs.
    Text {
        /// Its words.
        text: String,
    },
    /// Labels with what stands behind them; dots where nothing does.
    Facts {
        /// Label and value.
        facts: Vec<(String, String)>,
    },
    /// A table whose heading stands on every page.
    Table {
        /// Its columns.
        columns: Vec<AnnexColumn>,
        /// Its rows, a cell for each column.
        rows: Vec<Vec<String>>,
    },
    /// A table of a few rows that stands on one page whole, with its heading: a map of levels.
    Map {
        /// Its columns.
        columns: Vec<AnnexColumn>,
        /// Its rows, a cell for each column.
        rows: Vec<Vec<String>>,
    },
    /// A drawing.
    Picture {
        /// The drawing.
        picture: Drawing,
    },
    /// Those who sign this part, side by side; they stay with the end of the part before.
    Signed {
        /// Who.
        signers: Vec<Signer>,
    },
}

impl Sheet for PaperSheet {
    fn qr(&self) -> Option<&str> {
        Some(&self.link)
    }

    fn dated(&self) -> Day {
        self.dated
    }

    fn check(&self) -> Result<(), TypesetError> {
        let heads = [&self.kind, &self.summary, &self.note, &self.code];
        short("paper", FIELD, heads.into_iter().chain(&self.number).map(String::as_str))?;
        self.parts.iter().try_for_each(|part| match part {
            PaperPart::Table { columns, rows } | PaperPart::Map { columns, rows } => {
                if columns.is_empty() {
                    return Err(TypesetError::Shape("a table without columns".to_owned()));
                }
                short("table", HEADING, columns.iter().map(|c| c.heading.as_str()))?;
                same_width("table", columns.len(), rows.iter().map(Vec::len))
            }
            PaperPart::Facts { facts } => {
                short("facts", HEADING, facts.iter().map(|(label, _)| label.as_str()))
            }
            PaperPart::Heading { text } => short("heading", FIELD, std::iter::once(text.as_str())),
            PaperPart::Text { .. } | PaperPart::Picture { .. } | PaperPart::Signed { .. } => Ok(()),
        })
    }
}
