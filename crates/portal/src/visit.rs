//! A visit of the public: which agency's portal is asked for, and the page for it. A page without a
//! question is made once a minute and again whenever the record grew; in between it is handed out as
//! it stands, packed.

use crate::{PublicShell, Site, pages, store};
use askama::Template;
use axum::{
    extract::{FromRequestParts, RawPathParams},
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{self, HeaderName},
        request::Parts,
    },
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use flate2::{Compression, write::GzEncoder};
use platform::{Actor, App, AppError, Tx, pages::render_with};
use sha2::{Digest, Sha256};
use std::{io::Write as _, sync::Arc};
use visit_counter::Visitor;

/// Said of a request by the export: the page is to be a plain file, which answers no questions.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Exporting;

/// Somebody at the door of a portal. A handler that takes one is given the open portal of the
/// agency named in its address, `/portal/{agency}/…`, or is not called.
#[derive(Debug, Clone)]
pub struct Visit {
    /// Whose portal.
    pub site: Arc<Site>,
    /// The address asked for, without its question.
    path: String,
    has_question: bool,
    /// How far the record was, which tells whether a page is still right.
    acts: i64,
    if_none_match: Option<HeaderValue>,
    takes_gzip: bool,
    is_exported: bool,
    visitor: Visitor,
}

impl FromRequestParts<App> for Visit {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let refused = AppError::into_response;
        let Ok(visitor) = Visitor::from_request_parts(parts, app).await;
        let params = RawPathParams::from_request_parts(parts, app).await;
        let params = params.map_err(IntoResponse::into_response)?;
        let slug = params.iter().find(|(name, _)| *name == "agency");
        let slug = slug.map(|(_, slug)| slug.to_owned()).unwrap_or_default();
        let read = move |tx: &Tx<'_>| {
            let site = store::global::by_slug(tx, &slug)?.map(store::read).transpose()?;
            Ok::<_, AppError>((site, tx.acts()?))
        };
        let (site, acts) = app.db.anywhere().read(read).await.map_err(refused)?;
        // Its own people see it before it is opened.
        let own = parts.extensions.get::<Actor>().map(|actor| actor.agency);
        let is_let_in = |site: &Site| site.setting.is_open || own == Some(site.agency);
        let site = site.filter(is_let_in).ok_or_else(|| refused(AppError::NotFound))?;
        Ok(Self {
            site: Arc::new(site),
            path: parts.uri.path().to_owned(),
            has_question: parts.uri.query().is_some(),
            acts,
            if_none_match: parts.headers.get(header::IF_NONE_MATCH).cloned(),
            takes_gzip: takes_gzip(&parts.headers),
            is_exported: parts.extensions.get::<Exporting>().is_some(),
            visitor,
        })
    }
}

fn takes_gzip(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    accepted.is_some_and(|accepted| {
        accepted.split(',').any(|coding| coding.trim().eq_ignore_ascii_case("gzip"))
    })
}

/// An answer ready to be sent, as it stands and packed.
#[derive(Debug, Clone)]
struct Ready {
    plain: Bytes,
    packed: Bytes,
    tag: HeaderValue,
}

impl Ready {
    fn of(text: String) -> Result<Self, AppError> {
        let failed = |e: std::io::Error| AppError::Failed(e.to_string());
        let mut writer = GzEncoder::new(Vec::new(), Compression::default());
        writer.write_all(text.as_bytes()).map_err(failed)?;
        let packed = writer.finish().map_err(failed)?.into();
        let hash = hex::encode(Sha256::digest(&text));
        // Weak: packed or not, it says the same.
        let tag = HeaderValue::from_str(&format!("W/\"{}\"", &hash[..20]));
        let tag = tag.map_err(|e| AppError::Failed(e.to_string()))?;
        Ok(Self { plain: text.into(), packed, tag })
    }
}

impl Visit {
    /// Who visits, as far as a counter needs to know.
    pub const fn visitor(&self) -> &Visitor {
        &self.visitor
    }

    /// The frame of a page of this portal.
    pub fn shell(&self, app: &App) -> PublicShell {
        PublicShell::new(app, &self.site, &self.path, !self.is_exported)
    }

    /// Answers with a page that says the same to everybody. `make` reads what it needs; "not found"
    /// becomes a page of the portal.
    pub async fn page<T, F>(&self, app: &App, make: F) -> Result<Response, AppError>
    where
        T: Template,
        F: FnOnce(&Tx<'_>, PublicShell) -> Result<T, AppError> + Send + 'static,
    {
        let html = "text/html; charset=utf-8";
        visit_counter::note(app, self.site.agency, &self.visitor, "").await;
        let make = move |tx: &Tx<'_>, shell: PublicShell| {
            let counts = visit_counter::counts(tx)?;
            make(tx, shell.counting(counts))
        };
        self.text(app, html, move |tx, shell| Ok(written(&make(tx, shell)?))).await
    }

    /// The same for text of another kind, such as a sitemap.
    pub async fn text<F>(
        &self,
        app: &App,
        kind: &'static str,
        make: F,
    ) -> Result<Response, AppError>
    where
        F: FnOnce(&Tx<'_>, PublicShell) -> Result<String, AppError> + Send + 'static,
    {
        match self.ready(app, make).await {
            Ok(ready) => Ok(self.answer(kind, &ready)),
            Err(AppError::NotFound) => Ok(self.not_found(app)),
            Err(other) => Err(other),
        }
    }

    /// Answers that this portal has no such page, in its own frame.
    pub fn not_found(&self, app: &App) -> Response {
        render_with(StatusCode::NOT_FOUND, &pages::NotFoundPage { shell: self.shell(app) })
    }

    async fn ready<F>(&self, app: &App, make: F) -> Result<Ready, AppError>
    where
        F: FnOnce(&Tx<'_>, PublicShell) -> Result<String, AppError> + Send + 'static,
    {
        let shell = self.shell(app);
        let scope = app.db.at(self.site.agency);
        if self.has_question {
            return scope.read(move |tx| Ready::of(make(tx, shell)?)).await;
        }
        // Whoever may see it sees the same; a file of the export has other addresses in it.
        let readers = format!("{}#{}#{}", self.path, self.acts, u8::from(self.is_exported));
        let (agency, now) = (self.site.agency, app.clock.now());
        if let Some((_, ready)) = app.figures.known(("portal", agency, &readers), now) {
            return Ok(ready);
        }
        let figures = app.figures.clone();
        let work = move |tx: &Tx<'_>| {
            figures.get(("portal", agency, &readers), now, || Ready::of(make(tx, shell)?))
        };
        let (_, ready) = scope.read(work).await?;
        Ok(ready)
    }

    fn answer(&self, kind: &'static str, ready: &Ready) -> Response {
        let mut headers = HeaderMap::new();
        let mut say = |name: HeaderName, value| headers.insert(name, value);
        say(header::ETAG, ready.tag.clone());
        // Every reader asks again, which costs nothing while it still stands.
        say(header::CACHE_CONTROL, HeaderValue::from_static("public, no-cache"));
        say(header::VARY, HeaderValue::from_static("accept-encoding"));
        if self.if_none_match.as_ref() == Some(&ready.tag) {
            return (StatusCode::NOT_MODIFIED, headers).into_response();
        }
        say(header::CONTENT_TYPE, HeaderValue::from_static(kind));
        if self.takes_gzip {
            say(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            return (headers, ready.packed.clone()).into_response();
        }
        (headers, ready.plain.clone()).into_response()
    }
}

/// A template that compiles doesn't fail.
fn written(page: &impl Template) -> String {
    page.render().unwrap_or_else(|e| unreachable!("writing to a String can't fail: {e}"))
}
