//! JSON for programs: dossiers by key and as a list. Every instant is RFC 3339 here, seven hours
//! ahead; whether it is late follows from the same rule as on the pages.

use crate::{Dossier, DossierId, actions, store};
use axum::{
    Json,
    extract::{Path, Query, State as Shared},
};
use jiff::{Timestamp, tz};
use platform::{
    Actor, App, AppError, DbError, Tx,
    api::Operation,
    db::Param,
    list::{ListQuery, Page},
};
use schemars::JsonSchema;
use serde::Serialize;
use workcal::Timeliness;

/// A dossier of an administrative procedure.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Dossier")]
pub(crate) struct DossierBody {
    id: i64,
    code: String,
    /// The version of the procedure that it follows.
    version_id: i64,
    procedure_name: String,
    state: &'static str,
    channel: &'static str,
    received_at: String,
    due_at: String,
    /// Whether the day rests on a calendar that is not published yet.
    is_provisional: bool,
    finished_at: Option<String>,
    returned_at: Option<String>,
    /// Early, on time or late; nothing while it runs.
    timeliness: Option<&'static str>,
    is_overdue: bool,
    step_no: i64,
}

/// A line of the list.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "DossierLine")]
pub(crate) struct LineBody {
    id: i64,
    code: String,
    procedure_name: String,
    applicant: String,
    state: String,
    received_at: String,
    due_at: String,
    finished_at: Option<String>,
    /// What is done in the step where it stands.
    step: String,
}

/// One page of the list.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "DossierPage")]
pub(crate) struct PageBody {
    items: Vec<LineBody>,
    /// What to ask with `after` for the next page; nothing on the last one.
    next: Option<String>,
}

/// What programs are told about [`show`].
pub(crate) fn about_show() -> Operation {
    Operation::answers::<DossierBody>("A dossier with its clock.")
}

/// What programs are told about [`list`].
pub(crate) fn about_list() -> Operation {
    Operation::answers::<PageBody>("Dossiers that the caller may see, newest first.").asks(&[
        ("q", "Words of the code or of the applicant's name, with or without diacritics."),
        ("state", "in_process, awaiting_supplement, paused, result_ready, returned, refused or withdrawn."),
        ("phase", "open or closed."),
        ("timeliness", "early, on_time, late or kept (early and on time)."),
        ("document", "The key of the procedure's document."),
        ("unit", "The key of the unit that settles it."),
        ("sort", "received or due."),
        ("dir", "asc or desc."),
        ("limit", "Rows on a page, 1 to 200; 50 unless asked for."),
        ("after", "`next` of the page before."),
    ])
}

pub(crate) async fn show(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<DossierId>,
) -> Result<Json<DossierBody>, AppError> {
    let scope = app.db.at(actor.agency);
    let now = app.clock.now();
    let dossier = scope.read(move |tx| actions::open(tx, &actor, id)).await?;
    Ok(Json(body(dossier, now)))
}

pub(crate) async fn list(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Json<PageBody>, AppError> {
    let (unit, sees_all) = store::sight(&actor);
    let read = move |tx: &Tx<'_>| {
        let base: [&dyn Param; 3] = [&tx.agency().get(), &unit, &sees_all];
        store::LIST.page::<store::Line>(tx, &base, &query)
    };
    let Page { rows, next } = app.db.at(actor.agency).read(read).await.map_err(AppError::from)?;
    let items = rows.into_iter().map(line).collect::<Result<_, _>>()?;
    let next = next.and_then(|href| Some(href.split_once("after=")?.1.to_owned()));
    Ok(Json(PageBody { items, next }))
}

fn body(dossier: Dossier, now: Timestamp) -> DossierBody {
    DossierBody {
        id: dossier.id.get(),
        version_id: dossier.version.get(),
        state: dossier.state.as_str(),
        channel: dossier.channel.as_str(),
        received_at: instant(dossier.received_at),
        due_at: instant(dossier.due_at),
        is_provisional: dossier.is_provisional,
        finished_at: dossier.finished_at.map(instant),
        returned_at: dossier.returned_at.map(instant),
        timeliness: dossier.timeliness().map(timeliness_word),
        is_overdue: dossier.is_overdue(now),
        step_no: dossier.step_no,
        code: dossier.code,
        procedure_name: dossier.procedure_name,
    }
}

fn line(line: store::Line) -> Result<LineBody, DbError> {
    let finished = line.finished_at.map(store::instant).transpose()?;
    Ok(LineBody {
        id: line.id,
        received_at: instant(store::instant(line.received_at)?),
        due_at: instant(store::instant(line.due_at)?),
        finished_at: finished.map(instant),
        code: line.code,
        procedure_name: line.procedure_name,
        applicant: line.applicant,
        state: line.state,
        step: line.step,
    })
}

/// RFC 3339 with the offset of Việt Nam.
fn instant(at: Timestamp) -> String {
    at.display_with_offset(tz::offset(7)).to_string()
}

const fn timeliness_word(how: Timeliness) -> &'static str {
    match how {
        Timeliness::Early => "early",
        Timeliness::OnTime => "on_time",
        Timeliness::Late => "late",
    }
}
