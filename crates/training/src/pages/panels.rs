use super::words;
use crate::{COMPETENCES, Gap, actions, gaps};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use platform::{Actor, App, AppError, Tx};
use quality_register::{Entry, EntryId, Panel};

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

impl GapsPanel {
    fn certificate(gap: &Gap) -> &'static str {
        COMPETENCES.word(&format!("choice.certificate.{}", gap.certificate))
    }
}

fn panel(title: &str, page: &impl Template) -> Result<Vec<Panel>, AppError> {
    let html = page.render().map_err(|e| AppError::Failed(e.to_string()))?;
    Ok(vec![Panel { title: title.to_owned(), html }])
}

/// What the page of a course shows to somebody who is enrolled, on its day: the button by which
/// they say that they are there. The QR code in the room leads here.
pub(crate) fn course_panels(
    tx: &Tx<'_>,
    actor: &Actor,
    course: &Entry,
) -> Result<Vec<Panel>, AppError> {
    match actions::own_line(tx, actor, course)? {
        Some(_) => panel(words::PRESENCE, &PresencePanel { course: course.id }),
        None => Ok(Vec::new()),
    }
}

/// What stands above the requirements: who lacks what, on a day.
pub(crate) fn gap_panels(tx: &Tx<'_>, _: &Actor, day: Date) -> Result<Vec<Panel>, AppError> {
    panel(words::GAPS, &GapsPanel { gaps: gaps(tx, day)? })
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
