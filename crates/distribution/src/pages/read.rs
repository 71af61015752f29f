use super::{
    Did,
    part::{Block, blocks, part_title},
};
use crate::{Answered, Obligation, Part, Question, Terms, actions, form::AnswerForm, parts, store};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use document::{Content, State, Version, VersionId};
use platform::{Actor, App, AppError, Shell, Tx, pages::render_with, sentence};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "pages/read.html")]
struct ReadPage {
    shell: Shell,
    version: Version,
    obligation: Option<Obligation>,
    terms: Terms,
    parts: Vec<Part>,
    shown: Vec<usize>,
    /// The part before the reader's eyes, from 0.
    at: usize,
    questions: Vec<Question>,
    attempts: i64,
    form: AnswerForm,
    wrong: Vec<usize>,
}

impl ReadPage {
    /// Whether this person still has to acknowledge it.
    fn is_open(&self) -> bool {
        let is_unmet = |it: &Obligation| it.acknowledged_at().is_none();
        let at_work = self.shell.ended.is_none();
        at_work
            && self.version.state() == State::Effective
            && self.obligation.as_ref().is_some_and(is_unmet)
    }

    fn blocks(&self) -> Vec<Block> {
        self.parts.get(self.at).map(|part| blocks(&self.version, part)).unwrap_or_default()
    }

    fn title(&self, part: &Part) -> String {
        part_title(&self.version, part)
    }

    fn title_here(&self) -> String {
        self.parts.get(self.at).map(|part| self.title(part)).unwrap_or_default()
    }

    fn is_here(&self, part: usize) -> bool {
        self.at == part
    }

    fn is_last(&self) -> bool {
        self.at + 1 == self.parts.len()
    }

    fn was_shown(&self, part: usize) -> bool {
        self.shown.contains(&part)
    }

    fn all_shown(&self) -> bool {
        (0..self.parts.len()).all(|part| self.was_shown(part))
    }

    /// The questions that were answered wrong, and the part in which each is answered; from 1.
    fn to_read_again(&self) -> Vec<(usize, usize)> {
        let place = |no: &usize| Some((no + 1, self.questions.get(*no)?.part + 1));
        self.wrong.iter().filter_map(place).collect()
    }

    fn is_wrong(&self, question: usize) -> bool {
        self.wrong.contains(&question)
    }
}

/// Which part is asked for, as people count: from 1.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    part: String,
}

pub(crate) async fn read(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
    Query(asked): Query<Asked>,
    Query(did): Query<Did>,
) -> Result<Response, AppError> {
    let at = asked.part.parse::<usize>().ok().and_then(|part| part.checked_sub(1));
    let mut page = page(&app, &actor, id, at).await?;
    // A stored file is shown when it is opened.
    let is_file = page.parts.get(page.at) == Some(&Part::File);
    if page.is_open() && !page.was_shown(page.at) && !is_file {
        let (scope, by, part) = (app.db.at(actor.agency), actor.clone(), page.at);
        scope.write(move |tx| actions::show_part(tx, &by, id, part)).await?;
        page.shown.push(part);
    }
    let shell = did.said(page.shell.clone());
    Ok(render_with(StatusCode::OK, &ReadPage { shell, ..page }))
}

/// Opens a stored file, which is its only part, and notes that.
pub(crate) async fn open_file(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
) -> Result<Response, AppError> {
    let asks = actor.clone();
    let find = move |tx: &Tx<'_>| actions::open(tx, &asks, id);
    let version = app.db.at(actor.agency).read(find).await?;
    match version.content {
        Content::Original(_) => {}
        Content::Text(_) | Content::Procedure(_) => {
            return Ok(Redirect::to(&format!("/distributions/{id}/read")).into_response());
        }
    }
    if actor.via.ended.is_none() {
        let scope = app.db.at(actor.agency);
        scope.write(move |tx| actions::show_part(tx, &actor, id, 0)).await?;
    }
    Ok(Redirect::to(&format!("/documents/{id}/file")).into_response())
}

/// The page at a part; at the first that was not shown where none is asked for.
async fn page(
    app: &App,
    actor: &Actor,
    id: VersionId,
    at: Option<usize>,
) -> Result<ReadPage, AppError> {
    let asks = actor.clone();
    let shell = Shell::new(app, actor, "/distributions");
    let read = move |tx: &Tx<'_>| {
        let version = actions::open(tx, &asks, id)?;
        let parts = parts(&version.content);
        let shown = store::shown_to(tx, id, asks.person)?;
        let next = (0..parts.len()).find(|part| !shown.contains(part)).unwrap_or_default();
        let (attempts,) = store::attempts(tx, id.get(), asks.person.get())?;
        Ok(ReadPage {
            shell,
            obligation: store::obligation_of(tx, id, asks.person)?,
            terms: store::terms(tx)?,
            questions: store::questions_of(tx, id)?,
            at: at.unwrap_or(next).min(parts.len() - 1),
            attempts,
            form: AnswerForm::default(),
            wrong: Vec::new(),
            version,
            parts,
            shown,
        })
    };
    app.db.at(actor.agency).read(read).await
}

pub(crate) async fn acknowledge(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, AppError> {
    let (by, form) = (actor.clone(), AnswerForm::from_pairs(pairs));
    let sent = form.clone();
    let act = move |tx: &Tx<'_>| actions::acknowledge(tx, &by, id, &sent.seen, &sent.answers);
    match app.db.at(actor.agency).write(act).await {
        Ok(Answered::Met(_)) => {
            let to = format!("/distributions/{id}/read?did=acknowledged");
            Ok(Redirect::to(&to).into_response())
        }
        // The attempt counts and is stored; the page says which part to read again.
        Ok(Answered::Wrong(wrong)) => {
            let mut page = page(&app, &actor, id, Some(usize::MAX)).await?;
            (page.form, page.wrong) = (form, wrong);
            Ok(render_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        // The page stays, and says at once what stands in the way.
        Err(AppError::Conflict(code)) => {
            let page = page(&app, &actor, id, None).await?;
            let shell = page.shell.clone().saying("bad", sentence(code));
            Ok(render_with(StatusCode::CONFLICT, &ReadPage { shell, form, ..page }))
        }
        Err(other) => Err(other),
    }
}
