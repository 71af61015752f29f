use super::{
    show::{Line, lines},
    words::{SAVED, encoding_words},
    written,
};
use crate::{
    Action, Conflict, FileId, Run, RunId, State,
    actions::{self, Decision},
    form::DecisionForm,
    permit::may,
    store,
};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State as Shared},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use document::{Kind, kind_label};
use flow::NotUnderstood;
use intake::{LegacyRun, Reading};
use organization::Unit;
use platform::{Actor, App, AppError, FieldErrors, Shell, Tx, list::ListQuery, pages::render_with};

/// Letters of the text that the page shows.
const SHOWN: usize = 3_000;

#[derive(Template)]
#[template(path = "pages/file.html")]
struct FilePage {
    shell: Shell,
    run: Run,
    line: Line,
    reading: Option<Reading>,
    /// Whether the code belongs to a document in force, so that this may be its next issue.
    may_be_next: bool,
    actions: Vec<Action>,
    units: Vec<Unit>,
    form: DecisionForm,
    errors: FieldErrors,
}

impl FilePage {
    fn is_open(&self) -> bool {
        self.line.file.state().is_open() && self.actions.contains(&Action::Accept)
    }

    fn not_understood(&self) -> &[NotUnderstood] {
        let procedure = self.reading.as_ref().and_then(|reading| reading.procedure.as_ref());
        procedure.map_or(&[], |procedure| &procedure.not_understood)
    }

    fn legacy(&self) -> &[LegacyRun] {
        self.reading.as_ref().map_or(&[], |reading| &reading.legacy)
    }

    fn undecided(&self) -> &[String] {
        self.reading.as_ref().map_or(&[], |reading| &reading.undecided)
    }

    /// The beginning of the text, for a look.
    fn text(&self) -> String {
        let text = self.reading.as_ref().map_or("", |reading| reading.text.as_str());
        let shown: String = text.chars().take(SHOWN).collect();
        if shown.len() < text.len() { format!("{}…", shown.trim_end()) } else { shown }
    }

    fn issued_on(&self) -> String {
        written(self.line.file.issued_on)
    }

    fn effective_on(&self) -> String {
        written(self.line.file.effective_on)
    }

    fn number(&self) -> String {
        let part = |number: Option<u32>| number.map(|number| format!("{number:02}"));
        match (part(self.line.file.issue_no), part(self.line.file.revision_no)) {
            (Some(issue), Some(revision)) if revision != "00" => format!("{issue}/{revision}"),
            (Some(issue), _) => issue,
            (None, _) => "–".to_owned(),
        }
    }

    /// A file may say a later issue than the draft will have.
    fn is_later(&self) -> bool {
        !self.line.file.as_next && self.line.file.issue_no.is_some_and(|issue| issue > 1)
    }
}

impl DecisionForm {
    fn of(line: &Line) -> Self {
        let file = &line.file;
        Self {
            kind: file.kind.map(|kind| kind.as_str().to_owned()).unwrap_or_default(),
            code: file.code.clone(),
            title: file.title.clone(),
            unit: file.unit.map(|unit| unit.to_string()).unwrap_or_default(),
            as_next: if file.as_next { "1".to_owned() } else { String::new() },
            edits: file.edits.to_string(),
            op: String::new(),
        }
    }
}

pub(crate) async fn file(
    Shared(app): Shared<App>,
    actor: Actor,
    Path((run, id)): Path<(RunId, FileId)>,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let mut shell = Shell::new(&app, &actor, "/procedures");
    if !query.get("saved").is_empty() {
        shell = shell.saying("ok", SAVED);
    }
    page(&app, &actor, shell, (run, id), None, FieldErrors::default()).await
}

async fn page(
    app: &App,
    actor: &Actor,
    shell: Shell,
    (run, id): (RunId, FileId),
    typed: Option<DecisionForm>,
    errors: FieldErrors,
) -> Result<Response, AppError> {
    let asks = actor.clone();
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let read = move |tx: &Tx<'_>| {
        let (run, _) = actions::open_file(tx, &asks, run, id)?;
        let (lines, conflicts) = lines(tx, &run)?;
        let line = lines.into_iter().find(|line| line.file.id == id).ok_or(AppError::NotFound)?;
        let known = store::known(tx)?;
        let code = line.file.code.as_str();
        let may_be_next = line.file.as_next
            || known.iter().any(|known| known.code == code && known.in_force.is_some())
            || conflicts.get(&id).into_iter().flatten().any(|conflict| {
                matches!(conflict, Conflict::CodeTaken(known) if known.in_force.is_some())
            });
        let actions = line.file.state().moves().iter().map(|(action, _)| *action);
        let actions = actions.filter(|action| may(&asks, *action, &run, &line.file).is_ok());
        Ok::<_, AppError>(FilePage {
            shell,
            may_be_next,
            actions: actions.collect(),
            reading: actions::reading_of(tx, id)?,
            units: organization::units(tx, text::here(tx.now()).date())?,
            form: typed.unwrap_or_else(|| DecisionForm::of(&line)),
            errors,
            run,
            line,
        })
    };
    let page = app.db.at(actor.agency).read_long(read).await?;
    Ok(render_with(status, &page))
}

pub(crate) async fn decide(
    Shared(app): Shared<App>,
    actor: Actor,
    Path((run, id)): Path<(RunId, FileId)>,
    Form(form): Form<DecisionForm>,
) -> Result<Response, AppError> {
    let action = match form.op.as_str() {
        "save" => None,
        word => Some(Action::parse(word).ok_or(AppError::BadRequest("unknown_action"))?),
    };
    let decision = match action {
        None | Some(Action::Accept) => Some(form.parse(action.is_some())),
        Some(_) => None,
    };
    let decision = match decision.transpose() {
        Ok(decision) => decision,
        Err(errors) => return again(&app, &actor, (run, id), form, errors).await,
    };
    let by = actor.clone();
    let work = move |tx: &Tx<'_>| settle(tx, &by, (run, id), decision.as_ref(), action);
    match app.db.at(actor.agency).write(work).await {
        Ok(Some(version)) => Ok(Redirect::to(&format!("/documents/{version}")).into_response()),
        Ok(None) if action == Some(Action::Skip) => {
            Ok(Redirect::to(&format!("/imports/{run}")).into_response())
        }
        Ok(None) => Ok(Redirect::to(&format!("/imports/{run}/files/{id}?saved=1")).into_response()),
        Err(AppError::Invalid(errors)) => again(&app, &actor, (run, id), form, errors).await,
        Err(AppError::Conflict(code)) if code != "changed_meanwhile" && code != "wrong_state" => {
            let field =
                if matches!(code, "other_kind" | "not_kept_as_it_is") { "kind" } else { "code" };
            let errors = FieldErrors(vec![(field.to_owned(), code)]);
            again(&app, &actor, (run, id), form, errors).await
        }
        Err(other) => Err(other),
    }
}

async fn again(
    app: &App,
    actor: &Actor,
    key: (RunId, FileId),
    form: DecisionForm,
    errors: FieldErrors,
) -> Result<Response, AppError> {
    let shell = Shell::new(app, actor, "/procedures");
    page(app, actor, shell, key, Some(form), errors).await
}

/// One decision and the act that goes with it, in one transaction. The key of the draft, if one was
/// made.
fn settle(
    tx: &Tx<'_>,
    actor: &Actor,
    (run, id): (RunId, FileId),
    decision: Option<&Decision>,
    action: Option<Action>,
) -> Result<Option<i64>, AppError> {
    if let Some(decision) = decision {
        actions::decide(tx, actor, run, id, decision)?;
    }
    let Some(action) = action else { return Ok(None) };
    Ok(actions::act(tx, actor, run, id, action)?.version)
}

/// `GET /imports/{id}/files/{file}/source`: the file as it arrived.
pub(crate) async fn source(
    Shared(app): Shared<App>,
    actor: Actor,
    Path((run, id)): Path<(RunId, FileId)>,
) -> Result<Response, AppError> {
    let asks = actor.clone();
    let read = move |tx: &Tx<'_>| actions::open_file(tx, &asks, run, id);
    let (_, file) = app.db.at(actor.agency).read(read).await?;
    if file.hash.is_empty() {
        return Err(AppError::NotFound);
    }
    let (files, hash) = (app.files.clone(), file.hash.clone());
    let bytes = tokio::task::spawn_blocking(move || files.get(&hash)).await;
    let bytes = bytes.map_err(|e| AppError::Failed(e.to_string()))?;
    let bytes = bytes.map_err(|e| AppError::Failed(e.to_string()))?;
    let ending = match file.source.as_str() {
        "docx" | "doc" | "odt" | "pdf" | "png" | "jpeg" | "tiff" => file.source.as_str(),
        _ => "bin",
    };
    let disposition = format!("attachment; filename=\"tep-{}.{ending}\"", file.place);
    let disposition =
        HeaderValue::from_str(&disposition).map_err(|e| AppError::Failed(e.to_string()))?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream")),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("sandbox; default-src 'none'")),
    ];
    Ok((headers, bytes).into_response())
}
