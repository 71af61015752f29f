use super::written;
use crate::{actions, form, model::proposed_parent, store};
use askama::Template;
use axum::{
    extract::{Form, Path, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use document::DocumentId;
use platform::{Actor, App, AppError, FieldErrors, Shell, Tx, pages::render_with, sentence};

/// A form without a parent, and the document that its code points at.
struct Proposal {
    form: DocumentId,
    code: String,
    name: String,
    parent: Option<(i64, String, String)>,
}

#[derive(Template)]
#[template(path = "pages/parents.html")]
struct ParentsPage {
    shell: Shell,
    proposals: Vec<Proposal>,
}

#[derive(Template)]
#[template(path = "pages/parent.html")]
struct ParentPage {
    shell: Shell,
    document: DocumentId,
    code: String,
    title: String,
    holders: Vec<(i64, String, String)>,
    history: Vec<store::ParentRow>,
    form: form::ParentForm,
    errors: FieldErrors,
}

/// Every form that belongs to nothing, with what its code points at.
pub(crate) async fn parents(Shared(app): Shared<App>, actor: Actor) -> Result<Response, AppError> {
    list(&app, &actor, (StatusCode::OK, None)).await
}

async fn list(
    app: &App,
    actor: &Actor,
    (status, said): (StatusCode, Option<&'static str>),
) -> Result<Response, AppError> {
    let today = app.clock.today();
    let read = move |tx: &Tx<'_>| {
        let holders = store::holders_on(tx, &today.to_string())?;
        let codes = || holders.iter().map(|(_, code, _)| code.as_str());
        let forms = actions::forms(tx, today)?.into_iter();
        let orphans = forms.filter(|line| line.parents.is_empty());
        let proposals = orphans.filter_map(|line| {
            let found = proposed_parent(&line.code, codes());
            let parent = found.and_then(|code| holders.iter().find(|(_, own, _)| own == code));
            let parent = parent.cloned();
            Some(Proposal { form: line.document?, code: line.code, name: line.name, parent })
        });
        Ok::<_, AppError>(proposals.collect::<Vec<_>>())
    };
    let proposals = app.db.at(actor.agency).read_long(read).await?;
    let shell = Shell::new(app, actor, "/registers");
    let shell = said.map_or(shell.clone(), |said| shell.saying("bad", said));
    Ok(render_with(status, &ParentsPage { shell, proposals }))
}

/// Takes over the proposals that were ticked, from today on.
pub(crate) async fn take_parents(
    Shared(app): Shared<App>,
    actor: Actor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, AppError> {
    let ticks = form::ticks(&pairs);
    if ticks.is_empty() {
        let answer = (StatusCode::UNPROCESSABLE_ENTITY, Some(sentence("nothing_ticked")));
        return list(&app, &actor, answer).await;
    }
    let (today, scope) = (app.clock.today(), app.db.at(actor.agency));
    let write = move |tx: &Tx<'_>| {
        ticks.iter().try_for_each(|(form, parent)| {
            actions::assign_parent(tx, &actor, *form, Some(*parent), today)
        })
    };
    scope.write(write).await?;
    Ok(Redirect::to("/registers/forms?did=taken").into_response())
}

/// The history of one form's parents, and the form to change it.
pub(crate) async fn parent(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(document): Path<DocumentId>,
) -> Result<Response, AppError> {
    let from = text::date(app.clock.today());
    let form = form::ParentForm { from, ..form::ParentForm::default() };
    page(&app, &actor, document, (form, FieldErrors::default())).await
}

async fn page(
    app: &App,
    actor: &Actor,
    document: DocumentId,
    (form, errors): (form::ParentForm, FieldErrors),
) -> Result<Response, AppError> {
    let today = app.clock.today();
    let shell = Shell::new(app, actor, "/registers");
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let read = move |tx: &Tx<'_>| {
        let (kind, code, title) = store::form(tx, document.get())?.ok_or(AppError::NotFound)?;
        if document::Kind::parse(&kind) != Some(document::Kind::Form) {
            return Err(AppError::NotFound);
        }
        let holders = store::holders_on(tx, &today.to_string())?;
        let history = store::parents_of(tx, document.get())?;
        Ok(ParentPage { shell, document, code, title, holders, history, form, errors })
    };
    let page = app.db.at(actor.agency).read(read).await?;
    Ok(render_with(status, &page))
}

pub(crate) async fn assign(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(document): Path<DocumentId>,
    Form(form): Form<form::ParentForm>,
) -> Result<Response, AppError> {
    let (parent, from) = match form.parse() {
        Ok(read) => read,
        Err(errors) => return page(&app, &actor, document, (form, errors)).await,
    };
    let by = actor.clone();
    let write = move |tx: &Tx<'_>| actions::assign_parent(tx, &by, document, parent, from);
    match app.db.at(actor.agency).write(write).await {
        Ok(()) => Ok(Redirect::to("/registers/forms?did=assigned").into_response()),
        Err(AppError::Invalid(errors)) => page(&app, &actor, document, (form, errors)).await,
        Err(other) => Err(other),
    }
}
