//! HTML for people: a struct a page, its template beside it.

use crate::{
    Login, Password, Token, actions,
    identify::{Address, cookie_name},
    store,
    throttle::Throttle,
};
use askama::Template;
use axum::{
    Extension,
    extract::{Form, Path, Query, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use platform::{
    Actor, AgencyId, App, AppError, FieldErrors, PersonId, Shell, Tx,
    pages::{css_path, render, render_with},
    sentence,
};
use serde::Deserialize;
use std::sync::LazyLock;

pub(crate) mod guests;
mod words;

pub(crate) use words::{GUESTS_NAV, SENTENCES};

static THROTTLE: LazyLock<Throttle> = LazyLock::new(Throttle::default);

#[derive(Template)]
#[template(path = "pages/login.html")]
struct LoginPage {
    css: &'static str,
    next: String,
    login: String,
    /// Why the door stays shut.
    refusal: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Next {
    next: String,
}

impl Next {
    /// Only a path of ours: never another site.
    fn path(&self) -> &str {
        let is_ours = self.next.starts_with('/') && !self.next.starts_with("//");
        // Browsers read `\` as `/` and drop control characters: `/<tab>/host` is `//host` to them.
        let is_plain = !self.next.contains(|c: char| c == '\\' || c.is_control());
        if is_ours && is_plain { &self.next } else { "/" }
    }
}

pub(crate) async fn login(Query(next): Query<Next>) -> Response {
    let next = next.path().to_owned();
    render(&LoginPage { css: css_path(), next, login: String::new(), refusal: None })
}

#[derive(Debug, Deserialize)]
pub(crate) struct LoginForm {
    login: String,
    password: String,
    #[serde(default)]
    next: String,
}

pub(crate) async fn sign_in(
    State(app): State<App>,
    Extension(Address(address)): Extension<Address>,
    Form(form): Form<LoginForm>,
) -> Result<Response, AppError> {
    let now = app.clock.now();
    let typed = form.login.trim().to_lowercase();
    if !THROTTLE.allows(&typed, &address, now) {
        let said = sentence("login_throttled").to_owned();
        return Ok(refused(form, StatusCode::TOO_MANY_REQUESTS, said));
    }
    let login = Login::parse(&form.login);
    let row = match login {
        Some(login) => {
            let scope = app.db.anywhere();
            scope
                .read(move |tx| store::sign_in(tx, login.as_str()))
                .await
                .map_err(AppError::from)?
        }
        None => None,
    };
    let (password, hash) =
        (form.password.clone(), row.as_ref().map(|row| row.password_hash.clone()));
    let checked = tokio::task::spawn_blocking(move || actions::matches(&password, hash.as_deref()));
    let is_right = checked.await.map_err(|e| AppError::Failed(e.to_string()))?;
    let (row, now_micros) = (row.filter(|_| is_right), now.as_microsecond());
    // Whoever knows the password is told that the time is over; nobody else learns of the account.
    if let Some(since) = row.as_ref().and_then(|row| row.guest().over_since(now_micros)) {
        let said = words::guest_over(since);
        return Ok(refused(form, StatusCode::UNPROCESSABLE_ENTITY, said));
    }
    let Some(row) = row.filter(|row| row.guest().is_open(now_micros)) else {
        THROTTLE.failed(&typed, &address, now);
        let said = sentence("wrong_login").to_owned();
        return Ok(refused(form, StatusCode::UNPROCESSABLE_ENTITY, said));
    };
    let next = Next { next: form.next };
    welcome(&app, AgencyId::new(row.agency), PersonId::new(row.person), next.path()).await
}

/// The same person, who typed their password once more for the act at hand; else the code of the
/// sentence that says what is wrong. Guesses count like those at the door.
pub async fn confirmed(
    app: &App,
    actor: &Actor,
    password: String,
) -> Result<Result<Actor, &'static str>, AppError> {
    if password.is_empty() {
        return Ok(Err("password_missing"));
    }
    let (person, now) = (actor.person, app.clock.now());
    let counted = format!("person {person}");
    if !THROTTLE.allows(&counted, &counted, now) {
        return Ok(Err("login_throttled"));
    }
    let scope = app.db.at(actor.agency);
    let find = move |tx: &platform::Tx<'_>| store::own::login(tx, person.get());
    let hash = scope.read(find).await.map_err(AppError::from)?.map(|(_, hash)| hash);
    let checked = tokio::task::spawn_blocking(move || actions::matches(&password, hash.as_deref()));
    if !checked.await.map_err(|e| AppError::Failed(e.to_string()))? {
        THROTTLE.failed(&counted, &counted, now);
        return Ok(Err("password_wrong"));
    }
    let mut actor = actor.clone();
    actor.via.confirmed = true;
    Ok(Ok(actor))
}

fn refused(form: LoginForm, status: StatusCode, said: String) -> Response {
    let refusal = Some(said);
    let page = LoginPage { css: css_path(), next: form.next, login: form.login, refusal };
    render_with(status, &page)
}

/// Opens a session and hands over its cookie.
async fn welcome(
    app: &App,
    agency: AgencyId,
    person: PersonId,
    next: &str,
) -> Result<Response, AppError> {
    let token = actions::new_token()?;
    let shown = token.clone();
    let scope = app.db.at(agency);
    scope
        .write(move |tx| actions::open_session(tx, agency, person, &token))
        .await
        .map_err(AppError::from)?;
    let mut response = Redirect::to(next).into_response();
    response.headers_mut().insert(header::SET_COOKIE, cookie(app, shown.as_str())?);
    Ok(response)
}

fn cookie(app: &App, token: &str) -> Result<HeaderValue, AppError> {
    let https = app.settings.https;
    let secure = if https { "; Secure" } else { "" };
    let age = if token.is_empty() { "; Max-Age=0" } else { "" };
    let name = cookie_name(https);
    let text = format!("{name}={token}; Path=/; HttpOnly; SameSite=Lax{secure}{age}");
    HeaderValue::from_str(&text).map_err(|e| AppError::Failed(e.to_string()))
}

pub(crate) async fn sign_out(State(app): State<App>, actor: Actor) -> Result<Response, AppError> {
    let scope = app.db.at(actor.agency);
    scope.write(move |tx| actions::close_session(tx, &actor)).await?;
    let mut response = Redirect::to("/login").into_response();
    response.headers_mut().insert(header::SET_COOKIE, cookie(&app, "")?);
    Ok(response)
}

#[derive(Template)]
#[template(path = "pages/invitation.html")]
struct InvitationPage {
    css: &'static str,
    name: String,
    form: AcceptForm,
    errors: FieldErrors,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct AcceptForm {
    login: String,
    password: String,
    again: String,
}

impl AcceptForm {
    fn parse(&self) -> Result<(Login, Password), FieldErrors> {
        let mut errors = FieldErrors::default();
        let (login, password) = (Login::parse(&self.login), Password::parse(&self.password));
        if login.is_none() {
            errors.add("login", "bad_login");
        }
        if password.is_none() {
            errors.add("password", "bad_password");
        } else if self.password != self.again {
            errors.add("again", "password_differs");
        }
        match (login, password) {
            (Some(login), Some(password)) => errors.or((login, password)),
            _ => Err(errors),
        }
    }
}

/// The invitation, while it can be used.
async fn open_invitation(app: &App, token: &Token) -> Result<store::InvitationRow, AppError> {
    let hash = token.hash();
    let read = move |tx: &Tx<'_>| {
        let row = store::invitation(tx, &hash)?;
        Ok::<_, AppError>(row.filter(|row| row.expires_at > tx.now().as_microsecond()))
    };
    app.db.anywhere().read(read).await?.ok_or(AppError::Conflict("invitation_gone"))
}

pub(crate) async fn invitation(
    State(app): State<App>,
    Path(token): Path<String>,
) -> Result<Response, AppError> {
    let row = open_invitation(&app, &Token::shown(&token)).await?;
    let (form, errors) = (AcceptForm::default(), FieldErrors::default());
    Ok(render(&InvitationPage { css: css_path(), name: row.name, form, errors }))
}

pub(crate) async fn accept(
    State(app): State<App>,
    Path(token): Path<String>,
    Form(form): Form<AcceptForm>,
) -> Result<Response, AppError> {
    let row = open_invitation(&app, &Token::shown(&token)).await?;
    let again = |form, errors| {
        let page = InvitationPage { css: css_path(), name: row.name.clone(), form, errors };
        Ok(render_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
    };
    let (login, password) = match form.parse() {
        Ok(parsed) => parsed,
        Err(errors) => return again(form, errors),
    };
    let hash = hash_aside(password).await?;
    let (agency, person) = (AgencyId::new(row.agency), PersonId::new(row.person));
    let scope = app.db.at(agency);
    let opened: Result<(), AppError> = scope
        .write(move |tx| {
            let mut actor = Actor::system(agency, "invitation");
            actor.person = person;
            actions::open_account(tx, &actor, person, &login, &hash)
        })
        .await;
    if let Err(AppError::Conflict(code)) = opened {
        let mut errors = FieldErrors::default();
        errors.add("login", code);
        return again(form, errors);
    }
    opened?;
    welcome(&app, agency, person, "/").await
}

/// Hashes off the executor's threads.
pub(crate) async fn hash_aside(password: Password) -> Result<String, AppError> {
    let hashed = tokio::task::spawn_blocking(move || actions::hash(&password)).await;
    hashed.map_err(|e| AppError::Failed(e.to_string()))?
}

#[derive(Template)]
#[template(path = "pages/invited.html")]
struct InvitedPage {
    shell: Shell,
    person: PersonId,
    link: String,
}

pub(crate) async fn invite(
    State(app): State<App>,
    actor: Actor,
    Path(person): Path<PersonId>,
) -> Result<Response, AppError> {
    let token = actions::new_token()?;
    let link = format!("{}/invitations/{}", app.settings.public_url, token.as_str());
    let by = actor.clone();
    let scope = app.db.at(actor.agency);
    scope.write(move |tx| actions::invite(tx, &by, person, &token)).await?;
    Ok(render(&InvitedPage { shell: Shell::new(&app, &actor, "/people"), person, link }))
}

#[derive(Template)]
#[template(path = "pages/account.html")]
struct AccountPage {
    shell: Shell,
    login: String,
    roles: Vec<&'static str>,
    errors: FieldErrors,
}

pub(crate) async fn account(State(app): State<App>, actor: Actor) -> Result<Response, AppError> {
    account_page(&app, &actor, FieldErrors::default()).await
}

async fn account_page(app: &App, actor: &Actor, errors: FieldErrors) -> Result<Response, AppError> {
    let person = actor.person.get();
    let row = app.db.at(actor.agency).read(move |tx| store::own::login(tx, person)).await;
    let login = row.map_err(AppError::from)?.map(|(login, _)| login).unwrap_or_default();
    let roles = if actor.via.guest {
        vec![words::GUEST_ROLE]
    } else {
        actor.roles.iter().map(|role| organization::role_label(*role)).collect()
    };
    let is_fine = errors.is_empty();
    let page = AccountPage { shell: Shell::new(app, actor, "/account"), login, roles, errors };
    let status = if is_fine { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(render_with(status, &page))
}

#[derive(Debug, Deserialize)]
pub(crate) struct PasswordForm {
    old: String,
    password: String,
    again: String,
}

pub(crate) async fn change_password(
    State(app): State<App>,
    actor: Actor,
    Form(form): Form<PasswordForm>,
) -> Result<Response, AppError> {
    let person = actor.person;
    let row = app.db.at(actor.agency).read(move |tx| store::own::login(tx, person.get())).await;
    let (login, stored) = row.map_err(AppError::from)?.ok_or(AppError::NotFound)?;
    let old = form.old.clone();
    let checked = tokio::task::spawn_blocking(move || actions::matches(&old, Some(&stored))).await;
    let mut errors = FieldErrors::default();
    if !checked.map_err(|e| AppError::Failed(e.to_string()))? {
        errors.add("old", "old_password_wrong");
    }
    let accept = AcceptForm { login, password: form.password, again: form.again };
    match accept.parse() {
        Ok((login, password)) if errors.is_empty() => {
            let hash = hash_aside(password).await?;
            let agency = actor.agency;
            let scope = app.db.at(agency);
            scope.write(move |tx| actions::open_account(tx, &actor, person, &login, &hash)).await?;
            welcome(&app, agency, person, "/account").await
        }
        parsed => {
            if let Err(FieldErrors(more)) = parsed {
                errors.0.extend(more);
            }
            account_page(&app, &actor, errors).await
        }
    }
}
