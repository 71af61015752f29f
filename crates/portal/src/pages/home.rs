use crate::{Library, PublicShell, Visit};
use askama::Template;
use axum::{extract::State as Shared, response::Response};
use platform::{App, AppError, PublicPlace, PublicSection, Tx};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "pages/home.html")]
struct HomePage {
    shell: PublicShell,
    welcome: String,
    library: Arc<Library>,
    sections: Vec<PublicSection>,
}

/// `GET /portal/{agency}`.
pub(crate) async fn home(Shared(app): Shared<App>, visit: Visit) -> Result<Response, AppError> {
    let (today, sides) = (app.clock.today(), app.public.clone());
    let gathered = visit.gathered(&app);
    let welcome = visit.site.setting.welcome.clone();
    let make = move |tx: &Tx<'_>, shell: PublicShell| {
        let sections = sides.sections(tx, PublicPlace::Home, today)?;
        let about = super::words::library_description(&shell.agency_name);
        let shell = shell.about(about);
        Ok(HomePage { shell, welcome, library: gathered.library(tx)?, sections })
    };
    visit.page(&app, make).await
}
