use crate::{PublicShell, Visit};
use askama::Template;
use axum::{extract::State as Shared, response::Response};
use platform::{App, AppError, PublicPlace, PublicSection};

#[derive(Template)]
#[template(path = "pages/home.html")]
struct HomePage {
    shell: PublicShell,
    welcome: String,
    sections: Vec<PublicSection>,
}

/// `GET /portal/{agency}`.
pub(crate) async fn home(Shared(app): Shared<App>, visit: Visit) -> Result<Response, AppError> {
    let (today, sides) = (app.clock.today(), app.public.clone());
    let welcome = visit.site.setting.welcome.clone();
    let make = move |tx: &platform::Tx<'_>, shell: PublicShell| {
        let sections = sides.sections(tx, PublicPlace::Home, today)?;
        let shell = shell.about(welcome.as_str());
        Ok(HomePage { shell, welcome, sections })
    };
    visit.page(&app, make).await
}
