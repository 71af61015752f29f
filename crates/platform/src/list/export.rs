use super::{List, ListQuery};
use crate::{
    AppError,
    db::{FromRow, Param, Tx},
};
use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use rust_xlsxwriter::{Format as CellFormat, Workbook, XlsxError};
use std::borrow::Cow;

/// What a list is exported as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Excel.
    Xlsx,
    /// Comma-separated text with a byte-order mark, as Excel here opens it.
    Csv,
}

impl Format {
    /// The format that an address asks for with `?format=`.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "xlsx" => Some(Self::Xlsx),
            "csv" => Some(Self::Csv),
            _ => None,
        }
    }
}

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Text, never a formula.
    Text(String),
    /// A number.
    Number(i64),
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self::Text(text.into())
    }
}

/// A row that can be exported.
pub trait Exported {
    /// The heads of the columns, as people read them.
    fn heads() -> Vec<&'static str>;

    /// The cells, one a column.
    fn cells(&self) -> Vec<Cell>;
}

/// The whole list as a file to download.
pub fn export<R: FromRow + Exported>(
    list: &List,
    tx: &Tx<'_>,
    base: &[&dyn Param],
    query: &ListQuery,
    format: Format,
    name: &str,
) -> Result<Response, AppError> {
    download(&list.all::<R>(tx, base, query)?, format, name)
}

/// Rows that were computed rather than listed, as a file to download.
pub fn download<R: Exported>(rows: &[R], format: Format, name: &str) -> Result<Response, AppError> {
    Sheet::of(rows).download(format, name)
}

/// A sheet whose columns are known only when the program runs.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sheet {
    /// The heads of the columns, as people read them.
    pub heads: Vec<Cow<'static, str>>,
    /// The rows, a cell for each column.
    pub rows: Vec<Vec<Cell>>,
}

impl Sheet {
    /// Rows of one type.
    pub fn of<R: Exported>(rows: &[R]) -> Self {
        let heads = R::heads().into_iter().map(Cow::Borrowed).collect();
        Self { heads, rows: rows.iter().map(R::cells).collect() }
    }

    /// The sheet as a file to download.
    pub fn download(self, format: Format, name: &str) -> Result<Response, AppError> {
        let (bytes, kind, ending) = match format {
            Format::Xlsx => {
                let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
                (self.xlsx()?, kind, "xlsx")
            }
            Format::Csv => {
                let bytes = csv(&self.heads, self.rows.into_iter())
                    .map_err(|e| AppError::Failed(e.to_string()))?;
                (bytes, "text/csv; charset=utf-8", "csv")
            }
        };
        let disposition =
            HeaderValue::from_str(&format!("attachment; filename=\"{name}.{ending}\""))
                .map_err(|e| AppError::Failed(e.to_string()))?;
        let headers = [
            (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
            (header::CONTENT_DISPOSITION, disposition),
        ];
        Ok((headers, bytes).into_response())
    }

    /// The sheet as an Excel file.
    pub fn xlsx(self) -> Result<Vec<u8>, AppError> {
        xlsx(&self.heads, self.rows.into_iter()).map_err(|e| AppError::Failed(e.to_string()))
    }
}

fn xlsx(
    heads: &[impl AsRef<str>],
    rows: impl Iterator<Item = Vec<Cell>>,
) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet_with_constant_memory()?;
    let bold = CellFormat::new().set_bold();
    for (column, head) in (0..).zip(heads) {
        sheet.set_column_width(column, 22)?;
        sheet.write_string_with_format(0, column, head.as_ref(), &bold)?;
    }
    for (line, cells) in (1..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Text(text) => sheet.write_string(line, column, text)?,
                #[expect(clippy::cast_precision_loss, reason = "Excel has no other number")]
                Cell::Number(number) => sheet.write_number(line, column, number as f64)?,
            };
        }
    }
    book.save_to_buffer()
}

fn csv(
    heads: &[impl AsRef<str>],
    rows: impl Iterator<Item = Vec<Cell>>,
) -> Result<Vec<u8>, csv::Error> {
    let mut out = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    out.write_record(heads.iter().map(AsRef::as_ref))?;
    for cells in rows {
        out.write_record(cells.into_iter().map(|cell| match cell {
            Cell::Text(text) => harmless(text),
            Cell::Number(number) => number.to_string(),
        }))?;
    }
    out.into_inner().map_err(|e| csv::Error::from(e.into_error()))
}

/// Text that a spreadsheet would run as a formula is given an apostrophe first.
fn harmless(text: String) -> String {
    match text.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠') => {
            format!("'{text}")
        }
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_a_formula() {
        let rows =
            [vec![Cell::from("=1+1"), Cell::Number(-3)], vec!["Hộ tịch".into(), Cell::Number(2)]];
        let text = String::from_utf8(csv(&["Tên", "Số"], rows.into_iter()).unwrap()).unwrap();
        assert_eq!(text, "\u{feff}Tên,Số\n'=1+1,-3\nHộ tịch,2\n");
    }
}
