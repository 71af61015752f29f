//! The page about the quality system, made of what features show of themselves.

pub(crate) mod words;

use crate::{PublicShell, Visit};
use askama::Template;
use axum::{
    extract::{Path, State as Shared},
    http::{HeaderValue, header},
    response::Response,
};
use declaration::{Papers, current_papers};
use platform::{App, AppError, PublicPlace, PublicSection, Tx, pages::PDF};
use quality_register::EntryId;

#[derive(Template)]
#[template(path = "pages/quality/quality.html")]
struct QualityPage {
    shell: PublicShell,
    sections: Vec<PublicSection>,
}

/// `GET /portal/{agency}/quality`.
pub(crate) async fn quality(Shared(app): Shared<App>, visit: Visit) -> Result<Response, AppError> {
    let (today, sides) = (app.clock.today(), app.public.clone());
    let make = move |tx: &Tx<'_>, shell: PublicShell| {
        let about = words::description(&shell.agency_name);
        let sections = sides.sections(tx, PublicPlace::Quality, today)?;
        Ok(QualityPage { shell: shell.about(about), sections })
    };
    visit.page(&app, make).await
}

/// `GET /portal/{agency}/inspections/{id}`: the paper of an inspection that is published.
pub(crate) async fn inspection_file(
    Shared(app): Shared<App>,
    visit: Visit,
    Path((_, id)): Path<(String, i64)>,
) -> Result<Response, AppError> {
    let files = app.files.clone();
    let make = move |tx: &Tx<'_>, _: PublicShell| {
        let hash = inspection::paper(tx, EntryId::new(id))?;
        files.get(&hash).map_err(|e| AppError::Failed(e.to_string()))
    };
    Ok(named(visit.file(&app, PDF, make).await?, "inline; filename=\"ket-qua-kiem-tra.pdf\""))
}

/// `GET /portal/{agency}/declaration.pdf`: what is declared, with its annex.
pub(crate) async fn declaration(
    Shared(app): Shared<App>,
    visit: Visit,
) -> Result<Response, AppError> {
    let make = |tx: &Tx<'_>, _: PublicShell| papers(tx)?.statement_pdf();
    Ok(named(visit.file(&app, PDF, make).await?, "inline; filename=\"ban-cong-bo.pdf\""))
}

/// `GET /portal/{agency}/decision.pdf`: the decision by which it is declared.
pub(crate) async fn decision(Shared(app): Shared<App>, visit: Visit) -> Result<Response, AppError> {
    let make = |tx: &Tx<'_>, _: PublicShell| papers(tx)?.decision_pdf();
    Ok(named(visit.file(&app, PDF, make).await?, "inline; filename=\"quyet-dinh-cong-bo.pdf\""))
}

fn papers(tx: &Tx<'_>) -> Result<Papers, AppError> {
    current_papers(tx)?.ok_or(AppError::NotFound)
}

/// The answer with a name for whoever saves the file.
fn named(mut answer: Response, said: &'static str) -> Response {
    if answer.status().is_success() {
        let said = HeaderValue::from_static(said);
        answer.headers_mut().insert(header::CONTENT_DISPOSITION, said);
    }
    answer
}
