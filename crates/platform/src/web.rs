//! Rules of the web, fixed once for every route (`reliability-security.md` 4.3).

use crate::{AppError, Problem};
use axum::{
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
                   connect-src 'self'; font-src 'self'; media-src 'self'; form-action 'self'; frame-ancestors 'none'; \
                   base-uri 'none'; require-trusted-types-for 'script'; trusted-types default";

/// Refuses unsafe requests that another site caused. The decision table of Go's
/// `CrossOriginProtection`, but stricter where a browser sends neither header.
pub async fn same_site(request: Request, next: Next) -> Response {
    let is_safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if is_safe || is_from_here(request.headers()) {
        return next.run(request).await;
    }
    AppError::Forbidden("cross_site").into_response()
}

/// Whether an unsafe request with these headers comes from our own pages.
fn is_from_here(headers: &HeaderMap) -> bool {
    let text = |name: header::HeaderName| headers.get(name).and_then(|v| v.to_str().ok());
    if let Some(site) = headers.get("sec-fetch-site") {
        return site == "same-origin" || site == "none";
    }
    match (text(header::ORIGIN), text(header::HOST)) {
        (Some(origin), Some(host)) => {
            origin.split_once("://").is_some_and(|(_, from)| from == host)
        }
        (Some(_), None) => false,
        // A program without a browser. With a cookie it would be a browser too old to protect.
        (None, _) => !headers.contains_key(header::COOKIE),
    }
}

/// Said of an answer that other sites may show in a frame: which sites, as
/// `https://conco.quangtri.gov.vn`. It must hold nothing that acts for whoever is signed in.
#[derive(Debug, Clone)]
pub struct FramedBy(pub Vec<String>);

impl FramedBy {
    /// The policy for such an answer; the usual one where no site is named.
    fn policy(&self) -> Option<HeaderValue> {
        if self.0.is_empty() {
            return None;
        }
        let sites = format!("frame-ancestors {}", self.0.join(" "));
        HeaderValue::from_str(&CSP.replace("frame-ancestors 'none'", &sites)).ok()
    }
}

/// Headers that every answer carries.
pub async fn safe_headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let framed = response.extensions().get::<FramedBy>().and_then(FramedBy::policy);
    let headers = response.headers_mut();
    let fixed = [
        ("content-security-policy", CSP),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("permissions-policy", "camera=(), microphone=(), geolocation=()"),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if let Some(policy) = framed {
        headers.insert("content-security-policy", policy);
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

/// Gives the plain refusals of the framework (bad form, bad path, too large) our own words.
pub async fn own_words(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    if response.extensions().get::<Problem>().is_some() {
        return response;
    }
    match response.status() {
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED if !is_page(&response) => {
            AppError::NotFound.into_response()
        }
        StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY if !is_page(&response) => {
            AppError::BadRequest("bad_request").into_response()
        }
        status @ StatusCode::UNSUPPORTED_MEDIA_TYPE => problem(status, "bad_request"),
        status @ StatusCode::PAYLOAD_TOO_LARGE => problem(status, "too_large"),
        status @ (StatusCode::REQUEST_TIMEOUT | StatusCode::GATEWAY_TIMEOUT) => {
            problem(status, "too_slow")
        }
        _ => response,
    }
}

fn is_page(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE);
    kind.and_then(|kind| kind.to_str().ok()).is_some_and(|kind| kind.starts_with("text/html"))
}

fn problem(status: StatusCode, code: &'static str) -> Response {
    Problem { status, code, fields: crate::FieldErrors::default() }.into_response()
}

#[cfg(test)]
mod tests {
    use super::is_from_here;
    use axum::http::HeaderMap;

    #[test]
    fn who_may_send_a_form() {
        for (headers, allowed) in [
            (&[("sec-fetch-site", "same-origin")][..], true),
            (&[("sec-fetch-site", "none")], true),
            (&[("sec-fetch-site", "same-site")], false),
            (&[("sec-fetch-site", "cross-site"), ("origin", "http://a"), ("host", "a")], false),
            (&[("origin", "http://a:8080"), ("host", "a:8080")], true),
            (&[("origin", "http://b"), ("host", "a")], false),
            (&[("origin", "null"), ("host", "a")], false),
            (&[("host", "a")], true),
            (&[("host", "a"), ("cookie", "sid=1")], false),
        ] {
            let mut map = HeaderMap::new();
            for (name, value) in headers {
                map.insert(*name, value.parse().unwrap());
            }
            assert_eq!(is_from_here(&map), allowed, "{headers:?}");
        }
    }
}
