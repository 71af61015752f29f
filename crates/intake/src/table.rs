//! The first sheet of an `.xlsx` file as rows of text, read cell by cell.
//!
//! A sheet of two cells may claim to be 16,384 × 1,048,576 cells large, so that no range is ever made
//! of it: cells are kept as they come, and what lies beyond any list that people keep is refused.

use crate::error::{ErrorKind, IntakeError};
use calamine::{DataRef, Reader, Xlsx, XlsxError};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, io::Cursor};

/// Columns that a list may have.
pub const MAX_COLUMNS: u32 = 100;
/// Rows that a list may have.
pub const MAX_ROWS: u32 = 20_000;
/// Cells with something in them.
pub const MAX_CELLS: usize = 200_000;
/// Signs that are kept of one cell.
const MAX_SIGNS: usize = 2_000;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TableCell {
    /// Text, trimmed, never empty; numbers as they are written.
    Text(String),
    /// A day, by the cell's format.
    Day(Date),
}

/// A row with something in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TableRow {
    /// Its number in the sheet, from 1.
    pub number: u32,
    /// Its cells by column, from 0.
    pub cells: BTreeMap<u32, TableCell>,
}

/// Rows of a sheet, in order; empty ones are left out.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// The name of the sheet.
    pub sheet: String,
    /// Its rows.
    pub rows: Vec<TableRow>,
}

/// Reads a spreadsheet. Only for trusted files: see [`crate::child::table_in_child`].
pub fn read_table(bytes: &[u8]) -> Result<Table, IntakeError> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return Err(IntakeError::new(ErrorKind::NotSpreadsheet, "not an .xlsx file"));
    }
    crate::archive::Archive::open(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| refused(&error))?;
    let Some(sheet) = book.sheet_names().first().cloned() else {
        return Err(IntakeError::new(ErrorKind::NotSpreadsheet, "a workbook without a sheet"));
    };
    let is_1904 = book.has_1904_epoch();
    let mut rows: BTreeMap<u32, BTreeMap<u32, TableCell>> = BTreeMap::new();
    let mut reader = book.worksheet_cells_reader(&sheet).map_err(|error| refused(&error))?;
    let mut count = 0_usize;
    while let Some(cell) = reader.next_cell().map_err(|error| refused(&error))? {
        let (row, column) = cell.get_position();
        let Some(value) = value(cell.get_value(), is_1904) else { continue };
        count += 1;
        if row >= MAX_ROWS || column >= MAX_COLUMNS || count > MAX_CELLS {
            return Err(IntakeError::limit(format!(
                "more than {MAX_ROWS} rows, {MAX_COLUMNS} columns or {MAX_CELLS} cells"
            )));
        }
        rows.entry(row).or_default().insert(column, value);
    }
    let row = |(row, cells)| TableRow { number: row + 1, cells };
    Ok(Table { sheet, rows: rows.into_iter().map(row).collect() })
}

fn refused(error: &XlsxError) -> IntakeError {
    if matches!(error, XlsxError::Password) {
        return IntakeError::new(ErrorKind::Encrypted, "the workbook has a password");
    }
    IntakeError::damaged(format!("the workbook cannot be read: {error}"))
}

fn value(value: &DataRef<'_>, is_1904: bool) -> Option<TableCell> {
    match value {
        DataRef::Int(number) => text(&number.to_string()),
        DataRef::Float(number) => text(&number.to_string()),
        DataRef::String(said) | DataRef::DurationIso(said) => text(said),
        DataRef::SharedString(said) => text(said),
        DataRef::Bool(_) | DataRef::Error(_) | DataRef::Empty => None,
        DataRef::DateTime(at) => day(at.as_f64(), is_1904).map(TableCell::Day),
        DataRef::DateTimeIso(said) => {
            let day = said.get(..10).and_then(|day| day.parse().ok());
            day.map_or_else(|| text(said), |day| Some(TableCell::Day(day)))
        }
    }
}

fn text(said: &str) -> Option<TableCell> {
    let plain: String = said.chars().filter(|c| *c != '\0').take(MAX_SIGNS).collect();
    let plain = plain.trim();
    (!plain.is_empty()).then(|| TableCell::Text(plain.to_owned()))
}

/// The day of a serial number: Excel counts 29/02/1900, which never was.
#[expect(clippy::cast_possible_truncation, reason = "a serial day is far below 2^31")]
fn day(serial: f64, is_1904: bool) -> Option<Date> {
    if !(0.0..3_000_000.0).contains(&serial) {
        return None;
    }
    let first = if is_1904 {
        jiff::civil::date(1904, 1, 1)
    } else if serial < 61.0 {
        jiff::civil::date(1899, 12, 31)
    } else {
        jiff::civil::date(1899, 12, 30)
    };
    first.checked_add(jiff::Span::new().days(serial.trunc() as i64)).ok()
}

#[cfg(test)]
mod tests {
    use super::day;
    use jiff::civil::date;

    #[test]
    fn serial_days() {
        for (serial, is_1904, meant) in [
            (1.0, false, Some(date(1900, 1, 1))),
            (61.0, false, Some(date(1900, 3, 1))),
            (42_323.75, false, Some(date(2015, 11, 15))),
            (40_861.0, true, Some(date(2015, 11, 15))),
            (-1.0, false, None),
            (f64::NAN, false, None),
            (1e12, false, None),
        ] {
            assert_eq!(day(serial, is_1904), meant, "{serial}");
        }
    }
}
