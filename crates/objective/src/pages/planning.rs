//! The plan of an objective, what was entered and reviewed, and who looks at entered values.

use super::{parts, share, show};
use crate::{
    Measurement, ObjectiveId, Scale, actions,
    form::{TaskAction, TaskForm},
    store,
};
use axum::{
    extract::{Form, Path, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::{Timestamp, civil::Date};
use platform::{Actor, App, AppError, FieldErrors, Tx, pages::render_with, sentence};

impl store::TaskRow {
    pub(super) fn from(&self) -> String {
        written(&self.start_on)
    }

    pub(super) fn until(&self) -> String {
        written(&self.due_on)
    }

    pub(super) fn is_overdue(&self, today: Date) -> bool {
        let is_over = self.due_on.parse::<Date>().is_ok_and(|due| due < today);
        self.progress < 100 && self.given_up.is_empty() && is_over
    }

    /// Where it stands: colour and word.
    pub(super) fn standing(&self, today: Date) -> (&'static str, &'static str) {
        match (self.progress, self.verified_by) {
            _ if !self.given_up.is_empty() => ("mute", "Đã bỏ"),
            (100, Some(_)) => ("ok", "Đã xác nhận"),
            (100, None) => ("info", "Xong, chờ xác nhận"),
            _ if self.is_overdue(today) => ("bad", "Quá hạn"),
            (0, _) => ("mute", "Chưa làm"),
            _ => ("info", "Đang làm"),
        }
    }
}

impl store::ReviewRow {
    pub(super) fn day(&self) -> String {
        self.as_of.parse().map_or_else(|_| "–".to_owned(), text::date)
    }

    fn value(&self) -> Measurement {
        Measurement { numerator: self.numerator, denominator: self.denominator }
    }

    pub(super) fn told(&self, scale: Scale) -> String {
        let parts = parts(scale, self.value()).map(|parts| format!(" ({parts})"));
        share(scale, self.value(), false) + &parts.unwrap_or_default()
    }
}

impl store::EnteredRow {
    pub(super) fn period(&self) -> String {
        let day = |text: &str| text.parse().map_or_else(|_| "–".to_owned(), text::date);
        format!("{} – {}", day(&self.from_day), day(&self.to_day))
    }

    fn value(&self) -> Measurement {
        Measurement { numerator: self.numerator, denominator: self.denominator }
    }

    /// The figures as they were entered, and the share where there is one.
    pub(super) fn told(&self, scale: Scale) -> (String, String) {
        match scale {
            Scale::Share => {
                let typed = format!("{}/{}", self.numerator, self.denominator);
                (typed, share(scale, self.value(), false))
            }
            Scale::Count => (share(scale, self.value(), false), String::new()),
        }
    }

    pub(super) fn at(&self) -> String {
        text::date_time(Timestamp::from_microsecond(self.at).unwrap_or_default())
    }
}

fn written(day: &str) -> String {
    day.parse().map_or_else(|_| "–".to_owned(), text::date)
}

fn back(id: ObjectiveId, did: &str) -> Response {
    Redirect::to(&format!("/objectives/{id}?did={did}")).into_response()
}

pub(crate) async fn plan(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<ObjectiveId>,
    Form(form): Form<TaskForm>,
) -> Result<Response, AppError> {
    let task = match form.parse() {
        Ok(task) => task,
        Err(errors) => return again(&app, &actor, id, (form, errors), None).await,
    };
    let by = actor.clone();
    match app.db.at(actor.agency).write(move |tx| actions::plan(tx, &by, id, &task)).await {
        Ok(_) => Ok(back(id, "plan")),
        Err(AppError::Conflict(code)) => {
            again(&app, &actor, id, (form, FieldErrors::default()), Some(code)).await
        }
        Err(other) => Err(other),
    }
}

/// The page again, with what was typed and what is wrong.
async fn again(
    app: &App,
    actor: &Actor,
    id: ObjectiveId,
    (task_form, errors): (TaskForm, FieldErrors),
    said: Option<&'static str>,
) -> Result<Response, AppError> {
    let mut page = show::page(app, actor, id).await?;
    if let Some(code) = said {
        page.shell = page.shell.saying("bad", sentence(code));
    }
    let status =
        if said.is_some() { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    (page.task_form, page.errors) = (task_form, errors);
    Ok(render_with(status, &page))
}

pub(crate) async fn act_on_task(
    Shared(app): Shared<App>,
    actor: Actor,
    Path((id, key)): Path<(ObjectiveId, i64)>,
    Form(form): Form<TaskAction>,
) -> Result<Response, AppError> {
    let by = actor.clone();
    let scope = app.db.at(actor.agency);
    let done = match form.action.as_str() {
        "verify" => scope.write(move |tx| actions::verify_task(tx, &by, id, key)).await,
        "give_up" => {
            let reason = text::typed(&form.evidence);
            scope.write(move |tx: &Tx<'_>| actions::give_up(tx, &by, id, key, &reason)).await
        }
        _ => match form.progress(key) {
            Ok(progress) => {
                scope.write(move |tx| actions::progress(tx, &by, id, key, &progress)).await
            }
            Err(errors) => {
                return again(&app, &actor, id, (TaskForm::default(), errors), None).await;
            }
        },
    };
    match done {
        Ok(()) => Ok(back(id, "progress")),
        Err(AppError::Conflict(code)) => {
            let nothing = (TaskForm::default(), FieldErrors::default());
            again(&app, &actor, id, nothing, Some(code)).await
        }
        Err(other) => Err(other),
    }
}

pub(crate) async fn verify(
    Shared(app): Shared<App>,
    actor: Actor,
    Path((id, value)): Path<(ObjectiveId, i64)>,
) -> Result<Response, AppError> {
    let by = actor.clone();
    let scope = app.db.at(actor.agency);
    scope.write(move |tx| actions::verify(tx, &by, id, value)).await?;
    Ok(back(id, "verify"))
}
