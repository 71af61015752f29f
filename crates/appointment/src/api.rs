//! JSON for programs, such as the screen that calls the numbers. It names nobody.

use crate::{permit, store};
use axum::{
    Json,
    extract::{Query, State as Shared},
};
use platform::{
    Actor, App, AppError, Tx,
    api::Operation,
    list::{ListQuery, Page},
};
use schemars::JsonSchema;
use serde::Serialize;

/// A line of the day list.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "AppointmentLine")]
pub(crate) struct LineBody {
    id: i64,
    /// The number in the queue; nothing before arrival.
    ticket: Option<i64>,
    day: String,
    time: String,
    /// What it is about.
    matter: String,
    channel: String,
    state: String,
}

/// One page of the list.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "AppointmentPage")]
pub(crate) struct PageBody {
    items: Vec<LineBody>,
    /// What to ask with `after` for the next page; nothing on the last one.
    next: Option<String>,
}

/// What programs are told about [`list`].
pub(crate) fn about_list() -> Operation {
    Operation::answers::<PageBody>("Appointments at the one-stop desk, without names.").asks(&[
        ("day", "A day, as 2026-11-26."),
        ("since", "From a day on."),
        ("until", "Until a day."),
        ("state", "booked, arrived, served, missed or cancelled."),
        ("sort", "time or ticket."),
        ("dir", "asc or desc."),
        ("limit", "Rows on a page, 1 to 200; 50 unless asked for."),
        ("after", "`next` of the page before."),
    ])
}

/// `GET /api/v1/appointments`.
pub(crate) async fn list(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Json<PageBody>, AppError> {
    permit::may_read(&actor)?;
    let read = move |tx: &Tx<'_>| {
        store::LIST.page::<store::Line>(tx, &[&tx.agency().get(), &0_i64], &query)
    };
    let Page { rows, next } = app.db.at(actor.agency).read(read).await.map_err(AppError::from)?;
    let line = |line: store::Line| LineBody {
        id: line.id,
        ticket: line.ticket,
        day: line.day,
        time: line.time,
        matter: line.matter,
        channel: line.channel,
        state: line.state,
    };
    let next = next.and_then(|href| Some(href.split_once("after=")?.1.to_owned()));
    Ok(Json(PageBody { items: rows.into_iter().map(line).collect(), next }))
}
