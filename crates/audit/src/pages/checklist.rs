use super::words;
use crate::{
    AUDITS, Answer,
    actions::{self, Line},
    model::{RESULTS, finds_something},
};
use askama::Template;
use axum::{
    Json,
    extract::{Form, Path, Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use platform::{
    Actor, App, AppError, FieldErrors, PersonId, Role, Shell, Tx, list::ListQuery,
    pages::render_with, sentence,
};
use quality_register::{Edition, Entry, EntryId, open};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "pages/checklist.html")]
struct ChecklistPage {
    shell: Shell,
    audit: Entry,
    groups: Vec<Group>,
    /// Codes of procedures that the schedule names, for samples.
    procedures: Vec<String>,
    person: PersonId,
    is_all: bool,
    is_running: bool,
    may_prepare: bool,
    answered: usize,
    count: usize,
    edition: Edition,
    categories: actions::Categories,
    /// What came back, and why.
    typed: AnswerForm,
    errors: FieldErrors,
}

/// The lines of a unit.
struct Group {
    unit: String,
    may_answer: bool,
    lines: Vec<Row>,
}

/// A line with the key that an answer to it bears.
struct Row {
    line: Line,
    key: String,
}

impl ChecklistPage {
    fn label(&self, line: &Line) -> String {
        super::naming::result(&self.categories, line.values.text("result"))
    }

    fn tone(line: &Line) -> &'static str {
        match line.values.text("result") {
            "conforms" | "strength" => "ok",
            "nonconforming" => "bad",
            "improvement" => "warn",
            _ => "mute",
        }
    }

    fn is_sent(&self, line: &Line) -> bool {
        self.typed.line == line.id.to_string()
    }

    fn chosen<'p>(&'p self, line: &'p Line) -> &'p str {
        if self.is_sent(line) { &self.typed.result } else { line.values.text("result") }
    }

    fn evidence<'p>(&'p self, line: &'p Line) -> &'p str {
        if self.is_sent(line) { &self.typed.evidence } else { line.values.text("evidence") }
    }

    fn wrong(&self, line: &Line, field: &str) -> Option<&'static str> {
        self.errors.at(field).filter(|_| self.is_sent(line))
    }

    fn results(&self) -> Vec<(&'static str, String)> {
        let named = |word| super::naming::result(&self.categories, word);
        RESULTS.iter().map(|word| (*word, named(word))).collect()
    }

    fn finds(line: &Line) -> bool {
        finds_something(line.values.text("result"))
    }

    /// The form of a finding, filled in with what the line says.
    fn finding_href(&self, line: &Line) -> String {
        let category = match line.values.text("result") {
            "improvement" => "improvement",
            "strength" => "strength",
            _ => "minor",
        };
        let (id, unit) = (self.audit.id.to_string(), line.values.text("unit"));
        let query = [
            ("parent", id.as_str()),
            ("category", category),
            ("unit", unit),
            ("clause", line.values.text("clause")),
            ("document", line.values.text("document")),
            ("evidence", line.values.text("evidence")),
        ];
        format!("/audit-findings/new{}", ListQuery::default().href(&query))
    }
}

/// The checklist of an audit: what this auditor has to ask, or everything.
pub(crate) async fn checklist(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<EntryId>,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let is_all = query.get("all") == "1";
    let none = FieldErrors::default();
    let mut page = page(&app, &actor, id, is_all, AnswerForm::default(), none).await?;
    if let Some(said) = words::did(query.get("did")) {
        page.shell = page.shell.saying("ok", said);
    }
    Ok(render_with(StatusCode::OK, &page))
}

async fn page(
    app: &App,
    actor: &Actor,
    id: EntryId,
    is_all: bool,
    typed: AnswerForm,
    errors: FieldErrors,
) -> Result<ChecklistPage, AppError> {
    let shell = Shell::new(app, actor, AUDITS.section);
    let by = actor.clone();
    let read = move |tx: &Tx<'_>| {
        let audit = open(tx, &AUDITS, id)?;
        let lines = actions::lines(tx, id)?;
        let is_lead = audit.owner() == Some(by.person);
        let mine = own_units(tx, &by, id)?;
        // Whoever audits no unit of it has nothing of their own to look at.
        let is_all = is_all || is_lead || mine.is_empty();
        let is_running = audit.state() == "in_progress";
        let answers = |unit: i64| is_running && (is_lead || mine.contains(&unit));
        let answered = lines.iter().filter(|line| line.state() == "answered").count();
        let may_prepare = matches!(audit.state(), "draft" | "announced" | "in_progress")
            && (by.is(Role::IsoSecretary) || actions::team(tx, &audit)?.contains(&by.person));
        Ok::<_, AppError>(ChecklistPage {
            shell,
            count: lines.len(),
            groups: groups(tx, lines, |unit| is_all || mine.contains(&unit), answers)?,
            procedures: actions::procedures(tx, id)?,
            edition: actions::programme_of(tx, &audit)?.edition,
            categories: actions::categories(tx)?,
            person: by.person,
            is_all,
            is_running,
            may_prepare,
            answered,
            typed,
            errors,
            audit,
        })
    };
    app.db.at(actor.agency).read(read).await
}

/// The units that somebody audits in an audit.
fn own_units(tx: &Tx<'_>, actor: &Actor, audit: EntryId) -> Result<Vec<i64>, AppError> {
    let sessions = actions::sessions(tx, audit)?.into_iter();
    let own = sessions.filter(|session| actions::auditors(session).contains(&actor.person));
    Ok(own.filter_map(|session| session.unit()).collect())
}

/// Lines by unit, in the order in which they were written; those still open stand first.
fn groups(
    tx: &Tx<'_>,
    lines: Vec<Line>,
    shows: impl Fn(i64) -> bool,
    answers: impl Fn(i64) -> bool,
) -> Result<Vec<Group>, AppError> {
    let mut by_unit: BTreeMap<i64, Vec<Row>> = BTreeMap::new();
    for line in lines {
        let unit = line.unit().unwrap_or_default();
        if shows(unit) {
            let key = actions::new_seed()?;
            by_unit.entry(unit).or_default().push(Row { line, key });
        }
    }
    let units = actions::units(tx)?;
    let group = |(unit, mut lines): (i64, Vec<Row>)| {
        lines.sort_by_key(|row| row.line.state() == "answered");
        let name = units.get(&unit).map_or("–", |unit| unit.name.as_str());
        Group { unit: name.to_owned(), may_answer: answers(unit), lines }
    };
    Ok(by_unit.into_iter().map(group).collect())
}

/// Writes the lines that are missing.
pub(crate) async fn prepare(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<EntryId>,
) -> Result<Response, AppError> {
    let by = actor.clone();
    let write = move |tx: &Tx<'_>| actions::prepare(tx, &by, id);
    app.db.at(actor.agency).write(write).await?;
    Ok(back(id, "prepare"))
}

/// A sample that somebody asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct SampleForm {
    code: String,
    size: String,
}

/// Draws a sample of dossiers.
pub(crate) async fn draw(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<EntryId>,
    Form(form): Form<SampleForm>,
) -> Result<Response, AppError> {
    let size = form.size.trim().parse::<usize>().ok();
    let size = size.filter(|size| (1..=actions::MOST).contains(size));
    let Some(size) = size else {
        let mut errors = FieldErrors::default();
        errors.add("size", "sample_size");
        return again(&app, &actor, id, AnswerForm::default(), errors, None).await;
    };
    let seed = actions::new_seed()?;
    let by = actor.clone();
    let write = move |tx: &Tx<'_>| actions::draw_sample(tx, &by, id, form.code.trim(), size, &seed);
    match app.db.at(actor.agency).write(write).await {
        Ok(_) => Ok(back(id, "sample")),
        Err(AppError::Conflict(code)) => {
            let none = FieldErrors::default();
            again(&app, &actor, id, AnswerForm::default(), none, Some(code)).await
        }
        Err(other) => Err(other),
    }
}

/// An answer, exactly as it arrives.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct AnswerForm {
    line: String,
    key: String,
    seen: String,
    result: String,
    evidence: String,
}

impl AnswerForm {
    fn read(&self) -> (EntryId, Answer) {
        let evidence: String = text::typed(&self.evidence).chars().take(8000).collect();
        let line = EntryId::new(self.line.parse().unwrap_or_default());
        let seen = self.seen.parse().unwrap_or(-1);
        let (key, result) = (self.key.clone(), self.result.clone());
        (line, Answer { key, seen, result, evidence })
    }
}

/// Takes an answer: from the form, or from the script that kept it while there was no line.
pub(crate) async fn take_answer(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<EntryId>,
    headers: HeaderMap,
    Form(form): Form<AnswerForm>,
) -> Result<Response, AppError> {
    let (line, answer) = form.read();
    let by = actor.clone();
    let write = move |tx: &Tx<'_>| actions::answer(tx, &by, id, line, &answer);
    let done = app.db.at(actor.agency).write(write).await;
    let accept = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
    if accept.is_some_and(|accept| accept.starts_with("application/json")) {
        return done.map(|line| Json(serde_json::json!({ "seen": line.moves })).into_response());
    }
    match done {
        Ok(_) => {
            let at = format!("/audits/{id}/checklist?did=answer#l-{line}");
            Ok(Redirect::to(&at).into_response())
        }
        Err(AppError::Invalid(errors)) => again(&app, &actor, id, form, errors, None).await,
        Err(AppError::Conflict(code)) => {
            again(&app, &actor, id, form, FieldErrors::default(), Some(code)).await
        }
        Err(other) => Err(other),
    }
}

/// The page again with what was typed, and what was wrong with it.
async fn again(
    app: &App,
    actor: &Actor,
    id: EntryId,
    typed: AnswerForm,
    errors: FieldErrors,
    said: Option<&'static str>,
) -> Result<Response, AppError> {
    let mut page = page(app, actor, id, true, typed, errors).await?;
    let Some(said) = said else {
        return Ok(render_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
    };
    page.shell = page.shell.saying("bad", sentence(said));
    Ok(render_with(StatusCode::CONFLICT, &page))
}

fn back(id: EntryId, did: &str) -> Response {
    Redirect::to(&format!("/audits/{id}/checklist?did={did}")).into_response()
}
