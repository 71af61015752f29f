//! Registers on paper: any list that can be exported, as a PDF on A4 (or A3) landscape beside its XLSX and
//! CSV (Danh mục, Sổ; `iso-in-agencies.md` 2.6). The page, the spreadsheet and the print run the
//! same query, so that none shows what another hides.
//!
//! ```text
//! if let Some(output) = register::asked(&query) {
//!     return app.db.at(agency).read_long(move |tx| {
//!         register::export::<store::Line>(&store::LIST, tx, &base, &query, output, &head)
//!     }).await;
//! }
//! ```

mod pages;
mod sheet;

use axum::response::Response;
use jiff::civil::Date;
use platform::pages::{PDF, opened};
use platform::{
    AppError, FieldErrors, Tx,
    db::{FromRow, Param},
    list::{Cell, Exported, Format, List, ListQuery, Sheet},
};
use std::borrow::Cow;
use typeset::{Align, Day, Engine, RegisterColumn, RegisterSheet, Signer};

pub use sheet::sheet;
pub use typeset::Width;

/// What a register is exported as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Output {
    /// For a spreadsheet.
    Sheet(Format),
    /// For paper: A4.
    Pdf,
    /// For paper, large: A3.
    PdfOnA3,
}

impl Output {
    /// Whether it is for paper.
    pub const fn is_paper(self) -> bool {
        matches!(self, Self::Pdf | Self::PdfOnA3)
    }
}

/// What the address asks for with `?format=`, and `&paper=a3`; `None` asks for the page.
pub fn asked(query: &ListQuery) -> Option<Output> {
    match query.get("format") {
        "pdf" if query.get("paper") == "a3" => Some(Output::PdfOnA3),
        "pdf" => Some(Output::Pdf),
        other => Format::parse(other).map(Output::Sheet),
    }
}

/// The day of a register, from its field `as_of` as typed (`dd/mm/yyyy`); today where nothing is
/// asked, never a day to come.
pub fn as_of(typed: &str, today: Date) -> Result<Date, FieldErrors> {
    let wrong = |code| Err(FieldErrors(vec![("as_of".into(), code)]));
    match typed.trim() {
        "" => Ok(today),
        typed => match Date::strptime("%d/%m/%Y", typed) {
            Ok(day) if day <= today => Ok(day),
            Ok(_) => wrong("as_of_future"),
            Err(_) => wrong("bad_date"),
        },
    }
}

/// What stands above and below the rows.
#[derive(Debug, Clone, Default)]
pub struct Head {
    /// `Danh mục tài liệu nội bộ`.
    pub title: String,
    /// The day as of which it was drawn; the file's own date.
    pub as_of: Date,
    /// What is counted: `tài liệu` prints «Tổng số: 53 tài liệu».
    pub counted: &'static str,
    /// The name of the file, without its ending.
    pub file_name: &'static str,
    /// The widths of the columns, in the order of [`Exported::heads`]; a missing one is one share.
    pub widths: &'static [Width],
    /// Who signs, as titles from left to right: `Người lập`.
    pub signers: &'static [&'static str],
}

/// The rows that the filters leave, as a file.
pub fn export<R: FromRow + Exported>(
    list: &List,
    tx: &Tx<'_>,
    base: &[&dyn Param],
    query: &ListQuery,
    output: Output,
    head: &Head,
) -> Result<Response, AppError> {
    respond(tx, &list.all::<R>(tx, base, query)?, output, head)
}

/// Rows that were computed rather than listed, as a file.
pub fn respond<R: Exported>(
    tx: &Tx<'_>,
    rows: &[R],
    output: Output,
    head: &Head,
) -> Result<Response, AppError> {
    respond_sheet(tx, Sheet::of(rows), output, head)
}

/// A sheet whose columns are known only when the program runs, as a file.
pub fn respond_sheet(
    tx: &Tx<'_>,
    sheet: Sheet,
    output: Output,
    head: &Head,
) -> Result<Response, AppError> {
    match output {
        Output::Sheet(format) => sheet.download(format, head.file_name),
        Output::Pdf | Output::PdfOnA3 => {
            let bytes = drawn(tx, sheet, head, output == Output::PdfOnA3)?;
            opened(PDF, &format!("{}.pdf", head.file_name), bytes)
        }
    }
}

/// The printed register: PDF/A-2a.
pub fn pdf<R: Exported>(tx: &Tx<'_>, rows: &[R], head: &Head) -> Result<Vec<u8>, AppError> {
    printed(tx, Sheet::of(rows), head)
}

/// The same of a sheet whose columns are known only when the program runs.
pub fn printed(tx: &Tx<'_>, sheet: Sheet, head: &Head) -> Result<Vec<u8>, AppError> {
    drawn(tx, sheet, head, false)
}

fn drawn(tx: &Tx<'_>, sheet: Sheet, head: &Head, on_a3: bool) -> Result<Vec<u8>, AppError> {
    let agency = organization::agency(tx)?;
    let engine = Engine::shared().map_err(|e| AppError::Failed(e.to_string()))?;
    let day = Day { year: head.as_of.year(), month: head.as_of.month(), day: head.as_of.day() };
    let paper = RegisterSheet {
        superior: agency.superior.clone(),
        agency: agency.name.clone(),
        title: head.title.clone(),
        subtitle: pages::as_of(head.as_of),
        dated: day,
        on_a3,
        columns: columns(&sheet.heads, head.widths),
        rows: (1..).zip(sheet.rows).map(|(number, row)| cells(number, row)).collect(),
        counted: head.counted.to_owned(),
        place_and_date: format!("{}, {}", agency.place, text::date_in_words(head.as_of)),
        signers: (head.signers.iter())
            .map(|title| Signer { title: (*title).to_owned(), ..Signer::default() })
            .collect(),
        ..RegisterSheet::default()
    };
    Ok(engine.register(&paper).map_err(|e| AppError::Failed(e.to_string()))?.bytes)
}

/// The running number stands first on paper.
fn columns(heads: &[Cow<'static, str>], widths: &[Width]) -> Vec<RegisterColumn> {
    let number = RegisterColumn {
        heading: pages::NUMBER.into(),
        width: Width::Cm(1.1),
        align: Align::Center,
    };
    let others = heads.iter().enumerate().map(|(place, heading)| RegisterColumn {
        heading: heading.to_string(),
        width: widths.get(place).copied().unwrap_or_default(),
        align: Align::Left,
    });
    std::iter::once(number).chain(others).collect()
}

fn cells(number: usize, row: Vec<Cell>) -> Vec<String> {
    let written = |cell| match cell {
        Cell::Text(text) => text,
        Cell::Number(number) => text::count(number),
    };
    std::iter::once(number.to_string()).chain(row.into_iter().map(written)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_day_of_a_register() {
        let today = date(2026, 11, 23);
        for (typed, meant) in [
            ("", Ok(today)),
            ("  ", Ok(today)),
            ("30/09/2022", Ok(date(2022, 9, 30))),
            ("23/11/2026", Ok(today)),
            ("24/11/2026", Err("as_of_future")),
            ("30/02/2022", Err("bad_date")),
            ("2022-09-30", Err("bad_date")),
        ] {
            let read = as_of(typed, today).map_err(|FieldErrors(wrong)| wrong[0].1);
            assert_eq!(read, meant, "{typed:?}");
        }
    }
}
