//! JSON for programs. The shape is a promise, so it has a type of its own.

use crate::{Process, actions};
use axum::{Json, extract::State as Shared};
use jiff::civil::Date;
use platform::{Actor, App, AppError, Tx, api::Operation};
use schemars::JsonSchema;
use serde::Serialize;

/// What the agency declares.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Declaration")]
pub(crate) struct DeclarationBody {
    number: String,
    dated: Option<Date>,
    in_force_on: Option<Date>,
    edition: &'static str,
    scope: String,
    snapshot_sha256: String,
    processes: Vec<ProcessBody>,
    /// How many changes since then make a new declaration due.
    changes_not_declared: usize,
}

/// A process as it was declared.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "DeclaredProcess")]
struct ProcessBody {
    code: String,
    title: String,
    national_code: String,
    field: String,
    unit: String,
    issue: String,
    issued_on: Option<Date>,
    content_sha256: String,
}

impl From<Process> for ProcessBody {
    fn from(it: Process) -> Self {
        let Process { code, title, national_code, field, unit, issue, issued_on, hash, .. } = it;
        Self { code, title, national_code, field, unit, issue, issued_on, content_sha256: hash }
    }
}

/// What programs are told about [`show`].
pub(crate) fn about_show() -> Operation {
    Operation::answers::<DeclarationBody>(
        "The declaration in force, with each process as it was declared.",
    )
}

pub(crate) async fn show(
    Shared(app): Shared<App>,
    actor: Actor,
) -> Result<Json<DeclarationBody>, AppError> {
    let read = |tx: &Tx<'_>| {
        let it = actions::current(tx)?.ok_or(AppError::NotFound)?;
        Ok::<_, AppError>(DeclarationBody {
            changes_not_declared: actions::reasons(tx)?.len(),
            number: it.number,
            dated: it.dated,
            in_force_on: it.in_force_on,
            edition: it.snapshot.scope.edition.as_str(),
            snapshot_sha256: it.snapshot.hash(),
            scope: it.snapshot.scope.statement,
            processes: it.snapshot.processes.into_iter().map(Into::into).collect(),
        })
    };
    Ok(Json(app.db.at(actor.agency).read(read).await?))
}
