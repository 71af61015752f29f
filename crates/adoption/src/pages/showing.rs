use super::words;
use crate::{
    Answer, Conflict, EditionId,
    actions::{self, Standing},
    form::AnswerForm,
    model::{self, Change},
    store::AnswerRow,
};
use askama::Template;
use axum::{
    extract::{Form, Path, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use platform::{Actor, App, AppError, PersonId, Shell, Tx, pages::render_with, sentence};
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "pages/show.html")]
struct ShowPage {
    shell: Shell,
    document: i64,
    standing: Standing,
    moved: Vec<Change>,
    local: Vec<Change>,
    names: BTreeMap<PersonId, String>,
    is_unchanged: bool,
    may_answer: bool,
}

impl ShowPage {
    fn place(way: &[String]) -> String {
        words::place(way)
    }

    fn follows(&self) -> String {
        words::follows(&self.standing.base)
    }

    fn who(&self, person: i64) -> String {
        self.names.get(&PersonId::new(person)).cloned().unwrap_or_default()
    }

    fn conflicts(answer: &AnswerRow) -> Vec<Conflict> {
        serde_json::from_str(&answer.conflicts).unwrap_or_default()
    }
}

impl AnswerRow {
    fn label(&self) -> &'static str {
        Answer::parse(&self.answer).map_or("", Answer::label)
    }

    fn when(&self) -> String {
        text::date_time(self.moment())
    }

    fn moment(&self) -> jiff::Timestamp {
        jiff::Timestamp::from_microsecond(self.at).unwrap_or_default()
    }
}

async fn page(app: &App, actor: &Actor, document: i64) -> Result<ShowPage, AppError> {
    let asks = actor.clone();
    let shell = Shell::new(app, actor, "/masters");
    let read = move |tx: &Tx<'_>| {
        let standing = actions::standing(tx, &asks, document)?.ok_or(AppError::NotFound)?;
        Ok::<_, AppError>(ShowPage {
            shell,
            document,
            moved: standing.moved(),
            local: standing.local(),
            names: organization::names(tx)?,
            is_unchanged: model::unchanged(&standing.base.procedure, &standing.given),
            may_answer: asks.is_any(crate::ANSWER_ROLES),
            standing,
        })
    };
    app.db.at(actor.agency).read(read).await
}

pub(crate) async fn show(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(document): Path<i64>,
) -> Result<Response, AppError> {
    Ok(render_with(StatusCode::OK, &page(&app, &actor, document).await?))
}

pub(crate) async fn answer(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(document): Path<i64>,
    Form(form): Form<AnswerForm>,
) -> Result<Response, AppError> {
    let what = form.parse()?;
    let (by, edition) = (actor.clone(), EditionId::new(form.edition));
    let answered = app
        .db
        .at(actor.agency)
        .write(move |tx| {
            let summary = actions::edition(tx, edition).map(|later| words::summary(&later))?;
            actions::answer(tx, &by, document, edition, what, &form.reason, &summary)
        })
        .await;
    match answered {
        Ok(_) => Ok(Redirect::to(&format!("/adoptions/{document}")).into_response()),
        Err(AppError::Conflict(code)) => {
            let page = page(&app, &actor, document).await?;
            let shell = page.shell.clone().saying("bad", sentence(code));
            Ok(render_with(StatusCode::CONFLICT, &ShowPage { shell, ..page }))
        }
        Err(other) => Err(other),
    }
}
