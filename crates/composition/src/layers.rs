use account::identify;
use axum::{
    Router,
    extract::{DefaultBodyLimit, MatchedPath, Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    middleware::{Next, from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
};
use platform::{
    Actor, App, AppError, ENDED, Route, files::MAX_FILE_BYTES, pages::problem_pages, web,
};
use std::{any::Any, sync::Arc, time::Duration};
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::{
        CompressionLayer,
        predicate::{Predicate, SizeAbove},
    },
};

/// A request that takes longer is ended.
const DEADLINE: Duration = Duration::from_secs(30);

/// So is an upload of many files, but slower: an hour's connection is nobody's, minutes are.
const UPLOAD_DEADLINE: Duration = Duration::from_mins(15);

/// A form with a file: the file, and room for the other fields.
const MULTIPART_BYTES: usize = MAX_FILE_BYTES + 64 * 1024;

/// Every other body.
const BODY_BYTES: usize = 1024 * 1024;

/// Puts around every route what every route needs; what is added last is met first.
pub(crate) fn around(routes: Router<App>, app: App, table: &[Route]) -> Router {
    let paths = |is_one: fn(&Route) -> bool| -> Arc<[&'static str]> {
        table.iter().filter(|route| is_one(route)).map(|route| route.path).collect()
    };
    let uploads = paths(|route| route.is_upload);
    let limits = Limits { uploads, upload_bytes: app.settings.upload_bytes };
    let after_end = paths(|route| route.after_end);
    routes
        .layer(from_fn_with_state(limits.clone(), limit_body))
        .layer(from_fn_with_state(app.clone(), account::guard))
        .layer(from_fn_with_state(after_end, only_read_ended))
        .layer(from_fn(web::same_site))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(limits, limit_time))
        .layer(from_fn(web::own_words))
        .layer(from_fn_with_state(app.clone(), problem_pages))
        .layer(from_fn_with_state(app.clone(), identify))
        .layer(CompressionLayer::new().gzip(true).compress_when(Text.and(SizeAbove::new(860))))
        .layer(from_fn(web::safe_headers))
        .layer(from_fn_with_state(app.clone(), strict_transport))
        .with_state(app)
}

/// What a request may take, by its route.
#[derive(Clone)]
struct Limits {
    /// The routes that take many files.
    uploads: Arc<[&'static str]>,
    /// How many bytes those may take.
    upload_bytes: u64,
}

impl Limits {
    fn is_upload(&self, request: &Request) -> bool {
        let path = request.extensions().get::<MatchedPath>();
        request.method() == Method::POST
            && path.is_some_and(|path| self.uploads.iter().any(|upload| *upload == path.as_str()))
    }
}

/// The one place where an agency that has ended is kept as it is: nobody sends it anything, its own
/// people and those of the agency that took over alike, but for the few acts that say so.
async fn only_read_ended(
    State(after_end): State<Arc<[&'static str]>>,
    request: Request,
    next: Next,
) -> Response {
    let has_ended = |actor: &Actor| actor.via.ended.is_some();
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
    if is_read || !request.extensions().get::<Actor>().is_some_and(has_ended) {
        return next.run(request).await;
    }
    let path = request.extensions().get::<MatchedPath>();
    if path.is_some_and(|path| after_end.contains(&path.as_str())) {
        return next.run(request).await;
    }
    AppError::Conflict(ENDED).into_response()
}

/// Ends what takes too long.
async fn limit_time(State(limits): State<Limits>, request: Request, next: Next) -> Response {
    let deadline = if limits.is_upload(&request) { UPLOAD_DEADLINE } else { DEADLINE };
    let answer = tokio::time::timeout(deadline, next.run(request)).await;
    answer.unwrap_or_else(|_| StatusCode::REQUEST_TIMEOUT.into_response())
}

/// Refuses bodies that are larger than their kind may be, by what they say and by what they are.
async fn limit_body(State(limits): State<Limits>, mut request: Request, next: Next) -> Response {
    let kind = request.headers().get(header::CONTENT_TYPE);
    let has_file = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data"));
    let most = match (has_file, limits.is_upload(&request)) {
        (true, true) => usize::try_from(limits.upload_bytes).unwrap_or(usize::MAX),
        (true, false) => MULTIPART_BYTES,
        (false, _) => BODY_BYTES,
    };
    let says = request.headers().get(header::CONTENT_LENGTH);
    let says = says.and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    if says.is_some_and(|length| length > most as u64) {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    }
    DefaultBodyLimit::max(most).apply(&mut request);
    next.run(request).await
}

/// Once reached by HTTPS, never again by anything else.
async fn strict_transport(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if app.settings.https {
        let year = HeaderValue::from_static("max-age=31536000");
        response.headers_mut().insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
    response
}

/// A defect of ours answers one request with 500 and harms no other.
#[expect(clippy::needless_pass_by_value, reason = "the layer hands the panic over")]
fn panicked(panic: Box<dyn Any + Send + 'static>) -> Response {
    let said = panic.downcast_ref::<&str>().map(ToString::to_string);
    let said = said.or_else(|| panic.downcast_ref::<String>().cloned());
    AppError::Failed(format!("a handler panicked: {}", said.unwrap_or_default())).into_response()
}

/// Text gets smaller; files, fonts and pictures are compressed already.
#[derive(Clone, Copy)]
struct Text;

impl Predicate for Text {
    fn should_compress<B>(&self, response: &axum::http::Response<B>) -> bool
    where
        B: axum::body::HttpBody,
    {
        let kind = response.headers().get(header::CONTENT_TYPE);
        let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default().trim();
        kind.starts_with("text/") || matches!(kind, "application/json" | "image/svg+xml")
    }
}
