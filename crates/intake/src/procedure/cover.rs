//! The cover table: issuing body, name, code, issue, date.

use flow::Procedure;

use super::dates::{date, number};
use super::reason::{Notes, Reason};
use crate::doc::{Block, Cell, Doc, Table, tables};
use crate::plain::Plain;

/// How many blocks of the body are looked at.
const FRONT: usize = 40;

const CODE: [&str; 6] =
    ["ma hieu", "ma so tai lieu", "ma tai lieu", "ma quy trinh", "ky hieu", "ma so"];

pub(super) fn read(doc: &Doc, out: &mut Procedure, notes: &mut Notes) {
    let Some(table) = find(doc) else {
        notes.add("cover", "", Reason::NoCover);
        return;
    };
    let fields = fields(table);
    let get = |labels: &[&str]| {
        fields.iter().find(|(label, _)| labels.iter().any(|l| label.starts_with(l))).map(|(_, v)| v)
    };
    out.code = get(&CODE).cloned();
    let mut whole = |labels: &[&str], value: &mut Option<u32>| {
        if let Some(text) = get(labels) {
            *value = number(text);
            if value.is_none() {
                notes.add("cover", text, Reason::UnclearValue);
            }
        }
    };
    whole(&["lan ban hanh"], &mut out.issue_no);
    whole(&["lan sua doi", "lan soat xet"], &mut out.revision_no);
    if let Some(text) = get(&["ngay ban hanh"]) {
        out.issued_on = date(text);
        if out.issued_on.is_none() {
            notes.add("cover", text, Reason::UnclearValue);
        }
    }
    if let Some(text) = get(&["ngay hieu luc", "ngay co hieu luc"]) {
        out.effective_on = date(text);
    }
    if let Some((column, name)) = name(table) {
        out.name = Some(name).filter(|n| !n.is_empty());
        out.issuing_body = issuing_body(table, column);
    }
}

/// The cover stands at the head of the body or in the first page's header.
fn find(doc: &Doc) -> Option<&Table> {
    let front = doc.body.get(..FRONT.min(doc.body.len())).unwrap_or_default();
    tables(front)
        .into_iter()
        .chain(doc.headers.iter().flat_map(|h| tables(&h.blocks)))
        .find(|table| fields(table).iter().any(|(label, _)| CODE.contains(&label.as_str())))
}

/// Folded labels with what is printed after them, in the same cell or in the next.
fn fields(table: &Table) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for row in &table.rows {
        for (index, cell) in row.cells.iter().enumerate() {
            for line in cell.lines() {
                let plain = Plain::new(&line);
                let Some(colon) = plain.find(":").filter(|c| *c <= 30) else { continue };
                let label = plain.folded().get(..colon).unwrap_or_default().trim().to_owned();
                let mut value = plain.original_from(colon + 1).trim().to_owned();
                if value.is_empty() {
                    value = row.cells.get(index + 1).map(Cell::line).unwrap_or_default();
                }
                if !value.is_empty() {
                    out.push((label, value));
                }
            }
        }
    }
    out
}

/// The column of "QUY TRÌNH" and the name under it.
fn name(table: &Table) -> Option<(usize, String)> {
    let mut found: Option<(usize, Vec<String>)> = None;
    for cell in table.rows.iter().flat_map(|r| &r.cells) {
        match &mut found {
            None => {
                let lines = cell.lines();
                let rest = lines.first().and_then(|l| {
                    let plain = Plain::new(l);
                    let after = plain.after("quy trinh").filter(|a| *a == "quy trinh".len())?;
                    Some(plain.original_from(after).trim_matches([':', ' ']).to_owned())
                });
                if let Some(rest) = rest {
                    let own = Some(rest).filter(|r| !r.is_empty());
                    found = Some((
                        cell.column,
                        own.into_iter().chain(lines.into_iter().skip(1)).collect(),
                    ));
                }
            }
            Some((column, name)) if cell.column == *column => name.extend(cell.lines()),
            Some(_) => {}
        }
    }
    found.map(|(column, lines)| (column, lines.join(" ")))
}

/// What stands left of the name.
fn issuing_body(table: &Table, name_column: usize) -> Option<String> {
    let mut lines = Vec::new();
    for cell in table.rows.iter().flat_map(|r| &r.cells).filter(|c| c.column < name_column) {
        lines.extend(cell.lines());
    }
    Some(lines.join(" ")).filter(|l| !l.is_empty())
}

/// The blocks that a cover may be found in, for the search of other front matter.
pub(super) fn front(doc: &Doc) -> &[Block] {
    doc.body.get(..FRONT.min(doc.body.len())).unwrap_or_default()
}
