//! The sheet that trainees sign, the record of a course, the plan of a year.

mod plan;

pub(crate) use plan::{book, plan_pdf};

use crate::{ATTENDANCES, COURSES, pages::printed as words};
use axum::{
    extract::{Path, State},
    response::Response,
};
use jiff::civil::Date;
use organization::Member;
use platform::pages::{PDF, opened};
use platform::{Actor, App, AppError, Tx};
use quality_register::{Entry, EntryId, belonging, moves, open, shown_value};
use typeset::{AnnexColumn, Day, Engine, PaperPart, PaperSheet, Signer, Width};

/// Empty rows below those who are enrolled: whoever comes beside them signs there.
const SPARE: usize = 3;

/// Rows where nobody is enrolled: everybody signs with a name of their own hand.
const LINES: usize = 20;

/// A print of a course, beside what both say of it.
struct Print {
    kind: &'static str,
    /// The fields of the course that it says.
    facts: Vec<&'static str>,
    columns: Vec<AnnexColumn>,
    rows: Vec<Vec<String>>,
    /// Where phones go; empty where nobody has to.
    link: String,
    day: Date,
    across: bool,
}

/// The sheet to be signed: names, positions, room for a pen, and the code by which phones say who is
/// there.
pub(crate) async fn sheet(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<EntryId>,
) -> Result<Response, AppError> {
    let link = format!("{}/courses/{id}", app.settings.public_url);
    let work = move |tx: &Tx<'_>| opened(PDF, "danh-sach-ky.pdf", sheet_pdf(tx, id, link)?);
    app.db.at(actor.agency).read_long(work).await
}

fn sheet_pdf(tx: &Tx<'_>, id: EntryId, link: String) -> Result<Vec<u8>, AppError> {
    let course = open(tx, &COURSES, id)?;
    let today = text::here(tx.now()).date();
    let day = day_of(&course, today);
    let people = organization::directory(tx, day)?;
    let lines = belonging(tx, &ATTENDANCES, id)?;
    let mut rows: Vec<_> =
        (1..).zip(&lines).map(|(no, line)| signed_row(no, line, &people)).collect();
    let last = if rows.is_empty() { LINES } else { rows.len() + SPARE };
    rows.extend((rows.len() + 1..=last).map(blank_row));
    // Phones are asked for until the course was held, and on its day.
    let is_on = course.state() == "planned" || (course.state() == "held" && day == today);
    let shares = [1.6, 1.2, 1.2, 0.8];
    let print = Print {
        kind: words::SHEET,
        // Before it is held, nobody knows what came of it.
        facts: words::FACTS.into_iter().filter(|key| *key != "summary").collect(),
        columns: columns(&words::SHEET_HEADS, &shares),
        rows,
        link: if is_on { link } else { String::new() },
        day,
        across: false,
    };
    paper(tx, &course, print)
}

/// Two lines a row: high enough for a signature.
fn signed_row(no: usize, line: &Entry, people: &[Member]) -> Vec<String> {
    let member = member(people, line);
    let position = member.map_or("", |member| member.position.as_str());
    let position = if position.is_empty() { words::BLANK } else { position };
    let unit = member.map_or("", |member| member.unit_name.as_str());
    let name = format!("{}\n{position}", line.title());
    vec![no.to_string(), name, unit.to_owned(), String::new(), String::new()]
}

fn blank_row(no: usize) -> Vec<String> {
    let name = format!("{0}\n{0}", words::BLANK);
    vec![no.to_string(), name, String::new(), String::new(), String::new()]
}

fn member<'p>(people: &'p [Member], line: &Entry) -> Option<&'p Member> {
    people.iter().find(|member| Some(member.person) == line.owner())
}

/// The day of a course: when it was held, or else when it is to be.
fn day_of(course: &Entry, today: Date) -> Date {
    course.values.day("held_on").or(course.due_on()).unwrap_or(today)
}

/// The record: who was there, what they were given, what it was good for.
pub(crate) async fn record(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<EntryId>,
) -> Result<Response, AppError> {
    let work = move |tx: &Tx<'_>| opened(PDF, "ho-so-dao-tao.pdf", record_pdf(tx, id)?);
    app.db.at(actor.agency).read_long(work).await
}

/// The same as a PDF.
pub(crate) fn record_pdf(tx: &Tx<'_>, id: EntryId) -> Result<Vec<u8>, AppError> {
    let course = open(tx, &COURSES, id)?;
    let today = text::here(tx.now()).date();
    let people = organization::directory(tx, day_of(&course, today))?;
    let day = recorded_on(tx, &course)?.unwrap_or(today);
    let mut rows = Vec::new();
    for (no, line) in (1..).zip(belonging(tx, &ATTENDANCES, id)?) {
        rows.push(record_row(tx, no, &line, &people)?);
    }
    let shares = [1.3, 1.4, 0.7, 0.9, 1.5, 1.7];
    let print = Print {
        kind: words::RECORD,
        facts: words::FACTS.into(),
        columns: columns(&words::RECORD_HEADS, &shares),
        rows,
        link: String::new(),
        day,
        across: true,
    };
    paper(tx, &course, print)
}

/// The day of a record: when the course was closed, or else when what came of it was recorded.
fn recorded_on(tx: &Tx<'_>, course: &Entry) -> Result<Option<Date>, AppError> {
    let done = moves(tx, course)?;
    let last = done.iter().rfind(|moved| ["record", "close"].contains(&moved.action.as_str()));
    Ok(last.map(|moved| text::here(moved.at).date()))
}

fn record_row(
    tx: &Tx<'_>,
    no: usize,
    line: &Entry,
    people: &[Member],
) -> Result<Vec<String>, AppError> {
    let shown = |key| shown_value(tx, &ATTENDANCES, &line.values, key);
    let number = line.values.text("certificate_no");
    let position = member(people, line).map(|member| member.position.clone());
    let (by, on) = judged(tx, line)?;
    Ok(vec![
        no.to_string(),
        line.title().to_owned(),
        words::below(&[position.unwrap_or_default(), shown("unit")?]),
        words::presence(line.state()).to_owned(),
        shown("result")?,
        words::certificate(
            &shown("certificate")?,
            number,
            &shown("certificate_on")?,
            &shown("valid_to")?,
        ),
        words::effect(&shown("effect")?, line.values.text("effect_words"), &by, &on),
    ])
}

/// Who judged the effect of a course on somebody, and on which day.
fn judged(tx: &Tx<'_>, line: &Entry) -> Result<(String, String), AppError> {
    let done = moves(tx, line)?.into_iter().rev().find(|moved| moved.action == "evaluate");
    let Some(done) = done else { return Ok((String::new(), String::new())) };
    let by = organization::names(tx)?.remove(&done.by).unwrap_or_default();
    Ok((by, text::date(text::here(done.at).date())))
}

/// The number of a row, then shares of what it leaves.
fn columns(heads: &[&str], shares: &[f32]) -> Vec<AnnexColumn> {
    let shares = shares.iter().map(|share| Width::Share(*share));
    let widths = std::iter::once(Width::Cm(1.0)).chain(shares);
    let column = |(heading, width): (&&str, Width)| AnnexColumn {
        heading: (*heading).to_owned(),
        width,
        ..AnnexColumn::default()
    };
    heads.iter().zip(widths).map(column).collect()
}

fn paper(tx: &Tx<'_>, course: &Entry, print: Print) -> Result<Vec<u8>, AppError> {
    let day = print.day;
    let agency = organization::agency_on(tx, day)?;
    let mut facts = Vec::new();
    for key in print.facts {
        let value = shown_value(tx, &COURSES, &course.values, key)?;
        facts.push((COURSES.word(&format!("field.{key}")).to_owned(), value));
    }
    facts.retain(|(_, value)| !value.is_empty());
    let (columns, rows) = (print.columns, print.rows);
    let sheet = PaperSheet {
        superior: agency.superior,
        agency: agency.name,
        number: Some(course.number.clone()),
        place_and_date: format!("{}, {}", agency.place, text::date_in_words(day)),
        dated: Day { year: day.year(), month: day.month(), day: day.day() },
        kind: print.kind.to_owned(),
        summary: course.title().to_owned(),
        link: print.link,
        link_note: words::LINK_NOTE.to_owned(),
        across: print.across,
        parts: vec![PaperPart::Facts { facts }, PaperPart::Table { columns, rows }],
        signers: words::SIGNERS
            .map(|title| Signer { title: title.to_owned(), ..Signer::default() })
            .into(),
        ..PaperSheet::default()
    };
    let failed = |e: typeset::TypesetError| AppError::Failed(e.to_string());
    Ok(Engine::shared().map_err(failed)?.paper(&sheet).map_err(failed)?.bytes)
}
