//! JSON for programs. The shape is a promise, so it has a type of its own.

use crate::{Measurement, Objective, ObjectiveId, actions, measure, store};
use axum::{
    Json,
    extract::{Path, Query, State as Shared},
};
use jiff::civil::Date;
use platform::{Actor, App, AppError, PersonId, Tx, api::Operation, list::ListQuery};
use schemars::JsonSchema;
use serde::Serialize;

/// The objectives of a year.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Objectives")]
pub(crate) struct ListBody {
    /// The day as of which they are told.
    #[schemars(with = "String")]
    as_of: Date,
    items: Vec<Body>,
}

/// An objective with what it comes to.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Objective")]
pub(crate) struct Body {
    #[schemars(with = "i64")]
    id: ObjectiveId,
    number: String,
    statement: String,
    state: &'static str,
    /// The unit whose objective it is; none for the agency's own.
    unit: Option<i64>,
    /// What is counted: its name, and what is divided by what in words.
    indicator: String,
    formula: String,
    /// `at_least` or `at_most`, and how much, in thousandths; of one, where the indicator is `counted`.
    operator: &'static str,
    target_permille: i64,
    baseline_permille: Option<i64>,
    #[schemars(with = "String")]
    from: Date,
    #[schemars(with = "String")]
    to: Date,
    frequency: &'static str,
    owner: Option<i64>,
    /// The objective of the agency that it serves.
    parent: Option<i64>,
    decision: String,
    /// What fulfils, and what there was; nothing happened where the latter is 0.
    numerator: i64,
    denominator: i64,
    /// `met`, `missed` or `nothing`.
    verdict: &'static str,
    /// Whether that was fixed by an evaluation.
    is_judged: bool,
}

fn body(it: Objective, value: Measurement) -> Body {
    let (state, content) = (it.state().as_str(), it.content);
    Body {
        id: it.id,
        state,
        unit: content.unit,
        formula: content.indicator.label().to_owned(),
        indicator: content.indicator.as_str().to_owned(),
        operator: content.target.operator.as_str(),
        target_permille: content.target.permille,
        baseline_permille: content.baseline,
        from: content.period.from,
        to: content.period.to,
        frequency: content.frequency.as_str(),
        owner: content.owner.map(PersonId::get),
        parent: content.parent,
        decision: it.decision_number,
        numerator: value.numerator,
        denominator: value.denominator,
        verdict: content.target.judge(value).as_str(),
        is_judged: it.judged.is_some(),
        number: content.number,
        statement: content.statement,
    }
}

/// What programs are told about [`list`].
pub(crate) fn about_list() -> Operation {
    Operation::answers::<ListBody>("The quality objectives of a year with their results.").asks(&[
        ("year", "The year, this one by default."),
        ("as_of", "As of the end of this day, such as 31/08/2026."),
        ("unit", "The key of a unit."),
    ])
}

/// What programs are told about [`show`].
pub(crate) fn about_show() -> Operation {
    Operation::answers::<Body>("A quality objective with its result so far.")
}

pub(crate) async fn list(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Json<ListBody>, AppError> {
    let day = register::as_of(query.get("as_of"), app.clock.today())?;
    let read = move |tx: &Tx<'_>| {
        let year = query.get("year").parse().unwrap_or_else(|_| day.year().into());
        let unit: Option<i64> = query.get("unit").parse().ok();
        let mut items = Vec::new();
        for objective in store::year_on(tx, year, day)? {
            if unit.is_none() || objective.content.unit == unit {
                let value = measure::so_far(tx, &objective, day)?;
                items.push(body(objective, value));
            }
        }
        Ok::<_, AppError>(ListBody { as_of: day, items })
    };
    Ok(Json(app.db.at(actor.agency).read_long(read).await?))
}

pub(crate) async fn show(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<ObjectiveId>,
) -> Result<Json<Body>, AppError> {
    let today = app.clock.today();
    let read = move |tx: &Tx<'_>| {
        let objective = actions::open(tx, id)?;
        let value = measure::so_far(tx, &objective, today)?;
        Ok::<_, AppError>(body(objective, value))
    };
    Ok(Json(app.db.at(actor.agency).read(read).await?))
}
