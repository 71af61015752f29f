//! The responsibility block and the amendment table.

use flow::{Amendment, Procedure, Signatory};

use super::steps::label;
use crate::doc::{Block, Cell, Table, tables};
use crate::plain::fold;

pub(super) fn read(front: &[Block], out: &mut Procedure) {
    for table in tables(front) {
        if read_people(table, out) {
            break;
        }
    }
    for table in tables(front) {
        if let Some(amendments) = amendments(table) {
            out.amendments = amendments;
            break;
        }
    }
}

fn read_people(table: &Table, out: &mut Procedure) -> bool {
    let Some(head) = table.rows.first() else { return false };
    let column = |words: &[&str]| {
        head.cells.iter().find(|c| {
            let folded = fold(&c.line());
            words.iter().any(|w| folded.contains(w))
        })
    };
    let author = column(&["soan thao", "bien soan", "nguoi viet", "nguoi lap"]);
    let reviewer = column(&["xem xet", "kiem tra", "tham tra", "soat xet"]);
    let approver = column(&["phe duyet"]);
    let (Some(author), Some(approver)) = (author, approver) else { return false };
    let person = |at: usize| {
        let find = |labels: &[&str]| {
            table
                .rows
                .iter()
                .skip(1)
                .find(|row| {
                    let label = row.cells.first().map(|c| fold(&c.line())).unwrap_or_default();
                    labels.iter().any(|l| label.starts_with(l))
                })
                .and_then(|row| row.at(at))
                .map(Cell::line)
                .filter(|text| !text.is_empty())
        };
        let name = find(&["ho ten", "ho va ten", "ho, ten"]);
        let position = find(&["chuc vu", "chuc danh"]);
        (name.is_some() || position.is_some()).then_some(Signatory { name, position })
    };
    out.author = person(author.column);
    out.reviewer = reviewer.and_then(|c| person(c.column));
    out.approver = person(approver.column);
    true
}

/// Rows that say something; automatic numbers alone say nothing.
fn amendments(table: &Table) -> Option<Vec<Amendment>> {
    let head = table.rows.first()?;
    let heads: Vec<(usize, String)> =
        head.cells.iter().map(|c| (c.column, fold(&c.line()))).collect();
    let column = |words: &[&str]| {
        heads.iter().find(|(_, h)| words.iter().any(|w| h.contains(w))).map(|(at, _)| *at)
    };
    let revision = column(&["lan sua doi", "lan ban hanh", "lan soat xet"])?;
    let summary = column(&["tom luoc", "noi dung", "mo ta"])?;
    let basis = column(&["co so", "can cu", "yeu cau", "ly do"]);
    let first = head.cells.first().map(|c| c.column)?;
    let mut out = Vec::new();
    for row in table.rows.iter().skip(1) {
        let text = |at: usize| row.at(at).map(Cell::line).unwrap_or_default();
        let amendment = Amendment {
            no: label(row, Some(first)).filter(|_| first != summary),
            summary: text(summary),
            basis: basis.map(text).unwrap_or_default(),
            revision: text(revision),
        };
        let says = [&amendment.summary, &amendment.basis, &amendment.revision];
        if says.iter().any(|t| !t.is_empty()) {
            out.push(amendment);
        }
    }
    Some(out)
}
