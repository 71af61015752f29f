//! Parts of the portal that named sites may show in a frame. They hold links and figures, no form
//! that acts.

use crate::{Library, Origin, PublicShell, Visit};
use askama::Template;
use axum::{
    extract::{Path, State as Shared},
    response::Response,
};
use platform::{App, AppError, PublicPlace, PublicSection, Tx, web::FramedBy};
use std::sync::Arc;
use visit_counter::Counts;

#[derive(Template)]
#[template(path = "pages/embed_processes.html")]
struct ProcessesFrame {
    shell: PublicShell,
    library: Arc<Library>,
}

#[derive(Template)]
#[template(path = "pages/embed_section.html")]
struct SectionFrame {
    shell: PublicShell,
    section: PublicSection,
}

/// `GET /portal/{agency}/embed/processes`.
pub(crate) async fn processes(
    Shared(app): Shared<App>,
    visit: Visit,
) -> Result<Response, AppError> {
    let gathered = visit.gathered(&app);
    let make = move |tx: &Tx<'_>, shell: PublicShell| {
        Ok(ProcessesFrame { shell: shell.unlisted(), library: gathered.library(tx)? })
    };
    Ok(framed(&visit, visit.page(&app, make).await?))
}

#[derive(Template)]
#[template(path = "pages/embed_counters.html")]
struct CountersFrame {
    shell: PublicShell,
    counts: Counts,
}

/// `GET /portal/{agency}/embed/counters`.
pub(crate) async fn counters(Shared(app): Shared<App>, visit: Visit) -> Result<Response, AppError> {
    let make = |tx: &Tx<'_>, shell: PublicShell| {
        Ok(CountersFrame { shell: shell.unlisted(), counts: visit_counter::counts(tx)? })
    };
    Ok(framed(&visit, visit.page(&app, make).await?))
}

/// `GET /portal/{agency}/embed/sections/{id}`: any section of the portal, by its name.
pub(crate) async fn section(
    Shared(app): Shared<App>,
    visit: Visit,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, AppError> {
    let (today, sides) = (app.clock.today(), app.public.clone());
    let make = move |tx: &Tx<'_>, shell: PublicShell| {
        let mut sections = sides.sections(tx, PublicPlace::Home, today)?;
        sections.extend(sides.sections(tx, PublicPlace::Quality, today)?);
        let section = sections.into_iter().find(|section| section.id == id);
        let section = section.ok_or(AppError::NotFound)?;
        Ok(SectionFrame { shell: shell.unlisted(), section })
    };
    Ok(framed(&visit, visit.page(&app, make).await?))
}

fn framed(visit: &Visit, mut answer: Response) -> Response {
    let sites = visit.site.setting.framers.iter().map(Origin::as_str).map(str::to_owned);
    answer.extensions_mut().insert(FramedBy(sites.collect()));
    answer
}
