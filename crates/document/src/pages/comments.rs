//! Remarks at a paragraph or a step.

use super::place_label;
use crate::{
    Comment, CommentId, Place, Version, VersionId, actions,
    form::{AnswerForm, CommentForm},
};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use platform::{Actor, App, AppError, FieldErrors, PersonId, Shell, Tx, pages::render_with};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Words of a place in the list of places, at most.
const SHOWN: usize = 80;

#[derive(Template)]
#[template(path = "pages/comments.html")]
struct CommentsPage {
    shell: Shell,
    version: Version,
    comments: Vec<Comment>,
    names: BTreeMap<PersonId, String>,
    places: Vec<(Place, String)>,
    form: CommentForm,
    /// An answer that could not be kept, with its comment.
    answer: (Option<CommentId>, String),
    errors: FieldErrors,
    may_comment: bool,
    may_answer: bool,
}

impl CommentsPage {
    fn name(&self, person: PersonId) -> &str {
        self.names.get(&person).map_or("", String::as_str)
    }

    fn place(place: Place, words: &str) -> String {
        let label = place_label(place);
        let shown: String = words.chars().take(SHOWN).collect();
        if shown.is_empty() { label } else { format!("{label}: {shown}") }
    }

    fn is_wrong(&self, comment: &Comment) -> bool {
        self.answer.0 == Some(comment.id)
    }

    fn open(&self) -> usize {
        self.comments.iter().filter(|comment| comment.answer.is_none()).count()
    }
}

/// The place that a link names.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct At {
    place: String,
}

pub(crate) async fn list(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
    Query(at): Query<At>,
) -> Result<Response, AppError> {
    let form = CommentForm { place: at.place, ..CommentForm::default() };
    page(&app, &actor, id, form, (None, String::new()), FieldErrors::default()).await
}

async fn page(
    app: &App,
    actor: &Actor,
    id: VersionId,
    form: CommentForm,
    answer: (Option<CommentId>, String),
    errors: FieldErrors,
) -> Result<Response, AppError> {
    let (shell, asks) = (Shell::new(app, actor, "/documents"), actor.clone());
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let read = move |tx: &Tx<'_>| {
        let version = actions::open(tx, &asks, id)?;
        Ok::<_, AppError>(CommentsPage {
            shell,
            comments: actions::comments(tx, &asks, id)?,
            names: organization::names(tx)?,
            places: Place::all(&version.content),
            form,
            answer,
            errors,
            may_comment: actions::may_comment(&asks, &version),
            may_answer: actions::may_answer(&asks, &version),
            version,
        })
    };
    let page = app.db.at(actor.agency).read(read).await?;
    Ok(render_with(status, &page))
}

pub(crate) async fn write(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
    Form(form): Form<CommentForm>,
) -> Result<Response, AppError> {
    let nothing = (None, String::new());
    let (place, remark) = match form.parse() {
        Ok(parsed) => parsed,
        Err(errors) => return page(&app, &actor, id, form, nothing, errors).await,
    };
    let by = actor.clone();
    let scope = app.db.at(actor.agency);
    match scope.write(move |tx| actions::comment(tx, &by, id, place, &remark)).await {
        Ok(key) => {
            Ok(Redirect::to(&format!("/documents/{id}/comments#comment-{key}")).into_response())
        }
        Err(AppError::Invalid(errors)) => page(&app, &actor, id, form, nothing, errors).await,
        Err(AppError::Conflict(code)) => {
            let errors = FieldErrors(vec![("remark".into(), code)]);
            page(&app, &actor, id, form, nothing, errors).await
        }
        Err(other) => Err(other),
    }
}

pub(crate) async fn answer(
    Shared(app): Shared<App>,
    actor: Actor,
    Path((id, comment)): Path<(VersionId, CommentId)>,
    Form(form): Form<AnswerForm>,
) -> Result<Response, AppError> {
    let kept = (Some(comment), form.answer.clone());
    let nothing = CommentForm::default();
    let words = match form.parse() {
        Ok(words) => words,
        Err(errors) => return page(&app, &actor, id, nothing, kept, errors).await,
    };
    let by = actor.clone();
    let scope = app.db.at(actor.agency);
    match scope.write(move |tx| actions::answer(tx, &by, id, comment, &words)).await {
        Ok(()) => {
            Ok(Redirect::to(&format!("/documents/{id}/comments#comment-{comment}")).into_response())
        }
        Err(AppError::Conflict(code)) => {
            let errors = FieldErrors(vec![("answer".into(), code)]);
            page(&app, &actor, id, nothing, kept, errors).await
        }
        Err(other) => Err(other),
    }
}
