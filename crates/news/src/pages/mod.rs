//! HTML: pages of the staff, pages for everybody.

pub(crate) mod public;
pub(crate) mod staff;
mod words;

pub(crate) use public::{addresses, sections};
pub use words::dated;
pub(crate) use words::{
    CHANNEL, LINKS, LIST_ABOUT, NAV, SENTENCES, TODO_APPROVE, TODO_COMMENTS, TODO_CORRECTION,
    TODO_IMPORT, TODO_PUBLISH, TODO_WRITE, UNNAMED, action_label, corrected, origin_label, pending,
    recorded_label,
};

use crate::{
    store::{Attachment, Picture},
    upload,
};
use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use markdown::Block;
use picture::WIDTHS;
use platform::{App, AppError};

/// A photo with the addresses of its widths.
#[derive(Debug, Clone)]
pub(crate) struct Photo {
    pub(crate) alt: String,
    /// The middle one, for browsers that choose none.
    pub(crate) src: String,
    /// Every width, for browsers that choose.
    pub(crate) srcset: String,
    pub(crate) width: i64,
    pub(crate) height: i64,
}

impl Photo {
    /// A photo whose files lie under an address that ends in `/`.
    pub(crate) fn of(picture: &Picture, under: &str) -> Self {
        let Picture { alt, small, medium, large, width, height, .. } = picture;
        let mut widths = Vec::new();
        for (hash, most) in [small, medium, large].into_iter().zip(WIDTHS) {
            let wide = i64::from(most).min(*width);
            let entry = format!("{under}{hash} {wide}w");
            // A small photo has the same width more than once.
            if !widths.iter().any(|known: &String| known.ends_with(&format!(" {wide}w"))) {
                widths.push(entry);
            }
        }
        Self {
            alt: alt.clone(),
            src: format!("{under}{medium}"),
            srcset: widths.join(", "),
            width: *width,
            height: *height,
        }
    }
}

/// An article's text as HTML, its photos under an address that ends in `/`. Its highest heading
/// stands right below one of level `above`, however its author counts.
pub(crate) fn prose(body: &str, photos: &str, above: u8) -> String {
    let mut blocks = markdown::read(body).blocks;
    let levels = blocks.iter().filter_map(|block| match block {
        Block::Heading { level, .. } => Some(*level),
        Block::Paragraph(_) | Block::List { .. } | Block::Table(_) | Block::Picture { .. } => None,
    });
    let highest = levels.min().unwrap_or(1);
    for block in &mut blocks {
        if let Block::Heading { level, .. } = block {
            *level = level.saturating_sub(highest) + 1;
        }
    }
    markdown::to_html_at(&blocks, above, photos)
}

/// A file to keep, never to open in a browser.
pub(crate) async fn handed(app: &App, file: Attachment) -> Result<Response, AppError> {
    let bytes = upload::kept(app, file.hash).await?;
    let (stem, ending) = file.name.rsplit_once('.').unwrap_or((&file.name, "bin"));
    let name = format!(
        "attachment; filename=\"{}.{}\"",
        text::file_name(stem, "tep"),
        text::file_name(ending, "bin")
    );
    let name = HeaderValue::from_str(&name).map_err(|e| AppError::Failed(e.to_string()))?;
    let kind = HeaderValue::from_static("application/octet-stream");
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)], bytes).into_response())
}

/// A photo, with how long it may be kept.
pub(crate) fn jpeg(bytes: Vec<u8>, keep: &'static str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("image/jpeg")),
        (header::CACHE_CONTROL, HeaderValue::from_static(keep)),
    ];
    (headers, bytes).into_response()
}
