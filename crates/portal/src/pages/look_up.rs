//! A dossier looked up from a phone: its code, and a second fact that only its applicant has.

use crate::{PublicShell, Visit, store};
use askama::Template;
use axum::{
    extract::{ConnectInfo, Form, Query, State as Shared},
    http::{Extensions, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use dossier::{Promise, Seen};
use jiff::Timestamp;
use platform::{AgencyId, App, AppError, FieldErrors, Misses, Tx, pages::render_with};
use serde::Deserialize;
use std::{
    net::{IpAddr, SocketAddr},
    sync::LazyLock,
};

/// How often somebody may be wrong in five minutes, from one address.
const MOST: usize = 20;

/// How often anybody may be wrong in five minutes about one dossier: of a hundred million secrets.
const MOST_OF_ONE: usize = 10;

static BY_ADDRESS: LazyLock<Misses<Option<IpAddr>>> = LazyLock::new(Misses::default);
static BY_CODE: LazyLock<Misses<(AgencyId, String)>> = LazyLock::new(Misses::default);

/// What somebody types, exactly as it arrives.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct LookUpForm {
    code: String,
    second: String,
}

impl LookUpForm {
    /// Code and second fact, or every mistake at once.
    fn parse(&self) -> Result<(String, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let code = text::typed(&self.code).to_uppercase();
        let second = text::typed(&self.second);
        for (field, typed) in [("code", &code), ("second", &second)] {
            match typed.chars().count() {
                0 => errors.add(field, "missing"),
                61.. => errors.add(field, "too_long"),
                _ => {}
            }
        }
        errors.or((code, second))
    }
}

#[derive(Template)]
#[template(path = "pages/look_up.html")]
struct LookUpPage {
    shell: PublicShell,
    form: LookUpForm,
    errors: FieldErrors,
    /// What to say instead of an answer: a heading and a sentence.
    refusal: Option<(&'static str, &'static str)>,
}

#[derive(Template)]
#[template(path = "pages/look_up_found.html")]
struct FoundPage {
    shell: PublicShell,
    seen: Seen,
    now: Timestamp,
}

impl FoundPage {
    /// Its colour: what is late is not only told in words.
    fn class(&self) -> &'static str {
        let dossier = &self.seen.dossier;
        match dossier.promise(self.now) {
            Some(Promise::Broken) => "bad",
            Some(Promise::HourOver) => "warn",
            Some(Promise::Ahead) | None => dossier.state().class(),
        }
    }

    fn advice(&self) -> &'static str {
        let dossier = &self.seen.dossier;
        super::words::advice(dossier.state(), dossier.promise(self.now))
    }
}

/// `GET /portal/{agency}/dossiers`; a link may bring the code.
pub(crate) async fn ask(
    Shared(app): Shared<App>,
    visit: Visit,
    Query(form): Query<LookUpForm>,
) -> Response {
    let form = LookUpForm { second: String::new(), ..form };
    page(&app, &visit, form, FieldErrors::default(), None)
}

fn page(
    app: &App,
    visit: &Visit,
    form: LookUpForm,
    errors: FieldErrors,
    refusal: Option<(StatusCode, (&'static str, &'static str))>,
) -> Response {
    let status = match (&refusal, errors.is_empty()) {
        (Some((status, _)), _) => *status,
        (None, true) => StatusCode::OK,
        (None, false) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let shell = visit.shell(app).about(super::words::LOOK_UP_ABOUT);
    let refusal = refusal.map(|(_, said)| said);
    render_with(status, &LookUpPage { shell, form, errors, refusal })
}

/// `POST /portal/{agency}/dossiers`. A wrong code and a wrong fact are answered alike.
pub(crate) async fn look_up(
    Shared(app): Shared<App>,
    visit: Visit,
    extensions: Extensions,
    Form(form): Form<LookUpForm>,
) -> Result<Response, AppError> {
    let (code, second) = match form.parse() {
        Ok(parsed) => parsed,
        Err(errors) => return Ok(page(&app, &visit, form, errors, None)),
    };
    let address = extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(at)| at.ip());
    let (agency, now) = (visit.site.agency, app.clock.now());
    let key = (agency, code.clone());
    let is_guessing =
        BY_ADDRESS.recent(&address, now) >= MOST || BY_CODE.recent(&key, now) >= MOST_OF_ONE;
    let refused = |status, said| {
        Ok(page(&app, &visit, form.clone(), FieldErrors::default(), Some((status, said))))
    };
    if is_guessing {
        return refused(StatusCode::TOO_MANY_REQUESTS, super::words::GUESSING);
    }
    let read = move |tx: &Tx<'_>| dossier::look_up(tx, &code, &second);
    let Some(seen) = app.db.at(agency).read(read).await? else {
        BY_ADDRESS.note(address, now);
        BY_CODE.note(key, now);
        return refused(StatusCode::NOT_FOUND, super::words::NOT_THERE);
    };
    let shell = visit.shell(&app).unlisted();
    Ok(render_with(StatusCode::OK, &FoundPage { shell, seen, now }))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Printed {
    code: String,
}

/// `GET /portal/dossiers?code=`: what the QR code of a receipt says, which knows no portal. A code
/// begins with the code of its agency; where there is one portal, it is that.
pub(crate) async fn from_receipt(
    Shared(app): Shared<App>,
    Query(printed): Query<Printed>,
) -> Result<Response, AppError> {
    let open = app.db.anywhere().read(|tx: &Tx<'_>| store::global::open(tx)).await;
    let open = open.map_err(AppError::from)?;
    let is_of =
        |site: &&store::SiteRow| !site.code().is_empty() && printed.code.starts_with(site.code());
    let site = open.iter().find(is_of).or_else(|| open.first().filter(|_| open.len() == 1));
    let site = site.ok_or(AppError::NotFound)?;
    let plain: String =
        printed.code.chars().filter(|c| c.is_ascii_alphanumeric() || "-.".contains(*c)).collect();
    let to = format!("/portal/{}/dossiers?code={plain}", site.slug());
    Ok(Redirect::to(&to).into_response())
}
