use super::{saying, status};
use crate::{
    CommentId, CommentState, actions,
    form::VerdictForm,
    permit,
    store::{
        self,
        lists::{COMMENTS, CommentLine},
    },
};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State as Shared},
    response::{IntoResponse, Redirect, Response},
};
use jiff::Timestamp;
use platform::{
    Actor, App, AppError, FieldErrors, Shell, Tx,
    list::{Cell, Exported, List, ListQuery, Page},
    pages::render_with,
};
use register::{Head, Width};

#[derive(Template)]
#[template(path = "pages/staff/comments.html")]
struct CommentsPage {
    shell: Shell,
    page: Page<CommentLine>,
    query: ListQuery,
    list: &'static List,
    may_decide: bool,
    errors: FieldErrors,
}

impl CommentLine {
    fn state(&self) -> CommentState {
        CommentState::parse(&self.state).unwrap_or(CommentState::Pending)
    }

    fn at(&self) -> String {
        Timestamp::from_microsecond(self.at).map(text::date_time).unwrap_or_default()
    }
}

/// No e-mail: what is exported leaves the editors.
impl Exported for CommentLine {
    fn heads() -> Vec<&'static str> {
        vec!["Lúc", "Tin bài", "Bạn đọc", "Ý kiến", "Tình trạng", "Lý do"]
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.at().into(),
            self.title.as_str().into(),
            self.name.as_str().into(),
            self.words.as_str().into(),
            self.state().label().into(),
            self.reason.as_str().into(),
        ]
    }
}

/// `GET /news/comments`.
pub(crate) async fn comments(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    if let Some(output) = register::asked(&query) {
        let (today, asks) = (app.clock.today(), actor.clone());
        let work = move |tx: &Tx<'_>| {
            permit::may_read_comments(&asks, actions::is_editor(tx, &asks)?)?;
            let head = Head {
                title: "Ý kiến bạn đọc".to_owned(),
                as_of: today,
                counted: "ý kiến",
                file_name: "y-kien-ban-doc",
                widths: &[
                    Width::Cm(2.6),
                    Width::Share(1.2),
                    Width::Cm(3.4),
                    Width::Share(2.0),
                    Width::Cm(2.4),
                    Width::Cm(3.6),
                ],
                signers: &["Người lập"],
            };
            let base: [&dyn platform::db::Param; 1] = [&tx.agency().get()];
            register::export::<CommentLine>(&COMMENTS, tx, &base, &query, output, &head)
        };
        return app.db.at(actor.agency).read_long(work).await;
    }
    page(&app, &actor, query, FieldErrors::default(), None).await
}

async fn page(
    app: &App,
    actor: &Actor,
    query: ListQuery,
    errors: FieldErrors,
    said: Option<&'static str>,
) -> Result<Response, AppError> {
    let (asks, asked) = (actor.clone(), query.clone());
    let read = move |tx: &Tx<'_>| {
        let may_decide = actions::is_editor(tx, &asks)?;
        permit::may_read_comments(&asks, may_decide)?;
        Ok::<_, AppError>((COMMENTS.page(tx, &[&tx.agency().get()], &asked)?, may_decide))
    };
    let (page, may_decide) = app.db.at(actor.agency).read(read).await?;
    let shell = saying(Shell::new(app, actor, "/news"), said);
    let status = status(&errors, said);
    Ok(render_with(
        status,
        &CommentsPage { shell, page, query, list: &COMMENTS, may_decide, errors },
    ))
}

/// `POST /news/comments/{id}/decision`.
pub(crate) async fn decide_comment(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<CommentId>,
    Form(form): Form<VerdictForm>,
) -> Result<Response, AppError> {
    let asked = move |tx: &Tx<'_>| store::readers::comment(tx, id.get());
    let found = app.db.at(actor.agency).read(asked).await.map_err(AppError::from)?;
    // What is not there is told before what is wrong with the form.
    found.ok_or(AppError::NotFound)?;
    let pending = ListQuery::default().with("state", "pending");
    let (verdict, reason) = match form.parse() {
        Ok(parsed) => parsed,
        Err(errors) => return page(&app, &actor, pending, errors, None).await,
    };
    let by = actor.clone();
    let work = move |tx: &Tx<'_>| actions::moderate(tx, &by, id, verdict, &reason);
    match app.db.at(actor.agency).write(work).await {
        Ok(()) => Ok(Redirect::to("/news/comments?state=pending").into_response()),
        Err(AppError::Conflict(code)) => {
            page(&app, &actor, pending, FieldErrors::default(), Some(code)).await
        }
        Err(other) => Err(other),
    }
}
