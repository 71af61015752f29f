//! What a dossier consists of, and in how many sets.

use flow::{Component, ComponentKind};

use super::line::Line;
use super::reason::{Notes, Reason};
use crate::doc::{Cell, Table};
use crate::plain::fold;

#[derive(Debug, Default)]
pub(super) struct Dossier {
    pub(super) components: Vec<Component>,
    pub(super) sets: Option<u32>,
}

/// Where in the section the reading stands.
#[derive(Default)]
struct State {
    kind: Option<ComponentKind>,
    /// The bullet of components; others stand under them.
    top: Option<char>,
    in_notes: bool,
}

pub(super) fn read(lines: &[Line], place: &str, notes: &mut Notes) -> Dossier {
    let mut out = Dossier::default();
    let mut state = State::default();
    let has_bullets = lines.iter().any(|l| l.bullet.is_some_and(|b| b != '*'));
    for line in lines {
        let folded = line.folded();
        if let Some(sets) = sets(&folded) {
            out.sets = out.sets.or(Some(sets));
            if folded.starts_with("so luong") {
                state.in_notes = false;
                continue;
            }
        }
        if folded.starts_with("so luong ho so: (chua co") {
            continue;
        }
        if is_remark(&folded) {
            state.in_notes = true;
            continue;
        }
        if opens_group(line, &folded, state.in_notes) {
            state = State { kind: handed_over(&folded), ..State::default() };
            continue;
        }
        if state.in_notes || is_introduction(line, &folded) || is_exemption(&folded) {
            continue;
        }
        match line.bullet.filter(|b| *b != '*') {
            Some(bullet) if state.top.is_none_or(|top| top == bullet) => {
                state.top = Some(bullet);
                out.components.push(component(&line.body, &folded, state.kind));
            }
            Some(_) => match out.components.last_mut() {
                Some(parent) => {
                    parent.text.push('\n');
                    parent.text.push_str(&line.whole);
                }
                None => notes.add(place, &line.whole, Reason::UnclearComponent),
            },
            None if !has_bullets && !line.is_lead() => {
                out.components.push(component(&line.body, &folded, state.kind));
            }
            // A sentence after the bullets is a remark on them.
            None if !out.components.is_empty() || line.is_lead() => {}
            None => notes.add(place, &line.whole, Reason::UnclearComponent),
        }
    }
    out
}

fn is_remark(folded: &str) -> bool {
    ["luu y", "ghi chu", "chu y"].iter().any(|w| folded.starts_with(w))
}

/// Whether a line opens a group of components; among remarks only one that says so.
fn opens_group(line: &Line, folded: &str, in_notes: bool) -> bool {
    let opens = !in_notes && line.is_lead() && matches!(line.bullet, None | Some('*' | '#'));
    let names = folded.starts_with("giay to phai") || folded.starts_with("giay to nop");
    opens || (names && folded.len() < 60)
}

/// How the components of a group are handed over, by its heading.
fn handed_over(folded: &str) -> Option<ComponentKind> {
    if folded.starts_with("nop truc tuyen") {
        return Some(ComponentKind::Online);
    }
    let submitted = folded.contains("nop");
    let presented = folded.contains("xuat trinh");
    match (submitted, presented) {
        (true, false) => Some(ComponentKind::Submitted),
        (false, true) => Some(ComponentKind::Presented),
        _ => None,
    }
}

/// Components listed in a table of their own, by its column of names.
pub(super) fn from_table(table: &Table) -> Option<Vec<Component>> {
    let head = table.rows.first()?;
    let named = head.cells.iter().find(|c| {
        let folded = fold(&c.line());
        let words = ["ten ho so", "thanh phan", "ten giay to", "loai giay to", "ten tai lieu"];
        words.iter().any(|w| folded.starts_with(w))
    })?;
    let texts = table.rows.iter().skip(1).filter_map(|row| row.at(named.column)).map(Cell::line);
    Some(
        texts
            .filter(|text| !text.is_empty())
            .map(|text| component(&text, &fold(&text), None))
            .collect(),
    )
}

/// "… các giấy tờ sau:" announces components and is none.
fn is_introduction(line: &Line, folded: &str) -> bool {
    line.is_lead() && (folded.contains("giay to sau") || folded.contains("thanh phan ho so"))
}

/// "Trường hợp … thì không phải nộp": when a component falls away.
fn is_exemption(folded: &str) -> bool {
    folded.starts_with("truong hop") && folded.contains("thi khong phai")
}

fn component(text: &str, folded: &str, group: Option<ComponentKind>) -> Component {
    let online = (folded.starts_with("mau ") && folded.contains("dien tu tuong tac"))
        || folded.contains("nop ho so theo hinh thuc truc tuyen");
    let by_hand = folded.contains("nop ho so theo hinh thuc truc tiep");
    let presented = folded.contains("phai xuat trinh") || folded.contains("thi xuat trinh");
    let submitted = folded.contains("phai nop");
    let kind = if online {
        Some(ComponentKind::Online)
    } else if by_hand {
        Some(ComponentKind::Submitted)
    } else if group.is_some() {
        group
    } else {
        match (submitted, presented) {
            (true, false) => Some(ComponentKind::Submitted),
            (false, true) => Some(ComponentKind::Presented),
            _ => None,
        }
    };
    Component { text: text.to_owned(), kind }
}

/// "Số lượng hồ sơ: 01 bộ", "nộp 01 (một) bộ hồ sơ".
pub(super) fn sets(folded: &str) -> Option<u32> {
    let named = folded.starts_with("so luong") || folded.contains("nop ") || folded.len() < 30;
    if !named {
        return None;
    }
    let at = folded.match_indices(" bo").map(|(at, _)| at).find(|at| {
        let rest = folded.get(at + 3..).unwrap_or_default();
        !rest.starts_with(char::is_alphanumeric)
    })?;
    let before = folded.get(..at)?.trim_end();
    let before = match before.strip_suffix(')').and_then(|b| b.rsplit_once('(')) {
        Some((before, _)) => before.trim_end(),
        None => before,
    };
    let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    before.get(before.len() - digits..)?.parse().ok()
}

/// The number of sets in a section of its own.
pub(super) fn sets_of(lines: &[Line]) -> Option<u32> {
    lines.iter().find_map(|line| sets(&fold(&line.whole)))
}
