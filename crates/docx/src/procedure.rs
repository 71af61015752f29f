//! A procedure: cover, contents, approval, amendments, sections 1–7 (QĐ 101/QĐ-BKHCN).

use crate::DocxError;
use crate::frame::{Headings, WIDTH, amendments, head, responsibility};
use crate::package::{section, write};
use crate::pages::words;
use crate::running::{controlled, pages};
use crate::steps::step_table;
use crate::xml::{Align, CM, Cell, Face, Par, Row, table};
use typeset::{DossierComponent, Layout, ProcedureSheet};

/// More columns of durations than this stand on a page of their own, lying.
pub(crate) const UPRIGHT_CASES: usize = 3;

/// The Word file of a procedure.
pub fn procedure(sheet: &ProcedureSheet) -> Result<Vec<u8>, DocxError> {
    let cases = sheet.cases.len().max(1);
    if let Some(row) = sheet.steps.iter().position(|step| step.durations.len() != cases) {
        return Err(DocxError::Shape(format!("step {} has not {cases} durations", row + 1)));
    }
    let mut headings = Headings::default();
    let text = Text { sheet, headings: &mut headings }.all();
    let control = &sheet.control;
    let size = Face::PLAIN.sized(24);
    let mut body = head(control, words::PROCEDURE, 24, Some(&pages(size)));
    if let Some(national) = &control.national {
        body.push_str(
            &Par::new().text(national, Face::PLAIN).aligned(Align::Center).spaced(120, 0).xml(),
        );
    }
    body.push_str(&headings.contents());
    body.push_str(&Par::new().spaced(0, 240).xml());
    body.push_str(&responsibility([&sheet.author, &sheet.reviewer, &sheet.approver]));
    body.push_str(&text);
    write(&controlled(control, words::PROCEDURE, sheet.watermark, body))
}

/// Running text: a line feed begins a paragraph, a line with a mark hangs.
pub(crate) fn prose(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let out: String = lines.map(line).collect();
    if out.is_empty() { missing() } else { out }
}

fn missing() -> String {
    Par::new().text(words::MISSING, Face::ITALIC).indented(0, CM).xml()
}

/// Whether a line begins with the mark of a list.
fn has_mark(line: &str) -> bool {
    let mut letters = line.chars();
    letters.next().is_some_and(|c| "-+*–•".contains(c)) && letters.next() == Some(' ')
}

fn line(text: &str) -> String {
    if !has_mark(text) {
        return Par::new().text(text, Face::PLAIN).indented(0, CM).xml();
    }
    let deeper = if text.starts_with('+') { 227 } else { 0 };
    Par::new().text(text, Face::PLAIN).indented(CM + 227 + deeper, -227).xml()
}

/// Items one under the other; what an item holds after a line feed stands under it.
fn dashes<'t>(items: impl IntoIterator<Item = &'t str>) -> String {
    let mut out = String::new();
    for item in items {
        let mut lines = item.lines().map(str::trim).filter(|line| !line.is_empty());
        let Some(first) = lines.next() else { continue };
        out.push_str(&if has_mark(first) { line(first) } else { line(&format!("- {first}")) });
        for under in lines {
            out.push_str(&if has_mark(under) { line(under) } else { line(&format!("+ {under}")) });
        }
    }
    if out.is_empty() { missing() } else { out }
}

fn bullets(items: &[String]) -> String {
    dashes(items.iter().map(String::as_str))
}

/// `Label: words`, or nothing.
fn labelled(label: &str, text: &str) -> String {
    if text.trim().is_empty() { String::new() } else { prose(&format!("{label}: {text}")) }
}

/// The same for a list: one entry stands on the line.
fn labelled_list(label: &str, items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => labelled(label, one),
        many => prose(&format!("{label}:")) + &bullets(many),
    }
}

struct Text<'a> {
    sheet: &'a ProcedureSheet,
    headings: &'a mut Headings,
}

impl Text<'_> {
    fn section(&mut self, number: usize, title: &str) -> String {
        self.headings.add(&format!("{number}. {title}"), Par::styled("Heading1"))
    }

    fn all(mut self) -> String {
        let sheet = self.sheet;
        let is_wide = sheet.cases.len() > UPRIGHT_CASES;
        let mut out = self.headings.add(words::AMENDMENTS, Par::styled("Heading1").on_new_page());
        out.push_str(&amendments(&sheet.control, &sheet.amendments));
        out.push_str(&self.front());
        out.push_str(&self.section(5, words::MAIN));
        out.push_str(&match sheet.layout {
            Layout::Numbered => self.numbered(),
            Layout::Lettered => self.lettered(),
        });
        if is_wide {
            // The table of steps lies on pages of its own.
            out.push_str(&Par::new().ending(section(true, false)).xml());
        }
        out.push_str(&self.steps());
        if is_wide {
            out.push_str(&Par::new().ending(section(false, true)).xml());
        }
        out.push_str(&self.back());
        out.push_str(&section(!is_wide, false));
        out
    }

    fn front(&mut self) -> String {
        let sheet = self.sheet;
        let mut out = self.section(1, words::PURPOSE) + &prose(&sheet.purpose);
        out.push_str(&self.section(2, words::SCOPE));
        out.push_str(&prose(&sheet.scope));
        out.push_str(&self.section(3, words::REFERENCES));
        out.push_str(&bullets(&sheet.references));
        out.push_str(&self.section(4, words::DEFINITIONS));
        if !sheet.definitions_text.is_empty() || sheet.definitions.is_empty() {
            out.push_str(&prose(&sheet.definitions_text));
        }
        if !sheet.definitions.is_empty() {
            let rows = sheet.definitions.iter();
            let rows = rows.map(|row| Row::of([Cell::left(&row.term), Cell::left(&row.meaning)]));
            out.push_str(&listing(&[4 * CM, WIDTH - 4 * CM], &words::DEFINITION_HEADS, rows));
        }
        out
    }

    fn numbered(&self) -> String {
        let sheet = self.sheet;
        let part = |n: usize| {
            let title = words::NUMBERED.get(n - 1).copied().unwrap_or_default();
            heading(&format!("5.{n}. {title}"))
        };
        [
            part(1),
            bullets(&sheet.legal_basis),
            part(2),
            self.components(),
            labelled(words::CONDITIONS, &sheet.conditions),
            part(3),
            prose(&sheet.sets),
            part(4),
            self.limits(),
            part(5),
            bullets(&sheet.channels),
            labelled(words::APPLICANTS, &sheet.applicants),
            labelled(words::SETTLED_BY, &sheet.settled_by),
            labelled(words::COOPERATING, &sheet.cooperating),
            labelled_list(words::RESULTS, &sheet.results),
            part(6),
            bullets(&sheet.fees),
        ]
        .concat()
    }

    fn lettered(&self) -> String {
        let sheet = self.sheet;
        let part = |n: usize| lettered_heading(n);
        let forms: Vec<String> = sheet
            .forms
            .iter()
            .map(|form| {
                if form.code.is_empty() {
                    form.name.clone()
                } else {
                    format!("{} – {}", form.code, form.name)
                }
            })
            .collect();
        [
            part(0),
            self.components(),
            labelled(words::SETS, if sheet.sets.is_empty() { words::MISSING } else { &sheet.sets }),
            part(1),
            self.limits(),
            part(2),
            prose(&sheet.applicants),
            part(3),
            prose(&sheet.settled_by),
            labelled(words::COOPERATING, &sheet.cooperating),
            labelled_list(words::CHANNELS, &sheet.channels),
            part(4),
            bullets(&sheet.results),
            part(5),
            bullets(&sheet.fees),
            part(6),
            bullets(&forms),
            part(7),
            prose(&sheet.conditions),
            part(8),
            bullets(&sheet.legal_basis),
        ]
        .concat()
    }

    fn limits(&self) -> String {
        let limits = self.sheet.time_limits.iter().map(|limit| {
            if limit.case.is_empty() {
                limit.text.clone()
            } else {
                format!("{}: {}", limit.case, limit.text)
            }
        });
        bullets(&limits.collect::<Vec<_>>())
    }

    fn components(&self) -> String {
        let parts = &self.sheet.components;
        if parts.is_empty() {
            return missing();
        }
        let counted = parts.iter().any(|part| !part.original.is_empty() || !part.copy.is_empty());
        let mut out = if counted { counted_components(parts) } else { plain_components(parts) };
        if !self.sheet.components_note.trim().is_empty() {
            out.push_str(&prose(&self.sheet.components_note));
        }
        out
    }

    fn steps(&self) -> String {
        let sheet = self.sheet;
        let mut out = match sheet.layout {
            Layout::Numbered => {
                heading(&format!("5.7. {}", words::NUMBERED.last().copied().unwrap_or_default()))
            }
            Layout::Lettered => lettered_heading(9),
        };
        if sheet.steps.is_empty() {
            return out + &missing();
        }
        out.push_str(&step_table(sheet));
        if !sheet.steps_note.trim().is_empty() {
            out.push_str(&Par::new().spaced(0, 60).xml());
            out.push_str(&prose(&sheet.steps_note));
        }
        out
    }

    fn back(&mut self) -> String {
        let sheet = self.sheet;
        let number = |n: usize| Cell::center(&(n + 1).to_string());
        let mut out = self.section(6, words::FORMS);
        if sheet.forms.is_empty() {
            out.push_str(&missing());
        } else {
            let rows = sheet.forms.iter().enumerate();
            let rows = rows.map(|(n, form)| {
                Row::of([number(n), Cell::center(&form.code), Cell::left(&form.name)])
            });
            out.push_str(&listing(&[652, 4 * CM, WIDTH - 652 - 4 * CM], &words::FORM_HEADS, rows));
        }
        out.push_str(&self.section(7, words::RECORDS));
        if sheet.records.is_empty() {
            out.push_str(&missing());
        } else {
            let rows = sheet.records.iter().enumerate();
            let rows = rows.map(|(n, record)| {
                let (name, keeper) = (Cell::left(&record.name), Cell::left(&record.keeper));
                Row::of([number(n), name, keeper, Cell::center(&record.retention)])
            });
            let (keeper, retention) = (4 * CM, 3 * CM);
            let widths = [652, WIDTH - 652 - keeper - retention, keeper, retention];
            out.push_str(&listing(&widths, &words::RECORD_HEADS, rows));
        }
        for (n, own) in sheet.extra.iter().enumerate() {
            out.push_str(&self.section(n + 8, &own.title));
            out.push_str(&prose(&own.text));
        }
        out
    }
}

fn heading(text: &str) -> String {
    Par::styled("Heading2").text(text, Face::PLAIN).xml()
}

fn lettered_heading(n: usize) -> String {
    let (letter, title) = words::LETTERED.get(n).copied().unwrap_or_default();
    heading(&format!("{letter} {title}"))
}

pub(crate) fn listing(widths: &[i32], heads: &[&str], rows: impl Iterator<Item = Row>) -> String {
    let head = Row::head(heads.iter().map(|head| Cell::head(head)));
    let rows: Vec<Row> = std::iter::once(head).chain(rows).collect();
    table(widths, &rows)
}

fn plain_components(parts: &[DossierComponent]) -> String {
    let mut out = String::new();
    let mut group = "";
    for part in parts {
        if part.group != group && !part.group.is_empty() {
            let lead = format!("{}:", part.group);
            out.push_str(&Par::new().text(&lead, Face::ITALIC).keep_next().indented(0, CM).xml());
        }
        group = &part.group;
        out.push_str(&dashes([part.text.as_str()]));
    }
    out
}

fn counted_components(parts: &[DossierComponent]) -> String {
    let mut rows = Vec::new();
    let (mut group, mut number) = ("", 0);
    for part in parts {
        if part.group != group && !part.group.is_empty() {
            rows.push(Row::of([Cell::of(&part.group, Face::ITALIC, Align::Left).spanning(4)]));
        }
        group = &part.group;
        number += 1;
        rows.push(Row::of([
            Cell::center(&number.to_string()),
            Cell::left(&part.text),
            Cell::center(&part.original),
            Cell::center(&part.copy),
        ]));
    }
    let narrow = 2 * CM;
    let widths = [CM, WIDTH - CM - 2 * narrow, narrow, narrow];
    listing(&widths, &words::COMPONENT_HEADS, rows.into_iter())
}
