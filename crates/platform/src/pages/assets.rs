//! The files that pages load, compiled in: nothing is fetched from anywhere else.

use axum::{
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

const CSS: &str = include_str!("../../assets/app.css");

const ASSETS: &[(&str, &str, &[u8])] = &[
    ("app.js", "text/javascript; charset=utf-8", include_bytes!("../../assets/app.js")),
    (
        "htmx-4.0.1.min.js",
        "text/javascript; charset=utf-8",
        include_bytes!("../../assets/htmx-4.0.1.min.js"),
    ),
    ("mark.svg", "image/svg+xml", include_bytes!("../../assets/mark.svg")),
    ("rings.svg", "image/svg+xml", include_bytes!("../../assets/rings.svg")),
    ("favicon.svg", "image/svg+xml", include_bytes!("../../assets/favicon.svg")),
    (
        "source-sans-3-latin.woff2",
        "font/woff2",
        include_bytes!("../../assets/source-sans-3-latin.woff2"),
    ),
    (
        "source-sans-3-latin-ext.woff2",
        "font/woff2",
        include_bytes!("../../assets/source-sans-3-latin-ext.woff2"),
    ),
    (
        "source-sans-3-vietnamese.woff2",
        "font/woff2",
        include_bytes!("../../assets/source-sans-3-vietnamese.woff2"),
    ),
];

/// The stylesheet's name carries its content's hash, so that browsers may keep it for ever.
static CSS_NAME: LazyLock<String> = LazyLock::new(|| {
    let hash = hex::encode(Sha256::digest(CSS.as_bytes()));
    format!("/static/app-{}.css", &hash[..12])
});

/// Where the stylesheet is.
pub fn css_path() -> &'static str {
    &CSS_NAME
}

/// `GET /static/{name}`.
pub async fn asset(Path(name): Path<String>) -> Response {
    if CSS_NAME.ends_with(&format!("/{name}")) || name == "app.css" {
        return file("text/css; charset=utf-8", CSS.as_bytes(), name != "app.css");
    }
    match ASSETS.iter().find(|(known, ..)| *known == name) {
        Some((_, kind, bytes)) => file(kind, bytes, name.ends_with("woff2")),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn file(kind: &'static str, bytes: &'static [u8], is_forever: bool) -> Response {
    let keep =
        if is_forever { "public, max-age=31536000, immutable" } else { "public, max-age=3600" };
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, keep)], bytes).into_response()
}
