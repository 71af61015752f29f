//! HTML for people: a struct a page, its template beside it.

mod words;

pub(crate) use words::SENTENCES;

use crate::{Counts, actions, form::StartForm, permit, store};
use askama::Template;
use axum::{
    extract::{Form, Query, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use platform::{
    Actor, App, AppError, FieldErrors, Shell, Tx,
    list::{Cell, Exported, ListQuery, Page},
    pages::render_with,
};
use register::{Head, Width};

#[derive(Template)]
#[template(path = "pages/show.html")]
struct ShowPage {
    shell: Shell,
    counts: Counts,
    readers: i64,
    page: Page<store::DayLine>,
    most: i64,
    query: ListQuery,
    may_set: bool,
    form: StartForm,
    errors: FieldErrors,
}

impl ShowPage {
    fn readers_text(&self) -> String {
        text::count(self.readers)
    }
}

impl store::DayLine {
    fn visits_text(&self) -> String {
        text::count(self.visits)
    }

    fn readers_text(&self) -> String {
        text::count(self.readers)
    }

    fn day(&self) -> String {
        self.day.parse().map(|day: Date| text::date(day)).unwrap_or_default()
    }
}

impl Exported for store::DayLine {
    fn heads() -> Vec<&'static str> {
        vec!["Ngày", "Lượt truy cập", "Người đọc"]
    }

    fn cells(&self) -> Vec<Cell> {
        vec![self.day().into(), Cell::Number(self.visits), Cell::Number(self.readers)]
    }
}

/// `GET /visits`.
pub(crate) async fn show(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    if let Some(output) = register::asked(&query) {
        let today = app.clock.today();
        let work = move |tx: &Tx<'_>| {
            let head = Head {
                title: "Thống kê lượt truy cập cổng thông tin".to_owned(),
                as_of: today,
                counted: "ngày",
                file_name: "luot-truy-cap",
                widths: &[Width::Share(1.0), Width::Share(1.0), Width::Share(1.0)],
                signers: &["Người lập"],
            };
            let base: [&dyn platform::db::Param; 1] = [&tx.agency().get()];
            register::export::<store::DayLine>(&store::DAYS, tx, &base, &query, output, &head)
        };
        return app.db.at(actor.agency).read_long(work).await;
    }
    page(&app, &actor, query, None, FieldErrors::default()).await
}

async fn page(
    app: &App,
    actor: &Actor,
    query: ListQuery,
    typed: Option<StartForm>,
    errors: FieldErrors,
) -> Result<Response, AppError> {
    let asked = query.clone();
    let today = app.clock.today().to_string();
    let read = move |tx: &Tx<'_>| {
        let page = store::DAYS.page::<store::DayLine>(tx, &[&tx.agency().get()], &asked)?;
        let readers = store::on_day(tx, &today, "")?.1;
        Ok::<_, AppError>((actions::counts(tx)?, readers, page, actions::start(tx)?))
    };
    let (counts, readers, page, start) = app.db.at(actor.agency).read(read).await?;
    let form = typed.unwrap_or_else(|| StartForm { start: text::count(start) });
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let most = page.rows.iter().map(|row| row.visits).max().unwrap_or(1).max(1);
    let (shell, may_set) = (Shell::new(app, actor, "/visits"), permit::may_set(actor).is_ok());
    let page = ShowPage { shell, counts, readers, page, most, query, may_set, form, errors };
    Ok(render_with(status, &page))
}

/// `POST /visits/start`.
pub(crate) async fn set_start(
    Shared(app): Shared<App>,
    actor: Actor,
    Form(form): Form<StartForm>,
) -> Result<Response, AppError> {
    permit::may_set(&actor)?;
    let start = match form.parse() {
        Ok(start) => start,
        Err(errors) => {
            return page(&app, &actor, ListQuery::default(), Some(form), errors).await;
        }
    };
    let by = actor.clone();
    app.db.at(actor.agency).write(move |tx| actions::set_start(tx, &by, start)).await?;
    Ok(Redirect::to("/visits").into_response())
}
