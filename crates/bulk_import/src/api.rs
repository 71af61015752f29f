//! JSON for programs.

use crate::{
    Conflict, RunId,
    actions::{open_run, overview},
    pages::{conflict_code, question_code},
    questions,
};
use axum::{
    Json,
    extract::{Path, State as Shared},
    response::{IntoResponse, Response},
};
use platform::{Actor, App, AppError, Tx};
use serde_json::{Value, json};

/// `GET /api/v1/imports/{id}`: a run with its files.
pub(crate) async fn show(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<RunId>,
) -> Result<Response, AppError> {
    let asks = actor.clone();
    let read = move |tx: &Tx<'_>| answer(tx, &asks, id);
    let answer = app.db.at(actor.agency).read_long(read).await?;
    Ok(Json(answer).into_response())
}

/// The run as one document: what `haidang import` prints, too.
pub fn answer(tx: &Tx<'_>, actor: &Actor, id: RunId) -> Result<Value, AppError> {
    let run = open_run(tx, actor, id)?;
    let (files, conflicts) = overview(tx, &run)?;
    let none: Vec<Conflict> = Vec::new();
    let lines: Vec<Value> = (files.iter())
        .map(|file| {
            let found = conflicts.get(&file.id).unwrap_or(&none);
            json!({
                "file": file.name,
                "state": file.state().as_str(),
                "kind": file.kind.map(document::Kind::as_str),
                "code": file.code,
                "title": file.title,
                "issue_no": file.issue_no,
                "revision_no": file.revision_no,
                "issued_on": file.issued_on.map(|day| day.to_string()),
                "effective_on": file.effective_on.map(|day| day.to_string()),
                "steps": file.steps,
                "not_understood": file.unread,
                "converted_runs": file.legacy,
                "reason": Some(file.reason.as_str()).filter(|reason| !reason.is_empty()),
                "questions": questions(file).iter().map(|it| question_code(*it)).collect::<Vec<_>>(),
                "conflicts": found.iter().map(conflict_code).collect::<Vec<_>>(),
                "version": file.version,
            })
        })
        .collect();
    let mut counts = serde_json::Map::new();
    for state in crate::State::ALL {
        let count = files.iter().filter(|file| file.state() == state).count();
        counts.insert(state.as_str().to_owned(), count.into());
    }
    Ok(json!({
        "run": id.get(),
        "name": run.name,
        "ignored": run.ignored,
        "counts": counts,
        "files": lines,
    }))
}
