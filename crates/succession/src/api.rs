//! JSON for programs. The shape is a promise, so it has types of its own.

use crate::{Succession, SuccessionId, actions, store};
use axum::{
    Json,
    extract::{Path, State as Shared},
};
use jiff::civil::Date;
use platform::{Actor, App, AppError, Tx, api::Operation};
use schemars::JsonSchema;
use serde::Serialize;

/// A succession of the agency.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Succession")]
pub(crate) struct Body {
    id: i64,
    form: &'static str,
    paper: String,
    number: String,
    dated: Date,
    authority: String,
    effective_on: Date,
    state: &'static str,
    carried_on: Option<Date>,
    predecessors: Vec<PredecessorBody>,
}

/// An agency that ends.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Predecessor")]
struct PredecessorBody {
    name: String,
    answer: &'static str,
    answered_on: Option<Date>,
}

/// A succession with everything that was taken over.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "SuccessionWithThings")]
pub(crate) struct WholeBody {
    succession: Body,
    things: Vec<ThingBody>,
}

/// A thing that was taken over.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "InheritedThing")]
struct ThingBody {
    kind: String,
    from: String,
    label: String,
    title: String,
    state: String,
    due_on: Option<String>,
    href: String,
    here: String,
    issued_on: Option<String>,
}

impl From<Succession> for Body {
    fn from(it: Succession) -> Self {
        let state = it.state().as_str();
        let predecessor = |one: crate::Predecessor| PredecessorBody {
            name: one.name,
            answer: one.answer.as_str(),
            answered_on: one.answered_on,
        };
        Self {
            id: it.id.get(),
            form: it.decision.form.as_str(),
            paper: it.decision.paper,
            number: it.decision.number,
            dated: it.decision.dated,
            authority: it.decision.authority,
            effective_on: it.decision.effective_on,
            state,
            carried_on: it.carried_on,
            predecessors: it.predecessors.into_iter().map(predecessor).collect(),
        }
    }
}

/// What programs are told about [`list`].
pub(crate) fn about_list() -> Operation {
    Operation::answers::<Vec<Body>>("The agencies that this one takes over from, the newest first.")
}

pub(crate) async fn list(
    Shared(app): Shared<App>,
    actor: Actor,
) -> Result<Json<Vec<Body>>, AppError> {
    let all = app.db.at(actor.agency).read(store::all).await.map_err(AppError::from)?;
    Ok(Json(all.into_iter().map(Body::from).collect()))
}

/// What programs are told about [`show`].
pub(crate) fn about_show() -> Operation {
    Operation::answers::<WholeBody>("One of them with everything that was taken over.")
}

pub(crate) async fn show(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<SuccessionId>,
) -> Result<Json<WholeBody>, AppError> {
    let read = move |tx: &Tx<'_>| {
        let it = actions::open(tx, id)?;
        Ok::<_, AppError>((it, store::things::of_succession(tx, id.get())?))
    };
    let (it, things) = app.db.at(actor.agency).read(read).await?;
    let thing = |it: store::things::Thing| ThingBody {
        kind: it.kind,
        from: it.from,
        label: it.label,
        title: it.title,
        state: it.state,
        due_on: it.due_on,
        href: it.href,
        here: it.here,
        issued_on: it.issued_on,
    };
    let things = things.into_iter().map(thing).collect();
    Ok(Json(WholeBody { succession: it.into(), things }))
}
