//! The page about the quality system, made of what features show of themselves.

pub(crate) mod words;

use crate::{PublicShell, Visit};
use askama::Template;
use axum::{
    extract::{Path, State as Shared},
    http::{HeaderValue, header},
    response::Response,
};
use platform::{App, AppError, PublicPlace, PublicSection, Tx};
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
    let mut answer = visit.file(&app, "application/pdf", make).await?;
    if answer.status().is_success() {
        let said = HeaderValue::from_static("inline; filename=\"ket-qua-kiem-tra.pdf\"");
        answer.headers_mut().insert(header::CONTENT_DISPOSITION, said);
    }
    Ok(answer)
}
