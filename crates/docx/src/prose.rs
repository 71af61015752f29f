//! Authored text: manuals, regulations, procedures of the system; and the control cover of a file.

use crate::DocxError;
use crate::blocks;
use crate::frame::{Headings, WIDTH, amendments, head, responsibility};
use crate::package::{section, write};
use crate::pages::words;
use crate::procedure::{listing, prose};
use crate::running::{controlled, pages};
use crate::xml::{CM, Cell, Face, Par, Row};
use typeset::TextSheet;

/// The Word file of an authored text, or of the control cover of a stored file.
pub fn text(sheet: &TextSheet) -> Result<Vec<u8>, DocxError> {
    let mut headings = Headings::default();
    let kind = sheet.kind.to_uppercase();
    let mut content = headings.add(words::AMENDMENTS, Par::styled("Heading1").on_new_page());
    content.push_str(&amendments(&sheet.control, &sheet.amendments));
    if let Some(facts) = &sheet.original {
        let title = format!("1. {}", words::ORIGINAL);
        content.push_str(&headings.add(&title, Par::styled("Heading1")));
        content.push_str(&prose(words::ORIGINAL_NOTE));
        let rows =
            facts.iter().map(|[label, value]| Row::of([Cell::left(label), Cell::left(value)]));
        content.push_str(&listing(&[5 * CM, WIDTH - 5 * CM], &words::ORIGINAL_HEADS, rows));
    } else {
        content.push_str(&blocks::blocks(&sheet.body, &mut headings));
    }
    let mut body = head(&sheet.control, &kind, 24, Some(&pages(Face::PLAIN.sized(24))));
    body.push_str(&headings.contents());
    body.push_str(&Par::new().spaced(0, 240).xml());
    body.push_str(&responsibility([&sheet.author, &sheet.reviewer, &sheet.approver]));
    body.push_str(&content);
    body.push_str(&section(true, false));
    write(&controlled(&sheet.control, &kind, sheet.watermark, body))
}
