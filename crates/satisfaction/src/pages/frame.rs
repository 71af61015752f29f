//! The set of questions and its history.

use super::SECTION;
use crate::{Area, MOST_QUESTIONS, actions, form::FrameForm, permit::may_plan, store};
use askama::Template;
use axum::{
    extract::{Form, Query, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::Timestamp;
use platform::{Actor, App, AppError, FieldErrors, PersonId, Shell, Tx, pages::render_with};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Empty rows below those that are there.
const SPARE: usize = 3;

#[derive(Template)]
#[template(path = "pages/frame.html")]
struct FramePage {
    shell: Shell,
    number: i64,
    rows: Vec<(String, String)>,
    plans: bool,
    frames: Vec<store::FrameRow>,
    names: BTreeMap<PersonId, String>,
    errors: FieldErrors,
}

impl FramePage {
    fn made(&self, frame: &store::FrameRow) -> String {
        let at = Timestamp::from_microsecond(frame.made_at).unwrap_or_default();
        let who = self.names.get(&PersonId::new(frame.made_by)).map_or("–", String::as_str);
        format!("{} · {who}", text::date_time(at))
    }

    fn count(frame: &store::FrameRow) -> usize {
        store::questions(&frame.questions).map_or(0, |questions| questions.len())
    }
}

/// What somebody just did, from the address.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Did {
    did: String,
}

pub(crate) async fn frame(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(did): Query<Did>,
) -> Result<Response, AppError> {
    let mut page = page(&app, &actor).await?;
    if did.did == "frame" {
        page.shell =
            page.shell.saying("ok", "Đã lưu bộ câu hỏi mới. Khảo sát lập từ nay dùng bộ này.");
    }
    Ok(render_with(StatusCode::OK, &page))
}

async fn page(app: &App, actor: &Actor) -> Result<FramePage, AppError> {
    let (shell, plans) = (Shell::new(app, actor, SECTION), may_plan(actor).is_ok());
    let read = move |tx: &Tx<'_>| {
        let (number, questions) = actions::frame(tx)?;
        let mut rows: Vec<_> = (questions.into_iter())
            .map(|question| (question.area.as_str().to_owned(), question.text))
            .collect();
        let spare = SPARE.min(MOST_QUESTIONS.saturating_sub(rows.len()));
        rows.extend(vec![(Area::Access.as_str().to_owned(), String::new()); spare]);
        let (frames, names) = (store::frames(tx)?, organization::names(tx)?);
        let errors = FieldErrors::default();
        Ok::<_, AppError>(FramePage { shell, number, rows, plans, frames, names, errors })
    };
    app.db.at(actor.agency).read(read).await
}

pub(crate) async fn put_frame(
    Shared(app): Shared<App>,
    actor: Actor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, AppError> {
    may_plan(&actor)?;
    let form = FrameForm::read(&pairs);
    let questions = match form.parse() {
        Ok(questions) => questions,
        Err(errors) => {
            let page = page(&app, &actor).await?;
            let rows = if form.0.is_empty() { page.rows.clone() } else { form.0 };
            let page = FramePage { rows, errors, ..page };
            return Ok(render_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
        }
    };
    let scope = app.db.at(actor.agency);
    scope.write(move |tx: &Tx<'_>| actions::put_frame(tx, &actor, &questions)).await?;
    Ok(Redirect::to("/surveys/questions?did=frame").into_response())
}
