use super::{printed, words};
use crate::{
    COMPETENCES, COURSES, Gap,
    actions::{self, Expiring},
    model::year_of,
};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use platform::{Actor, App, AppError, Tx, list::ListQuery};
use quality_register::{Entry, EntryId, Panel, as_of, every};
use std::collections::BTreeSet;

#[derive(Template)]
#[template(path = "pages/presence.html")]
struct PresencePanel {
    course: EntryId,
}

#[derive(Template)]
#[template(path = "pages/gaps.html")]
struct GapsPanel {
    gaps: Vec<Gap>,
}

#[derive(Template)]
#[template(path = "pages/expiring.html")]
struct ExpiringPanel {
    lines: Vec<Expiring>,
}

#[derive(Template)]
#[template(path = "pages/links.html")]
struct LinksPanel {
    /// Address and words.
    links: Vec<(String, String)>,
}

/// The word for a kind of certificate.
pub(super) fn certificate(kind: &str) -> &'static str {
    COMPETENCES.word(&format!("choice.certificate.{kind}"))
}

fn panel(title: &str, page: &impl Template) -> Result<Panel, AppError> {
    let html = page.render().map_err(|e| AppError::Failed(e.to_string()))?;
    Ok(Panel { title: title.to_owned(), html })
}

fn linked(entry: &Entry) -> (String, String) {
    (entry.href(), format!("{}: {}", entry.number, entry.title()))
}

/// What the page of a course shows to somebody who is enrolled, on its day: the button by which
/// they say that they are there. The QR code in the room leads here.
pub(crate) fn course_panels(
    tx: &Tx<'_>,
    actor: &Actor,
    course: &Entry,
) -> Result<Vec<Panel>, AppError> {
    let mut panels = Vec::new();
    if actions::own_line(tx, actor, course)?.is_some() {
        panels.push(panel(words::PRESENCE, &PresencePanel { course: course.id })?);
    }
    let links: Vec<_> = actions::needs_of(tx, course)?.iter().map(linked).collect();
    if !links.is_empty() {
        panels.push(panel(words::ANSWERS, &LinksPanel { links })?);
    }
    Ok(panels)
}

/// What stands above the courses: the plan of each year on paper, as of a day.
pub(crate) fn plan_panels(tx: &Tx<'_>, _: &Actor, day: Date) -> Result<Vec<Panel>, AppError> {
    let years: BTreeSet<i16> = as_of(tx, &COURSES, day)?.iter().map(year_of).collect();
    if years.is_empty() {
        return Ok(Vec::new());
    }
    let plan = |year: &i16| {
        let asked = ListQuery::default()
            .with("format", "pdf")
            .with("year", &year.to_string())
            .with("as_of", &text::date(day));
        (format!("{}{}", COURSES.path, asked.href(&[])), printed::plan::title(*year))
    };
    let links = years.iter().rev().map(plan).collect();
    Ok(vec![panel(words::PLANS, &LinksPanel { links })?])
}

/// What the page of a need shows: the course that it was taken into.
pub(crate) fn need_panels(tx: &Tx<'_>, _: &Actor, need: &Entry) -> Result<Vec<Panel>, AppError> {
    let number = need.values.text("course");
    let course = every(tx, &COURSES)?.into_iter().find(|course| course.number == number);
    let links: Vec<_> = course.iter().map(linked).collect();
    if links.is_empty() {
        return Ok(Vec::new());
    }
    Ok(vec![panel(words::TAKEN_INTO, &LinksPanel { links })?])
}

/// What stands above the requirements: who lacks what, and which certificates run out, on a day.
pub(crate) fn gap_panels(tx: &Tx<'_>, _: &Actor, day: Date) -> Result<Vec<Panel>, AppError> {
    let (gaps, _) = actions::gaps(tx, day)?;
    let mut panels = vec![panel(words::GAPS, &GapsPanel { gaps })?];
    let lines = actions::expiring(tx, day)?;
    if !lines.is_empty() {
        panels.push(panel(words::EXPIRING, &ExpiringPanel { lines })?);
    }
    Ok(panels)
}

/// `POST /courses/{id}/presence`.
pub(crate) async fn presence(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<EntryId>,
) -> Result<Response, AppError> {
    let scope = app.db.at(actor.agency);
    let course = scope.write(move |tx: &Tx<'_>| actions::sign_in(tx, &actor, id)).await?;
    Ok(Redirect::to(&course.href()).into_response())
}
