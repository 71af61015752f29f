//! JSON for programs: what citizens said and what became of it, by key and as a list, with the same
//! sight as the pages. It names no citizen: who needs the name opens the page.

use crate::{Feedback, FeedbackId, actions, permit, store};
use axum::{
    Json,
    extract::{Path, Query, State as Shared},
};
use jiff::{civil::Date, tz};
use platform::{
    Actor, App, AppError, Tx,
    api::Operation,
    db::Param,
    list::{ListQuery, Page},
};
use schemars::JsonSchema;
use serde::Serialize;

/// Something that a citizen said.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Feedback")]
pub(crate) struct FeedbackBody {
    id: i64,
    number: String,
    kind: &'static str,
    channel: &'static str,
    state: &'static str,
    title: String,
    /// What was said, without the sender's name, contact and long numbers.
    words: String,
    received_at: String,
    due_on: Option<Date>,
    is_overdue: bool,
    /// The answer, once it is signed.
    answer: Option<String>,
    answered_on: Option<Date>,
    /// Since when question and answer are public.
    published_on: Option<Date>,
    unit_id: Option<i64>,
}

/// A line of the register.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "FeedbackLine")]
pub(crate) struct LineBody {
    id: i64,
    number: String,
    kind: String,
    channel: String,
    state: String,
    title: String,
    received_on: String,
    due_on: Option<String>,
    answered_on: Option<String>,
    unit: String,
    is_public: bool,
}

/// One page of the register.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "FeedbackPage")]
pub(crate) struct PageBody {
    items: Vec<LineBody>,
    /// What to ask with `after` for the next page; nothing on the last one.
    next: Option<String>,
}

/// What programs are told about [`show`].
pub(crate) fn about_show() -> Operation {
    Operation::answers::<FeedbackBody>("Something that a citizen said, with its answer.")
}

/// What programs are told about [`list`].
pub(crate) fn about_list() -> Operation {
    Operation::answers::<PageBody>("What citizens said that the caller may see, newest first.").asks(
        &[
            ("q", "Words of the number and the text, with or without diacritics."),
            ("state", "received, classified, assigned, proposed, answered, closed, transferred or declined."),
            ("kind", "report, petition, complaint, suggestion or praise."),
            ("phase", "open, overdue, had_a_day, in_time or late."),
            ("unit", "The key of the unit that it concerns."),
            ("since", "Received from a day on, as 2026-11-26."),
            ("until", "Received until a day."),
            ("sort", "received, number or due."),
            ("dir", "asc or desc."),
            ("limit", "Rows on a page, 1 to 200; 50 unless asked for."),
            ("after", "`next` of the page before."),
        ],
    )
}

/// `GET /api/v1/feedback/{id}`.
pub(crate) async fn show(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<FeedbackId>,
) -> Result<Json<FeedbackBody>, AppError> {
    let (scope, today) = (app.db.at(actor.agency), app.clock.today());
    let it = scope.read(move |tx: &Tx<'_>| actions::open(tx, &actor, id)).await?;
    Ok(Json(body(it, today)))
}

/// `GET /api/v1/feedback`.
pub(crate) async fn list(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Json<PageBody>, AppError> {
    let (day, sight) = (app.clock.today().to_string(), permit::sight(&actor));
    let read = move |tx: &Tx<'_>| {
        let base: [&dyn Param; 5] =
            [&tx.agency().get(), &sight.all, &sight.person, &sight.unit, &day];
        store::LIST.page::<store::Line>(tx, &base, &query)
    };
    let Page { rows, next } = app.db.at(actor.agency).read(read).await.map_err(AppError::from)?;
    let next = next.and_then(|href| Some(href.split_once("after=")?.1.to_owned()));
    Ok(Json(PageBody { items: rows.into_iter().map(line).collect(), next }))
}

fn body(it: Feedback, today: Date) -> FeedbackBody {
    let message = &it.message;
    let masked = |text: &str| crate::mask(text, &message.sender, &message.contact);
    FeedbackBody {
        id: it.id.get(),
        kind: message.kind.as_str(),
        channel: it.channel.as_str(),
        state: it.state().as_str(),
        title: masked(&message.title),
        words: masked(&message.words),
        received_at: it.received_at.display_with_offset(tz::offset(7)).to_string(),
        due_on: it.due_on,
        is_overdue: it.is_overdue(today),
        answer: it.state().is_answered().then(|| masked(&it.answer)),
        answered_on: it.answered_on,
        published_on: it.published.as_ref().map(|shown| shown.on),
        unit_id: it.unit,
        number: it.number,
    }
}

fn line(line: store::Line) -> LineBody {
    LineBody {
        id: line.id,
        number: line.number,
        kind: line.kind,
        channel: line.channel,
        state: line.state,
        title: line.title,
        received_on: line.received_on,
        due_on: line.due_on,
        answered_on: line.answered_on,
        unit: line.unit,
        is_public: line.is_public == 1,
    }
}
