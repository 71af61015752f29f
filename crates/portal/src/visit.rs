//! A visit of the public: which agency's portal is asked for, and the page for it. A page without a
//! question is made once a minute and again whenever the record grew; in between it is handed out as
//! it stands, packed.

use crate::{Library, PublicShell, Site, actions, pages, store};
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
use jiff::Timestamp;
use platform::{Actor, AgencyId, App, AppError, ByMinute, PublicOffer, Tx, pages::render_with};
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
    /// What the public may do there today.
    offers: Vec<PublicOffer>,
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
        let (sides, today) = (app.public.clone(), app.clock.today());
        let read = move |tx: &Tx<'_>| {
            let site = store::global::by_slug(tx, &slug)?.map(store::read).transpose()?;
            let offers = match &site {
                Some(site) => sides.offers(&tx.of(site.agency), today)?,
                None => Vec::new(),
            };
            Ok::<_, AppError>((site, offers, tx.acts()?))
        };
        let (site, offers, acts) = app.db.anywhere().read(read).await.map_err(refused)?;
        // Its own people see it before it is opened.
        let own = parts.extensions.get::<Actor>().map(|actor| actor.agency);
        let is_let_in = |site: &Site| site.setting.is_open || own == Some(site.agency);
        let site = site.filter(is_let_in).ok_or_else(|| refused(AppError::NotFound))?;
        Ok(Self {
            site: Arc::new(site),
            offers,
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

/// An answer ready to be sent: as it stands, and packed where that saves something.
#[derive(Debug, Clone)]
struct Ready {
    plain: Bytes,
    packed: Option<Bytes>,
    tag: HeaderValue,
}

impl Ready {
    fn of(bytes: Vec<u8>, is_text: bool) -> Result<Self, AppError> {
        let failed = |e: std::io::Error| AppError::Failed(e.to_string());
        let packed = if is_text { Some(pack(&bytes).map_err(failed)?) } else { None };
        let hash = hex::encode(Sha256::digest(&bytes));
        // Weak: packed or not, it says the same.
        let tag = HeaderValue::from_str(&format!("W/\"{}\"", &hash[..20]));
        let tag = tag.map_err(|e| AppError::Failed(e.to_string()))?;
        Ok(Self { plain: bytes.into(), packed, tag })
    }
}

fn pack(bytes: &[u8]) -> std::io::Result<Bytes> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::default());
    writer.write_all(bytes)?;
    Ok(writer.finish()?.into())
}

/// What is made once for many pages.
#[derive(Clone)]
pub struct Gathered {
    figures: ByMinute,
    agency: AgencyId,
    acts: i64,
    now: Timestamp,
}

impl Gathered {
    /// The procedures of this minute, as of this state of the record.
    pub fn library(&self, tx: &Tx<'_>) -> Result<Arc<Library>, AppError> {
        let key = ("portal.library", self.agency, self.acts.to_string());
        let (feature, agency, readers) = &key;
        let today = text::here(self.now).date();
        let gather = || actions::library(tx, today).map(Arc::new);
        Ok(self.figures.get((feature, *agency, readers), self.now, gather)?.1)
    }
}

impl Visit {
    /// Who visits, as far as a counter needs to know.
    pub const fn visitor(&self) -> &Visitor {
        &self.visitor
    }

    /// The frame of a page of this portal.
    pub fn shell(&self, app: &App) -> PublicShell {
        PublicShell::new(app, &self.site, &self.offers, &self.path, !self.is_exported)
    }

    /// What is made once for many pages.
    pub fn gathered(&self, app: &App) -> Gathered {
        let (figures, agency) = (app.figures.clone(), self.site.agency);
        Gathered { figures, agency, acts: self.acts, now: app.clock.now() }
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
        let make = move |tx: &Tx<'_>, shell| Ready::of(make(tx, shell)?.into_bytes(), true);
        let scope = app.db.at(self.site.agency);
        let work = match self.known_or(app, make) {
            Ok(ready) => return Ok(self.answer(kind, &ready)),
            Err(work) => work,
        };
        self.answered(app, kind, scope.read(work).await)
    }

    /// The same for a file that takes its time, such as a printed paper.
    pub async fn file<F>(
        &self,
        app: &App,
        kind: &'static str,
        make: F,
    ) -> Result<Response, AppError>
    where
        F: FnOnce(&Tx<'_>, PublicShell) -> Result<Vec<u8>, AppError> + Send + 'static,
    {
        let make = move |tx: &Tx<'_>, shell| Ready::of(make(tx, shell)?, false);
        let scope = app.db.at(self.site.agency);
        let work = match self.known_or(app, make) {
            Ok(ready) => return Ok(self.answer(kind, &ready)),
            Err(work) => work,
        };
        self.answered(app, kind, scope.read_long(work).await)
    }

    /// Answers that this portal has no such page, in its own frame.
    pub fn not_found(&self, app: &App) -> Response {
        render_with(StatusCode::NOT_FOUND, &pages::NotFoundPage { shell: self.shell(app) })
    }

    fn answered(
        &self,
        app: &App,
        kind: &'static str,
        ready: Result<Ready, AppError>,
    ) -> Result<Response, AppError> {
        match ready {
            Ok(ready) => Ok(self.answer(kind, &ready)),
            Err(AppError::NotFound) => Ok(self.not_found(app)),
            Err(other) => Err(other),
        }
    }

    /// The answer that was made this minute, or the work that makes it. Answers to questions are not
    /// kept: there are as many as there are questions.
    fn known_or<F>(
        &self,
        app: &App,
        make: F,
    ) -> Result<Ready, impl FnOnce(&Tx<'_>) -> Result<Ready, AppError> + Send + use<F>>
    where
        F: FnOnce(&Tx<'_>, PublicShell) -> Result<Ready, AppError> + Send + 'static,
    {
        let (agency, now, figures) = (self.site.agency, app.clock.now(), app.figures.clone());
        // Whoever may see it sees the same; a file of the export has other addresses in it.
        let readers = format!("{}#{}#{}", self.path, self.acts, u8::from(self.is_exported));
        let is_kept = !self.has_question;
        if is_kept && let Some((_, ready)) = figures.known(("portal", agency, &readers), now) {
            return Ok(ready);
        }
        let shell = self.shell(app);
        Err(move |tx: &Tx<'_>| {
            if !is_kept {
                return make(tx, shell);
            }
            Ok(figures.get(("portal", agency, &readers), now, || make(tx, shell))?.1)
        })
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
        if let Some(packed) = ready.packed.as_ref().filter(|_| self.takes_gzip) {
            say(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            return (headers, packed.clone()).into_response();
        }
        (headers, ready.plain.clone()).into_response()
    }
}

/// A template that compiles doesn't fail.
fn written(page: &impl Template) -> String {
    page.render().unwrap_or_else(|e| unreachable!("writing to a String can't fail: {e}"))
}
