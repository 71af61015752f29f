//! A sheet of objectives as the list exports it: a number that is new makes a draft, the number of a
//! draft changes it. All rows are taken, or none.

use super::words::{COLUMNS, imported, indicator_label, row_mistake};
use crate::{
    Content, Frequency, Indicator, Objective, Operator, State, actions, form::ContentForm, permit,
    store,
};
use askama::Template;
use axum::{
    extract::{Multipart, State as Shared},
    http::StatusCode,
    response::Response,
};
use intake::{Table, TableCell, TableRow};
use jiff::civil::Date;
use organization::{Member, Unit};
use platform::{Actor, App, AppError, Shell, Tx, pages::render_with, sentence};

/// Rows that one sheet may bring.
const ROWS: usize = 500;

#[derive(Template)]
#[template(path = "pages/import.html")]
struct ImportPage {
    shell: Shell,
    mistakes: Vec<String>,
}

/// `GET /objectives/import`.
pub(crate) async fn ask(Shared(app): Shared<App>, actor: Actor) -> Response {
    page(&app, &actor, Vec::new(), None)
}

fn page(app: &App, actor: &Actor, mistakes: Vec<String>, said: Option<String>) -> Response {
    let is_wrong = !mistakes.is_empty();
    let status = if is_wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let shell = Shell::new(app, actor, "/objectives");
    let shell = said.map_or(shell.clone(), |said| shell.saying("ok", &said));
    render_with(status, &ImportPage { shell, mistakes })
}

/// `POST /objectives/import`.
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
    let write = move |tx: &Tx<'_>| take(tx, &by, &table, today);
    match app.db.at(actor.agency).write(write).await {
        Ok(Ok(counts)) => Ok(page(&app, &actor, Vec::new(), Some(imported(counts)))),
        Ok(Err(mistakes)) => Ok(page(&app, &actor, mistakes, None)),
        Err(AppError::Conflict(code)) => wrong(code),
        Err(other) => Err(other),
    }
}

/// New, changed, the same; or every mistake with its row.
type Taken = Result<[usize; 3], Vec<String>>;

fn take(tx: &Tx<'_>, actor: &Actor, table: &Table, today: Date) -> Result<Taken, AppError> {
    let Some((places, rows)) = columns(table) else {
        return Ok(Err(vec![sentence("sheet_without_columns").to_owned()]));
    };
    if rows.len() > ROWS {
        return Ok(Err(vec![sentence("sheet_too_many_rows").to_owned()]));
    }
    let known = Known {
        units: organization::units(tx, today)?,
        members: organization::directory(tx, today)?,
        today,
    };
    let sheet: Vec<(u32, Vec<String>)> = (rows.iter())
        .map(|row| (row.number, cells(row, &places)))
        .filter(|(_, cells)| !cells.iter().all(String::is_empty))
        .collect();
    let numbers: Vec<&str> =
        sheet.iter().filter_map(|(_, cells)| cells.first()).map(|it| &**it).collect();
    let (mut mistakes, mut read) = (Vec::new(), Vec::new());
    for (row, cells) in &sheet {
        match read_row(tx, cells, &numbers, &known)? {
            Ok(one) => read.push(one),
            Err(wrong) => mistakes.extend(wrong.into_iter().map(|(column, code)| {
                let column = COLUMNS.get(column).copied().unwrap_or_default();
                row_mistake(*row, column, sentence(code))
            })),
        }
    }
    if !mistakes.is_empty() {
        return Ok(Err(mistakes));
    }
    // What others serve comes first.
    read.sort_by_key(|row| !row.serves.is_empty());
    let mut counts = [0; 3];
    for row in read {
        let which = save(tx, actor, row)?;
        if let Some(count) = counts.get_mut(which) {
            *count += 1;
        }
    }
    Ok(Ok(counts))
}

fn cells(row: &TableRow, places: &Places) -> Vec<String> {
    let cell = |place: &Option<u32>| place.and_then(|place| row.cells.get(&place)).map(written);
    places.iter().map(cell).map(Option::unwrap_or_default).collect()
}

type Places = Vec<Option<u32>>;

/// Where each column stands, and the rows below the heads.
fn columns(table: &Table) -> Option<(Places, &[TableRow])> {
    let is = |cell: &TableCell, word: &str| text::fold(&written(cell)) == text::fold(word);
    let has = |row: &TableRow, word: &str| row.cells.values().any(|cell| is(cell, word));
    let named = |row: &TableRow| COLUMNS.iter().take(2).all(|word| has(row, word));
    let at = table.rows.iter().take(30).position(named)?;
    let (above, rows) = table.rows.split_at(at + 1);
    let head = above.last()?;
    let place =
        |word: &&str| head.cells.iter().find(|(_, cell)| is(cell, word)).map(|(place, _)| *place);
    Some((COLUMNS.iter().map(place).collect(), rows))
}

fn written(cell: &TableCell) -> String {
    match cell {
        TableCell::Text(said) => text::nfc(said.trim()),
        TableCell::Day(day) => text::date(*day),
    }
}

/// Who and what a row may name.
struct Known {
    units: Vec<Unit>,
    members: Vec<Member>,
    today: Date,
}

/// Columns with the codes of what is wrong in them.
type Wrong = Vec<(usize, &'static str)>;

/// A row that is right.
struct Row {
    content: Content,
    /// The objective of its number, if there is one.
    before: Option<Objective>,
    /// The number of the objective that it serves; empty where it serves none.
    serves: String,
}

/// Reads one row, or tells what is wrong. What it serves may stand in the sheet as well.
fn read_row(
    tx: &Tx<'_>,
    cells: &[String],
    numbers: &[&str],
    known: &Known,
) -> Result<Result<Row, Wrong>, AppError> {
    let (mut form, mut wrong) = (ContentForm::default(), Wrong::new());
    read_words(cells, known, &mut form, &mut wrong);
    let before = of_number(tx, year_of(&form.from, known.today), &form.number)?;
    if let Some(before) = &before {
        keep_unsaid(before, &mut form);
    }
    let serves = cells.get(9).cloned().unwrap_or_default();
    let is_there = serves.is_empty()
        || numbers.contains(&serves.as_str())
        || of_number(tx, year_of(&form.from, known.today), &serves)?.is_some();
    if !is_there {
        wrong.push((9, "objective_parent_unknown"));
    }
    let content = match form.parse() {
        Ok(content) if wrong.is_empty() => content,
        Ok(_) => return Ok(Err(wrong)),
        Err(errors) => {
            let known: Vec<usize> = wrong.iter().map(|(column, _)| *column).collect();
            let named = errors.0.into_iter().map(|(field, code)| (column_of(&field), code));
            wrong.extend(named.filter(|(column, _)| !known.contains(column)));
            return Ok(Err(wrong));
        }
    };
    if let Some(before) = before.as_ref().filter(|before| before.state() != State::Draft) {
        let same = Content { parent: before.content.parent, ..content.clone() };
        if same != before.content {
            return Ok(Err(vec![(0, "objective_row_fixed")]));
        }
    }
    Ok(Ok(Row { content, before, serves }))
}

fn year_of(from: &str, today: Date) -> i64 {
    Date::strptime("%d/%m/%Y", from).map_or(today.year(), Date::year).into()
}

fn of_number(tx: &Tx<'_>, year: i64, number: &str) -> Result<Option<Objective>, AppError> {
    Ok(store::numbered(tx, year, number)?.map(store::read).transpose()?)
}

/// Saves one row: 0 where it is new, 1 where it changed something, 2 where it said the same.
fn save(tx: &Tx<'_>, actor: &Actor, row: Row) -> Result<usize, AppError> {
    let year = row.content.period.from.year().into();
    let parent = match row.serves.as_str() {
        "" => None,
        serves => of_number(tx, year, serves)?.map(|parent| parent.id.get()),
    };
    let content = Content { parent, ..row.content };
    match row.before {
        None => {
            actions::draft(tx, actor, &content)?;
            Ok(0)
        }
        Some(before) if before.state() != State::Draft || before.content == content => Ok(2),
        Some(before) => {
            permit::may_write(actor, &before.content)?;
            actions::put_content(tx, actor, before.id, before.moves, &content)?;
            Ok(1)
        }
    }
}

/// A sheet does not say of which procedure's dossiers an objective speaks, nor whether what is entered is a
/// share or a number: that stays.
fn keep_unsaid(before: &Objective, form: &mut ContentForm) {
    if let Indicator::Counted { formula } = &before.content.indicator
        && *formula == form.formula
    {
        before.content.indicator.as_str().clone_into(&mut form.indicator);
    }
    if let Indicator::DossiersOnTime { document: Some(document) } = &before.content.indicator
        && form.indicator == before.content.indicator.as_str()
    {
        form.document = document.to_string();
    }
}

/// The cells as the form would be sent; labels and names become words and keys.
fn read_words(cells: &[String], known: &Known, form: &mut ContentForm, wrong: &mut Wrong) {
    let cell = |place: usize| cells.get(place).map_or("", String::as_str);
    let same = |label: &str, said: &str| text::fold(label) == text::fold(said);
    let mut key = |place: usize, code, found: Option<String>| {
        if !cell(place).is_empty() && found.is_none() {
            wrong.push((place, code));
        }
        found.unwrap_or_default()
    };
    let unit = known.units.iter().find(|unit| same(&unit.name, cell(2)));
    form.unit = key(2, "unknown_name", unit.map(|unit| unit.id.to_string()));
    let member = known.members.iter().find(|member| same(&member.name, cell(8)));
    form.owner = key(8, "unknown_name", member.map(|member| member.person.to_string()));
    let frequency = Frequency::ALL.into_iter().find(|it| same(it.label(), cell(5)));
    form.frequency = key(5, "bad_choice", frequency.map(|it| it.as_str().to_owned()));
    (form.number, form.statement) = (cell(0).to_owned(), cell(1).to_owned());
    // What no feature counts is a formula of somebody's own.
    let counted = platform::indicators();
    let words = Indicator::WORDS.into_iter().chain(counted.iter().map(|it| it.key));
    let offered = words.into_iter().find(|word| same(indicator_label(word), cell(3)));
    offered.unwrap_or("entered").clone_into(&mut form.indicator);
    if offered.is_none() {
        cell(3).clone_into(&mut form.formula);
    }
    // A bare zero is not to be exceeded.
    let at_most =
        cell(4).starts_with(['≤', '<']) || crate::Target::parse_percent(cell(4)) == Some(0);
    let operator = if at_most { Operator::AtMost } else { Operator::AtLeast };
    operator.as_str().clone_into(&mut form.operator);
    cell(4).trim_start_matches(['≤', '≥', '<', '>', '=', ' ']).clone_into(&mut form.target);
    let year = known.today.year();
    form.from = filled(cell(6), || format!("01/01/{year}"));
    form.to = filled(cell(7), || format!("31/12/{year}"));
    cell(10).clone_into(&mut form.baseline);
    cell(11).clone_into(&mut form.measures);
}

fn filled(said: &str, usual: impl FnOnce() -> String) -> String {
    if said.is_empty() { usual() } else { said.to_owned() }
}

/// The column of a field of the form.
fn column_of(field: &str) -> usize {
    match field {
        "number" => 0,
        "statement" => 1,
        "unit" => 2,
        "indicator" | "formula" => 3,
        "target" | "operator" => 4,
        "frequency" => 5,
        "from" => 6,
        "to" => 7,
        "owner" => 8,
        "parent" => 9,
        "baseline" => 10,
        _ => 11,
    }
}
