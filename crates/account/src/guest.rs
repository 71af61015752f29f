//! Audit mode: an account for somebody from outside, such as the inspection of a department
//! (`iso-in-agencies.md` 1.8). It reads what an internal auditor may read, from a moment to a moment,
//! and changes nothing; every page that it opens stands in the record.

use crate::{Login, actions, store};
use axum::{
    extract::{Request, State},
    http::Method,
    middleware::Next,
    response::{IntoResponse, Response},
};
use jiff::Timestamp;
use organization::FullName;
use platform::{
    Actor, App, AppError, DbError, PersonId, Role, Tx,
    ledger::{Entry, object},
};

/// Who opens and ends such an account.
pub(crate) const OPENERS: &[Role] = &[Role::Administrator, Role::IsoSecretary];

/// What a guest may send: nothing but the end of their session.
const LEAVE: &str = "/logout";

/// How the addresses of forms end: what could only be refused is not filled in first.
const FORMS: [&str; 3] = ["/new", "/edit", "/import"];

/// The longest time that an account of a guest is open, in days.
const MOST_DAYS: i64 = 60;

/// A guest to be let in.
#[derive(Debug, Clone)]
pub struct NewGuest {
    /// Who comes, as the record and pages name them.
    pub name: FullName,
    /// Why, and by which decision.
    pub purpose: String,
    /// What they type to sign in.
    pub login: Login,
    /// The hash of the password that is set once.
    pub password_hash: String,
    /// The first moment.
    pub from: Timestamp,
    /// The last.
    pub until: Timestamp,
}

/// Opens an account for a guest. They get the role of an auditor and no unit; what else an auditor may
/// do is refused by [`guard`].
pub fn open_guest(tx: &Tx<'_>, actor: &Actor, guest: &NewGuest) -> Result<PersonId, AppError> {
    may_open(actor)?;
    let seconds = guest.until.as_second() - guest.from.as_second();
    if seconds <= 0 || guest.until <= tx.now() {
        return Err(AppError::Conflict("guest_time_over"));
    }
    if seconds > MOST_DAYS * 24 * 3600 {
        return Err(AppError::Conflict("guest_time_long"));
    }
    // People are the administrators' to keep; a guest is let in by the quality system's secretary too.
    let system = Actor::system(actor.agency, "command");
    let person = organization::admit(tx, &system, &guest.name)?;
    organization::grant(tx, &system, person, &[Role::Auditor], text::here(tx.now()).date())?;
    actions::open_account(tx, &system, person, &guest.login, &guest.password_hash)?;
    store::own::put_guest(
        tx,
        person.get(),
        &guest.purpose,
        guest.from.as_microsecond(),
        guest.until.as_microsecond(),
        actor.person.get(),
        tx.now().as_microsecond(),
    )?;
    note(tx, actor, "account.open_guest", person, &guest.purpose)?;
    Ok(person)
}

/// Ends the account of a guest before its time, and their sessions with it.
pub fn end_guest(tx: &Tx<'_>, actor: &Actor, person: PersonId) -> Result<(), AppError> {
    may_open(actor)?;
    let guests = store::own::guests(tx)?;
    let guest = guests.into_iter().find(|guest| guest.person == person.get());
    let guest = guest.ok_or(AppError::NotFound)?;
    let now = tx.now().as_microsecond();
    if guest.ended_at.is_some() || guest.until_at <= now {
        return Err(AppError::Conflict("guest_time_over"));
    }
    store::own::end_guest(tx, person.get(), now)?;
    store::own::close_sessions(tx, person.get())?;
    note(tx, actor, "account.end_guest", person, "")?;
    Ok(())
}

fn may_open(actor: &Actor) -> Result<(), AppError> {
    if actor.is_any(OPENERS) && !actor.via.guest {
        return Ok(());
    }
    Err(AppError::Forbidden("role_missing"))
}

fn note(
    tx: &Tx<'_>,
    actor: &Actor,
    action: &str,
    person: PersonId,
    reason: &str,
) -> Result<(), DbError> {
    let object = object("account", person);
    tx.on_closed_books().record(actor, &Entry { action, object, reason, ..Entry::default() })?;
    Ok(())
}

/// The one place where guests are held: whatever they send is refused but the end of their session, and
/// each page is written into the record before it is shown.
pub async fn guard(State(app): State<App>, request: Request, next: Next) -> Response {
    let actor = request.extensions().get::<Actor>().filter(|actor| actor.via.guest).cloned();
    let Some(actor) = actor else { return next.run(request).await };
    let path = request.uri().path().to_owned();
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        if path == LEAVE {
            return next.run(request).await;
        }
        return AppError::Forbidden("guest_reads_only").into_response();
    }
    if FORMS.iter().any(|form| path.ends_with(form)) {
        return AppError::Forbidden("guest_reads_only").into_response();
    }
    if !path.starts_with("/static/") {
        let scope = app.db.at(actor.agency);
        let write = move |tx: &Tx<'_>| note(tx, &actor, "account.guest_view", actor.person, &path);
        if let Err(error) = scope.write(write).await.map_err(AppError::from) {
            return error.into_response();
        }
    }
    next.run(request).await
}
