use super::words;
use crate::{
    actions::{scale_on, scales as every, set_scale},
    form::ScaleForm,
    permit::may_set_scale,
    scale::{Grade, Scale},
};
use askama::Template;
use axum::{
    extract::{Form, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use platform::{
    Actor, App, AppError, FieldErrors, PersonId, Shell, Tx, list::ListQuery, pages::render_with,
};
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "pages/scales.html")]
struct ScalesPage {
    shell: Shell,
    now: Scale,
    all: Vec<(Scale, PersonId)>,
    names: BTreeMap<PersonId, String>,
    may_set: bool,
    form: ScaleForm,
    errors: FieldErrors,
}

impl ScalesPage {
    fn name(&self, person: PersonId) -> &str {
        self.names.get(&person).map_or("", String::as_str)
    }

    /// Rows of a little table: score against what it means.
    fn bands(scale: &Scale) -> [(Grade, i64, i64); 3] {
        [
            (Grade::Low, 1, scale.medium_from - 1),
            (Grade::Medium, scale.medium_from, scale.high_from - 1),
            (Grade::High, scale.high_from, scale.most()),
        ]
    }

    fn parts(scale: &Scale) -> Vec<(&'static str, Vec<String>)> {
        let parts = ["likelihood", "severity", "detection"].into_iter();
        let part = |part| {
            let levels = (1..).zip(scale.levels(part));
            (crate::RISKS.named("field", part), levels.map(|(n, _)| scale.label(part, n)).collect())
        };
        parts.map(part).filter(|(_, levels): &(_, Vec<String>)| !levels.is_empty()).collect()
    }
}

/// The scale in force, those before, and the form of the next. `?preset=3` or `5` fills the form.
pub(crate) async fn scales(
    State(app): State<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let saved = query.get("saved") == "1";
    let preset = words::preset(query.get("preset"));
    page(&app, &actor, Asked { preset, saved, ..Asked::default() }).await
}

/// What the page is asked to show.
#[derive(Default)]
struct Asked {
    preset: Option<Scale>,
    saved: bool,
    typed: Option<ScaleForm>,
    errors: FieldErrors,
}

async fn page(app: &App, actor: &Actor, asked: Asked) -> Result<Response, AppError> {
    let mut shell = Shell::new(app, actor, "/quality");
    if asked.saved {
        shell = shell.saying("ok", words::SCALE_SET);
    }
    let (may_set, today) = (may_set_scale(actor).is_ok(), app.clock.today());
    let read = move |tx: &Tx<'_>| {
        let now = scale_on(tx, today)?;
        let fresh = asked.preset.as_ref().unwrap_or(&now);
        Ok::<_, AppError>(ScalesPage {
            shell,
            form: asked.typed.unwrap_or_else(|| ScaleForm::of(fresh, today)),
            all: every(tx)?,
            names: organization::names(tx)?,
            may_set,
            errors: asked.errors,
            now,
        })
    };
    let page = app.db.at(actor.agency).read(read).await?;
    let is_wrong = !page.errors.is_empty();
    let status = if is_wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(render_with(status, &page))
}

/// Sets the next scale.
pub(crate) async fn set(
    State(app): State<App>,
    actor: Actor,
    Form(form): Form<ScaleForm>,
) -> Result<Response, AppError> {
    let (by, typed) = (actor.clone(), form.clone());
    let write = move |tx: &Tx<'_>| {
        may_set_scale(&by)?;
        set_scale(tx, &by, typed.parse()?)
    };
    match app.db.at(actor.agency).write(write).await {
        Ok(_) => Ok(Redirect::to("/risk-scales?saved=1").into_response()),
        Err(AppError::Invalid(errors)) => {
            page(&app, &actor, Asked { typed: Some(form), errors, ..Asked::default() }).await
        }
        Err(other) => Err(other),
    }
}
