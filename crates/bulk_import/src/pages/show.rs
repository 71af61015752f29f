use super::words::{
    accepted_words, conflict_words, progress_words, question_words, reason_words, source_words,
};
use crate::{
    Conflicts, File, Run, RunId, State,
    actions::{self, at_once, overview},
    questions,
};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State as Shared},
    response::{IntoResponse, Redirect, Response},
};
use document::kind_label;
use platform::{
    Actor, App, AppError, Shell, Tx,
    list::{Cell, Exported, ListQuery},
    pages::render,
    sentence,
};
use register::{Head, Width};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Files on a page.
const SHOWN: usize = 300;

/// One file with what stands in its way, in words.
pub(super) struct Line {
    pub(super) file: File,
    pub(super) unit: String,
    pub(super) remarks: Vec<String>,
}

impl Line {
    /// Where it stands as people see it: what was read without a doubt still needs a person while
    /// something stands in its way.
    pub(super) fn shown(&self) -> State {
        let state = self.file.state();
        let is_held = state == State::Read && !self.remarks.is_empty();
        if is_held { State::NeedsPerson } else { state }
    }

    fn kind(&self) -> &'static str {
        self.file.kind.map_or("–", kind_label)
    }

    pub(super) fn source(&self) -> &'static str {
        source_words(&self.file)
    }

    /// What the row says of the file in a few words; the rest stands on its own page.
    fn short(&self) -> Vec<&str> {
        self.remarks.iter().take(3).map(String::as_str).collect()
    }

    fn more(&self) -> usize {
        self.remarks.len().saturating_sub(3)
    }
}

#[derive(Template)]
#[template(path = "pages/show.html")]
struct ShowPage {
    shell: Shell,
    run: Run,
    lines: Vec<Line>,
    counts: Vec<(State, usize)>,
    total: usize,
    progress: String,
    ready: usize,
    ready_with_notes: usize,
    query: ListQuery,
}

impl ShowPage {
    fn is_reading(&self) -> bool {
        self.counts.iter().any(|(state, count)| *state == State::Waiting && *count > 0)
    }

    fn when(&self) -> String {
        text::date_time(self.run.at)
    }

    /// The rows that are asked for.
    fn wanted(&self) -> impl Iterator<Item = &Line> {
        let wanted = State::parse(self.query.get("state"));
        self.lines.iter().filter(move |line| wanted.is_none_or(|it| line.shown() == it))
    }

    /// As many of them as a page shows.
    fn shown(&self) -> Vec<&Line> {
        self.wanted().take(SHOWN).collect()
    }

    fn hidden(&self) -> usize {
        self.wanted().skip(SHOWN).count()
    }

    fn done(&self) -> usize {
        let waiting = self.counts.iter().find(|(state, _)| *state == State::Waiting);
        self.total - waiting.map_or(0, |(_, count)| *count)
    }
}

/// The files of a run with their remarks.
pub(super) fn lines(tx: &Tx<'_>, run: &Run) -> Result<(Vec<Line>, Conflicts), AppError> {
    let (files, conflicts) = overview(tx, run)?;
    let names: BTreeMap<_, _> = files.iter().map(|file| (file.id, file.name.clone())).collect();
    let units = organization::units(tx, text::here(tx.now()).date())?;
    let unit = |id: Option<i64>| {
        let found = units.iter().find(|unit| Some(unit.id.get()) == id);
        found.map(|unit| unit.name.clone()).unwrap_or_default()
    };
    let lines = files.into_iter().map(|file| {
        let mut remarks: Vec<String> = Vec::new();
        if file.state() == State::NotReadable {
            remarks.push(reason_words(&file).to_owned());
        }
        let found = conflicts.get(&file.id).into_iter().flatten();
        remarks.extend(found.map(|conflict| conflict_words(conflict, &names)));
        if file.state().is_open() {
            remarks.extend(questions(&file).into_iter().map(question_words));
        }
        Line { unit: unit(file.unit), remarks, file }
    });
    Ok((lines.collect(), conflicts))
}

pub(crate) async fn show(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<RunId>,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let mut shell = Shell::new(&app, &actor, "/procedures");
    let said = |word: &str| query.get(word).parse::<usize>().ok();
    if let (Some(made), Some(refused)) = (said("made"), said("refused")) {
        let class = if refused == 0 { "ok" } else { "bad" };
        shell = shell.saying(class, &accepted_words(made, refused));
    }
    let (asks, today) = (actor.clone(), app.clock.today());
    let read = move |tx: &Tx<'_>| {
        let run = actions::open_run(tx, &asks, id)?;
        let (lines, _) = lines(tx, &run)?;
        if let Some(output) = register::asked(&query) {
            let head = Head {
                title: format!("Kết quả nhập tài liệu: {}", run.name),
                as_of: today,
                counted: "tệp",
                file_name: "ket-qua-nhap",
                widths: &[
                    Width::Share(3.0),
                    Width::Share(1.5),
                    Width::Share(1.5),
                    Width::Share(3.0),
                    Width::Share(1.5),
                    Width::Share(1.5),
                    Width::Share(4.0),
                ],
                signers: &["Người lập"],
            };
            return register::respond(tx, &lines, output, &head);
        }
        let count = |state: State| lines.iter().filter(|line| line.shown() == state).count();
        let page = ShowPage {
            shell,
            progress: progress_words(lines.len(), count),
            counts: State::ALL.into_iter().map(|state| (state, count(state))).collect(),
            total: lines.len(),
            ready: at_once(tx, &run, false)?.len(),
            ready_with_notes: at_once(tx, &run, true)?.len(),
            lines,
            run,
            query,
        };
        Ok(render(&page))
    };
    app.db.at(actor.agency).read_long(read).await
}

/// What somebody asks to accept.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct AcceptForm {
    notes: String,
}

/// Makes drafts of every file that nothing stands in the way of, each in a transaction of its own.
pub(crate) async fn accept(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<RunId>,
    Form(form): Form<AcceptForm>,
) -> Result<Response, AppError> {
    let scope = app.db.at(actor.agency);
    let (asks, keeping) = (actor.clone(), !form.notes.is_empty());
    let read = move |tx: &Tx<'_>| {
        let run = actions::open_run(tx, &asks, id)?;
        at_once(tx, &run, keeping).map_err(AppError::from)
    };
    let ready = scope.clone().read_long(read).await?;
    let (mut made, mut refused) = (0, 0);
    for file in ready {
        let by = actor.clone();
        let work = move |tx: &Tx<'_>| actions::accept(tx, &by, id, file).map(|_| ());
        match scope.clone().write(work).await {
            Ok(()) => made += 1,
            Err(AppError::Conflict(code)) => {
                tracing::info!(%file, "not accepted: {}", sentence(code));
                refused += 1;
            }
            Err(other) => return Err(other),
        }
    }
    let to = format!("/imports/{id}?made={made}&refused={refused}");
    Ok(Redirect::to(&to).into_response())
}

impl Exported for Line {
    fn heads() -> Vec<&'static str> {
        vec!["Tệp", "Loại", "Mã hiệu", "Tên tài liệu", "Đơn vị", "Tình trạng", "Cần xem"]
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.file.name.as_str().into(),
            self.kind().into(),
            self.file.code.as_str().into(),
            self.file.title.as_str().into(),
            self.unit.as_str().into(),
            self.shown().label().into(),
            self.remarks.join(" ").into(),
        ]
    }
}
