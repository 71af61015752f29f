//! What public pages load: one stylesheet in the agency's colour, its emblem (a gold star, until it
//! has one), a script of a few lines. Their names carry their contents' hash, so that browsers keep them.

use crate::{Colour, Visit};
use axum::{
    extract::{Path, State as Shared},
    http::header,
    response::{IntoResponse, Response},
};
use platform::{App, AppError};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

const CSS: &str = include_str!("../../assets/public.css");
const SCRIPT: &str = include_str!("../../assets/public.js");

/// What stands in the place of an emblem.
const STAR: &str = include_str!("../../assets/star.svg");

/// The star's name.
pub(crate) const STAR_NAME: &str = "star.svg";

/// The script's name.
pub(crate) const SCRIPT_NAME: &str = "view.js";

static CSS_HASH: LazyLock<String> = LazyLock::new(|| hex::encode(Sha256::digest(CSS)));

/// `/assets/look-1f2e3d4c5b6a-7b1518.css`.
pub(crate) fn css_name(colour: Colour) -> String {
    format!("/assets/look-{}-{}.css", &CSS_HASH[..12], colour.digits())
}

/// `/assets/emblem-1f2e….png`.
pub(crate) fn emblem_name(hash: &str) -> String {
    format!("/assets/emblem-{}.png", &hash[..hash.len().min(16)])
}

/// The stylesheet in an agency's colour.
fn css(colour: Colour) -> String {
    let (ground, dark) = (colour.digits(), colour.darker().digits());
    format!(":root{{--brand:#{ground};--brand-dark:#{dark}}}\n{CSS}")
}

/// `GET /portal/{agency}/assets/{name}`.
pub(crate) async fn asset(
    Shared(app): Shared<App>,
    visit: Visit,
    Path((_, name)): Path<(String, String)>,
) -> Result<Response, AppError> {
    let setting = &visit.site.setting;
    let is = |known: &str| known.ends_with(&format!("/{name}"));
    let (kind, bytes) = if is(&css_name(setting.colour)) {
        ("text/css; charset=utf-8", css(setting.colour).into_bytes())
    } else if name == STAR_NAME {
        ("image/svg+xml", STAR.as_bytes().to_vec())
    } else if name == SCRIPT_NAME {
        ("text/javascript; charset=utf-8", SCRIPT.as_bytes().to_vec())
    } else if let Some(hash) = setting.emblem.clone().filter(|hash| is(&emblem_name(hash))) {
        let files = app.files.clone();
        let read = tokio::task::spawn_blocking(move || files.get(&hash)).await;
        let failed = |e: &dyn std::fmt::Display| AppError::Failed(e.to_string());
        ("image/png", read.map_err(|e| failed(&e))?.map_err(|e| failed(&e))?)
    } else {
        return Ok(visit.not_found(&app));
    };
    let keep = if [SCRIPT_NAME, STAR_NAME].contains(&name.as_str()) {
        "public, max-age=86400"
    } else {
        "public, max-age=31536000, immutable"
    };
    Ok(([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, keep)], bytes).into_response())
}
