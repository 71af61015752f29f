//! JSON for programs. The shape is a promise, so it has a type of its own.

use crate::{Item, Transition, TransitionId, actions, store};
use axum::{
    Json,
    extract::{Path, State as Shared},
};
use jiff::civil::Date;
use platform::{Actor, App, AppError, PersonId, Tx, api::Operation};
use schemars::JsonSchema;
use serde::Serialize;

/// The moves from one edition of ISO 9001 to another.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Transitions")]
pub(crate) struct ListBody {
    /// All of them, the newest first.
    transitions: Vec<LineBody>,
}

/// A move without its clauses.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "TransitionLine")]
struct LineBody {
    id: i64,
    title: String,
    from_edition: &'static str,
    to_edition: &'static str,
    state: &'static str,
    begun_on: Date,
    due_on: Date,
    ended_on: Option<Date>,
    is_overdue: bool,
}

/// A move with its gap analysis.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Transition")]
pub(crate) struct Body {
    #[serde(flatten)]
    line: LineBody,
    /// How many clauses are settled, of those that apply to the agency.
    settled: usize,
    clauses: Vec<ItemBody>,
}

/// One clause of the gap analysis.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "TransitionClause")]
struct ItemBody {
    place: i64,
    /// The clauses of the edition that is left; empty for what is new.
    old: String,
    /// The clause of the edition that is reached; empty for what is no longer asked for.
    new: String,
    /// What became of it: `same`, `more`, `moved`, `split`, `merged`, `new`, `removed`.
    change: String,
    present: String,
    plan: String,
    owner: Option<i64>,
    due_on: Option<Date>,
    evidence: String,
    stage: &'static str,
    is_overdue: bool,
}

/// What programs are told about [`list`].
pub(crate) fn about_list() -> Operation {
    Operation::answers::<ListBody>("Every move from one edition of ISO 9001 to another.")
}

/// What programs are told about [`one`].
pub(crate) fn about_one() -> Operation {
    Operation::answers::<Body>("A move with its gap analysis, clause by clause.")
}

fn line(it: Transition, today: Date) -> LineBody {
    LineBody {
        is_overdue: it.is_overdue(today),
        id: it.id.get(),
        state: it.state().as_str(),
        title: it.intent.title,
        from_edition: it.intent.from.as_str(),
        to_edition: it.intent.to.as_str(),
        begun_on: it.begun_on,
        due_on: it.intent.due_on,
        ended_on: it.ended_on,
    }
}

fn clause(it: Item, today: Date) -> ItemBody {
    ItemBody {
        is_overdue: it.is_overdue(today),
        stage: it.stage().as_str(),
        place: it.place,
        old: it.old,
        new: it.new,
        change: it.kind,
        present: it.present,
        plan: it.plan,
        owner: it.owner.map(PersonId::get),
        due_on: it.due_on,
        evidence: it.evidence,
    }
}

pub(crate) async fn list(
    Shared(app): Shared<App>,
    actor: Actor,
) -> Result<Json<ListBody>, AppError> {
    let today = app.clock.today();
    let read = move |tx: &Tx<'_>| {
        let all = store::all(tx, today)?.into_iter();
        Ok::<_, AppError>(ListBody { transitions: all.map(|it| line(it, today)).collect() })
    };
    Ok(Json(app.db.at(actor.agency).read(read).await?))
}

pub(crate) async fn one(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<TransitionId>,
) -> Result<Json<Body>, AppError> {
    let today = app.clock.today();
    let read = move |tx: &Tx<'_>| {
        let transition = actions::open(tx, id)?;
        let items = actions::items(tx, id)?;
        let scope = actions::Scope::of(tx, &transition.intent)?;
        let is_settled = |item: &&Item| scope.holds(item) && item.stage().is_settled();
        Ok::<_, AppError>(Body {
            line: line(transition, today),
            settled: items.iter().filter(is_settled).count(),
            clauses: items.into_iter().map(|item| clause(item, today)).collect(),
        })
    };
    Ok(Json(app.db.at(actor.agency).read(read).await?))
}
