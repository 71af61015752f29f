use super::SECTION;
use crate::{Plan, Question, State, Survey, SurveyId, actions, form::PlanForm, permit::may_plan};
use askama::Template;
use axum::{
    extract::{Form, Path, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use platform::{Actor, App, AppError, FieldErrors, Shell, Tx, pages::render_with, sentence};

#[derive(Template)]
#[template(path = "pages/edit.html")]
struct EditPage {
    shell: Shell,
    /// The survey that is changed; none where one is begun.
    survey: Option<Survey>,
    frame: i64,
    questions: Vec<Question>,
    form: PlanForm,
    errors: FieldErrors,
}

impl EditPage {
    /// Whether the survey's days and words still move.
    fn is_free(&self) -> bool {
        self.survey.as_ref().is_none_or(|survey| survey.state() == State::Draft)
    }
}

pub(crate) async fn new(Shared(app): Shared<App>, actor: Actor) -> Result<Response, AppError> {
    page(&app, &actor, None, PlanForm::default(), FieldErrors::default()).await
}

pub(crate) async fn edit(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<SurveyId>,
) -> Result<Response, AppError> {
    let survey = open(&app, &actor, id).await?;
    let form = PlanForm::of(&survey.plan);
    page(&app, &actor, Some(survey), form, FieldErrors::default()).await
}

async fn open(app: &App, actor: &Actor, id: SurveyId) -> Result<Survey, AppError> {
    app.db.at(actor.agency).read(move |tx| actions::open(tx, id)).await
}

async fn page(
    app: &App,
    actor: &Actor,
    survey: Option<Survey>,
    form: PlanForm,
    errors: FieldErrors,
) -> Result<Response, AppError> {
    may_plan(actor)?;
    let (frame, questions) = match &survey {
        Some(survey) => (survey.frame, survey.questions.clone()),
        None => app.db.at(actor.agency).read(actions::frame).await.map_err(AppError::from)?,
    };
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let shell = Shell::new(app, actor, SECTION);
    Ok(render_with(status, &EditPage { shell, survey, frame, questions, form, errors }))
}

pub(crate) async fn create(
    Shared(app): Shared<App>,
    actor: Actor,
    Form(form): Form<PlanForm>,
) -> Result<Response, AppError> {
    may_plan(&actor)?;
    let plan: Plan = match form.parse() {
        Ok(plan) => plan,
        Err(errors) => return page(&app, &actor, None, form, errors).await,
    };
    let scope = app.db.at(actor.agency);
    let id = scope.write(move |tx: &Tx<'_>| actions::plan(tx, &actor, &plan)).await?;
    Ok(Redirect::to(&format!("/surveys/{id}?did=draft")).into_response())
}

pub(crate) async fn put_plan(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<SurveyId>,
    Form(form): Form<PlanForm>,
) -> Result<Response, AppError> {
    let survey = open(&app, &actor, id).await?;
    may_plan(&actor)?;
    let plan = match form.parse() {
        Ok(plan) => plan,
        Err(errors) => return page(&app, &actor, Some(survey), form, errors).await,
    };
    let by = actor.clone();
    let work = move |tx: &Tx<'_>| actions::put_plan(tx, &by, id, &plan);
    match app.db.at(actor.agency).write(work).await {
        Ok(()) => Ok(Redirect::to(&format!("/surveys/{id}?did=plan")).into_response()),
        Err(AppError::Conflict(code)) => {
            let shell = Shell::new(&app, &actor, SECTION).saying("bad", sentence(code));
            let (frame, questions) = (survey.frame, survey.questions.clone());
            let errors = FieldErrors::default();
            let page = EditPage { shell, survey: Some(survey), frame, questions, form, errors };
            Ok(render_with(StatusCode::CONFLICT, &page))
        }
        Err(other) => Err(other),
    }
}
