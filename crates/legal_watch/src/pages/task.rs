use super::words;
use crate::{
    Stage, Task, TaskId, Verdict, actions, form::JudgementForm, is_own, lines_of, may_judge,
    may_watch, store,
};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use platform::{
    Actor, App, AppError, FieldErrors, PersonId, Shell, Tx,
    ledger::object,
    pages::{HistoryLine, render_with},
    sentence,
};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "pages/task.html")]
struct TaskPage {
    shell: Shell,
    row: store::Row,
    task: Task,
    /// The lines that name the old text, in the version in force and in the one on its way.
    lines: Vec<(&'static str, Vec<String>)>,
    history: Vec<HistoryLine>,
    judged_by: String,
    may_judge: bool,
    may_watch: bool,
    may_revise: bool,
    form: JudgementForm,
    errors: FieldErrors,
    today: Date,
}

/// What somebody just did, from the address.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Did {
    #[serde(default)]
    did: String,
}

pub(crate) async fn task(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<TaskId>,
    Query(did): Query<Did>,
) -> Result<Response, AppError> {
    let mut page = page(&app, &actor, id, JudgementForm::default(), FieldErrors::default()).await?;
    if did.did == "judge" {
        page.shell = page.shell.saying("ok", words::JUDGED);
    }
    Ok(render_with(StatusCode::OK, &page))
}

async fn page(
    app: &App,
    actor: &Actor,
    id: TaskId,
    form: JudgementForm,
    errors: FieldErrors,
) -> Result<TaskPage, AppError> {
    let (asks, today) = (actor.clone(), app.clock.today());
    let shell = Shell::new(app, actor, "/legal-watch");
    let read = move |tx: &Tx<'_>| {
        let row = actions::open(tx, &asks, id)?;
        let task = row.task()?;
        let names = organization::names(tx)?;
        let judged_by = task.judged_by.and_then(|person| names.get(&person).cloned());
        let is_drafter = asks.is_any(document::DRAFT_ROLES);
        Ok::<_, AppError>(TaskPage {
            shell,
            lines: lines(tx, &asks, &row, &task)?,
            history: history(tx, &names, id)?,
            judged_by: judged_by.unwrap_or_default(),
            may_judge: task.closed.is_none() && may_judge(&asks, &task).is_ok(),
            may_watch: may_watch(&asks).is_ok(),
            may_revise: is_drafter && is_own(&asks, &task) && task.stage() == Stage::ToChange,
            form,
            errors,
            today,
            task,
            row,
        })
    };
    app.db.at(actor.agency).read(read).await
}

fn lines(
    tx: &Tx<'_>,
    actor: &Actor,
    row: &store::Row,
    task: &Task,
) -> Result<Vec<(&'static str, Vec<String>)>, AppError> {
    let (_, matcher) = actions::register(tx)?;
    let mut lines = Vec::new();
    for written in store::written(tx, Some(task.document))? {
        if document::open(tx, actor, written.version).is_err() {
            continue;
        }
        let of = lines_of(&written.procedure, row.old(), &matcher);
        let label = words::version_label(written.is_open);
        lines.push((label, of.into_iter().map(|(_, line)| line).collect()));
    }
    Ok(lines)
}

fn history(
    tx: &Tx<'_>,
    names: &BTreeMap<PersonId, String>,
    id: TaskId,
) -> Result<Vec<HistoryLine>, AppError> {
    let recorded = tx.recorded(&object("legal_watch_task", id))?;
    let line = |entry| HistoryLine::of(entry, names, words::recorded);
    Ok(recorded.into_iter().map(line).collect())
}

pub(crate) async fn judge(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<TaskId>,
    Form(form): Form<JudgementForm>,
) -> Result<Response, AppError> {
    let (by, parsed) = (actor.clone(), form.parse());
    let write = move |tx: &Tx<'_>| {
        actions::open(tx, &by, id)?;
        let (verdict, reason) = parsed?;
        actions::judge(tx, &by, id, verdict, &reason)
    };
    match app.db.at(actor.agency).write(write).await {
        Ok(()) => Ok(Redirect::to(&format!("/legal-watch/tasks/{id}?did=judge")).into_response()),
        Err(AppError::Invalid(errors)) => {
            let page = page(&app, &actor, id, form, errors).await?;
            Ok(render_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(AppError::Conflict(code)) => {
            let mut page = page(&app, &actor, id, form, FieldErrors::default()).await?;
            page.shell = page.shell.saying("bad", sentence(code));
            Ok(render_with(StatusCode::CONFLICT, &page))
        }
        Err(other) => Err(other),
    }
}
