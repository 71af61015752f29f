//! The amendment table as PDF: what, where, before, after.

use super::words;
use crate::compare::Sides;
use document::Version;
use flow::compare::{Change, PartRows, Row};
use jiff::civil::Date;
use organization::Agency;
use platform::AppError;
use typeset::{Align, Day, Engine, RegisterColumn, RegisterSheet, Width};

/// The table of two versions.
pub(super) fn print(agency: &Agency, sides: &Sides, today: Date) -> Result<Vec<u8>, AppError> {
    let engine = Engine::shared().map_err(|e| AppError::Failed(e.to_string()))?;
    let sheet = sheet(agency, sides, today);
    Ok(engine.register(&sheet).map_err(|e| AppError::Failed(e.to_string()))?.bytes)
}

fn sheet(agency: &Agency, sides: &Sides, today: Date) -> RegisterSheet {
    let (old, new) = (&sides.old, &sides.new);
    let told =
        sides.comparison.iter().flat_map(|comparison| &comparison.parts).flat_map(|rows| {
            rows.rows.iter().filter(|row| row.is_told()).map(move |row| (rows, row))
        });
    let rows = told.enumerate().map(|(at, (part, row))| cells(at + 1, part, row)).collect();
    RegisterSheet {
        superior: agency.superior.clone(),
        agency: agency.name.clone(),
        title: "Bảng theo dõi sửa đổi".to_owned(),
        subtitle: format!(
            "{} – {}: {} so với {}",
            new.code.as_str(),
            new.title.as_str(),
            numbered(new),
            numbered(old)
        ),
        code: new.code.as_str().to_owned(),
        dated: Day { year: today.year(), month: today.month(), day: today.day() },
        columns: vec![
            column("TT", Width::Cm(1.1), Align::Center),
            column("Mục", Width::Cm(3.6), Align::Left),
            column("Thay đổi", Width::Cm(2.6), Align::Left),
            column("Trước khi sửa", Width::Share(1.0), Align::Left),
            column("Sau khi sửa", Width::Share(1.0), Align::Left),
        ],
        rows,
        counted: "chỗ sửa đổi".to_owned(),
        ..RegisterSheet::default()
    }
}

fn column(heading: &str, width: Width, align: Align) -> RegisterColumn {
    RegisterColumn { heading: heading.to_owned(), width, align }
}

/// `lần ban hành 02, sửa đổi 01 (hiệu lực từ 05/01/2026)`.
pub(super) fn numbered(version: &Version) -> String {
    let issue = format!("lần ban hành {:02}", version.issue_no);
    let revision = match version.revision_no {
        0 => String::new(),
        revision => format!(", sửa đổi {revision:02}"),
    };
    let since = version.effective_on.map(|day| format!(" (hiệu lực từ {})", text::date(day)));
    format!("{issue}{revision}{}", since.unwrap_or_default())
}

fn cells(number: usize, part: &PartRows, row: &Row) -> Vec<String> {
    let places = [words::place(part.part, row.old), words::place(part.part, row.new)];
    let place = match places.each_ref().map(String::as_str) {
        [old, new] if old == new || old.is_empty() => new.to_owned(),
        [old, ""] => old.to_owned(),
        [old, new] => format!("{old} → {new}"),
    };
    let name = words::part(part.part);
    let place = if place.is_empty() { name.to_owned() } else { format!("{name}, {place}") };
    let side = |is_old: bool| {
        let said = row.cells.iter().filter(|cell| {
            // Of a changed row what changed, and what tells which row it is.
            row.change != Change::Changed || !cell.is_same() || row.cells.first() == Some(*cell)
        });
        let line = |cell: &flow::compare::Cell| {
            let text = if is_old { cell.before() } else { cell.after() };
            let label = words::column(cell.column);
            if text.trim().is_empty() {
                String::new()
            } else if label.is_empty() {
                text
            } else {
                format!("{label}: {text}")
            }
        };
        let lines: Vec<String> = said.map(line).filter(|line| !line.is_empty()).collect();
        lines.join("\n")
    };
    let (before, after) = (row.old.map(|_| side(true)), row.new.map(|_| side(false)));
    vec![
        number.to_string(),
        place,
        words::change(row).1.to_owned(),
        before.unwrap_or_else(|| "–".to_owned()),
        after.unwrap_or_else(|| "–".to_owned()),
    ]
}
