use super::{SECTION, words};
use crate::{Decision, Form, State, SuccessionId, actions, form::DecisionForm, permit};
use askama::Template;
use axum::{
    extract::{Form as Typed, Path, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use platform::{Actor, App, AppError, FieldErrors, Shell, Tx, pages::render_with, sentence};

#[derive(Template)]
#[template(path = "pages/edit.html")]
struct EditPage {
    shell: Shell,
    /// The one that is written anew; `None` for a new one.
    id: Option<SuccessionId>,
    form: DecisionForm,
    errors: FieldErrors,
}

fn page(
    (app, actor): (&App, &Actor),
    id: Option<SuccessionId>,
    form: DecisionForm,
    errors: FieldErrors,
    said: Option<&'static str>,
) -> Response {
    let shell = Shell::new(app, actor, SECTION);
    let (shell, status) = match said {
        Some(code) => (shell.saying("bad", sentence(code)), StatusCode::CONFLICT),
        None if errors.is_empty() => (shell, StatusCode::OK),
        None => (shell, StatusCode::UNPROCESSABLE_ENTITY),
    };
    render_with(status, &EditPage { shell, id, form, errors })
}

pub(crate) async fn new(Shared(app): Shared<App>, actor: Actor) -> Response {
    let form = DecisionForm {
        form: Form::Convert.as_str().to_owned(),
        paper: words::PAPER.to_owned(),
        provision: words::PROVISION.to_owned(),
        ..DecisionForm::default()
    };
    page((&app, &actor), None, form, FieldErrors::default(), None)
}

/// What was typed, with the agencies that the codes name.
async fn parsed(
    app: &App,
    actor: &Actor,
    form: &DecisionForm,
) -> Result<Result<Decision, FieldErrors>, AppError> {
    let codes = form.codes();
    let find = move |tx: &Tx<'_>| actions::named(tx, &codes);
    let found = app.db.at(actor.agency).read(find).await?;
    Ok(form.parse(&found, actor.agency))
}

pub(crate) async fn create(
    Shared(app): Shared<App>,
    actor: Actor,
    Typed(form): Typed<DecisionForm>,
) -> Result<Response, AppError> {
    let decision = match parsed(&app, &actor, &form).await? {
        Ok(decision) => decision,
        Err(errors) => return Ok(page((&app, &actor), None, form, errors, None)),
    };
    let by = actor.clone();
    let id = app.db.at(actor.agency).write(move |tx| actions::draft(tx, &by, &decision)).await?;
    Ok(Redirect::to(&format!("/successions/{id}?did=draft")).into_response())
}

pub(crate) async fn edit(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<SuccessionId>,
) -> Result<Response, AppError> {
    let asks = actor.clone();
    let read = move |tx: &Tx<'_>| {
        permit::may_write(&asks)?;
        let it = actions::open(tx, id)?;
        if it.state() != State::Draft {
            return Err(AppError::Conflict("wrong_state"));
        }
        let code = |agency| Ok::<_, AppError>(organization::agency(&tx.of(agency))?.code);
        let codes: Vec<_> =
            it.predecessors.iter().map(|it| code(it.agency)).collect::<Result<_, _>>()?;
        Ok(DecisionForm::of(&it, &codes))
    };
    let form = app.db.at(actor.agency).read(read).await?;
    Ok(page((&app, &actor), Some(id), form, FieldErrors::default(), None))
}

pub(crate) async fn save(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<SuccessionId>,
    Typed(form): Typed<DecisionForm>,
) -> Result<Response, AppError> {
    // What is not there is told before what is wrong with the words.
    app.db.at(actor.agency).read(move |tx| actions::open(tx, id)).await?;
    let decision = match parsed(&app, &actor, &form).await? {
        Ok(decision) => decision,
        Err(errors) => return Ok(page((&app, &actor), Some(id), form, errors, None)),
    };
    let (by, moves) = (actor.clone(), form.moves);
    let work = move |tx: &Tx<'_>| actions::put(tx, &by, (id, moves), &decision);
    match app.db.at(actor.agency).write(work).await {
        Ok(()) => Ok(Redirect::to(&format!("/successions/{id}?did=write")).into_response()),
        Err(AppError::Conflict(code)) => {
            Ok(page((&app, &actor), Some(id), form, FieldErrors::default(), Some(code)))
        }
        Err(other) => Err(other),
    }
}
