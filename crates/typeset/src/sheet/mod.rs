mod decision;
mod figures;
mod form;
mod guide;
mod label;
mod letter;
mod minutes;
mod paper;
mod procedure;
mod questionnaire;
mod register;
mod text;
mod ticket;

pub use decision::{Annex, AnnexColumn, Article, DecisionSheet};
pub use figures::{FigureLine, FiguresSheet};
pub use form::{
    Applicant, ControlSlipSheet, Detail, DossierComponent, FormHead, Generation, HandOver,
    ReceiptComponent, ReceiptSheet, SlipKind, SlipSheet,
};
pub use guide::{GuideCover, GuideEntry, GuidePart, GuideSheet};
pub use label::{Label, LabelSheet};
pub use letter::LetterSheet;
pub use minutes::MinutesSheet;
pub use paper::{PaperPart, PaperSheet};
pub use procedure::{
    AmendmentRow, Control, Definition, Drawing, ExtraSection, FormName, Layout, ProcedureSheet,
    RecordRow, StepRow, TimeLimitLine,
};
pub use questionnaire::QuestionnaireSheet;
pub use register::{RegisterColumn, RegisterSheet, Width};
pub use text::{Picture, TextSheet};
pub use ticket::TicketSheet;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::TypesetError;

/// A day of the calendar, for the file's own date. The page's dates are words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Day {
    /// Such as 2026.
    pub year: i16,
    /// 1 to 12.
    pub month: i8,
    /// 1 to 31.
    pub day: i8,
}

impl Day {
    fn of_a_calendar(self) -> bool {
        self.year > 0 && (1..=12).contains(&self.month) && (1..=31).contains(&self.day)
    }

    pub(crate) fn check(self) -> Result<(), TypesetError> {
        if self.of_a_calendar() {
            return Ok(());
        }
        Err(TypesetError::Shape("no date".to_owned()))
    }
}

/// What the engine asks of every sheet.
pub(crate) trait Sheet: Serialize {
    /// The file's own date.
    fn dated(&self) -> Day;

    /// What the template reads.
    fn data(&self) -> Result<Value, serde_json::Error> {
        serde_json::to_value(self)
    }

    /// The text of the QR code.
    fn qr(&self) -> Option<&str> {
        None
    }

    /// The bytes of its pictures, PNG, in the order in which the data names them.
    fn pictures(&self) -> Vec<&[u8]> {
        Vec::new()
    }

    /// Refuses what the form has no place for.
    fn check(&self) -> Result<(), TypesetError> {
        Ok(())
    }
}

/// Paper size of a form.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// 148 × 210 mm, the official size of most forms (TT 01/2018).
    #[default]
    A5,
    /// 210 × 297 mm.
    A4,
}

/// Words printed large and pale behind the text of every page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Watermark {
    /// DỰ THẢO.
    Draft,
    /// HẾT HIỆU LỰC.
    Expired,
    /// TẠM NGỪNG ÁP DỤNG.
    Suspended,
    /// BẢN SAO KHÔNG KIỂM SOÁT.
    Uncontrolled,
    /// TÀI LIỆU KIỂM SOÁT, with the number of the copy.
    Controlled(u32),
}

/// How a column's cells stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// Text.
    #[default]
    Left,
    /// Numbers of rows, dates, codes.
    Center,
    /// Amounts.
    Right,
}

/// One who signs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Signer {
    /// Authority and position; line feeds are kept: `TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH`.
    pub title: String,
    /// Full name; empty leaves room for a pen.
    pub name: String,
    /// When it was signed electronically, `14:30 05/01/2026`; prints «Đã ký điện tử 14:30 05/01/2026».
    pub signed: Option<String>,
}

/// Refuses rows whose number of cells is not the number of columns.
fn same_width(
    what: &str,
    columns: usize,
    mut rows: impl Iterator<Item = usize>,
) -> Result<(), TypesetError> {
    let Some(row) = rows.position(|cells| cells != columns) else { return Ok(()) };
    Err(TypesetError::Shape(format!("{what}: row {} does not have {columns} cells", row + 1)))
}

/// The longest heading of a column: a repeated heading taller than its page would never end.
const HEADING: usize = 100;
/// The longest of the fields that stand in heads and feet.
const FIELD: usize = 500;

/// Refuses texts too long for their place.
fn short<'a>(
    what: &str,
    most: usize,
    mut texts: impl Iterator<Item = &'a str>,
) -> Result<(), TypesetError> {
    if texts.all(|text| text.chars().count() <= most) {
        return Ok(());
    }
    Err(TypesetError::Shape(format!("{what}: more than {most} letters")))
}
