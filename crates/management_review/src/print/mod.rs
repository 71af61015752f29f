//! The minutes of a review by Decree 30/2020: one sheet for PDF and Word.

use crate::{Figure, REVIEWS, Snapshot, actions, pages::printed as words};
use axum::{
    extract::{Path, State},
    response::Response,
};
use jiff::civil::Date;
use platform::pages::{DOCX, PDF, opened};
use platform::{Actor, App, AppError, PersonId, Showcase, Tx};
use quality_register::{Entry, EntryId, Values, open};
use std::collections::BTreeMap;
use typeset::{Align, Annex, AnnexColumn, Day, Engine, MinutesSheet, Signer, Width};

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
    let names = organization::names(tx)?;
    let values = &review.values;
    let day = values.day("day").unwrap_or(text::here(tx.now()).date());
    let agency = organization::agency_on(tx, day)?;
    let snapshot = actions::snapshot(tx, showcase, review)?;
    let kept = kept(tx, review)?;
    let rows = rows(tx, review, &names, day)?;
    let mut parts = parts(tx, review, &inputs(&snapshot, kept.is_some()), rows.is_empty())?;
    let has_conclusion = !values.text("conclusion").is_empty();
    let conclusion = if has_conclusion { parts.pop() } else { None };
    let ended = has_conclusion.then(|| words::ended(values.text("ended")));
    parts.insert(0, meeting(review, &names));
    Ok(MinutesSheet {
        place_and_date: format!("{}, {}", agency.place, text::date_in_words(day)),
        superior: agency.superior,
        agency: agency.name,
        number: values.text("number").to_owned(),
        dated: Day { year: day.year(), month: day.month(), day: day.day() },
        kind: words::KIND.to_owned(),
        summary: words::summary(review.title()),
        opening: parts.join("\n"),
        columns: if rows.is_empty() { Vec::new() } else { columns() },
        rows,
        closing: conclusion.into_iter().chain(ended).collect::<Vec<_>>().join("\n"),
        signers: vec![
            signer(tx, review, &names, words::SECRETARY, "secretary", "sign")?,
            signer(tx, review, &names, words::CHAIR, "chair", "countersign")?,
        ],
        recipients: vec![words::FILED.to_owned()],
        annexes: vec![annex(&snapshot, kept.unwrap_or_default())],
    })
}

/// By what the inputs are known, once they are those of the meeting.
fn kept(tx: &Tx<'_>, review: &Entry) -> Result<Option<String>, AppError> {
    if matches!(review.state(), "planned" | "announced") {
        return Ok(None);
    }
    let kept = actions::frozen(tx, review.id)?.map(|(_, row)| {
        let at = jiff::Timestamp::from_microsecond(row.at).unwrap_or_default();
        words::kept(&text::date_time(at), &row.hash)
    });
    Ok(kept)
}

/// Who met, when and where.
fn meeting(review: &Entry, names: &BTreeMap<PersonId, String>) -> String {
    let values = &review.values;
    let name = |field| {
        let person = values.person(field).and_then(|person| names.get(&person));
        person.map_or("", String::as_str)
    };
    let day = values.day("day").map(text::date).unwrap_or_default();
    let (time, place) = (values.text("time"), values.text("place"));
    words::meeting(&day, time, place, [name("chair"), name("secretary")])
}

/// The parts that have a text, numbered as they come; what was decided last time stands before the
/// inputs, the table of decisions after the last part but the conclusion.
fn parts(
    tx: &Tx<'_>,
    review: &Entry,
    inputs: &str,
    is_undecided: bool,
) -> Result<Vec<String>, AppError> {
    let values = &review.values;
    let parts = [
        (words::PARTICIPANTS, participants(values)),
        (words::AGENDA, values.text("agenda").to_owned()),
        (words::EARLIER, earlier(tx, review)?),
        (words::INPUTS, inputs.to_owned()),
        (words::COURSE, words::stopped(values.text("course"))),
        (words::DECISIONS_HEAD, words::decisions(is_undecided).to_owned()),
        (words::CONCLUSION, words::stopped(values.text("conclusion"))),
    ];
    let said = parts.into_iter().filter(|(_, text)| !text.is_empty());
    let numbered = said.zip(words::NUMBERS);
    Ok(numbered.map(|((heading, text), number)| format!("{number}. {heading}\n{text}")).collect())
}

/// Who was there, as the minutes say; before them, who is invited.
fn participants(values: &Values) -> String {
    let said = ["participants", "attended", "absent"].map(|field| values.text(field));
    let [invited, attended, absent] = said;
    words::participants(invited, attended, absent)
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

/// The period, then each input with its key figures.
fn inputs(snapshot: &Snapshot, is_frozen: bool) -> String {
    let (from, to) = (text::date(snapshot.from), text::date(snapshot.to));
    let mut lines = vec![words::period(&from, &to, is_frozen)];
    lines.extend(snapshot.inputs.iter().map(words::input));
    lines.join("\n")
}

/// Every figure of the inputs, and by what they are known.
fn annex(snapshot: &Snapshot, kept: String) -> Annex {
    let widths = [Width::Cm(1.2), Width::Cm(2.4), Width::Share(1.0), Width::Cm(2.8)];
    let column = |(heading, width): (&str, Width)| AnnexColumn {
        heading: heading.to_owned(),
        width,
        ..AnnexColumn::default()
    };
    let all = snapshot.inputs.iter().flat_map(|input| {
        let clause = input.topic.clause();
        input.figures.iter().map(move |it| (clause, it))
    });
    let row = |(place, (clause, it)): (usize, (&str, &Figure))| {
        let label = text::capitalised(&it.label);
        vec![place.to_string(), clause.to_owned(), label, words::amount(it)]
    };
    Annex {
        title: words::ANNEX_TITLE.to_owned(),
        reference: words::annex_note(&text::date(snapshot.from), &text::date(snapshot.to)),
        text: kept,
        columns: words::FIGURE_COLUMNS.into_iter().zip(widths).map(column).collect(),
        rows: (1..).zip(all).map(row).collect(),
        ..Annex::default()
    }
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
