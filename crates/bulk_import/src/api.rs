//! JSON for programs.

use crate::{
    Conflict, File, RunId, State,
    actions::{open_run, overview},
    pages::{conflict_code, question_code},
    questions,
};
use axum::{
    Json,
    extract::{Path, State as Shared},
    response::{IntoResponse, Response},
};
use platform::{Actor, App, AppError, Tx, api::Operation};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// A run of an import with its files.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "ImportRun")]
pub struct RunBody {
    /// The key of the run.
    pub run: i64,
    /// What it is called.
    pub name: String,
    /// Files of operating systems and open editors that were left out.
    pub ignored: u32,
    /// How many files stand where.
    pub counts: BTreeMap<&'static str, usize>,
    /// Its files, in order.
    pub files: Vec<FileBody>,
}

/// A file of a run, with what was read in it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "ImportFile")]
pub struct FileBody {
    /// What it was called, with its folders.
    pub file: String,
    /// Where it stands.
    pub state: &'static str,
    /// What kind of document it becomes.
    pub kind: Option<&'static str>,
    /// Its code, read or typed.
    pub code: String,
    /// Its title, likewise.
    pub title: String,
    /// Lần ban hành that the file says.
    pub issue_no: Option<u32>,
    /// Lần sửa đổi that the file says.
    pub revision_no: Option<u32>,
    /// The day of issue that the file says, `2026-01-05`.
    pub issued_on: Option<String>,
    /// The day of effect that the file says.
    pub effective_on: Option<String>,
    /// How many steps were read.
    pub steps: u32,
    /// How many places were not understood.
    pub not_understood: u32,
    /// How many runs were converted from TCVN3 or VNI.
    pub converted_runs: u32,
    /// Why it was not read.
    pub reason: Option<String>,
    /// What a person has to say before it is accepted.
    pub questions: Vec<&'static str>,
    /// What stands against it.
    pub conflicts: Vec<&'static str>,
    /// The draft that it became.
    pub version: Option<i64>,
}

impl RunBody {
    /// How many files stand so.
    pub fn count(&self, state: State) -> usize {
        self.counts.get(state.as_str()).copied().unwrap_or_default()
    }
}

/// What programs are told about [`show`].
pub(crate) fn about_show() -> Operation {
    Operation::answers::<RunBody>("A run of an import with its files.")
}

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
pub fn answer(tx: &Tx<'_>, actor: &Actor, id: RunId) -> Result<RunBody, AppError> {
    let run = open_run(tx, actor, id)?;
    let (files, conflicts) = overview(tx, &run)?;
    let none: Vec<Conflict> = Vec::new();
    let told = |file: &File| body(file, conflicts.get(&file.id).unwrap_or(&none));
    let count = |state: State| files.iter().filter(|file| file.state() == state).count();
    Ok(RunBody {
        run: id.get(),
        ignored: run.ignored,
        counts: State::ALL.map(|state| (state.as_str(), count(state))).into(),
        files: files.iter().map(told).collect(),
        name: run.name,
    })
}

fn body(file: &File, conflicts: &[Conflict]) -> FileBody {
    FileBody {
        file: file.name.clone(),
        state: file.state().as_str(),
        kind: file.kind.map(document::Kind::as_str),
        code: file.code.clone(),
        title: file.title.clone(),
        issue_no: file.issue_no,
        revision_no: file.revision_no,
        issued_on: file.issued_on.map(|day| day.to_string()),
        effective_on: file.effective_on.map(|day| day.to_string()),
        steps: file.steps,
        not_understood: file.unread,
        converted_runs: file.legacy,
        reason: Some(file.reason.clone()).filter(|reason| !reason.is_empty()),
        questions: questions(file).iter().map(|it| question_code(*it)).collect(),
        conflicts: conflicts.iter().map(conflict_code).collect(),
        version: file.version,
    }
}
