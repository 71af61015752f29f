//! `OpenDocument` text.
//!
//! | file | holds |
//! |---|---|
//! | `styles` | fonts, list patterns, headers and footers of page styles |
//! | `body` | paragraphs, lists, tables |

mod body;
mod styles;

use crate::archive::Archive;
use crate::doc::{Doc, Running, lines};
use crate::error::IntakeError;
use crate::legacy::Tally;
use crate::sniff::Format;
use crate::xml::{attr, child, elements, name, parse};
use body::Body;
use styles::Styles;

/// Reads an `.odt`.
pub(crate) fn read(bytes: &[u8]) -> Result<Doc, IntakeError> {
    let archive = Archive::open(bytes)?;
    let text = archive
        .text("content.xml")?
        .ok_or_else(|| IntakeError::damaged("the document has no content.xml"))?;
    let styles_text = archive.text("styles.xml")?;
    let content = parse(&text)?;
    let styles_document = styles_text.as_deref().map(parse).transpose()?;
    let mut styles = Styles::default();
    if let Some(document) = &styles_document {
        styles.add(document.root_element());
    }
    styles.add(content.root_element());
    let mut tally = Tally::default();
    let mut doc = Doc {
        format: Format::Odt,
        body: Vec::new(),
        headers: Vec::new(),
        footers: Vec::new(),
        legacy_runs: 0,
        legacy: Vec::new(),
        undecided: Vec::new(),
    };
    let body = child(content.root_element(), "body")
        .and_then(|b| child(b, "text"))
        .ok_or_else(|| IntakeError::damaged("the document has no text"))?;
    doc.body = Body::new(&styles, &mut tally).blocks(body);
    let masters = styles_document
        .as_ref()
        .and_then(|d| child(d.root_element(), "master-styles"))
        .into_iter()
        .flat_map(elements)
        .filter(|m| name(*m) == "master-page");
    for master in masters {
        let page = attr(master, "name").unwrap_or("page");
        for part in elements(master).filter(|p| attr(*p, "display") != Some("false")) {
            let (running, place) = match name(part) {
                "header" => (&mut doc.headers, page.to_owned()),
                "header-first" => (&mut doc.headers, format!("{page}, first page")),
                "header-left" => (&mut doc.headers, format!("{page}, even pages")),
                "footer" => (&mut doc.footers, page.to_owned()),
                "footer-first" => (&mut doc.footers, format!("{page}, first page")),
                "footer-left" => (&mut doc.footers, format!("{page}, even pages")),
                _ => continue,
            };
            let blocks = Body::new(&styles, &mut tally).blocks(part);
            if !lines(&blocks).is_empty() {
                running.push(Running { place, blocks });
            }
        }
    }
    doc.legacy_runs = tally.converted;
    doc.legacy = tally.runs;
    doc.undecided = tally.undecided;
    Ok(doc)
}
