//! What search engines are told: which pages there are, and which are not for them.

use crate::{PublicShell, Visit, store};
use axum::{
    extract::State as Shared,
    http::header,
    response::{IntoResponse, Response},
};
use platform::{App, AppError, PublicAddress, Tx};
use std::fmt::Write as _;

/// Every page of a portal that is to be found: the navigation's, the procedures', those of features.
pub(crate) fn addresses(
    app: &App,
    gathered: &crate::visit::Gathered,
    tx: &Tx<'_>,
) -> Result<Vec<PublicAddress>, AppError> {
    let plain = |path: &str| PublicAddress { path: path.to_owned(), changed_on: None };
    // What is offered today is named by whoever offers it.
    let mut addresses: Vec<_> = app.public.links(&[]).iter().map(|link| plain(link.path)).collect();
    for guide in gathered.library(tx)?.all() {
        let path = format!("/processes/{}", guide.slug);
        if guide.has_english {
            addresses.push(plain(&format!("{path}/en")));
        }
        addresses.push(PublicAddress { path, changed_on: guide.effective_on });
    }
    addresses.extend(app.public.addresses(tx)?);
    Ok(addresses)
}

/// `GET /portal/{agency}/sitemap.xml`.
pub(crate) async fn sitemap(Shared(app): Shared<App>, visit: Visit) -> Result<Response, AppError> {
    let (gathered, of) = (visit.gathered(&app), app.clone());
    let make = move |tx: &Tx<'_>, shell: PublicShell| {
        let root = format!("{}{}", of.settings.public_url, shell.base);
        let mut out = String::from(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
        );
        for address in addresses(&of, &gathered, tx)? {
            let place = escaped(&format!("{root}{}", address.path));
            let changed = address.changed_on.map(|day| format!("<lastmod>{day}</lastmod>"));
            let line =
                writeln!(out, "<url><loc>{place}</loc>{}</url>", changed.unwrap_or_default());
            line.map_err(|e| AppError::Failed(e.to_string()))?;
        }
        Ok(out + "</urlset>\n")
    };
    visit.text(&app, "application/xml", make).await
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// `GET /robots.txt`: the portals, and nothing else of this installation.
pub(crate) async fn robots(Shared(app): Shared<App>) -> Result<Response, AppError> {
    let open = app.db.anywhere().read(|tx: &Tx<'_>| store::global::open(tx)).await;
    let open = open.map_err(AppError::from)?;
    let mut out = "User-agent: *\nAllow: /portal/\nAllow: /static/\nDisallow: /\n".to_owned();
    let root = &app.settings.public_url;
    out.extend(open.iter().map(|it| format!("Sitemap: {root}/portal/{}/sitemap.xml\n", it.slug())));
    let kind = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=3600"),
    ];
    Ok((kind, out).into_response())
}
