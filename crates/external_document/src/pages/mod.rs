//! HTML for people: a struct a page, its template beside it.

use crate::{ExternalDocument, KEEPERS, actions, form, model::Standing, store};
use askama::Template;
use axum::{
    extract::{Form, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use platform::{
    Actor, App, AppError, FieldErrors, Shell,
    list::{Cell, Exported, Format, List, ListQuery, export},
    pages::render_with,
};

mod words;

pub(crate) use words::SENTENCES;

#[derive(Template)]
#[template(path = "pages/list.html")]
struct ListPage {
    shell: Shell,
    rows: Vec<(ExternalDocument, Standing)>,
    next: Option<String>,
    query: ListQuery,
    list: &'static List,
    may_change: bool,
    form: form::TextForm,
    errors: FieldErrors,
}

impl Exported for store::Line {
    fn heads() -> Vec<&'static str> {
        vec![
            "Số, ký hiệu",
            "Loại",
            "Cơ quan ban hành",
            "Trích yếu",
            "Ngày ban hành",
            "Ngày có hiệu lực",
            "Ngày hết hiệu lực",
            "Thay thế bởi",
        ]
    }

    fn cells(&self) -> Vec<Cell> {
        let day = |day: &Option<String>| {
            let day = day.as_deref().and_then(|day| day.parse().ok());
            Cell::Text(written(day))
        };
        vec![
            self.number.as_str().into(),
            self.kind.as_str().into(),
            self.issuer.as_str().into(),
            self.title.as_str().into(),
            day(&self.issued_on),
            day(&self.effective_on),
            day(&self.expired_on),
            self.replaced_by.clone().unwrap_or_default().into(),
        ]
    }
}

fn written(day: Option<Date>) -> String {
    day.map(text::date).unwrap_or_default()
}

pub(crate) async fn list(
    State(app): State<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    if let Some(format) = Format::parse(query.get("format")) {
        let work = move |tx: &platform::Tx<'_>| {
            let name = "van-ban-ben-ngoai";
            export::<store::Line>(&store::LIST, tx, &[&tx.agency().get()], &query, format, name)
        };
        return app.db.at(actor.agency).read_long(work).await;
    }
    list_page(&app, &actor, query, form::TextForm::default(), FieldErrors::default()).await
}

async fn list_page(
    app: &App,
    actor: &Actor,
    query: ListQuery,
    form: form::TextForm,
    errors: FieldErrors,
) -> Result<Response, AppError> {
    let today = app.clock.today();
    let asked = query.clone();
    let page = app
        .db
        .at(actor.agency)
        .read(move |tx| store::LIST.page::<store::Line>(tx, &[&tx.agency().get()], &asked))
        .await
        .map_err(AppError::from)?;
    let rows = (page.rows.into_iter())
        .map(|line| {
            let text = actions::read(line);
            let standing = text.standing(today);
            (text, standing)
        })
        .collect();
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let shell = Shell::new(app, actor, "/external-documents");
    let may_change = actor.is_any(KEEPERS);
    let (list, next) = (&store::LIST, page.next);
    Ok(render_with(status, &ListPage { shell, rows, next, query, list, may_change, form, errors }))
}

pub(crate) async fn create(
    State(app): State<App>,
    actor: Actor,
    Form(form): Form<form::TextForm>,
) -> Result<Response, AppError> {
    let text = match form.parse() {
        Ok(text) => text,
        Err(errors) => return list_page(&app, &actor, ListQuery::default(), form, errors).await,
    };
    app.db.at(actor.agency).write(move |tx| actions::register(tx, &actor, &text)).await?;
    Ok(Redirect::to("/external-documents").into_response())
}
