//! How codes of a kind are made.

use super::kind_label;
use crate::{Kind, actions, form::PatternForm};
use askama::Template;
use axum::{
    extract::{Form, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use organization::{Unit, UnitId};
use platform::{Actor, App, AppError, FieldErrors, Shell, Tx, pages::render_with};

#[derive(Template)]
#[template(path = "pages/patterns.html")]
struct PatternsPage {
    shell: Shell,
    patterns: actions::Patterns,
    units: Vec<Unit>,
    /// The code that each pattern proposes next.
    next: Vec<String>,
    form: PatternForm,
    errors: FieldErrors,
    may_put: bool,
}

impl PatternsPage {
    fn unit(&self, unit: Option<UnitId>) -> &str {
        let found = self.units.iter().find(|it| Some(it.id) == unit);
        found.map_or(super::words::EVERY_UNIT, |unit| unit.name.as_str())
    }
}

pub(crate) async fn list(Shared(app): Shared<App>, actor: Actor) -> Result<Response, AppError> {
    page(&app, &actor, PatternForm::default(), FieldErrors::default()).await
}

async fn page(
    app: &App,
    actor: &Actor,
    form: PatternForm,
    errors: FieldErrors,
) -> Result<Response, AppError> {
    let shell = Shell::new(app, actor, "/documents");
    let may_put = actor.is_any(actions::PATTERN_ROLES);
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let read = move |tx: &Tx<'_>| {
        let patterns = actions::patterns(tx)?;
        let units = organization::units(tx, text::here(tx.now()).date())?;
        let mut next = Vec::new();
        for (kind, unit, _) in &patterns {
            let code = actions::propose_code(tx, *kind, *unit)?;
            next.push(code.map(|code| code.as_str().to_owned()).unwrap_or_default());
        }
        Ok::<_, AppError>(PatternsPage { shell, patterns, units, next, form, errors, may_put })
    };
    let page = app.db.at(actor.agency).read(read).await?;
    Ok(render_with(status, &page))
}

pub(crate) async fn put(
    Shared(app): Shared<App>,
    actor: Actor,
    Form(form): Form<PatternForm>,
) -> Result<Response, AppError> {
    let (kind, unit, pattern) = match form.parse() {
        Ok(parsed) => parsed,
        Err(errors) => return page(&app, &actor, form, errors).await,
    };
    let by = actor.clone();
    let scope = app.db.at(actor.agency);
    let put = move |tx: &Tx<'_>| actions::put_pattern(tx, &by, kind, unit, pattern.as_ref());
    match scope.write(put).await {
        Ok(()) => Ok(Redirect::to("/document-codes").into_response()),
        Err(AppError::Invalid(errors)) => page(&app, &actor, form, errors).await,
        Err(other) => Err(other),
    }
}
