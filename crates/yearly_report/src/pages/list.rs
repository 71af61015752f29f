use super::SECTION;
use crate::{
    Line, LineId, Report, State, WRITERS, actions,
    form::{DraftForm, LineForm},
    store,
};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use platform::{
    Actor, App, AppError, FieldErrors, Shell, Tx, list::ListQuery, pages::render_with, sentence,
};

#[derive(Template)]
#[template(path = "pages/list.html")]
struct ListPage {
    shell: Shell,
    reports: Vec<Report>,
    lines: Vec<Line>,
    query: ListQuery,
    draft: DraftForm,
    line: LineForm,
    errors: FieldErrors,
    today: Date,
    /// The first day on which reports may have been sent, where it is asked for.
    since: Option<Date>,
    /// The day as of which sent reports are told.
    day: Date,
    may_write: bool,
}

impl ListPage {
    fn receiver(&self, report: &Report) -> &str {
        let own = self.lines.iter().find(|line| line.id == report.line);
        own.map_or("–", |line| &line.receiver)
    }

    fn due(&self, report: &Report) -> Option<Date> {
        let own = self.lines.iter().find(|line| line.id == report.line);
        own.map(|line| line.due(report.year))
    }

    fn is_late(&self, report: &Report) -> bool {
        !report.state().is_sent() && self.due(report).is_some_and(|due| due < self.today)
    }

    /// Whether only what was sent by a day is asked for.
    fn only_sent(&self) -> bool {
        self.query.get("phase") == "sent"
    }

    /// The reports that are asked for, each as it stood on that day.
    fn shown(&self) -> Vec<(&Report, State)> {
        let stood = |report: &Report| {
            if !self.only_sent() {
                return Some(report.state());
            }
            report.sent_by(self.day).filter(|_| report.sent_on >= self.since)
        };
        self.reports.iter().filter_map(|report| Some((report, stood(report)?))).collect()
    }
}

pub(crate) async fn list(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let mut page = page(&app, &actor).await?;
    let status = match register::as_of(query.get("as_of"), page.today) {
        Ok(day) => {
            page.day = day;
            StatusCode::OK
        }
        Err(errors) => {
            page.errors = errors;
            StatusCode::UNPROCESSABLE_ENTITY
        }
    };
    page.since = query.get("since").parse().ok();
    page.query = query;
    Ok(render_with(status, &page))
}

async fn page(app: &App, actor: &Actor) -> Result<ListPage, AppError> {
    let today = app.clock.today();
    let read = |tx: &Tx<'_>| Ok::<_, AppError>((store::all(tx)?, store::lines(tx)?));
    let (reports, lines) = app.db.at(actor.agency).read(read).await?;
    Ok(ListPage {
        shell: Shell::new(app, actor, SECTION),
        reports,
        lines,
        query: ListQuery::default(),
        draft: DraftForm {
            year: today.year().to_string(),
            cut_off: text::date(today),
            ..DraftForm::default()
        },
        line: LineForm { remind_days: "20".into(), ..LineForm::default() },
        errors: FieldErrors::default(),
        today,
        since: None,
        day: today,
        may_write: actor.is_any(WRITERS),
    })
}

pub(crate) async fn create(
    Shared(app): Shared<App>,
    actor: Actor,
    Form(form): Form<DraftForm>,
) -> Result<Response, AppError> {
    let (line, year, cut_off) = match form.parse(app.clock.today()) {
        Ok(parsed) => parsed,
        Err(errors) => {
            let page = ListPage { draft: form, errors, ..page(&app, &actor).await? };
            return Ok(render_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
        }
    };
    let (by, showcase) = (actor.clone(), app.showcase.clone());
    let work = move |tx: &Tx<'_>| actions::draft(tx, &by, &showcase, line, (year, cut_off));
    match app.db.at(actor.agency).write(work).await {
        Ok(id) => Ok(Redirect::to(&format!("/yearly-reports/{id}")).into_response()),
        Err(AppError::Conflict(code)) => {
            let page = page(&app, &actor).await?;
            let shell = page.shell.clone().saying("bad", sentence(code));
            Ok(render_with(StatusCode::CONFLICT, &ListPage { shell, draft: form, ..page }))
        }
        Err(other) => Err(other),
    }
}

pub(crate) async fn add_line(
    Shared(app): Shared<App>,
    actor: Actor,
    Form(form): Form<LineForm>,
) -> Result<Response, AppError> {
    let (receiver, due, remind) = match form.parse() {
        Ok(parsed) => parsed,
        Err(errors) => {
            let page = ListPage { line: form, errors, ..page(&app, &actor).await? };
            return Ok(render_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
        }
    };
    let scope = app.db.at(actor.agency);
    scope.write(move |tx| actions::add_line(tx, &actor, &receiver, due, remind)).await?;
    Ok(Redirect::to("/yearly-reports").into_response())
}

pub(crate) async fn end_line(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<LineId>,
) -> Result<Response, AppError> {
    app.db.at(actor.agency).write(move |tx| actions::end_line(tx, &actor, id)).await?;
    Ok(Redirect::to("/yearly-reports").into_response())
}
