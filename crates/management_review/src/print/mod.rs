//! The minutes of a review by Decree 30/2020: one sheet for PDF and Word.

use crate::{REVIEWS, actions, pages::printed as words};
use axum::{
    extract::{Path, State},
    response::Response,
};
use jiff::civil::Date;
use platform::pages::{DOCX, PDF, opened};
use platform::{Actor, App, AppError, PersonId, Showcase, Tx};
use quality_register::{Entry, EntryId, open};
use std::collections::BTreeMap;
use typeset::{Align, AnnexColumn, Day, Engine, MinutesSheet, Signer, Width};

/// The minutes as a PDF.
pub(crate) async fn pdf(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<EntryId>,
) -> Result<Response, AppError> {
    serve(app, actor, id, (PDF, "pdf"), printed).await
}

fn printed(sheet: &MinutesSheet) -> Result<Vec<u8>, AppError> {
    let engine = Engine::shared().map_err(|e| AppError::Failed(e.to_string()))?;
    Ok(engine.minutes(sheet).map_err(|e| AppError::Failed(e.to_string()))?.bytes)
}

/// The minutes of a review as a PDF.
pub(crate) fn minutes_pdf(
    tx: &Tx<'_>,
    showcase: &Showcase,
    id: EntryId,
) -> Result<Vec<u8>, AppError> {
    printed(&sheet(tx, showcase, &open(tx, &REVIEWS, id)?)?)
}

/// The minutes as a Word file.
pub(crate) async fn word(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<EntryId>,
) -> Result<Response, AppError> {
    serve(app, actor, id, (DOCX, "docx"), |sheet| {
        docx::minutes(sheet).map_err(|e| AppError::Failed(e.to_string()))
    })
    .await
}

async fn serve(
    app: App,
    actor: Actor,
    id: EntryId,
    (kind, ending): (&'static str, &'static str),
    make: fn(&MinutesSheet) -> Result<Vec<u8>, AppError>,
) -> Result<Response, AppError> {
    let showcase = app.showcase.clone();
    let work = move |tx: &Tx<'_>| {
        let review = open(tx, &REVIEWS, id)?;
        let bytes = make(&sheet(tx, &showcase, &review)?)?;
        let name = text::file_name(&format!("bien-ban-{}", review.number), "review");
        opened(kind, &format!("{name}.{ending}"), bytes)
    };
    app.db.at(actor.agency).read_long(work).await
}

fn sheet(tx: &Tx<'_>, showcase: &Showcase, review: &Entry) -> Result<MinutesSheet, AppError> {
    let agency = organization::agency(tx)?;
    let names = organization::names(tx)?;
    let values = &review.values;
    let day = values.day("day").unwrap_or(text::here(tx.now()).date());
    Ok(MinutesSheet {
        place_and_date: format!("{}, {}", agency.place, text::date_in_words(day)),
        superior: agency.superior,
        agency: agency.name,
        number: values.text("number").to_owned(),
        dated: Day { year: day.year(), month: day.month(), day: day.day() },
        kind: words::KIND.to_owned(),
        summary: words::summary(review.title()),
        opening: opening(tx, showcase, review, &names)?,
        columns: columns(),
        rows: rows(tx, review, &names, day)?,
        closing: said(words::CONCLUSION, values.text("conclusion")),
        signers: vec![
            signer(tx, review, &names, words::SECRETARY, "secretary", "sign")?,
            signer(tx, review, &names, words::CHAIR, "chair", "countersign")?,
        ],
        recipients: vec![words::FILED.to_owned()],
        annexes: Vec::new(),
    })
}

/// Everything before the table of decisions; what was decided last time stands first.
fn opening(
    tx: &Tx<'_>,
    showcase: &Showcase,
    review: &Entry,
    names: &BTreeMap<PersonId, String>,
) -> Result<String, AppError> {
    let values = &review.values;
    let name = |field| {
        let person = values.person(field).and_then(|person| names.get(&person));
        person.map_or("", String::as_str)
    };
    let day = values.day("day").map(text::date).unwrap_or_default();
    let place = values.text("place");
    let mut parts = vec![words::meeting(&day, place, name("chair"), name("secretary"))];
    parts.push(said(words::PARTICIPANTS, values.text("participants")));
    parts.push(said(words::AGENDA, values.text("agenda")));
    parts.push(said(words::EARLIER, &earlier(tx, review)?));
    parts.push(said(words::INPUTS, &inputs(tx, showcase, review)?));
    parts.push(said(words::COURSE, values.text("course")));
    parts.push(words::DECISIONS_HEAD.to_owned());
    parts.retain(|part| !part.is_empty());
    Ok(parts.join("\n"))
}

fn earlier(tx: &Tx<'_>, review: &Entry) -> Result<String, AppError> {
    let Some((last, _)) = actions::previous(tx, review)? else {
        return Ok(words::FIRST.to_owned());
    };
    let line = |decision: &Entry| {
        words::earlier(decision.title(), decision.state(), decision.values.text("result"))
    };
    let lines: Vec<_> = actions::decisions(tx, last.id)?.iter().map(line).collect();
    Ok(lines.join("\n"))
}

fn inputs(tx: &Tx<'_>, showcase: &Showcase, review: &Entry) -> Result<String, AppError> {
    let snapshot = actions::snapshot(tx, showcase, review)?;
    let hash = actions::frozen(tx, review.id)?.map(|(_, row)| row.hash).unwrap_or_default();
    let mut lines =
        vec![words::period(&text::date(snapshot.from), &text::date(snapshot.to), &hash)];
    let line = |it: &crate::Input| words::input(it.topic, &it.figures, &it.words);
    lines.extend(snapshot.inputs.iter().map(line));
    Ok(lines.join("\n"))
}

/// A heading with its text; nothing where there is no text.
fn said(heading: &str, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{heading}\n{text}") }
}

fn columns() -> Vec<AnnexColumn> {
    let widths = [Some(1.1), None, Some(2.2), Some(2.6), Some(3.6), Some(2.4)];
    let column = |(heading, width): (&str, Option<f32>)| AnnexColumn {
        heading: heading.to_owned(),
        width: width.map_or(Width::Share(1.0), Width::Cm),
        align: Align::Left,
    };
    words::COLUMNS.into_iter().zip(widths).map(column).collect()
}

fn rows(
    tx: &Tx<'_>,
    review: &Entry,
    names: &BTreeMap<PersonId, String>,
    day: Date,
) -> Result<Vec<Vec<String>>, AppError> {
    let units = organization::units(tx, day)?;
    let row = |(at, decision): (usize, &Entry)| {
        let unit = units.iter().find(|unit| Some(unit.id.get()) == decision.unit());
        let owner = decision.owner().and_then(|owner| names.get(&owner)).map(String::as_str);
        let who = [unit.map_or("", |unit| unit.name.as_str()), owner.unwrap_or_default()];
        let who: Vec<_> = who.into_iter().filter(|text| !text.is_empty()).collect();
        vec![
            (at + 1).to_string(),
            decision.title().to_owned(),
            words::choice("kind", decision.kind()).to_owned(),
            words::choice("course", decision.values.text("course")).to_owned(),
            who.join("\n"),
            decision.due_on().map(text::date).unwrap_or_default(),
        ]
    };
    Ok(actions::decisions(tx, review.id)?.iter().enumerate().map(row).collect())
}

/// Who signs, with the moment at which they did.
fn signer(
    tx: &Tx<'_>,
    review: &Entry,
    names: &BTreeMap<PersonId, String>,
    title: &str,
    field: &str,
    act: &str,
) -> Result<Signer, AppError> {
    let person = review.values.person(field);
    let name = person.and_then(|person| names.get(&person)).cloned().unwrap_or_default();
    let action = format!("management_review.{act}");
    let is_signed =
        review.who_did(act).is_some() && !matches!(review.state(), "held" | "minutes_draft");
    let recorded = tx.recorded(&review.thing())?;
    let at = recorded.iter().find(|line| line.action == action);
    let signed = at.filter(|_| is_signed).map(|line| text::date_time(line.at));
    Ok(Signer { title: title.to_owned(), name, signed })
}
