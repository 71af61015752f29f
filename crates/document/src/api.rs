//! JSON for programs. The shape is a promise, so it has a type of its own.

use crate::{Version, VersionId, actions};
use axum::{
    Json,
    extract::{Path, State as Shared},
};
use jiff::civil::Date;
use platform::{Actor, App, AppError, api::Operation};
use schemars::JsonSchema;
use serde::Serialize;

/// One version of a document.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Version")]
pub(crate) struct VersionBody {
    #[schemars(with = "i64")]
    id: VersionId,
    code: String,
    title: String,
    kind: &'static str,
    state: &'static str,
    issue_no: u32,
    revision_no: u32,
    issued_on: Option<Date>,
    effective_on: Option<Date>,
    expired_on: Option<Date>,
    content_sha256: String,
    procedure: Option<flow::Procedure>,
}

impl From<Version> for VersionBody {
    fn from(version: Version) -> Self {
        Self {
            id: version.id,
            code: version.code.as_str().to_owned(),
            title: version.title.as_str().to_owned(),
            kind: version.kind.as_str(),
            state: version.state().as_str(),
            issue_no: version.issue_no,
            revision_no: version.revision_no,
            issued_on: version.issued_on,
            effective_on: version.effective_on,
            expired_on: version.expired_on,
            content_sha256: version.content_hash(),
            procedure: version.procedure().map(|procedure| version.printed(procedure)),
        }
    }
}

/// What programs are told about [`show`].
pub(crate) fn about_show() -> Operation {
    Operation::answers::<VersionBody>("A version of a document, with its procedure as printed.")
}

pub(crate) async fn show(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
) -> Result<Json<VersionBody>, AppError> {
    let scope = app.db.at(actor.agency);
    let version = scope.read(move |tx| actions::open(tx, &actor, id)).await?;
    Ok(Json(version.into()))
}
