//! The structured procedure out of a document, part by part (QĐ 101/QĐ-BKHCN; `iso-in-agencies.md`
//! 2.3). What is not taken is told in `not_understood`.
//!
//! | file | reads |
//! |---|---|
//! | `cover`, `running`, `people` | cover table; headers and footers; responsibility and amendments |
//! | `outline`, `parts`, `line` | sections 1–7; the parts of section 5; lines and lists |
//! | `components`, `limits`, `money`, `records`, `steps` | what those parts say |
//! | `quantity`, `dates` | numbers with a unit of time; dates |
//! | `link` | one label a case in limits and steps |
//! | `reason` | why something was not read |

mod components;
mod cover;
mod dates;
mod limits;
mod line;
mod link;
mod money;
mod outline;
mod parts;
mod people;
mod quantity;
mod reason;
mod records;
mod running;
mod steps;

use flow::{Procedure, Section, Unit};

pub use reason::Reason;

use crate::doc::{Block, Doc, paragraphs, tables};
use crate::plain::{fold, has_words};
use line::{Line, entries, says_none, text};
use outline::{Outline, Part, Top};
use parts::{Kind, Sub};
use reason::Notes;

/// Reads the structured procedure out of a document.
pub fn read(doc: &Doc) -> Procedure {
    let mut out = Procedure::default();
    let mut notes = Notes::default();
    cover::read(doc, &mut out, &mut notes);
    running::read(doc, &mut out, &mut notes);
    people::read(cover::front(doc), &mut out);
    let outline = outline::outline(doc);
    for part in &outline.parts {
        section(part, &mut out);
        match part.top {
            Top::Content => content(part, &outline, &mut out, &mut notes),
            Top::Forms => forms(part, &outline, &mut out),
            Top::Records => out.records = records::records(&part.blocks),
            Top::Purpose | Top::Scope | Top::References | Top::Definitions => {}
        }
    }
    if !outline.parts.iter().any(|p| p.top == Top::Content) {
        notes.add("section 5", "", Reason::NoContent);
    }
    if out.steps.is_empty() {
        notes.add("section 5", "", Reason::NoSteps);
    }
    if out.national_code.is_none() {
        out.national_code = national_code(doc);
    }
    link::cases(&mut out);
    for run in &doc.undecided {
        notes.add("text", run, Reason::Encoding);
    }
    out.not_understood = notes.into_list();
    out
}

fn lines_of(blocks: &[&Block]) -> Vec<Line> {
    blocks
        .iter()
        .filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(Line::of(paragraph)),
            Block::Table(_) => None,
        })
        .flatten()
        .filter(|line| line.folded() != "(chua co noi dung)")
        .collect()
}

/// A section as it stands; section 5 gives its parts instead.
fn section(part: &Part<'_>, out: &mut Procedure) {
    let own = match part.top {
        Top::Content => String::new(),
        Top::Purpose
        | Top::Scope
        | Top::References
        | Top::Definitions
        | Top::Forms
        | Top::Records => text(&lines_of(&part.blocks)),
    };
    out.sections.push(Section {
        number: part.number.clone(),
        title: part.title.clone(),
        text: own,
    });
}

fn content(part: &Part<'_>, outline: &Outline<'_>, out: &mut Procedure, notes: &mut Notes) {
    for sub in parts::content(part) {
        let place = if sub.number.is_empty() {
            "section 5".to_owned()
        } else {
            format!("section {}", sub.number)
        };
        out.sections.push(Section {
            number: sub.number.clone(),
            title: sub.title.clone(),
            text: text(&sub.lines),
        });
        tables_of(&sub, &place, out, notes);
        fill(&sub, &place, outline, out, notes);
    }
}

/// Every part may hold the table of steps; other tables are told.
fn tables_of(sub: &Sub, place: &str, out: &mut Procedure, notes: &mut Notes) {
    for table in &sub.tables {
        if sub.kind == Kind::Components
            && let Some(components) = components::from_table(table)
        {
            out.components.extend(components);
            continue;
        }
        let block = [Block::Table(table.clone())];
        let nested = tables(&block).into_iter().find(|t| steps::is_table(t));
        match nested {
            Some(table) if out.steps.is_empty() => {
                out.steps = steps::read(table, stated_unit(&sub.lines), place, notes);
            }
            found => {
                let reason =
                    if found.is_some() { Reason::SecondTable } else { Reason::TableNotRead };
                let text = crate::doc::lines(&block).join(" | ");
                if !text.is_empty() {
                    notes.add(place, &text, reason);
                }
            }
        }
    }
}

/// "Đơn vị tính thời gian là ngày làm việc, bằng 8 tiếng giờ hành chính" under the table.
fn stated_unit(lines: &[Line]) -> Option<Unit> {
    lines.iter().map(Line::folded).find_map(|folded| {
        let says = folded.contains("don vi tinh") && folded.contains("thoi gian");
        (says && has_words(&folded, "ngay lam viec")).then_some(Unit::WorkingDay)
    })
}

fn fill(sub: &Sub, place: &str, outline: &Outline<'_>, out: &mut Procedure, notes: &mut Notes) {
    let whole = || Some(text(&sub.lines)).filter(|t| !t.is_empty());
    match sub.kind {
        Kind::Components => {
            let dossier = components::read(&sub.lines, place, notes);
            out.components.extend(dossier.components);
            out.sets = out.sets.or(dossier.sets);
        }
        Kind::Sets => out.sets = out.sets.or(components::sets_of(&sub.lines)),
        Kind::Time => out.time_limit.extend(limits::read(&sub.lines, place, notes)),
        Kind::Applicants => out.applicants = whole(),
        Kind::SettledBy => {
            let own = sub.lines.iter().take_while(|l| !l.folded().starts_with("co quan phoi hop"));
            let own: Vec<Line> = own.cloned().collect();
            out.settled_by = Some(text(&own)).filter(|t| !t.is_empty());
        }
        Kind::Results => out.results.extend(entries(&sub.lines)),
        Kind::Fees => out.fees.extend(money::fees(&sub.lines)),
        Kind::Forms => out.forms.extend(records::forms(&sub.lines, &outline.attached)),
        Kind::Conditions => out.conditions = whole(),
        Kind::Legal => out.legal_basis.extend(money::legal_basis(&sub.lines)),
        Kind::Channels => out.channels.extend(entries(&sub.lines)),
        Kind::Field => out.field = whole(),
        Kind::NationalCode => {
            out.national_code = sub.lines.iter().find_map(|l| code_in(&l.whole));
        }
        // Steps come from their table; the model has no place for partners, whom the text keeps.
        Kind::Steps | Kind::Partners => {}
        Kind::Unknown => {
            let text = text(&sub.lines);
            let shown = if sub.title.is_empty() { text } else { format!("{}: {text}", sub.title) };
            if !says_none(&fold(&shown)) {
                notes.add(place, &shown, Reason::UnknownSection);
            }
        }
    }
}

fn forms(part: &Part<'_>, outline: &Outline<'_>, out: &mut Procedure) {
    let named = out.forms.len();
    let lines = lines_of(&part.blocks);
    out.forms.extend(records::forms(&lines, &outline.attached));
    for block in &part.blocks {
        if let Block::Table(table) = block
            && let Some(forms) = records::form_table(table, &outline.attached)
        {
            out.forms.extend(forms);
        }
    }
    // A form that the part on forms has named already is not another one.
    let (before, mut after) = (out.forms.clone(), out.forms.split_off(named));
    let before = before.get(..named).unwrap_or_default();
    after.retain(|form| {
        let same = |other: &flow::Form| {
            fold(&other.name) == fold(&form.name)
                && (form.code.is_none() || other.code == form.code)
        };
        !before.iter().any(same)
    });
    out.forms.append(&mut after);
}

/// A national code such as `1.001193` where the text calls it one.
fn national_code(doc: &Doc) -> Option<String> {
    let words = ["ma thu tuc", "ma tthc", "ma so thu tuc", "ma so tthc", "ma so ho so tthc"];
    paragraphs(&doc.body).into_iter().find_map(|paragraph| {
        let folded = fold(&paragraph.text);
        words.iter().any(|w| folded.contains(w)).then(|| code_in(&paragraph.text)).flatten()
    })
}

fn code_in(text: &str) -> Option<String> {
    text.split(|c: char| !(c.is_ascii_digit() || c == '.'))
        .map(|t| t.trim_end_matches('.'))
        .find(|token| {
            token.split_once('.').is_some_and(|(one, six)| {
                one.len() == 1 && six.len() == 6 && six.bytes().all(|b| b.is_ascii_digit())
            })
        })
        .map(str::to_owned)
}
