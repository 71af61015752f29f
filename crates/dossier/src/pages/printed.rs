use crate::{DossierId, actions, print, store};
use axum::{
    extract::{Path, State as Shared},
    http::header,
    response::{IntoResponse, Response},
};
use platform::{Actor, App, AppError, Tx};

/// Gathers what a form says, then prints it off the executor's threads.
async fn printed(
    app: &App,
    actor: Actor,
    id: DossierId,
    make: impl FnOnce(&print::Facts) -> Result<Vec<u8>, AppError> + Send + 'static,
) -> Result<Response, AppError> {
    let facts = facts(app, actor, id).await?;
    let bytes = tokio::task::spawn_blocking(move || make(&facts)).await;
    let bytes = bytes.map_err(|e| AppError::Failed(e.to_string()))??;
    Ok(([(header::CONTENT_TYPE, "application/pdf")], bytes).into_response())
}

async fn facts(app: &App, actor: Actor, id: DossierId) -> Result<print::Facts, AppError> {
    let url = app.settings.public_url.clone();
    app.db.at(actor.agency).read(move |tx| gather(tx, &actor, id, url)).await
}

/// Everything that a form says of a dossier.
pub(crate) fn gather(
    tx: &Tx<'_>,
    actor: &Actor,
    id: DossierId,
    public_url: String,
) -> Result<print::Facts, AppError> {
    let dossier = actions::look(tx, actor, id)?;
    Ok(print::Facts {
        agency: organization::agency(tx)?,
        applicant: store::applicant_for(tx, actor, &dossier)?,
        components: store::components(tx, id.get())?,
        steps: store::steps(tx, id.get())?,
        names: organization::names(tx)?,
        hand_overs: store::hand_overs(tx, id.get())?,
        reasons: store::reasons(tx, id.get())?,
        dossier,
        public_url,
    })
}

pub(crate) async fn receipt(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<DossierId>,
) -> Result<Response, AppError> {
    printed(&app, actor, id, print::receipt).await
}

pub(crate) async fn control_slip(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<DossierId>,
) -> Result<Response, AppError> {
    printed(&app, actor, id, print::control_slip).await
}

pub(crate) async fn slip(
    Shared(app): Shared<App>,
    actor: Actor,
    Path((id, kind)): Path<(DossierId, String)>,
) -> Result<Response, AppError> {
    let slip = print::Slip::parse(&kind).ok_or(AppError::NotFound)?;
    printed(&app, actor, id, move |facts| print::slip(facts, slip)).await
}
