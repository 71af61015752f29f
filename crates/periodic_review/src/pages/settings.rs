use super::{Did, status};
use crate::{actions, form, store};
use askama::Template;
use axum::{
    extract::{Form, Query, State as Shared},
    response::{IntoResponse, Redirect, Response},
};
use document::{Kind, kind_label};
use platform::{Actor, App, AppError, FieldErrors, Shell, Tx, pages::render_with};

#[derive(Template)]
#[template(path = "pages/settings.html")]
struct SettingsPage {
    shell: Shell,
    kinds: Vec<(Kind, String)>,
    errors: FieldErrors,
}

pub(crate) async fn settings(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(did): Query<Did>,
) -> Result<Response, AppError> {
    page(&app, &actor, &did, (&[], FieldErrors::default())).await
}

async fn page(
    app: &App,
    actor: &Actor,
    did: &Did,
    (typed, errors): (&[(String, String)], FieldErrors),
) -> Result<Response, AppError> {
    let read = move |tx: &Tx<'_>| Ok::<_, AppError>(store::intervals(tx)?);
    let months = app.db.at(actor.agency).read(read).await?;
    let value = |kind: Kind| {
        let own = typed.iter().find(|(name, _)| name == kind.as_str());
        let kept = || months.get(kind.as_str()).map(u32::to_string).unwrap_or_default();
        own.map_or_else(kept, |(_, value)| value.clone())
    };
    let kinds = Kind::ALL.into_iter().map(|kind| (kind, value(kind))).collect();
    let shell = did.on(Shell::new(app, actor, "/registers"));
    Ok(render_with(status(&errors), &SettingsPage { shell, kinds, errors }))
}

pub(crate) async fn save_settings(
    Shared(app): Shared<App>,
    actor: Actor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, AppError> {
    let months = match form::settings(&pairs) {
        Ok(months) => months,
        Err(errors) => return page(&app, &actor, &Did::default(), (&pairs, errors)).await,
    };
    let scope = app.db.at(actor.agency);
    scope.write(move |tx: &Tx<'_>| actions::set_intervals(tx, &actor, &months)).await?;
    Ok(Redirect::to("/reviews/settings?did=interval").into_response())
}
