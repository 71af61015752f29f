//! A sheet of findings, such as an inspection leaves behind: every row becomes a draft, or none.

use crate::{Finding, Severity, Source, actions, form::FindingForm};
use askama::Template;
use axum::{
    extract::{Multipart, State as Shared},
    http::StatusCode,
    response::Response,
};
use intake::{Table, TableCell, TableRow};
use organization::Unit;
use platform::{Actor, App, AppError, Shell, Tx, pages::render_with, sentence};

/// Rows that one sheet may bring.
const ROWS: usize = 2000;

/// The columns, in the words of the register; the first must be there.
const COLUMNS: [&str; 9] = [
    "Mô tả",
    "Nguồn",
    "Điều khoản",
    "Yêu cầu không được đáp ứng",
    "Đơn vị",
    "Mức độ",
    "Bằng chứng",
    "Người phát hiện",
    "Số phiếu",
];

#[derive(Template)]
#[template(path = "pages/import.html")]
struct ImportPage {
    shell: Shell,
    mistakes: Vec<String>,
}

pub(crate) async fn ask(Shared(app): Shared<App>, actor: Actor) -> Response {
    page(&app, &actor, Vec::new(), None)
}

fn page(app: &App, actor: &Actor, mistakes: Vec<String>, said: Option<String>) -> Response {
    let is_wrong = !mistakes.is_empty();
    let status = if is_wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let shell = Shell::new(app, actor, "/nonconformities");
    let shell = said.map_or(shell.clone(), |said| shell.saying("ok", &said));
    render_with(status, &ImportPage { shell, mistakes })
}

pub(crate) async fn read(
    Shared(app): Shared<App>,
    actor: Actor,
    parts: Multipart,
) -> Result<Response, AppError> {
    let (name, bytes) = platform::one_file(parts).await?;
    let wrong = |code| Ok(page(&app, &actor, vec![sentence(code).to_owned()], None));
    if name.is_empty() {
        return wrong("file_missing");
    }
    let Ok(table) = register::sheet(&app, bytes).await? else {
        return wrong("sheet_unreadable");
    };
    let (by, today) = (actor.clone(), app.clock.today());
    let write = move |tx: &Tx<'_>| {
        let units = organization::units(tx, today)?;
        let findings = match findings(&table, &units) {
            Ok(findings) => findings,
            Err(mistakes) => return Ok(Err(mistakes)),
        };
        for finding in &findings {
            actions::record(tx, &by, finding)?;
        }
        Ok::<_, AppError>(Ok(findings.len()))
    };
    match app.db.at(actor.agency).write(write).await? {
        Ok(count) => {
            Ok(page(&app, &actor, Vec::new(), Some(format!("Đã nhập {count} dự thảo phiếu."))))
        }
        Err(mistakes) => Ok(page(&app, &actor, mistakes, None)),
    }
}

/// What the rows say, or every mistake with its row.
fn findings(table: &Table, units: &[Unit]) -> Result<Vec<Finding>, Vec<String>> {
    let is = |cell: &TableCell, word: &str| text::fold(&written(cell)) == text::fold(word);
    let named = |row: &TableRow| row.cells.values().any(|cell| is(cell, COLUMNS[0]));
    let Some(at) = table.rows.iter().take(30).position(named) else {
        return Err(vec![sentence("sheet_without_columns").to_owned()]);
    };
    let (above, rows) = table.rows.split_at(at + 1);
    if rows.len() > ROWS {
        return Err(vec![sentence("sheet_too_many_rows").to_owned()]);
    }
    let place = |word: &str| {
        let head = above.last()?;
        head.cells.iter().find(|(_, cell)| is(cell, word)).map(|(place, _)| *place)
    };
    let places = COLUMNS.map(place);
    let (mut findings, mut mistakes) = (Vec::new(), Vec::new());
    for row in rows {
        let cell = |column: usize| {
            let place = places.get(column).copied().flatten();
            place.and_then(|place| row.cells.get(&place)).map(written).unwrap_or_default()
        };
        let cells: Vec<String> = (0..COLUMNS.len()).map(cell).collect();
        let number = cells.last().map_or("", String::as_str);
        let is_known = number.starts_with("NC-");
        if is_known || cells.iter().all(String::is_empty) {
            continue;
        }
        match finding(&cells, units) {
            Ok(finding) => findings.push(finding),
            Err(wrong) => mistakes.extend(
                wrong
                    .into_iter()
                    .map(|(column, said)| format!("Dòng {}, {column}: {said}", row.number)),
            ),
        }
    }
    if mistakes.is_empty() { Ok(findings) } else { Err(mistakes) }
}

fn written(cell: &TableCell) -> String {
    match cell {
        TableCell::Text(said) => text::nfc(said.trim()),
        TableCell::Day(day) => text::date(*day),
    }
}

/// A row as the form would take it; labels become words.
fn finding(cells: &[String], units: &[Unit]) -> Result<Finding, Vec<(&'static str, &'static str)>> {
    let [description, source, clause, requirement, unit, severity, evidence, found_by, _] = cells
    else {
        return Ok(Finding::default());
    };
    let same = |label: &str, said: &str| text::fold(label) == text::fold(said);
    let mut wrong = Vec::new();
    let mut choose = |column: &'static str, said: &str, found: Option<String>| {
        if !said.is_empty() && found.is_none() {
            wrong.push((column, sentence("bad_choice")));
        }
        found.unwrap_or_default()
    };
    let known = Source::TYPED.into_iter().find(|known| same(known.label(), source));
    let source = choose(COLUMNS[1], source, known.map(|known| known.as_str().to_owned()));
    let known = units.iter().find(|known| same(&known.name, unit));
    let unit = choose(COLUMNS[4], unit, known.map(|known| known.id.to_string()));
    let known = Severity::ALL.into_iter().find(|known| same(known.label(), severity));
    let severity = choose(COLUMNS[5], severity, known.map(|known| known.as_str().to_owned()));
    let form = FindingForm {
        source,
        description: description.clone(),
        clause: clause.clone(),
        requirement: requirement.clone(),
        unit,
        evidence: evidence.clone(),
        found_by: found_by.clone(),
        severity,
        ..FindingForm::default()
    };
    match form.parse() {
        Ok(finding) if wrong.is_empty() => Ok(finding),
        Ok(_) => Err(wrong),
        Err(errors) => {
            let column = |field: &str| match field {
                "description" => COLUMNS[0],
                "clause" => COLUMNS[2],
                "requirement" => COLUMNS[3],
                "evidence" => COLUMNS[6],
                "found_by" => COLUMNS[7],
                _ => COLUMNS[1],
            };
            wrong.extend(errors.list().map(|(field, said)| (column(field), said)));
            Err(wrong)
        }
    }
}
