use super::part::part_title;
use crate::{Part, actions, form::QuestionsForm, parts, store};
use askama::Template;
use axum::{
    extract::{Form, Path, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use document::{Version, VersionId};
use platform::{Actor, App, AppError, FieldErrors, Shell, Tx, pages::render_with};

#[derive(Template)]
#[template(path = "pages/questions.html")]
struct QuestionsPage {
    shell: Shell,
    version: Version,
    parts: Vec<Part>,
    form: QuestionsForm,
    errors: FieldErrors,
}

impl QuestionsPage {
    fn title(&self, part: &Part) -> String {
        part_title(&self.version, part)
    }
}

pub(crate) async fn questions(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
) -> Result<Response, AppError> {
    let page = page(&app, &actor, id, None, FieldErrors::default()).await?;
    Ok(render_with(StatusCode::OK, &page))
}

async fn page(
    app: &App,
    actor: &Actor,
    id: VersionId,
    form: Option<QuestionsForm>,
    errors: FieldErrors,
) -> Result<QuestionsPage, AppError> {
    let asks = actor.clone();
    let shell = Shell::new(app, actor, "/distributions");
    let read = move |tx: &Tx<'_>| {
        let version = actions::askable(tx, &asks, id)?;
        let asked = store::questions_of(tx, id)?;
        let form = form.unwrap_or_else(|| QuestionsForm::of(&asked));
        Ok(QuestionsPage { shell, parts: parts(&version.content), version, form, errors })
    };
    app.db.at(actor.agency).read(read).await
}

pub(crate) async fn set_questions(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, AppError> {
    let form = QuestionsForm::from_pairs(pairs);
    let now = page(&app, &actor, id, Some(form.clone()), FieldErrors::default()).await?;
    let questions = match form.parse(now.parts.len()) {
        Ok(questions) => questions,
        Err(errors) => {
            let page = QuestionsPage { errors, ..now };
            return Ok(render_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
        }
    };
    let by = actor.clone();
    let act = move |tx: &Tx<'_>| actions::set_questions(tx, &by, id, &questions);
    app.db.at(actor.agency).write(act).await?;
    let issued = now.version.effective_on.is_some();
    let to = if issued {
        format!("/distributions/{id}?did=questions")
    } else {
        format!("/documents/{id}")
    };
    Ok(Redirect::to(&to).into_response())
}
