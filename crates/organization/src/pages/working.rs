//! The days off of a year and the office hours.

use super::{words, written};
use crate::{
    DayDecision, Decided, actions,
    form::{DayForm, HoursForm, YearForm},
    store, working,
};
use askama::Template;
use axum::{
    extract::{Form, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use platform::{
    Actor, App, AppError, DbError, FieldErrors, Role, Shell, Tx, list::ListQuery,
    pages::render_with,
};
use std::collections::BTreeMap;
use workcal::{Calendar, OfficeHours, Session, describe};

/// A day of the table.
struct Line {
    date: Date,
    label: &'static str,
    reason: String,
    notice: String,
    /// Whether the agency decided it, and may take that back.
    is_own: bool,
}

/// What is told of working time.
struct Known {
    lines: Vec<Line>,
    is_published: bool,
    published_until: i16,
    /// Hours with their first day, the latest first.
    hours: Vec<(String, String)>,
    /// The hours of today as people read them, and to be changed.
    now: String,
    form: HoursForm,
}

/// What is typed into the forms of the page.
#[derive(Default)]
struct Typed {
    day: DayForm,
    year: YearForm,
    hours: Option<HoursForm>,
}

#[derive(Template)]
#[template(path = "pages/working.html")]
struct WorkingPage {
    shell: Shell,
    year: i16,
    known: Known,
    may_change: bool,
    kinds: Vec<(&'static str, &'static str)>,
    day: DayForm,
    by_notice: String,
    hours: HoursForm,
    errors: FieldErrors,
}

/// A session as people write it.
fn span(session: &Session) -> String {
    format!("{}–{}", text::clock_time(session.from), text::clock_time(session.to))
}

fn told(hours: &OfficeHours, day: Date) -> String {
    let sessions: Vec<_> = hours.on_working_day(day).iter().map(span).collect();
    sessions.join(", ")
}

fn lines(calendar: &Calendar, own: Vec<Decided>, year: i16) -> Vec<Line> {
    let decided: BTreeMap<_, _> = own.into_iter().map(|it| (it.date, it)).collect();
    let known = calendar.lines_of(year).into_iter().map(|line| Line {
        date: line.date,
        label: words::day_label(DayDecision::Special(line.kind)),
        is_own: decided.contains_key(&line.date),
        reason: line.reason,
        notice: line.notice,
    });
    let usual = decided.values().filter(|it| it.decision == DayDecision::Usual);
    let usual = usual.filter(|it| it.date.year() == year).map(|it| Line {
        date: it.date,
        label: words::day_label(it.decision),
        is_own: true,
        reason: it.reason.clone(),
        notice: it.notice.clone(),
    });
    let mut lines: Vec<_> = known.chain(usual).collect();
    lines.sort_by_key(|line| line.date);
    lines
}

fn known(tx: &Tx<'_>, year: i16, today: Date) -> Result<Known, DbError> {
    let calendar = working::calendar(tx)?;
    let mut hours = Vec::new();
    for (from, stored) in store::all_hours(tx)? {
        hours.push((written(&from), told(&working::read_hours(&stored)?, today)));
    }
    let now = working::hours(tx, today, tx.now())?;
    Ok(Known {
        lines: lines(&calendar, working::decisions(tx, tx.now())?, year),
        is_published: calendar.is_published(year),
        published_until: calendar.published_until(),
        hours,
        now: told(&now, today),
        form: HoursForm::of(&now, today),
    })
}

pub(crate) async fn show(
    State(app): State<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let year = query.get("year").parse().unwrap_or_else(|_| app.clock.today().year());
    let said = match query.get("did") {
        "day" => Some(words::DAY_SAVED),
        "year" => Some(words::YEAR_SAVED),
        "hours" => Some(words::HOURS_SAVED),
        _ => None,
    };
    page(&app, &actor, year, Typed::default(), FieldErrors::default(), said).await
}

async fn page(
    app: &App,
    actor: &Actor,
    year: i16,
    typed: Typed,
    errors: FieldErrors,
    said: Option<&str>,
) -> Result<Response, AppError> {
    let today = app.clock.today();
    let year = year.clamp(2000, 2100);
    let read = move |tx: &Tx<'_>| known(tx, year, today);
    let mut known = app.db.at(actor.agency).read(read).await.map_err(AppError::from)?;
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let mut shell = Shell::new(app, actor, "/people");
    if let Some(said) = said {
        shell = shell.saying("ok", said);
    }
    let may_change = actor.is(Role::Administrator);
    let Typed { day, year: confirmed, hours } = typed;
    let hours = hours.unwrap_or_else(|| std::mem::take(&mut known.form));
    let by_notice = confirmed.by_notice;
    let kinds = DayDecision::ALL.map(|it| (it.as_str(), words::day_label(it))).to_vec();
    Ok(render_with(
        status,
        &WorkingPage { shell, year, known, may_change, kinds, day, by_notice, hours, errors },
    ))
}

pub(crate) async fn decide_day(
    State(app): State<App>,
    actor: Actor,
    Form(form): Form<DayForm>,
) -> Result<Response, AppError> {
    let year = text::typed_day(&form.day).map_or_else(|| app.clock.today().year(), Date::year);
    let done = match form.parse() {
        Ok(decided) => {
            let by = actor.clone();
            let write = move |tx: &Tx<'_>| actions::decide_day(tx, &by, &decided);
            refused(app.db.at(actor.agency).write(write).await, "day")?
        }
        Err(errors) => Err(errors),
    };
    match done {
        Ok(()) => Ok(back(year, "day")),
        Err(errors) => {
            let typed = Typed { day: form, ..Typed::default() };
            page(&app, &actor, year, typed, errors, None).await
        }
    }
}

pub(crate) async fn confirm_year(
    State(app): State<App>,
    actor: Actor,
    Form(form): Form<YearForm>,
) -> Result<Response, AppError> {
    let year = form.year;
    let done = match form.parse() {
        Ok((year, notice)) => {
            let by = actor.clone();
            let write = move |tx: &Tx<'_>| actions::confirm_year(tx, &by, year, &notice);
            refused(app.db.at(actor.agency).write(write).await, "by_notice")?
        }
        Err(errors) => Err(errors),
    };
    match done {
        Ok(()) => Ok(back(year, "year")),
        Err(errors) => {
            let typed = Typed { year: form, ..Typed::default() };
            page(&app, &actor, year, typed, errors, None).await
        }
    }
}

pub(crate) async fn put_hours(
    State(app): State<App>,
    actor: Actor,
    Form(form): Form<HoursForm>,
) -> Result<Response, AppError> {
    let today = app.clock.today();
    let (from, hours) = match form.parse(today) {
        Ok(parsed) => parsed,
        Err(errors) => {
            let typed = Typed { hours: Some(form), ..Typed::default() };
            return page(&app, &actor, today.year(), typed, errors, None).await;
        }
    };
    let scope = app.db.at(actor.agency);
    scope.write(move |tx| actions::put_hours(tx, &actor, from, &hours)).await?;
    Ok(back(today.year(), "hours"))
}

fn back(year: i16, did: &str) -> Response {
    Redirect::to(&format!("/working-time?year={year}&did={did}")).into_response()
}

/// A refusal that a form shows at a field.
fn refused(done: Result<(), AppError>, field: &str) -> Result<Result<(), FieldErrors>, AppError> {
    match done {
        Ok(()) => Ok(Ok(())),
        Err(AppError::Conflict(code)) => Ok(Err(FieldErrors(vec![(field.to_owned(), code)]))),
        Err(other) => Err(other),
    }
}
