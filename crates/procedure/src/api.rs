//! JSON for programs: the procedure is the contract of `flow`.

use crate::actions;
use axum::{
    Json,
    extract::{Path, State},
};
use document::VersionId;
use flow::Procedure;
use platform::{Actor, App, AppError, api::Operation};

/// What programs are told about [`show`].
pub(crate) fn about_show() -> Operation {
    Operation::answers::<Procedure>("The structured procedure of a version, as printed.")
}

pub(crate) async fn show(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
) -> Result<Json<Procedure>, AppError> {
    let scope = app.db.at(actor.agency);
    let (version, procedure) = scope.read(move |tx| actions::open(tx, &actor, id)).await?;
    Ok(Json(version.printed(&procedure)))
}
