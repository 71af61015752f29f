use super::SECTION;
use crate::{
    Setting, Site, actions,
    form::SettingForm,
    may_keep,
    pages::{hours_apart, printed::BOARD_FILE},
    permit::may_translate,
    print,
    shell::home_of,
};
use askama::Template;
use axum::{
    extract::{Multipart, Query, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use picture::PictureError;
use platform::{
    Actor, App, AppError, DbError, FieldErrors, Shell, Tx,
    pages::{PDF, opened, render_with},
};
use serde::Deserialize;
use typeset::Paper;

/// The address inside the portal at which complaints are taken, where a feature does.
const COMPLAINTS: &str = "/feedback";

#[derive(Template)]
#[template(path = "pages/staff/setting.html")]
struct SettingPage {
    shell: Shell,
    site: Option<Site>,
    /// That the hours which are written are not those of the working calendar.
    hours_apart: Option<String>,
    /// The portal's first page, with scheme and host; empty where there is none yet.
    address: String,
    form: SettingForm,
    errors: FieldErrors,
    may_keep: bool,
    may_translate: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Did {
    did: String,
}

/// `GET /public-site`.
pub(crate) async fn show(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(did): Query<Did>,
) -> Result<Response, AppError> {
    let shell = Shell::new(&app, &actor, SECTION);
    let shell = match did.did.as_str() {
        "save" => shell.saying("ok", super::super::words::SAVED),
        _ => shell,
    };
    page(&app, &actor, shell, None, FieldErrors::default()).await
}

async fn page(
    app: &App,
    actor: &Actor,
    shell: Shell,
    form: Option<SettingForm>,
    errors: FieldErrors,
) -> Result<Response, AppError> {
    let (today, blank) = (app.clock.today(), SettingForm::blank(&actor.agency_name));
    let read = move |tx: &Tx<'_>| {
        let site = actions::site(tx)?;
        let stored = || site.as_ref().map_or(blank, SettingForm::of);
        let form = form.unwrap_or_else(stored);
        let days = actions::contradicted(tx, &form.hours, today)?;
        Ok::<_, DbError>((site, hours_apart(&form.hours, &days), form))
    };
    let (site, hours_apart, form) =
        app.db.at(actor.agency).read(read).await.map_err(AppError::from)?;
    let home = |site: &Site| home_of(site.setting.slug.as_str());
    let address = site.as_ref().map(|it| format!("{}{}", app.settings.public_url, home(it)));
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = SettingPage {
        shell,
        address: address.unwrap_or_default(),
        site,
        hours_apart,
        form,
        errors,
        may_keep: may_keep(actor).is_ok(),
        may_translate: may_translate(actor).is_ok(),
    };
    Ok(render_with(status, &page))
}

/// `POST /public-site`.
pub(crate) async fn save(
    Shared(app): Shared<App>,
    actor: Actor,
    parts: Multipart,
) -> Result<Response, AppError> {
    let form = SettingForm::read(parts).await?;
    let shell = Shell::new(&app, &actor, SECTION);
    let mut errors = FieldErrors::default();
    let setting = match form.parse() {
        Ok(setting) => Some(setting),
        Err(wrong) => {
            errors = wrong;
            None
        }
    };
    let emblem = match redrawn(&app, form.emblem.clone()).await? {
        Ok(emblem) => emblem,
        Err(code) => {
            errors.add("emblem", code);
            None
        }
    };
    let Some(setting) = setting.filter(|_| errors.is_empty()) else {
        return page(&app, &actor, shell, Some(form), errors).await;
    };
    let (by, keeps) = (actor.clone(), !form.no_emblem);
    let write = move |tx: &Tx<'_>| {
        let known = actions::site(tx)?.and_then(|site| site.setting.emblem);
        let emblem = emblem.or_else(|| known.filter(|_| keeps));
        actions::configure(tx, &by, &Setting { emblem, ..setting })
    };
    match app.db.at(actor.agency).write(write).await {
        Ok(()) => Ok(Redirect::to("/public-site?did=save").into_response()),
        Err(AppError::Conflict("slug_taken")) => {
            errors.add("slug", "slug_taken");
            page(&app, &actor, shell, Some(form), errors).await
        }
        Err(other) => Err(other),
    }
}

/// The hash under which the emblem is stored, written anew by a limited process; or the code of what
/// is wrong with it.
async fn redrawn(
    app: &App,
    bytes: Vec<u8>,
) -> Result<Result<Option<String>, &'static str>, AppError> {
    if bytes.is_empty() {
        return Ok(Ok(None));
    }
    let (files, program) = (app.files.clone(), app.settings.program.clone());
    let failed = |why: String| AppError::Failed(why);
    let work = move || match picture::redraw_in_child(&program, bytes) {
        Ok(png) => files.put(&png).map(|hash| Ok(Some(hash))).map_err(|e| failed(e.to_string())),
        Err(PictureError::Failed(why)) => Err(failed(why)),
        Err(error) => Ok(Err(error.code())),
    };
    tokio::task::spawn_blocking(work).await.map_err(|e| AppError::Failed(e.to_string()))?
}

/// `GET /public-site/notice-board.pdf`: every procedure in force, print-ready.
pub(crate) async fn board(Shared(app): Shared<App>, actor: Actor) -> Result<Response, AppError> {
    let (today, public_url) = (app.clock.today(), app.settings.public_url.clone());
    // Where complaints are sent on the portal; its first page, where nobody takes them there.
    let page = app.public.links(&[]).into_iter().find(|link| link.path == COMPLAINTS);
    let page = page.map_or("", |link| link.path);
    let read = move |tx: &Tx<'_>| {
        let site = actions::site(tx)?.ok_or(AppError::Conflict("no_portal"))?;
        let library = actions::library(tx, today)?;
        if library.all().is_empty() {
            return Err(AppError::Conflict("no_procedures"));
        }
        let home = format!("{public_url}{}", home_of(site.setting.slug.as_str()));
        let paper = Paper::A4;
        let printing = print::Printing { site: &site, home: &home, paper, today };
        print::board(&printing, &library, &format!("{home}{page}"))
    };
    let pdf = app.db.at(actor.agency).read_long(read).await?;
    opened(PDF, BOARD_FILE, pdf)
}
