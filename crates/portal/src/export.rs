//! The whole portal as plain files, for an agency whose public site stands elsewhere: every page that
//! is linked from its first page or named in its sitemap, as the public gets it.

use crate::{linking, visit::Exporting};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, header},
};
use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    fs, io,
    path::Path,
};
use tower::ServiceExt as _;

/// A portal has no more pages than this; a site that seems to have more links in circles.
const MOST: usize = 50_000;

/// What was written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Exported {
    /// Pages.
    pub pages: usize,
    /// Other files.
    pub files: usize,
    /// Bytes of all of them.
    pub bytes: u64,
}

/// Why it was not written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// No portal is open under this name.
    #[error("no portal is open under this name")]
    NoPortal,
    /// More pages than a portal can have.
    #[error("more than {MOST} pages")]
    Endless,
    /// The folder.
    #[error(transparent)]
    Io(#[from] io::Error),
}

struct Fetched {
    kind: String,
    bytes: Vec<u8>,
}

/// Writes the open portal `slug` of a product into a folder. `live` is where that product is reached,
/// for what only a living site can do.
pub async fn export(
    router: &Router,
    slug: &str,
    live: &str,
    folder: &Path,
) -> Result<Exported, ExportError> {
    let base = crate::shell::home_of(slug);
    let is_inside = |address: &str| {
        let own = address.strip_prefix(&base);
        let is_own = own.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']));
        let is_frame = own.is_some_and(|rest| rest.starts_with("/embed/"));
        (is_own && !is_frame) || address.starts_with("/static/")
    };
    let mut waiting = VecDeque::from([base.clone()]);
    waiting.extend(in_sitemap(router, &base, live).await);
    let mut seen: BTreeSet<String> = waiting.iter().cloned().collect();
    let (mut files, mut pages) = (BTreeMap::new(), Vec::new());
    let mut exported = Exported::default();
    while let Some(address) = waiting.pop_front() {
        let Some(Fetched { kind, bytes }) = fetch(router, &address).await else { continue };
        let file = linking::file_of(&base, &address, &kind);
        files.insert(address, file.clone());
        if !kind.starts_with("text/html") {
            exported.files += 1;
            exported.bytes += write(folder, &file, &bytes)?;
            continue;
        }
        let html = String::from_utf8_lossy(&bytes).into_owned();
        for link in linking::links(&html) {
            if is_inside(&link) && seen.insert(link.clone()) {
                waiting.push_back(link);
            }
        }
        if seen.len() > MOST {
            return Err(ExportError::Endless);
        }
        pages.push((file, html));
    }
    if pages.is_empty() {
        return Err(ExportError::NoPortal);
    }
    for (file, html) in pages {
        let html = linking::rewritten(&html, &file, &files, live);
        exported.pages += 1;
        exported.bytes += write(folder, &file, html.as_bytes())?;
    }
    Ok(exported)
}

/// The addresses that the sitemap names.
async fn in_sitemap(router: &Router, base: &str, live: &str) -> Vec<String> {
    let Some(fetched) = fetch(router, &format!("{base}/sitemap.xml")).await else {
        return Vec::new();
    };
    let text = String::from_utf8_lossy(&fetched.bytes).into_owned();
    let places = text.split("<loc>").skip(1).filter_map(|rest| rest.split("</loc>").next());
    let inside = places.filter_map(|place| place.strip_prefix(live));
    inside.map(|place| place.replace("&amp;", "&")).collect()
}

/// What a stranger gets there, if it is there.
async fn fetch(router: &Router, address: &str) -> Option<Fetched> {
    let request = Request::get(address).extension(Exporting).body(Body::empty()).ok()?;
    let answer = router.clone().oneshot(request).await.ok()?;
    if !answer.status().is_success() {
        return None;
    }
    let kind = answer.headers().get(header::CONTENT_TYPE)?.to_str().ok()?.to_owned();
    let bytes = to_bytes(answer.into_body(), usize::MAX).await.ok()?.to_vec();
    Some(Fetched { kind, bytes })
}

fn write(folder: &Path, file: &str, bytes: &[u8]) -> Result<u64, io::Error> {
    let place = folder.join(file);
    if let Some(parent) = place.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(place, bytes)?;
    Ok(u64::try_from(bytes.len()).unwrap_or(u64::MAX))
}
