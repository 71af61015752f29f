//! The page of an agency that is asked to end.

use super::{SECTION, words};
use crate::{
    Answer, HEADS, State, Succession, SuccessionId,
    actions::{self, Left},
    form::AnswerForm,
    store,
};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use platform::{
    Actor, AgencyId, App, AppError, FieldErrors, Shell, Tx,
    ledger::object,
    list::ListQuery,
    pages::{HistoryLine, render_with},
    sentence,
};

#[derive(Template)]
#[template(path = "pages/ending.html")]
struct EndingPage {
    shell: Shell,
    it: Succession,
    successor: String,
    answer: Answer,
    note: String,
    left: Left,
    may_answer: bool,
    history: Vec<HistoryLine>,
    form: AnswerForm,
    errors: FieldErrors,
}

pub(crate) async fn show(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<SuccessionId>,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let page = page(&app, &actor, id).await?;
    let shell = page.shell.clone();
    let shell =
        words::done(query.get("did")).map_or(shell.clone(), |said| shell.saying("ok", said));
    Ok(render_with(StatusCode::OK, &EndingPage { shell, ..page }))
}

async fn page(app: &App, actor: &Actor, id: SuccessionId) -> Result<EndingPage, AppError> {
    let (shell, asks) = (Shell::new(app, actor, SECTION), actor.clone());
    let read = move |tx: &Tx<'_>| {
        let (row, it) = actions::ending(tx, id)?;
        let names = organization::names(tx)?;
        let told = |entry| HistoryLine::of(entry, &names, words::recorded_label);
        let history = tx.recorded(&object("succession", id))?.into_iter().map(told).collect();
        let answer = store::answer_of(&row)?;
        let waits = answer == Answer::Asked && it.state() == State::Decided;
        let is_reader = asks.via.ended.as_ref().is_some_and(|ended| ended.reader_of.is_some());
        Ok::<_, AppError>(EndingPage {
            shell,
            successor: organization::agency(&tx.of(AgencyId::new(row.successor)))?.name,
            answer,
            note: row.note,
            left: actions::left(tx, &it)?,
            may_answer: waits && asks.is_any(HEADS) && !is_reader,
            history,
            form: AnswerForm::default(),
            errors: FieldErrors::default(),
            it,
        })
    };
    app.db.at(actor.agency).read_long(read).await
}

pub(crate) async fn answer(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<SuccessionId>,
    Form(form): Form<AnswerForm>,
) -> Result<Response, AppError> {
    // People of the agency that takes over read here, and answer for nobody.
    if actor.via.ended.as_ref().is_some_and(|ended| ended.reader_of.is_some()) {
        return Err(AppError::Conflict(platform::ENDED));
    }
    let (answer, note) = match form.parse() {
        Ok(parsed) => parsed,
        Err(errors) => {
            let page = EndingPage { form, errors, ..page(&app, &actor, id).await? };
            return Ok(render_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
        }
    };
    let by = actor.clone();
    let work = move |tx: &Tx<'_>| actions::answer(tx, &by, id, answer, &note);
    match app.db.at(actor.agency).write(work).await {
        Ok(()) => {
            let to = format!("/endings/{id}?did={}", answer.as_str());
            Ok(Redirect::to(&to).into_response())
        }
        Err(AppError::Conflict(code)) => {
            let page = page(&app, &actor, id).await?;
            let shell = page.shell.clone().saying("bad", sentence(code));
            Ok(render_with(StatusCode::CONFLICT, &EndingPage { shell, form, ..page }))
        }
        Err(other) => Err(other),
    }
}
