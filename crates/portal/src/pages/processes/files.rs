use super::{examples, guide::find};
use crate::{PublicShell, Visit, print};
use axum::{
    extract::{Path, State as Shared},
    http::{HeaderValue, header},
    response::Response,
};
use document::Content;
use flow::picture::{Fit, picture as drawn, svg};
use platform::{Actor, App, AppError, Tx};
use typeset::Paper;

const PDF: &str = "application/pdf";

/// `GET /portal/{agency}/processes/{slug}/picture.svg`.
pub(crate) async fn picture(
    Shared(app): Shared<App>,
    visit: Visit,
    Path((_, slug)): Path<(String, String)>,
) -> Result<Response, AppError> {
    let gathered = visit.gathered(&app);
    let make = move |tx: &Tx<'_>, _: PublicShell| {
        let guide = find(&gathered.library(tx)?, &slug)?;
        drawn(&guide.procedure, Fit::Page).map(|it| svg(&it)).ok_or(AppError::NotFound)
    };
    visit.text(&app, "image/svg+xml", make).await
}

/// `GET /portal/{agency}/processes/{slug}/a4.pdf`.
pub(crate) async fn a4(
    app: Shared<App>,
    visit: Visit,
    Path((_, slug)): Path<(String, String)>,
) -> Result<Response, AppError> {
    paper(app, visit, slug, Paper::A4).await
}

/// `GET /portal/{agency}/processes/{slug}/a5.pdf`.
pub(crate) async fn a5(
    app: Shared<App>,
    visit: Visit,
    Path((_, slug)): Path<(String, String)>,
) -> Result<Response, AppError> {
    paper(app, visit, slug, Paper::A5).await
}

async fn paper(
    Shared(app): Shared<App>,
    visit: Visit,
    slug: String,
    paper: Paper,
) -> Result<Response, AppError> {
    let (gathered, today, site) = (visit.gathered(&app), app.clock.today(), visit.site.clone());
    let home = format!("{}{}", app.settings.public_url, visit.shell(&app).base);
    let make = move |tx: &Tx<'_>, _: PublicShell| {
        let guide = find(&gathered.library(tx)?, &slug)?;
        let examples = examples(tx, &guide)?;
        print::guide(&print::Printing { site: &site, home: &home, paper, today }, &guide, &examples)
    };
    visit.file(&app, PDF, make).await
}

/// `GET /portal/{agency}/forms/{slug}`: a controlled form in force that a procedure in force has, as
/// it is stored.
pub(crate) async fn form(
    Shared(app): Shared<App>,
    visit: Visit,
    Path((_, slug)): Path<(String, String)>,
) -> Result<Response, AppError> {
    let (gathered, agency) = (visit.gathered(&app), visit.site.agency);
    let read = move |tx: &Tx<'_>| {
        let library = gathered.library(tx)?;
        let id = library.form(&slug).and_then(|form| form.version).ok_or(AppError::NotFound)?;
        document::open(tx, &Actor::system(agency, "portal"), id)
    };
    let version = match app.db.at(agency).read(read).await {
        Err(AppError::NotFound) => return Ok(visit.not_found(&app)),
        found => found?,
    };
    let Content::Original(original) = version.content else { return Ok(visit.not_found(&app)) };
    let (files, hash) = (app.files.clone(), original.file);
    let make = move |_: &Tx<'_>, _: PublicShell| {
        files.get(&hash).map_err(|e| AppError::Failed(e.to_string()))
    };
    let mut answer = visit.file(&app, original.media.mime(), make).await?;
    let name = text::file_name(version.code.as_str(), "bieu-mau");
    let said = format!("attachment; filename=\"{name}.{}\"", original.media.ending());
    if let Ok(said) = HeaderValue::from_str(&said) {
        answer.headers_mut().insert(header::CONTENT_DISPOSITION, said);
    }
    Ok(answer)
}
