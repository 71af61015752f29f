use super::{Did, SECTION, words, written};
use crate::{
    Action, Declaration, DeclarationId, Reason, State, actions, form::ActionForm, may, permit,
    store,
};
use askama::Template;
use axum::{
    extract::{Form, Multipart, Path, Query, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use platform::{
    Actor, App, AppError, FieldErrors, Notice, Shell, Tx,
    ledger::object,
    pages::{HistoryLine, render_with},
};

#[derive(Template)]
#[template(path = "pages/show.html")]
struct ShowPage {
    shell: Shell,
    it: Declaration,
    hash: String,
    before: Option<Declaration>,
    /// What a draft changes against the declaration in force.
    reasons: Vec<Reason>,
    notices: Vec<Notice>,
    evidence: Vec<store::EvidenceRow>,
    actions: Vec<Action>,
    may_publish: bool,
    history: Vec<HistoryLine>,
    form: ActionForm,
    errors: FieldErrors,
}

impl ShowPage {
    fn has(&self, action: Action) -> bool {
        self.actions.contains(&action)
    }

    /// Who does what next, while it is in work.
    fn next(&self) -> Option<&'static str> {
        words::next(&self.it)
    }

    /// What is still to be done before it takes effect.
    fn may_take_effect(&self) -> bool {
        self.has(Action::TakeEffect) && self.it.publication.is_whole()
    }
}

pub(crate) async fn show(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<DeclarationId>,
    Query(did): Query<Did>,
) -> Result<Response, AppError> {
    let page = page(&app, &actor, id, None, FieldErrors::default()).await?;
    let said = Action::parse(&did.did).map(words::done_label).or_else(|| words::done(&did.did));
    let shell = page.shell.clone();
    let shell = said.map_or(shell.clone(), |said| shell.saying("ok", said));
    Ok(render_with(StatusCode::OK, &ShowPage { shell, ..page }))
}

async fn page(
    app: &App,
    actor: &Actor,
    id: DeclarationId,
    form: Option<ActionForm>,
    errors: FieldErrors,
) -> Result<ShowPage, AppError> {
    let (asks, shell) = (actor.clone(), Shell::new(app, actor, SECTION));
    let board = app.notices.clone();
    let read = move |tx: &Tx<'_>| {
        let it = actions::open(tx, id)?;
        let moves = it.state().moves().iter().map(|(action, _)| *action);
        let offered = moves.filter(|action| *action != Action::Supersede);
        let actions: Vec<_> = offered.filter(|action| may(&asks, *action, &it).is_ok()).collect();
        let names = organization::names(tx)?;
        let line = |entry| HistoryLine::of(entry, &names, words::recorded_label);
        let reasons = if it.state() == State::Draft { crate::reasons(tx)? } else { Vec::new() };
        let excluded = it.snapshot.exclusions.iter().map(|(clause, _)| clause.as_str());
        let is_draft = it.state() == State::Draft;
        let notices = super::notices(tx, &board, &asks, excluded.filter(|_| is_draft))?;
        Ok(ShowPage {
            shell,
            hash: it.snapshot.hash(),
            before: it.replaces.map(|id| crate::open(tx, id)).transpose()?,
            reasons,
            notices,
            evidence: store::evidence_of(tx, id.get())?,
            actions,
            may_publish: permit::may_publish(&asks).is_ok() && !it.number.is_empty(),
            history: tx.recorded(&object("declaration", id))?.into_iter().map(line).collect(),
            form: form.unwrap_or_else(|| ActionForm::of(&it.publication)),
            errors,
            it,
        })
    };
    app.db.at(actor.agency).read(read).await
}

pub(crate) async fn act(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<DeclarationId>,
    Form(form): Form<ActionForm>,
) -> Result<Response, AppError> {
    let (action, with) = match form.parse() {
        Ok(parsed) => parsed,
        Err(errors) => {
            let page = page(&app, &actor, id, Some(form), errors).await?;
            return Ok(render_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
        }
    };
    let by = match signer(&app, &actor, id, action, &form.password).await? {
        Ok(by) => by,
        Err(code) => {
            let errors = FieldErrors(vec![("password".into(), code)]);
            let page = page(&app, &actor, id, Some(form), errors).await?;
            return Ok(render_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
        }
    };
    let work = move |tx: &Tx<'_>| actions::act(tx, &by, id, action, &with);
    match app.db.at(actor.agency).write(work).await {
        Ok(_) => {
            let page = format!("/declarations/{id}?did={}", action.as_str());
            Ok(Redirect::to(&page).into_response())
        }
        Err(AppError::Invalid(errors)) => {
            let page = page(&app, &actor, id, Some(form), errors).await?;
            Ok(render_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(AppError::Conflict(code)) => refused(&app, &actor, id, Some(form), code).await,
        Err(other) => Err(other),
    }
}

/// Who acts: whoever signs what can be signed proves once more that it is they.
async fn signer(
    app: &App,
    actor: &Actor,
    id: DeclarationId,
    action: Action,
    password: &str,
) -> Result<Result<Actor, &'static str>, AppError> {
    if action != Action::Sign {
        return Ok(Ok(actor.clone()));
    }
    let it = app.db.at(actor.agency).read(move |tx| actions::open(tx, id)).await?;
    if may(actor, action, &it).is_err() || it.state().after(action).is_none() {
        return Ok(Ok(actor.clone()));
    }
    account::confirmed(app, actor, password.to_owned()).await
}

async fn refused(
    app: &App,
    actor: &Actor,
    id: DeclarationId,
    form: Option<ActionForm>,
    code: &'static str,
) -> Result<Response, AppError> {
    let page = page(app, actor, id, form, FieldErrors::default()).await?;
    let shell = page.shell.clone().refusing(code, page.it.state().label());
    Ok(render_with(StatusCode::CONFLICT, &ShowPage { shell, ..page }))
}

/// Keeps a file that shows the publication.
pub(crate) async fn attach(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<DeclarationId>,
    parts: Multipart,
) -> Result<Response, AppError> {
    permit::may_publish(&actor)?;
    app.db.at(actor.agency).read(move |tx| actions::open(tx, id)).await?;
    let (name, bytes) = platform::one_file(parts).await?;
    if bytes.is_empty() {
        let errors = FieldErrors(vec![("file".into(), "evidence_file_missing")]);
        let page = page(&app, &actor, id, None, errors).await?;
        return Ok(render_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
    }
    let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    let files = app.files.clone();
    let put = tokio::task::spawn_blocking(move || files.put(&bytes)).await;
    let put = put.map_err(|e| AppError::Failed(e.to_string()))?;
    let hash = put.map_err(|e| AppError::Failed(e.to_string()))?;
    let by = actor.clone();
    let work = move |tx: &Tx<'_>| actions::keep_evidence(tx, &by, id, &name, &hash, size);
    match app.db.at(actor.agency).write(work).await {
        Ok(_) => Ok(Redirect::to(&format!("/declarations/{id}?did=evidence")).into_response()),
        Err(AppError::Conflict(code)) => refused(&app, &actor, id, None, code).await,
        Err(other) => Err(other),
    }
}

impl store::EvidenceRow {
    fn size(&self) -> String {
        document::file_size(u64::try_from(self.bytes).unwrap_or_default())
    }

    fn at(&self) -> String {
        text::date_time(jiff::Timestamp::from_microsecond(self.at).unwrap_or_default())
    }
}
