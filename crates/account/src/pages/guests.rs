//! Audit mode: who from outside may read, from when until when.

use crate::{
    Login, Password,
    guest::{self, NewGuest},
    store,
};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::{Timestamp, civil::DateTime, tz};
use organization::FullName;
use platform::{
    Actor, App, AppError, FieldErrors, PersonId, Shell, Tx, list::ListQuery, pages::render_with,
};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "pages/guests.html")]
struct GuestsPage {
    shell: Shell,
    guests: Vec<store::own::Guest>,
    names: BTreeMap<PersonId, String>,
    now: Timestamp,
    form: GuestForm,
    errors: FieldErrors,
}

impl GuestsPage {
    fn name(&self, person: i64) -> &str {
        self.names.get(&PersonId::new(person)).map_or("–", String::as_str)
    }

    fn time(micros: i64) -> String {
        text::date_time(Timestamp::from_microsecond(micros).unwrap_or_default())
    }

    fn standing(&self, guest: &store::own::Guest) -> (&'static str, &'static str) {
        let now = self.now.as_microsecond();
        match guest.ended_at {
            Some(_) => ("mute", "Đã kết thúc sớm"),
            None if now < guest.from_at => ("info", "Chưa đến giờ"),
            None if now < guest.until_at => ("ok", "Đang mở"),
            None => ("mute", "Hết thời hạn"),
        }
    }

    fn may_end(&self, guest: &store::own::Guest) -> bool {
        guest.ended_at.is_none() && self.now.as_microsecond() < guest.until_at
    }
}

/// The form of a guest, exactly as it arrives.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct GuestForm {
    name: String,
    purpose: String,
    login: String,
    password: String,
    from: String,
    until: String,
}

impl GuestForm {
    /// The guest without the hash of the password, and the password.
    fn read(&self) -> Result<(NewGuest, Password), FieldErrors> {
        let mut wrong = FieldErrors::default();
        let name = FullName::parse(&self.name);
        let login = Login::parse(&self.login);
        let password = Password::parse(&self.password);
        let (from, until) = (moment(&self.from), moment(&self.until));
        let purpose: String = self.purpose.trim().chars().take(500).collect();
        for (field, code, is_wrong) in [
            ("name", "guest_name_missing", name.is_none()),
            ("purpose", "guest_purpose_missing", purpose.is_empty()),
            ("login", "bad_login", login.is_none()),
            ("password", "bad_password", password.is_none()),
            ("from", "bad_moment", from.is_none()),
            ("until", "bad_moment", until.is_none()),
        ] {
            if is_wrong {
                wrong.add(field, code);
            }
        }
        match (name, login, password, from, until) {
            (Some(name), Some(login), Some(password), Some(from), Some(until)) => {
                let password_hash = String::new();
                wrong.or((NewGuest { name, purpose, login, password_hash, from, until }, password))
            }
            _ => Err(wrong),
        }
    }
}

/// `26/11/2026 08:00`, where the agency is.
fn moment(typed: &str) -> Option<Timestamp> {
    let at = DateTime::strptime("%d/%m/%Y %H:%M", typed.trim()).ok()?;
    tz::offset(7).to_timestamp(at).ok()
}

pub(crate) async fn list(
    State(app): State<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let mut page = page(&app, &actor, GuestForm::default(), FieldErrors::default()).await?;
    match query.get("did") {
        "open" => page.shell = page.shell.saying("ok", "Đã mở tài khoản chỉ đọc."),
        "end" => page.shell = page.shell.saying("ok", "Đã kết thúc tài khoản."),
        _ => {}
    }
    Ok(render_with(StatusCode::OK, &page))
}

async fn page(
    app: &App,
    actor: &Actor,
    form: GuestForm,
    errors: FieldErrors,
) -> Result<GuestsPage, AppError> {
    let shell = Shell::new(app, actor, "/people");
    let now = app.clock.now();
    let read = move |tx: &Tx<'_>| {
        let (guests, names) = (store::own::guests(tx)?, organization::names(tx)?);
        Ok::<_, AppError>(GuestsPage { shell, guests, names, now, form, errors })
    };
    app.db.at(actor.agency).read(read).await
}

pub(crate) async fn open(
    State(app): State<App>,
    actor: Actor,
    Form(form): Form<GuestForm>,
) -> Result<Response, AppError> {
    let (guest, password) = match form.read() {
        Ok(read) => read,
        Err(errors) => return again(&app, &actor, form, errors).await,
    };
    let guest = NewGuest { password_hash: super::hash_aside(password).await?, ..guest };
    let by = actor.clone();
    let write = move |tx: &Tx<'_>| guest::open_guest(tx, &by, &guest);
    match app.db.at(actor.agency).write(write).await {
        Ok(_) => Ok(Redirect::to("/guests?did=open").into_response()),
        Err(AppError::Conflict(code)) => {
            let mut errors = FieldErrors::default();
            errors.add(if code == "login_taken" { "login" } else { "until" }, code);
            again(&app, &actor, form, errors).await
        }
        Err(other) => Err(other),
    }
}

/// The page again; a password is typed anew.
async fn again(
    app: &App,
    actor: &Actor,
    form: GuestForm,
    errors: FieldErrors,
) -> Result<Response, AppError> {
    let form = GuestForm { password: String::new(), ..form };
    let page = page(app, actor, form, errors).await?;
    Ok(render_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

pub(crate) async fn end(
    State(app): State<App>,
    actor: Actor,
    Path(person): Path<PersonId>,
) -> Result<Response, AppError> {
    let by = actor.clone();
    let write = move |tx: &Tx<'_>| guest::end_guest(tx, &by, person);
    app.db.at(actor.agency).write(write).await?;
    Ok(Redirect::to("/guests?did=end").into_response())
}
