//! A plan with its chart and an urging letter, laid out by Decree 30/2020.

use crate::{
    PLANS, TASKS, URGINGS, actions,
    model::Chart,
    pages::{self, paper, year},
    store,
};
use axum::{
    extract::{Path, State},
    response::Response,
};
use jiff::civil::Date;
use organization::{Agency, UnitId};
use platform::pages::{PDF, opened};
use platform::{Actor, App, AppError, PersonId, Role, Tx};
use quality_register::{Entry, EntryId, open, shown_value};
use typeset::{
    AnnexColumn, Day, Drawing, Engine, LetterSheet, PaperPart, PaperSheet, Signer, Width,
};

/// A plan: its words, the chart, the table of tasks.
pub(crate) async fn plan(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<EntryId>,
) -> Result<Response, AppError> {
    let work = move |tx: &Tx<'_>| {
        let name = text::file_name(open(tx, &PLANS, id)?.name(), "ke-hoach");
        opened(PDF, &format!("{name}.pdf"), plan_pdf(tx, id)?)
    };
    app.db.at(actor.agency).read_long(work).await
}

/// The same as a PDF.
pub(crate) fn plan_pdf(tx: &Tx<'_>, id: EntryId) -> Result<Vec<u8>, AppError> {
    let it = open(tx, &PLANS, id)?;
    let today = text::here(tx.now()).date();
    let tasks = actions::tasks_of(tx, &it)?;
    let drawings = drawings(tx, &it, &tasks, today)?;
    let mut rows = Vec::new();
    for (number, task) in (1..).zip(&tasks) {
        rows.push(row(tx, number, task)?);
    }
    let is_empty = tasks.is_empty();
    let signed_on = it.values.day("signed_on");
    let day = signed_on.or(actions::approved_on(tx, &it)?).unwrap_or(today);
    let agency = issuer(tx, &it, day)?;
    let recipients = if it.unit().is_some() { paper::OWN_UNIT } else { paper::ALL_UNITS };
    let sheet = LetterSheet {
        number: Some(it.values.text("decision").to_owned()),
        kind: paper::PLAN.to_owned(),
        summary: summary(&it),
        body: body(&it) + if is_empty { paper::NO_TASKS } else { "" },
        drawings,
        columns: if is_empty { Vec::new() } else { columns() },
        rows,
        closing: paper::CLOSING.to_owned(),
        recipients: recipients.map(str::to_owned).into(),
        signer: plan_signer(tx, &it, &agency, day)?,
        ..sheet(agency, day)
    };
    letter_pdf(&sheet)
}

/// Who stands at the head of a plan of a day: the agency, or below it the unit whose plan it is.
fn issuer(tx: &Tx<'_>, plan: &Entry, day: Date) -> Result<Agency, AppError> {
    let agency = organization::agency_on(tx, day)?;
    if plan.unit().is_none() {
        return Ok(agency);
    }
    let name = shown_value(tx, &PLANS, &plan.values, "unit")?;
    Ok(Agency { superior: agency.short_name.clone(), name, ..agency })
}

/// Who signs a plan: the head of the unit whose plan it is, or whoever approved it for the agency.
fn plan_signer(tx: &Tx<'_>, plan: &Entry, agency: &Agency, day: Date) -> Result<Signer, AppError> {
    let Some(unit) = plan.unit().map(UnitId::new) else {
        return agency_signer(tx, agency, plan.who_did("approve"), day);
    };
    let heads = organization::with_role(tx, Role::Head, day)?;
    let head = heads.into_iter().find(|member| member.unit == Some(unit));
    let (position, name) = head.map(|it| (it.position, it.name)).unwrap_or_default();
    let title = document::signing_title(&position);
    let title = if title.is_empty() { paper::UNIT_HEAD.to_owned() } else { title };
    Ok(Signer { title, name, signed: None })
}

/// Who signs for the agency: whoever signed, or else its head.
fn agency_signer(
    tx: &Tx<'_>,
    agency: &Agency,
    by: Option<PersonId>,
    day: Date,
) -> Result<Signer, AppError> {
    let approver = by.map(|by| organization::member(tx, by, day)).transpose()?.flatten();
    let signer = match approver {
        Some(member) => Some(member),
        None => document::chief(tx, day)?,
    };
    let (position, name) = signer.map(|it| (it.position, it.name)).unwrap_or_default();
    let title = document::signing_for(&agency.name, &document::signing_title(&position));
    Ok(Signer { title, name, signed: None })
}

/// The chart of a plan alone, on one A4; a plan of very many tasks takes more.
pub(crate) async fn chart(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<EntryId>,
) -> Result<Response, AppError> {
    let work = move |tx: &Tx<'_>| {
        let it = open(tx, &PLANS, id)?;
        let today = text::here(tx.now()).date();
        let tasks = actions::tasks_of(tx, &it)?;
        let agency = issuer(tx, &it, today)?;
        let drawings = drawings(tx, &it, &tasks, today)?.into_iter();
        let mut parts: Vec<_> = drawings.map(|picture| PaperPart::Picture { picture }).collect();
        if parts.is_empty() {
            parts.push(PaperPart::Text { text: paper::NO_TASKS.to_owned() });
        }
        let sheet = PaperSheet {
            superior: agency.superior,
            agency: agency.name,
            number: Some(it.number.clone()),
            place_and_date: format!("{}, {}", agency.place, text::date_in_words(today)),
            dated: Day { year: today.year(), month: today.month(), day: today.day() },
            kind: pages::CHART.to_owned(),
            summary: it.title().to_owned(),
            note: paper::LEGEND.to_owned(),
            parts,
            ..PaperSheet::default()
        };
        let engine = Engine::shared().map_err(|e| AppError::Failed(e.to_string()))?;
        let bytes = engine.paper(&sheet).map_err(|e| AppError::Failed(e.to_string()))?.bytes;
        opened(PDF, &format!("{}.pdf", text::file_name(it.name(), "bieu-do")), bytes)
    };
    app.db.at(actor.agency).read_long(work).await
}

/// The chart of a plan, a drawing a sheet.
fn drawings(
    tx: &Tx<'_>,
    plan: &Entry,
    tasks: &[Entry],
    today: Date,
) -> Result<Vec<Drawing>, AppError> {
    let year = year(plan, today);
    let sheets = Chart::sheets(tasks, &store::unit_codes(tx, year, today)?, year, today);
    let draw = |chart: &Chart| {
        Ok(Drawing {
            svg: pages::drawn(chart)?,
            alt: pages::chart_alt(chart.year, chart.bars.len()),
            width: 742,
            height: chart.height(),
        })
    };
    sheets.iter().map(draw).collect()
}

/// An urging letter.
pub(crate) async fn letter(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<EntryId>,
) -> Result<Response, AppError> {
    let work = move |tx: &Tx<'_>| {
        let it = open(tx, &URGINGS, id)?;
        let today = text::here(tx.now()).date();
        let day = it.values.day("sent_on").unwrap_or(today);
        let reply_by = it.due_on().map(text::date).unwrap_or_default();
        let agency = organization::agency(tx)?;
        let sheet = LetterSheet {
            number: Some(it.values.text("number").to_owned()),
            summary: pages::letter_summary(it.title()),
            to: vec![shown_value(tx, &URGINGS, &it.values, "unit")?],
            body: pages::letter_body(it.values.text("tasks"), &reply_by),
            recipients: paper::RECIPIENTS.map(str::to_owned).into(),
            signer: agency_signer(tx, &agency, None, day)?,
            ..sheet(agency, day)
        };
        let name = text::file_name(it.name(), "don-doc");
        opened(PDF, &format!("{name}.pdf"), letter_pdf(&sheet)?)
    };
    app.db.at(actor.agency).read_long(work).await
}

/// The plan's kind stands above its summary, which does not say it again.
fn summary(plan: &Entry) -> String {
    let title = plan.title();
    let again = title.strip_prefix(paper::PLAN).map(str::trim_start);
    text::capitalised(again.unwrap_or(title))
}

fn body(plan: &Entry) -> String {
    let part = |head: &str, key: &str| {
        let words = plan.values.text(key);
        if words.is_empty() { String::new() } else { format!("{head}: {words}\n") }
    };
    paper::bases(plan.values.text("bases"))
        + &part(paper::AIMS, "aims")
        + &part(paper::RESOURCES, "resources")
}

fn columns() -> Vec<AnnexColumn> {
    let widths =
        [Width::Cm(1.0), Width::Share(2.6), Width::Share(2.2), Width::Cm(2.5), Width::Share(1.6)];
    let column = |(heading, width): (&str, Width)| AnnexColumn {
        heading: heading.to_owned(),
        width,
        ..AnnexColumn::default()
    };
    pages::table_heads().into_iter().zip(widths).map(column).collect()
}

fn row(tx: &Tx<'_>, number: usize, task: &Entry) -> Result<Vec<String>, AppError> {
    let day = |key| task.values.day(key).map(text::date).unwrap_or_default();
    let (start, due) = (day("start"), day("due"));
    let unit = shown_value(tx, &TASKS, &task.values, "unit")?;
    let owner = shown_value(tx, &TASKS, &task.values, "owner")?;
    let who = if owner.is_empty() { unit } else { format!("{unit}\n{owner}") };
    let when = if start.is_empty() { due } else { format!("{start}\n{due}") };
    Ok(vec![
        number.to_string(),
        task.title().to_owned(),
        who,
        when,
        task.values.text("output").to_owned(),
    ])
}

/// The head of a paper of the agency, or of a unit in its place.
fn sheet(agency: Agency, day: Date) -> LetterSheet {
    LetterSheet {
        superior: agency.superior,
        place_and_date: format!("{}, {}", agency.place, text::date_in_words(day)),
        agency: agency.name,
        dated: Day { year: day.year(), month: day.month(), day: day.day() },
        ..LetterSheet::default()
    }
}

fn letter_pdf(sheet: &LetterSheet) -> Result<Vec<u8>, AppError> {
    let failed = |e: typeset::TypesetError| AppError::Failed(e.to_string());
    Ok(Engine::shared().map_err(failed)?.letter(sheet).map_err(failed)?.bytes)
}
