//! The sheet that trainees sign, and the record of a course.

use crate::{ATTENDANCES, COURSES, pages::printed as words};
use axum::{
    extract::{Path, State},
    response::Response,
};
use platform::pages::{PDF, opened};
use platform::{Actor, App, AppError, Tx};
use quality_register::{Entry, EntryId, belonging, open, shown_value};
use typeset::{AnnexColumn, Day, Engine, PaperPart, PaperSheet, Signer, Width};

/// The sheet to be signed: names, positions, room for a pen, and the code by which phones say who is
/// there.
pub(crate) async fn sheet(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<EntryId>,
) -> Result<Response, AppError> {
    let link = format!("{}/courses/{id}", app.settings.public_url);
    let work = move |tx: &Tx<'_>| {
        let course = open(tx, &COURSES, id)?;
        let people = organization::directory(tx, text::here(tx.now()).date())?;
        let lines = belonging(tx, &ATTENDANCES, id)?;
        let row = |(no, line): (usize, &Entry)| {
            let member = people.iter().find(|member| Some(member.person) == line.owner());
            let position = member.map_or("", |member| member.position.as_str());
            let unit = member.map_or("", |member| member.unit_name.as_str());
            let [name, position, unit] = [line.title(), position, unit].map(str::to_owned);
            vec![no.to_string(), name, position, unit, String::new(), String::new()]
        };
        let rows = (1..).zip(&lines).map(row).collect();
        let bytes = paper(tx, &course, words::SHEET, &words::SHEET_HEADS, rows, link)?;
        opened(PDF, "danh-sach-ky.pdf", bytes)
    };
    app.db.at(actor.agency).read_long(work).await
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
    let mut rows = Vec::new();
    for (no, line) in (1..).zip(belonging(tx, &ATTENDANCES, id)?) {
        let shown = |key| shown_value(tx, &ATTENDANCES, &line.values, key);
        rows.push(vec![
            no.to_string(),
            line.title().to_owned(),
            words::presence(line.state()).to_owned(),
            shown("result")?,
            words::certificate(&shown("certificate")?, line.values.text("certificate_no")),
            shown("effect")?,
        ]);
    }
    paper(tx, &course, words::RECORD, &words::RECORD_HEADS, rows, String::new())
}

/// A print of a course; `link` is where phones go, empty where nobody has to.
fn paper(
    tx: &Tx<'_>,
    course: &Entry,
    kind: &str,
    heads: &[&str; 6],
    rows: Vec<Vec<String>>,
    link: String,
) -> Result<Vec<u8>, AppError> {
    let agency = organization::agency(tx)?;
    let today = text::here(tx.now()).date();
    let mut facts = Vec::new();
    // Before it is held, nobody knows what came of it.
    let is_sheet = !link.is_empty();
    for key in words::FACTS.into_iter().filter(|key| !(is_sheet && *key == "summary")) {
        let value = shown_value(tx, &COURSES, &course.values, key)?;
        facts.push((COURSES.word(&format!("field.{key}")).to_owned(), value));
    }
    facts.retain(|(_, value)| !value.is_empty());
    let widths = [Width::Cm(1.0), Width::Share(1.6), Width::Share(1.2)];
    let column = |(place, heading): (usize, &&str)| AnnexColumn {
        heading: (*heading).to_owned(),
        width: widths.get(place).copied().unwrap_or_default(),
        ..AnnexColumn::default()
    };
    let columns = heads.iter().enumerate().map(column).collect();
    let sheet = PaperSheet {
        superior: agency.superior,
        agency: agency.name,
        number: course.number.clone(),
        place_and_date: format!("{}, {}", agency.place, text::date_in_words(today)),
        dated: Day { year: today.year(), month: today.month(), day: today.day() },
        kind: kind.to_owned(),
        summary: course.title().to_owned(),
        link,
        link_note: words::LINK_NOTE.to_owned(),
        parts: vec![PaperPart::Facts { facts }, PaperPart::Table { columns, rows }],
        signers: words::SIGNERS
            .map(|title| Signer { title: title.to_owned(), ..Signer::default() })
            .into(),
        ..PaperSheet::default()
    };
    let failed = |e: typeset::TypesetError| AppError::Failed(e.to_string());
    Ok(Engine::shared().map_err(failed)?.paper(&sheet).map_err(failed)?.bytes)
}
