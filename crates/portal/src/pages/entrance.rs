//! The way in for whoever knows only the address of the installation.

use crate::store;
use askama::Template;
use axum::{
    extract::State as Shared,
    response::{IntoResponse, Redirect, Response},
};
use platform::{
    App, AppError, Tx,
    pages::{css_path, render},
};

#[derive(Template)]
#[template(path = "pages/entrance.html")]
struct EntrancePage {
    css: &'static str,
    /// The portals that are open: their place in addresses, and of whom.
    open: Vec<(String, String)>,
}

/// `GET /portal`: the portal of this installation, or which there are.
pub(crate) async fn entrance(Shared(app): Shared<App>) -> Result<Response, AppError> {
    let open = app.db.anywhere().read(|tx: &Tx<'_>| store::global::open(tx)).await;
    let open = open.map_err(AppError::from)?;
    if let [site] = open.as_slice() {
        return Ok(Redirect::to(&format!("/portal/{}", site.slug())).into_response());
    }
    let open = open.iter().map(|site| (site.slug().to_owned(), site.name().to_owned())).collect();
    Ok(render(&EntrancePage { css: css_path(), open }))
}
