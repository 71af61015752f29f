use super::{
    Did, SECTION,
    words::{self, done},
    written,
};
use crate::{Declaration, Edition, Reason, Scope, actions, form::ScopeForm, permit, store};
use askama::Template;
use axum::{
    extract::{Form, Query, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::Timestamp;
use platform::{
    Actor, App, AppError, FieldErrors, Notice, PersonId, Shell, Tx,
    pages::{render, render_with},
};

#[derive(Template)]
#[template(path = "pages/scope.html")]
struct ScopePage {
    shell: Shell,
    scope: Scope,
    said: String,
    /// The editions by which the agency worked, the oldest first.
    editions: Vec<edition::Adopted>,
    exclusions: Vec<(&'static str, evidence::Exclusion)>,
    competent: usize,
    covered: usize,
    processes: usize,
    unlisted: usize,
    mapped: usize,
    declared: Option<Declaration>,
    /// The one that is drafted, or signed and not in force yet.
    in_work: Option<Declaration>,
    reasons: Vec<Reason>,
    notices: Vec<Notice>,
    may_keep: bool,
}

impl ScopePage {
    fn about(it: &Declaration) -> String {
        words::about(it)
    }

    fn next(it: &Declaration) -> &'static str {
        words::next(it).unwrap_or_default()
    }
}

/// What the system covers, on one page.
pub(crate) async fn show(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(did): Query<Did>,
) -> Result<Response, AppError> {
    let may_keep = permit::may_keep(&actor).is_ok();
    let shell = Shell::new(&app, &actor, SECTION);
    let shell = done(&did.did).map_or(shell.clone(), |said| shell.saying("ok", said));
    let (board, agency) = (app.notices.clone(), actor.agency);
    let read = move |tx: &Tx<'_>| {
        let today = text::here(tx.now()).date();
        let (covered, others) = actions::coverage(tx)?;
        let exclusions = evidence::exclusions(tx)?;
        let excluded = exclusions.iter().map(|(clause, _)| *clause);
        let notices = super::notices(tx, &board, &actor, excluded)?;
        let with = covered.iter().filter(|it| it.process.is_some()).count();
        Ok::<_, AppError>(ScopePage {
            shell,
            scope: actions::scope(tx)?,
            said: said(tx)?,
            editions: edition::history(tx)?,
            exclusions,
            competent: covered.len(),
            covered: with,
            processes: actions::snapshot(tx)?.processes.len(),
            unlisted: others.len(),
            mapped: actions::processes(tx, today)?.len(),
            declared: actions::current(tx)?,
            in_work: store::open_one(tx)?,
            reasons: actions::reasons(tx)?,
            notices,
            may_keep,
        })
    };
    Ok(render(&app.db.at(agency).read(read).await?))
}

/// Who said it, and when.
fn said(tx: &Tx<'_>) -> Result<String, AppError> {
    let Some(said) = store::scope(tx, tx.now().as_microsecond())? else { return Ok(String::new()) };
    let names = organization::names(tx)?;
    let who = names.get(&PersonId::new(said.person)).cloned().unwrap_or_default();
    let at = Timestamp::from_microsecond(said.at).unwrap_or_default();
    Ok(format!("{who}, {}", text::date_time(at)))
}

#[derive(Template)]
#[template(path = "pages/scope_edit.html")]
struct EditPage {
    shell: Shell,
    form: ScopeForm,
    errors: FieldErrors,
}

pub(crate) async fn edit(Shared(app): Shared<App>, actor: Actor) -> Result<Response, AppError> {
    permit::may_keep(&actor)?;
    let read = |tx: &Tx<'_>| actions::scope(tx).map_err(AppError::from);
    let scope = app.db.at(actor.agency).read(read).await?;
    let shell = Shell::new(&app, &actor, SECTION);
    let form = ScopeForm::of(&scope);
    Ok(render(&EditPage { shell, form, errors: FieldErrors::default() }))
}

pub(crate) async fn put(
    Shared(app): Shared<App>,
    actor: Actor,
    Form(form): Form<ScopeForm>,
) -> Result<Response, AppError> {
    let scope = match form.parse() {
        Ok(scope) => scope,
        Err(errors) => {
            let shell = Shell::new(&app, &actor, SECTION);
            let page = EditPage { shell, form, errors };
            return Ok(render_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
        }
    };
    let at = app.db.at(actor.agency);
    at.write(move |tx| actions::put_scope(tx, &actor, &scope)).await?;
    Ok(Redirect::to("/scope?did=scope").into_response())
}
