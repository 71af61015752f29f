use crate::{Guide, Library, PublicShell, Visit, pages::words};
use askama::Template;
use axum::{
    extract::{Query, State as Shared},
    response::Response,
};
use platform::{App, AppError, Tx};
use serde::Deserialize;
use std::sync::Arc;

/// Longer questions are cut off: nobody types more.
const LONGEST: usize = 100;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    q: String,
}

#[derive(Template)]
#[template(path = "pages/processes/list.html")]
struct ListPage {
    shell: PublicShell,
    library: Arc<Library>,
    q: String,
}

impl ListPage {
    fn found(&self) -> Vec<&Guide> {
        self.library.search(&self.q)
    }

    fn field(name: &str) -> &str {
        if name.is_empty() { words::OTHER_FIELD } else { name }
    }
}

/// `GET /portal/{agency}/processes?q=`.
pub(crate) async fn list(
    Shared(app): Shared<App>,
    visit: Visit,
    Query(typed): Query<Typed>,
) -> Result<Response, AppError> {
    let gathered = visit.gathered(&app);
    let make = move |tx: &Tx<'_>, shell: PublicShell| {
        let q: String = text::nfc(typed.q.trim()).chars().take(LONGEST).collect();
        let shell = if q.is_empty() { shell } else { shell.unlisted() };
        let about = words::library_description(&shell.agency_name);
        Ok(ListPage { shell: shell.about(about), library: gathered.library(tx)?, q })
    };
    visit.page(&app, make).await
}
