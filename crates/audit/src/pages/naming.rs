//! What the agency calls the categories of findings.

use super::words;
use crate::{
    FINDINGS, LINES,
    actions::{self, Categories},
    model::{CATEGORIES, is_nonconformity},
    permit,
};
use askama::Template;
use axum::{
    extract::{Form, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use platform::{
    Actor, App, AppError, DbError, FieldErrors, Shell, Tx, list::ListQuery, pages::render_with,
};
use quality_register::{Field, Offers, Panel};
use serde::Deserialize;

/// The agency's names for the category of a finding.
pub(crate) fn category_names(tx: &Tx<'_>, field: &Field) -> Result<Offers, DbError> {
    if field.key != "category" {
        return Ok(Offers::new());
    }
    Ok(actions::categories(tx)?.into_iter().map(|(word, name)| (word.to_owned(), name)).collect())
}

/// The same for what an auditor saw: results that are no nonconformity are called as findings are.
pub(crate) fn result_names(tx: &Tx<'_>, field: &Field) -> Result<Offers, DbError> {
    if field.key != "result" {
        return Ok(Offers::new());
    }
    let named = |(word, name): (&'static str, String)| {
        (!is_nonconformity(word)).then(|| (word.to_owned(), name))
    };
    Ok(actions::categories(tx)?.into_iter().filter_map(named).collect())
}

/// What a result of a line is called.
pub(crate) fn result(categories: &Categories, word: &str) -> String {
    let usual = if word.is_empty() { "" } else { LINES.named("choice.result", word) };
    categories.get(word).cloned().unwrap_or_else(|| usual.to_owned())
}

#[derive(Template)]
#[template(path = "pages/named.html")]
struct Named {
    /// In the order of their weight.
    names: Vec<String>,
}

/// What stands above the register of findings: what the categories are called.
pub(crate) fn above_findings(tx: &Tx<'_>, _: &Actor, _: Date) -> Result<Vec<Panel>, AppError> {
    let mut all = actions::categories(tx)?;
    let named = Named { names: CATEGORIES.iter().filter_map(|it| all.remove(it)).collect() };
    let html = named.render().map_err(|e| AppError::Failed(e.to_string()))?;
    Ok(vec![Panel { title: words::NAME_CATEGORIES.to_owned(), html }])
}

#[derive(Template)]
#[template(path = "pages/categories.html")]
struct CategoriesPage {
    shell: Shell,
    form: NameForm,
    errors: FieldErrors,
    may_name: bool,
}

impl CategoriesPage {
    /// Each category with its name and what it means.
    fn rows(&self) -> Vec<(&'static str, &str, &'static str, &'static str)> {
        let row = |category: &'static str| {
            let usual = FINDINGS.named("choice.category", category);
            (category, self.form.name(category), usual, words::meaning(is_nonconformity(category)))
        };
        CATEGORIES.into_iter().map(row).collect()
    }
}

/// Names of categories, exactly as they arrive.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct NameForm {
    major: String,
    minor: String,
    improvement: String,
    strength: String,
}

impl NameForm {
    fn of(names: &Categories) -> Self {
        let name = |category: &str| names.get(category).cloned().unwrap_or_default();
        let [major, minor, improvement, strength] = CATEGORIES.map(name);
        Self { major, minor, improvement, strength }
    }

    fn name(&self, category: &str) -> &str {
        match category {
            "major" => &self.major,
            "minor" => &self.minor,
            "improvement" => &self.improvement,
            _ => &self.strength,
        }
    }

    fn read(&self) -> Categories {
        CATEGORIES.map(|category| (category, text::typed(self.name(category)))).into()
    }
}

/// What the categories are called, and what each means.
pub(crate) async fn categories(
    State(app): State<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let names = app.db.at(actor.agency).read(actions::categories).await.map_err(AppError::from)?;
    let mut page = page(&app, &actor, NameForm::of(&names), FieldErrors::default());
    if let Some(said) = words::did(query.get("did")) {
        page.shell = page.shell.saying("ok", said);
    }
    Ok(render_with(StatusCode::OK, &page))
}

fn page(app: &App, actor: &Actor, form: NameForm, errors: FieldErrors) -> CategoriesPage {
    let shell = Shell::new(app, actor, FINDINGS.section);
    CategoriesPage { shell, form, errors, may_name: permit::may_name(actor).is_ok() }
}

/// Names them.
pub(crate) async fn name_categories(
    State(app): State<App>,
    actor: Actor,
    Form(form): Form<NameForm>,
) -> Result<Response, AppError> {
    let (by, names) = (actor.clone(), form.read());
    let write = move |tx: &Tx<'_>| actions::name_categories(tx, &by, &names);
    match app.db.at(actor.agency).write(write).await {
        Ok(()) => Ok(Redirect::to("/audit-categories?did=categories").into_response()),
        Err(AppError::Invalid(errors)) => {
            let page = page(&app, &actor, form, errors);
            Ok(render_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(other) => Err(other),
    }
}
