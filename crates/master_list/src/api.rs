//! JSON for programs. The shape is a promise, so it has a type of its own.

use crate::{Line, actions, model::number};
use axum::{
    Json,
    extract::{Query, State as Shared},
};
use jiff::civil::Date;
use platform::{Actor, App, AppError, api::Operation};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `?as_of=2022-09-30`; today without.
#[derive(Debug, Deserialize)]
pub(crate) struct Asked {
    as_of: Option<String>,
}

/// The master list as of a day.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "MasterList")]
pub(crate) struct Body {
    #[schemars(with = "String")]
    as_of: Date,
    documents: Vec<DocumentBody>,
}

/// A document that was in force on that day.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "MasterListLine")]
struct DocumentBody {
    code: String,
    title: String,
    kind: String,
    unit: String,
    number: String,
    issued_on: String,
    effective_on: String,
    version: i64,
}

impl From<Line> for DocumentBody {
    fn from(line: Line) -> Self {
        Self {
            number: number(line.issue_no, line.revision_no),
            code: line.code,
            title: line.title,
            kind: line.kind,
            unit: line.unit,
            issued_on: line.issued_on,
            effective_on: line.effective_on,
            version: line.version,
        }
    }
}

/// What programs are told about [`list`].
pub(crate) fn about_list() -> Operation {
    Operation::answers::<Body>("The documents in force on a day.")
        .asks(&[("as_of", "The day, such as 2022-09-30; today unless asked for.")])
}

pub(crate) async fn list(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Result<Json<Body>, AppError> {
    let today = app.clock.today();
    let as_of = match asked.as_of.as_deref() {
        None => today,
        Some(typed) => typed.parse().map_err(|_| AppError::BadRequest("bad_date"))?,
    };
    if as_of > today {
        return Err(AppError::BadRequest("as_of_future"));
    }
    let lines = app
        .db
        .at(actor.agency)
        .read_long(move |tx| Ok::<_, AppError>(actions::lines(tx, as_of)?))
        .await?;
    Ok(Json(Body { as_of, documents: lines.into_iter().map(DocumentBody::from).collect() }))
}
