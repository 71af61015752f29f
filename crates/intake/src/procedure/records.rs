//! Forms (section 6 and the part on forms) and records kept (section 7).

use flow::{Form, RecordKept};

use super::line::{Line, entries, says_none};
use crate::doc::{Block, Cell, Merge, Table, lines};
use crate::plain::fold;

/// Whether a table lists records kept.
pub(super) fn is_table(table: &Table) -> bool {
    columns(table).is_some()
}

struct Columns {
    name: usize,
    keeper: Option<usize>,
    retention: Option<usize>,
}

fn columns(table: &Table) -> Option<Columns> {
    let head = table.rows.first()?;
    let find = |words: &[&str]| {
        head.cells
            .iter()
            .find(|c| {
                let folded = fold(&c.line());
                words.iter().any(|w| folded.contains(w))
            })
            .map(|c| c.column)
    };
    let times = ["thoi gian luu", "thoi han luu", "thoi han bao quan", "thoi gian bao quan"];
    let retention = find(&times);
    let names: &[&str] =
        if retention.is_some() { &["ten", "ho so"] } else { &["ten ho so", "ho so luu"] };
    let name = find(names).filter(|n| Some(*n) != retention)?;
    let keeper = find(&["noi luu", "nguoi luu", "bo phan", "trach nhiem", "don vi luu"]);
    Some(Columns { name, keeper: keeper.filter(|k| *k != name), retention })
}

pub(super) fn records(blocks: &[&Block]) -> Vec<RecordKept> {
    let mut out: Vec<RecordKept> = Vec::new();
    for block in blocks {
        let Block::Table(table) = block else { continue };
        let Some(columns) = columns(table) else { continue };
        for row in table.rows.iter().skip(1) {
            let above = out.last();
            let text = |at: usize, above: Option<&String>| {
                let cell = row.at(at)?;
                match cell.merge {
                    Merge::Continue => above.cloned(),
                    Merge::Alone | Merge::Start => Some(cell.line()).filter(|t| !t.is_empty()),
                }
            };
            let Some(name) = row.at(columns.name).map(Cell::line).filter(|n| !n.is_empty()) else {
                continue;
            };
            let keeper =
                columns.keeper.and_then(|k| text(k, above.and_then(|a| a.keeper.as_ref())));
            let retention =
                columns.retention.and_then(|k| text(k, above.and_then(|a| a.retention.as_ref())));
            out.push(RecordKept { name, keeper, retention });
        }
    }
    out
}

/// Forms of a list; several in one line are divided by semicolons.
pub(super) fn forms(list: &[Line], attached: &[&Block]) -> Vec<Form> {
    let texts: Vec<String> = attached
        .iter()
        .flat_map(|b| lines(std::slice::from_ref(*b)))
        .collect::<Vec<_>>()
        .windows(2)
        .map(|pair| fold(&pair.join(" ")))
        .collect();
    entries(list)
        .iter()
        .flat_map(|entry| split(entry))
        .filter(|name| !says_none(&fold(name)) && !fold(name).starts_with("xem muc"))
        .map(|name| form(name, &texts))
        .collect()
}

fn split(entry: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut begin = 0;
    for (at, _) in entry.match_indices(';') {
        let after = entry.get(at + 1..).unwrap_or_default().trim_start();
        if after.starts_with(char::is_uppercase) {
            out.push(entry.get(begin..at).unwrap_or_default());
            begin = at + 1;
        }
    }
    out.push(entry.get(begin..).unwrap_or_default());
    out.into_iter().map(|n| n.trim().trim_end_matches([';', '.', ' '])).collect()
}

fn form(name: &str, attached: &[String]) -> Form {
    let (code, name) = match name.split_once(' ') {
        Some((code, rest)) if is_code(code) => (Some(code.trim_end_matches(':').to_owned()), rest),
        _ => (None, name),
    };
    let name = name.trim_start_matches(['-', '–', ':', ' ']).to_owned();
    let folded = fold(&name);
    let title = folded.split(" (").next().unwrap_or_default();
    let title = title.rsplit(": ").next().unwrap_or_default();
    let title = title.split(" theo mau").next().unwrap_or_default().trim();
    let is_there = title.len() > 8 && attached.iter().any(|text| text.contains(title));
    Form { code, name, attached: is_there.then_some(true) }
}

fn is_code(word: &str) -> bool {
    let folded = fold(word);
    (folded.starts_with("bm.") || folded.starts_with("bm-") || folded.starts_with("bm/"))
        && word.chars().any(|c| c.is_ascii_digit())
}

/// Forms of a table with codes and names.
pub(super) fn form_table(table: &Table, attached: &[&Block]) -> Option<Vec<Form>> {
    let head = table.rows.first()?;
    let find = |words: &[&str]| {
        head.cells.iter().find(|c| {
            let folded = fold(&c.line());
            words.iter().any(|w| folded.contains(w))
        })
    };
    let name = find(&["ten bieu mau", "ten mau", "bieu mau"])?.column;
    let code = find(&["ma hieu", "ma so", "ky hieu", "ma bieu mau"]).map(|c| c.column);
    let mut out = Vec::new();
    for row in table.rows.iter().skip(1) {
        let Some(text) = row.at(name).map(Cell::line).filter(|t| !t.is_empty()) else { continue };
        let mut found = forms(&[Line::new(&text)], attached);
        if let (Some(form), Some(code)) = (found.first_mut(), code.and_then(|c| row.at(c))) {
            form.code = form.code.take().or_else(|| Some(code.line()).filter(|c| !c.is_empty()));
        }
        out.append(&mut found);
    }
    Some(out)
}
