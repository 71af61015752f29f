use super::{
    edit::{Writer, other_writer},
    people, recorded_label, written,
};
use crate::{
    Action, Content, Decision, Part, Signature, State, Version, VersionId, actions, form, may,
    store,
};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use platform::{
    Actor, App, AppError, FieldErrors, Notice, PersonId, Shell, Tx,
    ledger::object,
    pages::{HistoryLine, render_with},
};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "pages/show.html")]
struct ShowPage {
    shell: Shell,
    version: Version,
    hash: String,
    unit: String,
    decision: Option<Decision>,
    signatures: Vec<Signature>,
    panels: Vec<people::Row>,
    actions: Vec<Action>,
    siblings: Vec<store::Sibling>,
    history: Vec<HistoryLine>,
    notices: Vec<Notice>,
    /// Remarks that nobody answered yet, and all.
    comments: (usize, usize),
    writer: Option<Writer>,
    errors: FieldErrors,
    /// What was typed as a reason.
    reason: String,
    may_edit: bool,
    may_revise: bool,
    may_name: bool,
}

impl ShowPage {
    /// Whether a decision issued it, so that its print may carry signatures.
    fn was_issued(&self) -> bool {
        use State::{Effective, Scheduled, Superseded, Suspended};
        matches!(self.version.state(), Scheduled | Effective | Suspended | Superseded)
    }

    /// Who signed a part, the first first.
    fn signatures(&self, part: Part) -> impl Iterator<Item = &Signature> {
        self.signatures.iter().filter(move |signature| signature.part == part)
    }

    /// Whether one of the buttons needs a reason.
    fn asks_why(&self) -> bool {
        self.actions.iter().any(|action| action.needs_reason(self.version.state()))
    }

    fn html(&self) -> String {
        html(&self.version)
    }

    /// Whether what was signed is still what stands here.
    fn is_intact(&self, signature: &Signature) -> bool {
        signature.content_hash == self.hash
    }
}

/// The text of a version as HTML in which nothing runs; empty for what is no text.
pub fn html(version: &Version) -> String {
    match &version.content {
        Content::Text(text) => markdown::to_html(&markdown::read(text).blocks, 2),
        Content::Procedure(_) | Content::Original(_) => String::new(),
    }
}

/// What somebody just did, from the address.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Did {
    #[serde(default)]
    did: String,
}

pub(crate) async fn show(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
    Query(did): Query<Did>,
) -> Result<Response, AppError> {
    let page = page(&app, &actor, id).await?;
    let said = Action::parse(&did.did).map(super::action_label);
    let shell =
        said.map_or_else(|| page.shell.clone(), |said| page.shell.clone().saying("ok", said));
    Ok(render_with(StatusCode::OK, &ShowPage { shell, ..page }))
}

async fn page(app: &App, actor: &Actor, id: VersionId) -> Result<ShowPage, AppError> {
    let asks = actor.clone();
    let today = app.clock.today();
    let (shell, board) = (Shell::new(app, actor, "/documents"), app.notices.clone());
    app.db
        .at(actor.agency)
        .read(move |tx| {
            let version = actions::open(tx, &asks, id)?;
            let names = organization::names(tx)?;
            let units = organization::units(tx, today)?;
            let unit = units.iter().find(|unit| Some(unit.id.get()) == version.unit);
            let decision =
                version.decision.map(|id| store::decision(tx, id)).transpose()?.flatten();
            let moves = version.state().moves().iter().map(|(action, _)| *action);
            let mut offered = Vec::new();
            for action in moves.filter(|action| *action != Action::Issue) {
                let part = Part::signed_by(action);
                let is_asked = part.map(|part| actions::is_asked(tx, &asks, &version, part));
                if may(&asks, action, &version).is_ok() && is_asked.transpose()?.unwrap_or(true) {
                    offered.push(action);
                }
            }
            let signatures = actions::signatures(tx, id)?;
            let comments = actions::comments(tx, &asks, id)?;
            let open = comments.iter().filter(|comment| comment.answer.is_none()).count();
            let is_drafter = asks.is_any(crate::DRAFT_ROLES);
            let about = [object("document", version.document), object("document_version", id)];
            Ok(ShowPage {
                shell,
                hash: version.content_hash(),
                unit: unit.map(|unit| unit.name.clone()).unwrap_or_default(),
                decision: decision.map(store::read_decision).transpose()?,
                panels: people::rows(tx, &version, &signatures)?,
                signatures,
                actions: offered,
                comments: (open, comments.len()),
                writer: other_writer(tx, &asks, id)?,
                errors: FieldErrors::default(),
                reason: String::new(),
                siblings: siblings(tx, &asks, &version)?,
                history: history(tx, &names, id)?,
                notices: board.about(tx, &asks, &about, today)?,
                may_edit: version.is_editable()
                    && (is_drafter && asks.person == version.author
                        || asks.is(platform::Role::IsoSecretary)),
                may_revise: is_drafter
                    && matches!(version.state(), State::Effective | State::Suspended),
                may_name: actions::may_name(&asks, &version),
                version,
            })
        })
        .await
}

/// The other versions that this person may know of.
fn siblings(
    tx: &Tx<'_>,
    actor: &Actor,
    version: &Version,
) -> Result<Vec<store::Sibling>, AppError> {
    let all = store::siblings(tx, version.document.get())?;
    let mut known = Vec::new();
    for sibling in all {
        if store::find_for(tx, actor, VersionId::new(sibling.id))?.is_some() {
            known.push(sibling);
        }
    }
    Ok(known)
}

fn history(
    tx: &Tx<'_>,
    names: &BTreeMap<PersonId, String>,
    id: VersionId,
) -> Result<Vec<HistoryLine>, AppError> {
    let recorded = tx.recorded(&object("document_version", id))?;
    let line = |entry| HistoryLine::of(entry, names, recorded_label);
    Ok(recorded.into_iter().map(line).collect())
}

impl store::Sibling {
    fn number(&self) -> String {
        match self.revision_no {
            0 => format!("{:02}", self.issue_no),
            revision => format!("{:02}/{revision:02}", self.issue_no),
        }
    }

    fn state(&self) -> State {
        State::parse(&self.state).unwrap_or(State::Draft)
    }

    fn effective_on(&self) -> String {
        written(self.effective_on.as_deref().and_then(|day| day.parse().ok()))
    }

    fn expired_on(&self) -> String {
        written(self.expired_on.as_deref().and_then(|day| day.parse().ok()))
    }
}

pub(crate) async fn act(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
    Form(form): Form<form::ActionForm>,
) -> Result<Response, AppError> {
    let action = form.parse()?;
    let mut by = actor.clone();
    if action == Action::Approve {
        match account::confirmed(&app, &actor, form.password.clone()).await? {
            Ok(confirmed) => by = confirmed,
            Err(code) => {
                let mut page = page(&app, &actor, id).await?;
                page.errors.add("password", code);
                page.reason = form.reason;
                return Ok(render_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
            }
        }
    }
    let (reason, seen) = (form.reason.clone(), form.seen);
    let done = app
        .db
        .at(actor.agency)
        .write(move |tx| actions::act(tx, &by, id, action, reason.trim(), &seen))
        .await;
    match done {
        Ok(_) => {
            Ok(Redirect::to(&format!("/documents/{id}?did={}", action.as_str())).into_response())
        }
        // The page stays, and says at once what stands in the way.
        Err(AppError::Conflict(code)) => {
            let page = page(&app, &actor, id).await?;
            let shell = page.shell.clone().refusing(code, page.version.state().label());
            let page = ShowPage { shell, reason: form.reason, ..page };
            Ok(render_with(StatusCode::CONFLICT, &page))
        }
        Err(other) => Err(other),
    }
}

#[derive(Debug, Deserialize)]
pub(crate) struct ReviseForm {
    /// `issue` or `revision`.
    kind: String,
}

pub(crate) async fn revise(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
    Form(form): Form<ReviseForm>,
) -> Result<Response, AppError> {
    let whole = form.kind != "revision";
    let scope = app.db.at(actor.agency);
    let new = scope.write(move |tx| actions::revise(tx, &actor, id, whole)).await?;
    Ok(Redirect::to(&format!("/documents/{new}/edit")).into_response())
}
