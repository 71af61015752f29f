use serde::{Deserialize, Serialize};

use super::{AnnexColumn, Day, HEADING, Sheet, Signer, same_width, short};
use crate::TypesetError;

/// Minutes (biên bản) as Decree 30/2020, Annex III, lays them out, with one table in the middle.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct MinutesSheet {
    /// The body above; line feeds are kept. Printed in upper case.
    pub superior: String,
    /// The body that keeps the minutes; line feeds are kept.
    pub agency: String,
    /// Số, ký hiệu: `05/BB-UBND`; empty leaves a blank.
    pub number: String,
    /// Place and date: `Cồn Cỏ, ngày 05 tháng 01 năm 2026`.
    pub place_and_date: String,
    /// The file's own date, which PDF/A demands.
    pub dated: Day,
    /// Trích yếu: `Hủy hồ sơ hết thời hạn lưu`.
    pub summary: String,
    /// Text before the table: time, place, who took part; line feeds begin paragraphs.
    pub text: String,
    /// The table's columns; none prints no table.
    pub columns: Vec<AnnexColumn>,
    /// The table's rows, a cell for each column.
    pub rows: Vec<Vec<String>>,
    /// Text after the table.
    pub closing: String,
    /// Who signs, from left to right, at most three in a line.
    pub signers: Vec<Signer>,
    /// Nơi nhận, one a line, without the dash.
    pub recipients: Vec<String>,
}

impl Sheet for MinutesSheet {
    fn dated(&self) -> Day {
        self.dated
    }

    fn check(&self) -> Result<(), TypesetError> {
        short("minutes", HEADING, self.columns.iter().map(|c| c.heading.as_str()))?;
        same_width("minutes", self.columns.len(), self.rows.iter().map(Vec::len))
    }
}
