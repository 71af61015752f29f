//! The table of steps.

use flow::{Duration, Step, Unit};

use super::dates::number;
use super::quantity::{CellTime, cell as cell_time, spans};
use super::reason::{Notes, Reason};
use crate::doc::{Cell, Merge, Row, Table, paragraphs};
use crate::plain::{Plain, fold, has_words};

/// What the columns of a table of steps hold.
struct Columns {
    number: Option<usize>,
    action: usize,
    responsible: usize,
    times: Vec<TimeColumn>,
    outputs: Option<usize>,
    /// Rows that are headings.
    heads: usize,
}

struct TimeColumn {
    at: usize,
    case: Option<String>,
    /// What a bare "ngày" of the column counts in.
    day: Option<Unit>,
}

/// Whether a table is one of steps.
pub(super) fn is_table(table: &Table) -> bool {
    columns(table, None).is_some()
}

/// The steps of a table; `day` is the unit that the notes under it state.
pub(super) fn read(table: &Table, day: Option<Unit>, place: &str, notes: &mut Notes) -> Vec<Step> {
    let Some(columns) = columns(table, day) else { return Vec::new() };
    let mut out: Vec<Step> = Vec::new();
    for (index, row) in table.rows.iter().enumerate().skip(columns.heads) {
        let Some(action) = row.at(columns.action) else { continue };
        if row.cells.iter().all(|c| c.line().is_empty()) && label(row, columns.number).is_none() {
            continue;
        }
        if action.column + action.span > columns.responsible {
            // The sum is computed, not read.
            if fold(&action.line()) == "tong thoi gian" {
                continue;
            }
            notes.add(place, &action.line(), Reason::RowAcross);
            continue;
        }
        if action.merge == Merge::Continue {
            if let Some(step) = out.last_mut() {
                go_on(step, row, &columns, place, notes);
            }
            continue;
        }
        let text = action.lines().join("\n");
        if text.is_empty() {
            let rest: Vec<String> = row.cells.iter().map(Cell::line).collect();
            if rest.iter().any(|r| !r.is_empty()) {
                notes.add(place, &rest.join(" | "), Reason::RowAcross);
            }
            continue;
        }
        let responsible = row.at(columns.responsible).and_then(|cell| match cell.merge {
            Merge::Continue => out.last().and_then(|s| s.responsible.clone()),
            Merge::Alone | Merge::Start => Some(cell.line()).filter(|t| !t.is_empty()),
        });
        let no = label(row, columns.number);
        let mut step = Step { no, action: text, responsible, ..Step::default() };
        let name = format!("{place}, step {}", out.len() + 1);
        for column in &columns.times {
            step.durations.extend(duration(table, index, column, &name, columns.action, notes));
        }
        if let Some(cell) = columns.outputs.and_then(|at| row.at(at)) {
            step.outputs = outputs(cell);
        }
        out.push(step);
    }
    out
}

/// A row whose action belongs to the step above: its other cells add to that step.
fn go_on(step: &mut Step, row: &Row, columns: &Columns, place: &str, notes: &mut Notes) {
    let fresh = |at: usize| row.at(at).filter(|c| c.merge != Merge::Continue);
    if let Some(text) = fresh(columns.responsible).map(Cell::line).filter(|t| !t.is_empty()) {
        step.responsible = Some(match step.responsible.take() {
            Some(before) if before != text => format!("{before}; {text}"),
            _ => text,
        });
    }
    if let Some(cell) = columns.outputs.and_then(fresh) {
        step.outputs.extend(outputs(cell));
    }
    for column in &columns.times {
        let text = fresh(column.at).map(Cell::line).unwrap_or_default();
        if !text.is_empty() {
            notes.add(place, &text, Reason::SplitStep);
        }
    }
}

fn outputs(cell: &Cell) -> Vec<String> {
    cell.lines()
        .iter()
        .map(|l| l.trim_start_matches(['-', '+', '–', ' ']).trim_end_matches([';', ' ']).to_owned())
        .filter(|l| !l.is_empty())
        .collect()
}

/// The printed number, or the automatic one of an empty cell.
pub(super) fn label(row: &Row, column: Option<usize>) -> Option<u32> {
    let cell = row.at(column?)?;
    let text = cell.line();
    if !text.is_empty() {
        return number(&text).filter(|_| text.chars().count() <= 12);
    }
    paragraphs(&cell.blocks).iter().find_map(|p| p.label.as_ref().and_then(|l| l.value))
}

fn duration(
    table: &Table,
    index: usize,
    column: &TimeColumn,
    place: &str,
    action: usize,
    notes: &mut Notes,
) -> Option<Duration> {
    let cell = table.rows.get(index)?.at(column.at)?;
    if cell.merge == Merge::Continue {
        return None;
    }
    let text = cell.line();
    let (value, unit) = match cell_time(&text, column.day) {
        CellTime::Nothing => return None,
        CellTime::Clear(..) | CellTime::SameDay | CellTime::Unclear
            if is_shared(table, index, column.at, action) =>
        {
            notes.add(place, &text, Reason::SharedDuration);
            (None, None)
        }
        CellTime::Clear(value, unit) => (Some(value), unit),
        CellTime::SameDay => (Some(0.0), Some(Unit::SameDay)),
        CellTime::Unclear => {
            notes.add(place, &text, Reason::UnclearDuration);
            (None, None)
        }
    };
    Some(Duration { case: column.case.clone(), value, unit, text })
}

/// Whether a time cell reaches down into the row of another step.
fn is_shared(table: &Table, index: usize, column: usize, action: usize) -> bool {
    table
        .rows
        .iter()
        .skip(index + 1)
        .take_while(|row| row.at(column).is_some_and(|c| c.merge == Merge::Continue))
        .any(|row| {
            row.at(action).is_some_and(|c| c.merge != Merge::Continue && !c.line().is_empty())
        })
}

fn columns(table: &Table, day: Option<Unit>) -> Option<Columns> {
    let start = table.rows.iter().take(4).position(|row| {
        let find = |words: &[&str]| head(row, words).is_some();
        find(&ACTION) && find(&RESPONSIBLE) && find(&TIME)
    })?;
    let row = table.rows.get(start)?;
    let action = head(row, &ACTION)?;
    let responsible = head(row, &RESPONSIBLE)?;
    let below = table
        .rows
        .iter()
        .skip(start + 1)
        .take_while(|r| r.at(action.column).is_some_and(|c| c.merge == Merge::Continue))
        .count();
    let heads = start + 1 + below;
    let mut times = Vec::new();
    for cell in row.cells.iter().filter(|c| is_head(c, &TIME)) {
        let mut at = cell.column;
        while at < cell.column + cell.span {
            let path = head_path(table, start, heads, at);
            let deepest = table.rows.get(heads - 1).and_then(|r| r.at(at));
            let next = deepest.map_or(at + 1, |c| c.column + c.span);
            times.push(time_column(at, &path, day));
            at = next.max(at + 1);
        }
    }
    Some(Columns {
        number: head(row, &NUMBER).map(|c| c.column),
        action: action.column,
        responsible: responsible.column,
        times,
        outputs: head(row, &OUTPUT).map(|c| c.column),
        heads,
    })
}

const NUMBER: [&str; 4] = ["tt", "stt", "buoc", "so tt"];
const ACTION: [&str; 6] =
    ["trinh tu", "cac buoc", "noi dung cong viec", "buoc thuc hien", "noi dung", "cong viec"];
const RESPONSIBLE: [&str; 5] =
    ["trach nhiem", "nguoi thuc hien", "don vi thuc hien", "bo phan thuc hien", "nguoi chiu"];
const TIME: [&str; 2] = ["thoi gian", "thoi han"];
const OUTPUT: [&str; 5] = ["bieu mau", "ket qua", "san pham", "ho so", "tai lieu"];

fn head<'r>(row: &'r Row, words: &[&str]) -> Option<&'r Cell> {
    row.cells.iter().find(|c| is_head(c, words))
}

fn is_head(cell: &Cell, words: &[&str]) -> bool {
    let folded = fold(&cell.line());
    if words.contains(&NUMBER[0]) {
        return words.contains(&folded.as_str());
    }
    words.iter().any(|w| folded.starts_with(w))
}

/// The headings above a column, from the top, each once.
fn head_path(table: &Table, start: usize, heads: usize, at: usize) -> Vec<String> {
    table
        .rows
        .get(start..heads)
        .unwrap_or_default()
        .iter()
        .filter_map(|row| row.at(at))
        .filter(|cell| cell.merge != Merge::Continue)
        .map(Cell::line)
        .filter(|text| !text.is_empty())
        .collect()
}

fn time_column(at: usize, path: &[String], stated: Option<Unit>) -> TimeColumn {
    let labels: Vec<String> = path.iter().filter_map(|text| case(text)).collect();
    let case = Some(labels.join(", ")).filter(|c| !c.is_empty());
    let deepest = path.iter().rev().find_map(|text| spans(&fold(text)).into_iter().next());
    let says_working = path.iter().any(|text| has_words(&fold(text), "ngay lam viec"));
    let day = match deepest {
        Some(total) if !total.bare_day && total.unit == Some(Unit::WorkingDay) => total.unit,
        _ if says_working => Some(Unit::WorkingDay),
        Some(total) => stated.or(total.unit),
        None => stated,
    };
    TimeColumn { at, case, day }
}

/// The case that a heading names, without "Thời gian", its total and "không xác minh", which is
/// the ordinary case.
fn case(heading: &str) -> Option<String> {
    let plain = Plain::new(heading);
    let folded = plain.folded();
    let from =
        ["thoi gian", "thoi han"].iter().find(|w| folded.starts_with(**w)).map_or(0, |w| w.len());
    let rest = folded.get(from..)?;
    let total = spans(rest).first().map(|q| q.from);
    let end = total.or_else(|| rest.find(':')).map_or(folded.len(), |end| from + end);
    let label = plain.original(from..end);
    let label = label.trim_matches(|c: char| !c.is_alphanumeric());
    let folded = fold(label);
    let inner = folded.strip_prefix("truong hop ").unwrap_or(&folded);
    let ordinary = [
        "khong xac minh",
        "khong phai xac minh",
        "khong can xac minh",
        "binh thuong",
        "thong thuong",
        "ngay",
        "gio",
        "gio lam viec",
        "ngay lam viec",
        "giai quyet",
        "thuc hien",
        "",
    ];
    if ordinary.contains(&inner) {
        return None;
    }
    let skip = if inner.contains("xac minh") { folded.len() - inner.len() } else { 0 };
    Some(Plain::new(label).original_from(skip).to_owned())
}
