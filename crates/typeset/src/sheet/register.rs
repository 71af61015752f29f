use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Align, Day, FIELD, HEADING, Sheet, Signer, same_width, short};
use crate::TypesetError;

/// A list on A4 or A3 landscape. The table's heading stands on every page.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RegisterSheet {
    /// The body above; line feeds are kept. Printed in upper case.
    pub superior: String,
    /// The body or unit that keeps the list; line feeds are kept. Printed in upper case.
    pub agency: String,
    /// What the list is called. Printed in upper case.
    pub title: String,
    /// The line under the title: `Tính đến ngày 30/9/2022`.
    pub subtitle: String,
    /// The document code of the list itself: `BM.QT.01.01`; printed at the foot.
    pub code: String,
    /// The file's own date, which PDF/A demands.
    pub dated: Day,
    /// Whether it lies on A3: many wide columns.
    pub on_a3: bool,
    /// The columns.
    pub columns: Vec<RegisterColumn>,
    /// The rows, a cell for each column.
    pub rows: Vec<Vec<String>>,
    /// What is counted: `tài liệu` prints «Tổng số: 53 tài liệu».
    pub counted: String,
    /// Place and date above the signatures.
    pub place_and_date: String,
    /// Who signs, from left to right.
    pub signers: Vec<Signer>,
}

/// A column of a list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RegisterColumn {
    /// Its heading.
    pub heading: String,
    /// Its width.
    pub width: Width,
    /// How its cells stand.
    pub align: Align,
}

/// The width of a column.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Width {
    /// So many centimetres.
    Cm(f32),
    /// So many parts of what the others leave.
    Share(f32),
}

impl Default for Width {
    fn default() -> Self {
        Self::Share(1.0)
    }
}

impl Sheet for RegisterSheet {
    fn dated(&self) -> Day {
        self.dated
    }

    fn data(&self) -> Result<Value, serde_json::Error> {
        let mut data = serde_json::to_value(self)?;
        if let Some(fields) = data.as_object_mut() {
            let rows = i64::try_from(self.rows.len()).unwrap_or(i64::MAX);
            fields.insert("total".to_owned(), Value::String(text::count(rows)));
        }
        Ok(data)
    }

    fn check(&self) -> Result<(), TypesetError> {
        if self.columns.is_empty() {
            return Err(TypesetError::Shape("a list without columns".to_owned()));
        }
        short("list", HEADING, self.columns.iter().map(|c| c.heading.as_str()))?;
        short("list", FIELD, [self.code.as_str(), &self.title, &self.subtitle].into_iter())?;
        same_width("list", self.columns.len(), self.rows.iter().map(Vec::len))
    }
}
