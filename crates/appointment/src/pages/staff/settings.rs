//! When and how many the desk receives.

use super::{Done, SECTION};
use crate::{
    Plan, actions,
    form::{ClosureForm, PlanForm},
    pages::words::{self, done_label},
    permit, store,
};
use askama::Template;
use axum::{
    extract::{Form, Query, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use platform::{Actor, App, AppError, FieldErrors, Shell, Tx, pages::render_with};

#[derive(Template)]
#[template(path = "pages/staff/settings.html")]
struct SettingsPage {
    shell: Shell,
    plans: Vec<Plan>,
    /// Days without appointments that are still to come, with the reason.
    closures: Vec<(Date, String)>,
    /// The hours of the next days: a day and its times, or why there are none.
    hours: Vec<(Date, String)>,
    /// That the hours on the portal are not those.
    hours_apart: Option<String>,
    steers: bool,
    today: Date,
    form: PlanForm,
    closure: ClosureForm,
    errors: FieldErrors,
}

impl SettingsPage {
    /// Whether a decision is the one that holds today.
    fn is_current(&self, plan: &Plan) -> bool {
        let begun = self.plans.iter().filter(|plan| plan.from <= self.today);
        begun.max_by_key(|plan| plan.from).is_some_and(|current| current == plan)
    }
}

/// `GET /appointments/settings`.
pub(crate) async fn settings(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(did): Query<Done>,
) -> Result<Response, AppError> {
    let none = FieldErrors::default();
    let mut page = page(&app, &actor, None, ClosureForm::default(), none).await?;
    if let Some(said) = done_label(&did.did) {
        page.shell = page.shell.saying("ok", said);
    }
    if let (true, Ok(day)) = (did.booked > 0, did.day.parse::<Date>()) {
        page.shell = page.shell.saying("warn", &words::booked_on_closed(did.booked, day));
    }
    Ok(render_with(StatusCode::OK, &page))
}

async fn page(
    app: &App,
    actor: &Actor,
    form: Option<PlanForm>,
    closure: ClosureForm,
    errors: FieldErrors,
) -> Result<SettingsPage, AppError> {
    permit::may_read(actor)?;
    let (shell, today) = (Shell::new(app, actor, SECTION), app.clock.today());
    let steers = permit::may_steer(actor).is_ok();
    let read = move |tx: &Tx<'_>| {
        let plans = store::plans(tx)?;
        let current = plans.iter().find(|plan| plan.from <= today).cloned();
        let usual = || PlanForm::of(&current.unwrap_or_else(|| usual(today)), today);
        let days = store::closures(tx, &today.to_string())?.into_iter();
        let closures = days.filter_map(|(day, reason)| Some((day.parse().ok()?, reason))).collect();
        let form = form.unwrap_or_else(usual);
        let (hours, hours_apart) = (hours(tx, today)?, hours_apart(tx, today)?);
        Ok::<_, AppError>(SettingsPage {
            shell,
            plans,
            closures,
            hours,
            hours_apart,
            steers,
            today,
            form,
            closure,
            errors,
        })
    };
    app.db.at(actor.agency).read(read).await
}

/// What is proposed where nobody decided: two counters, a quarter of an hour each.
fn usual(from: Date) -> Plan {
    Plan {
        from,
        is_open: true,
        desks: 2,
        per_desk: 1,
        slot_minutes: 15,
        days_ahead: 10,
        notice_minutes: 60,
        keep_days: 30,
        place: words::USUAL_PLACE.to_owned(),
    }
}

/// When the desk receives in the next seven days.
fn hours(tx: &Tx<'_>, today: Date) -> Result<Vec<(Date, String)>, AppError> {
    let mut found = Vec::new();
    let mut day = today;
    for _ in 0..7 {
        let sessions = dossier::reception(tx, day)?;
        found.push((day, portal::sessions_text(&sessions)));
        day = day.tomorrow().map_err(|e| AppError::Failed(e.to_string()))?;
    }
    Ok(found)
}

/// That the portal tells other hours than those in which the desk receives.
fn hours_apart(tx: &Tx<'_>, today: Date) -> Result<Option<String>, AppError> {
    let Some(site) = portal::site(tx)? else { return Ok(None) };
    let written = &site.setting.contact.hours;
    Ok(portal::hours_apart(written, &portal::contradicted(tx, written, today)?))
}

/// `POST /appointments/settings`.
pub(crate) async fn put_plan(
    Shared(app): Shared<App>,
    actor: Actor,
    Form(form): Form<PlanForm>,
) -> Result<Response, AppError> {
    permit::may_steer(&actor)?;
    let plan = match form.parse() {
        Ok(plan) => plan,
        Err(errors) => {
            let page = page(&app, &actor, Some(form), ClosureForm::default(), errors).await?;
            return Ok(render_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
        }
    };
    let scope = app.db.at(actor.agency);
    scope.write(move |tx: &Tx<'_>| actions::put_plan(tx, &actor, &plan)).await?;
    Ok(Redirect::to("/appointments/settings?did=plan").into_response())
}

/// `POST /appointments/closures`.
pub(crate) async fn put_closure(
    Shared(app): Shared<App>,
    actor: Actor,
    Form(form): Form<ClosureForm>,
) -> Result<Response, AppError> {
    permit::may_steer(&actor)?;
    let (day, reason) = match form.parse() {
        Ok(parsed) => parsed,
        Err(errors) => {
            let page = page(&app, &actor, None, form, errors).await?;
            return Ok(render_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
        }
    };
    let did = if reason.is_some() { "close" } else { "open" };
    let scope = app.db.at(actor.agency);
    let work = move |tx: &Tx<'_>| match reason {
        Some(reason) => actions::close_day(tx, &actor, day, &reason),
        None => actions::open_day(tx, &actor, day).map(|()| 0),
    };
    let booked = scope.write(work).await?;
    let to = format!("/appointments/settings?did={did}&booked={booked}&day={day}");
    Ok(Redirect::to(&to).into_response())
}
