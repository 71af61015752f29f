//! JSON for programs. The shape is a promise, so it has a type of its own.

use crate::{Branch, Line, Nonconformity, NonconformityId, actions, pages, store};
use axum::{
    Json,
    extract::{Path, Query, State as Shared},
};
use jiff::civil::Date;
use platform::{Actor, App, AppError, PersonId, Tx, api::Operation, list::ListQuery};
use schemars::JsonSchema;
use serde::Serialize;

/// A line of the list.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "NonconformityLine")]
struct ListedBody {
    id: i64,
    /// Empty while it is a draft.
    number: String,
    state: String,
    source: String,
    severity: String,
    description: String,
    clause: String,
    /// The edition of ISO 9001 that it is a clause of.
    edition: String,
    procedure: String,
    step_no: Option<i64>,
    root_cause: String,
    unit: String,
    owner: String,
    raised_on: String,
    due_on: Option<String>,
    closed_on: Option<String>,
    is_overdue: bool,
}

/// A page of the list: pass `next` as the address to go on.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "NonconformityPage")]
pub(crate) struct ListBody {
    items: Vec<ListedBody>,
    next: Option<String>,
}

/// A nonconformity with what is done about it.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Nonconformity")]
pub(crate) struct Body {
    #[schemars(with = "i64")]
    id: NonconformityId,
    number: String,
    state: &'static str,
    source: &'static str,
    severity: &'static str,
    description: String,
    clause: String,
    /// The edition of ISO 9001 that it is a clause of.
    edition: &'static str,
    requirement: String,
    evidence: String,
    /// The thing of the record out of which it was raised: `finding/12`.
    origin: Option<String>,
    procedure: Option<String>,
    step_no: Option<i64>,
    unit: Option<i64>,
    #[schemars(with = "String")]
    raised_on: Date,
    #[schemars(with = "Option<String>")]
    due_on: Option<Date>,
    extensions: i64,
    is_overdue: bool,
    cause_method: &'static str,
    whys: Vec<String>,
    /// Branch and what it contributes.
    bones: Vec<(&'static str, String)>,
    root_cause: String,
    cause_group: Option<&'static str>,
    found_elsewhere: Option<bool>,
    lines: Vec<LineBody>,
    result: String,
    verification: String,
    #[schemars(with = "Option<String>")]
    judge_from: Option<Date>,
    effect: String,
    #[schemars(with = "Option<String>")]
    closed_on: Option<Date>,
    #[schemars(with = "Option<i64>")]
    follows: Option<NonconformityId>,
}

/// A correction or an action.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "NonconformityAction")]
struct LineBody {
    kind: &'static str,
    what: String,
    #[schemars(with = "i64")]
    who: PersonId,
    #[schemars(with = "String")]
    due_on: Date,
    #[schemars(with = "Option<String>")]
    done_on: Option<Date>,
    evidence: String,
}

impl From<Line> for LineBody {
    fn from(line: Line) -> Self {
        let Line { kind, what, who, due_on, done_on, evidence } = line;
        Self { kind: kind.as_str(), what, who, due_on, done_on, evidence }
    }
}

fn body(it: Nonconformity, dossiers: usize, today: Date) -> Body {
    let (description, is_overdue) = (pages::described(&it, dossiers), it.is_overdue(today));
    let (state, finding, plan) = (it.state().as_str(), it.finding, it.plan);
    let place = finding.place;
    let bone = |(branch, said): (Branch, String)| (branch.as_str(), said);
    Body {
        id: it.id,
        number: it.number,
        state,
        source: finding.source.as_str(),
        severity: finding.severity.as_str(),
        description,
        clause: finding.clause,
        edition: finding.edition.map_or("", edition::Edition::as_str),
        requirement: finding.requirement,
        evidence: finding.evidence,
        origin: finding.origin.map(|origin| origin.thing().to_owned()),
        step_no: place.as_ref().and_then(|place| place.step_no),
        procedure: place.map(|place| place.code),
        unit: finding.unit,
        raised_on: it.raised_on,
        due_on: it.due_on,
        extensions: it.extensions,
        is_overdue,
        cause_method: plan.cause.method.as_str(),
        whys: plan.cause.whys,
        bones: plan.cause.bones.into_iter().map(bone).collect(),
        root_cause: plan.cause.root,
        cause_group: plan.cause.branch.map(Branch::as_str),
        found_elsewhere: plan.similar,
        lines: plan.lines.into_iter().map(LineBody::from).collect(),
        result: it.result,
        verification: it.verification,
        judge_from: it.judge_from,
        effect: it.effect,
        closed_on: it.closed_on,
        follows: it.follows,
    }
}

/// What programs are told about [`list`].
pub(crate) fn about_list() -> Operation {
    Operation::answers::<ListBody>("Nonconformities and corrective actions, a page at a time.").asks(
        &[
            ("state", "draft, open, assigned, cause_proposed, plan_approved, done, verified, closed, ineffective, cancelled"),
            ("source", "Where it comes from, such as `audit`."),
            ("phase", "open, ended, kept or overdue"),
            ("code", "The code of a procedure."),
            ("step", "The number of a step."),
            ("branch", "The group of the root cause, such as `people`."),
            ("from", "Noted on this day or later, such as 2026-01-01."),
            ("to", "Noted on this day or earlier."),
        ],
    )
}

/// What programs are told about [`show`].
pub(crate) fn about_show() -> Operation {
    Operation::answers::<Body>("A nonconformity with its cause, corrections and actions.")
}

pub(crate) async fn list(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Json<ListBody>, AppError> {
    let today = app.clock.today();
    let read = move |tx: &Tx<'_>| {
        let base: [&dyn platform::db::Param; 3] =
            [&tx.agency().get(), &today.to_string(), &store::moment(today)];
        let page = store::LIST.page::<store::Listed>(tx, &base, &query)?;
        let next = page.next.map(|next| format!("/api/v1/nonconformities{next}"));
        let items = page.rows.into_iter().map(|row| ListedBody {
            is_overdue: row.is_overdue(today),
            description: row.description(),
            id: row.id,
            number: row.number,
            state: row.state,
            source: row.source,
            severity: row.severity,
            clause: row.clause,
            edition: row.edition,
            procedure: row.procedure_code,
            step_no: row.step_no,
            root_cause: row.root,
            unit: row.unit,
            owner: row.owner,
            raised_on: row.raised_on,
            due_on: row.due_on,
            closed_on: row.closed_on,
        });
        Ok::<_, AppError>(ListBody { items: items.collect(), next })
    };
    Ok(Json(app.db.at(actor.agency).read(read).await?))
}

pub(crate) async fn show(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<NonconformityId>,
) -> Result<Json<Body>, AppError> {
    let today = app.clock.today();
    let read = move |tx: &Tx<'_>| {
        let it = actions::open(tx, id)?;
        let dossiers = store::dossiers(tx, id.get())?.len();
        Ok::<_, AppError>(body(it, dossiers, today))
    };
    Ok(Json(app.db.at(actor.agency).read(read).await?))
}
