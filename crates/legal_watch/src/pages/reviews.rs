use super::words;
use crate::{WATCHERS, actions, form::ReviewForm, store};
use askama::Template;
use axum::{
    extract::{Form, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use platform::{
    Actor, App, AppError, FieldErrors, Shell, Span, Tx,
    list::{Cell, Exported, ListQuery},
    pages::render_with,
};
use register::{Head, Width};

#[derive(Template)]
#[template(path = "pages/reviews.html")]
struct ReviewsPage {
    shell: Shell,
    rows: Vec<store::ReviewRow>,
    next: Option<String>,
    query: ListQuery,
    may_watch: bool,
    form: ReviewForm,
    errors: FieldErrors,
}

impl store::ReviewRow {
    fn written_day(&self) -> String {
        self.day.parse::<Date>().map_or_else(|_| self.day.clone(), text::date)
    }
}

impl Exported for store::ReviewRow {
    fn heads() -> Vec<&'static str> {
        words::REVIEW_HEADS.to_vec()
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.written_day().into(),
            self.name.as_str().into(),
            self.sources.as_str().into(),
            self.found.as_str().into(),
        ]
    }
}

const WIDTHS: &[Width] = &[Width::Cm(2.4), Width::Cm(4.5), Width::Share(1.0), Width::Share(2.0)];

/// What stands above and below the log on paper.
pub(crate) fn reviews_head(as_of: Date) -> Head {
    Head { as_of, widths: WIDTHS, ..words::reviews_head() }
}

/// The reviews of a span.
pub(crate) fn reviews_of(tx: &Tx<'_>, span: Span) -> Result<Vec<store::ReviewRow>, AppError> {
    let base: [&dyn platform::db::Param; 1] = [&tx.agency().get()];
    let rows = store::REVIEWS.all::<store::ReviewRow>(tx, &base, &ListQuery::default())?;
    let (from, to) = (span.from.to_string(), span.to.to_string());
    Ok(rows.into_iter().filter(|row| (&from..=&to).contains(&&row.day)).collect())
}

pub(crate) async fn reviews(
    State(app): State<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let today = app.clock.today();
    if let Some(output) = register::asked(&query) {
        let work = move |tx: &Tx<'_>| {
            let head = reviews_head(today);
            let base: [&dyn platform::db::Param; 1] = [&tx.agency().get()];
            let list = &store::REVIEWS;
            register::export::<store::ReviewRow>(list, tx, &base, &query, output, &head)
        };
        return app.db.at(actor.agency).read_long(work).await;
    }
    let form = ReviewForm { day: text::date(today), ..ReviewForm::default() };
    page(&app, &actor, query, form, FieldErrors::default()).await
}

async fn page(
    app: &App,
    actor: &Actor,
    query: ListQuery,
    form: ReviewForm,
    errors: FieldErrors,
) -> Result<Response, AppError> {
    let asked = query.clone();
    let read = move |tx: &Tx<'_>| {
        store::REVIEWS.page::<store::ReviewRow>(tx, &[&tx.agency().get()], &asked)
    };
    let list = app.db.at(actor.agency).read(read).await.map_err(AppError::from)?;
    let shell = Shell::new(app, actor, "/legal-watch");
    let shell =
        if query.get("did") == "record" { shell.saying("ok", words::LOOKED) } else { shell };
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let (rows, next, may_watch) = (list.rows, list.next, actor.is_any(WATCHERS));
    Ok(render_with(status, &ReviewsPage { shell, rows, next, query, may_watch, form, errors }))
}

pub(crate) async fn record_review(
    State(app): State<App>,
    actor: Actor,
    Form(form): Form<ReviewForm>,
) -> Result<Response, AppError> {
    let (day, sources, found) = match form.parse() {
        Ok(parts) => parts,
        Err(errors) => return page(&app, &actor, ListQuery::default(), form, errors).await,
    };
    let by = actor.clone();
    let write = move |tx: &Tx<'_>| actions::record_review(tx, &by, day, &sources, &found);
    match app.db.at(actor.agency).write(write).await {
        Ok(()) => Ok(Redirect::to("/legal-watch/reviews?did=record").into_response()),
        Err(AppError::Invalid(errors)) => {
            page(&app, &actor, ListQuery::default(), form, errors).await
        }
        Err(other) => Err(other),
    }
}
