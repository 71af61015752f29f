//! Authored text: manuals, regulations, procedures of the system.

use crate::DocxError;
use crate::frame::{Headings, amendments, head, responsibility};
use crate::markdown;
use crate::package::{Parts, section, write};
use crate::pages::words;
use crate::running::pages;
use crate::xml::{Face, Par};
use typeset::{AmendmentRow, Control, Signer, Watermark};

/// A controlled document whose content is text.
#[derive(Debug, Clone, Default)]
pub struct TextSheet {
    /// What cover, header and footer show.
    pub control: Control,
    /// What stands over the name: `Quy trình hệ thống`. Printed in upper case.
    pub kind: String,
    /// Words behind the text.
    pub watermark: Option<Watermark>,
    /// Soạn thảo.
    pub author: Signer,
    /// Xem xét.
    pub reviewer: Signer,
    /// Phê duyệt.
    pub approver: Signer,
    /// Rows of the amendment table; empty prints one row «Ban hành lần đầu».
    pub amendments: Vec<AmendmentRow>,
    /// A subset of Markdown: headings, lists, tables, bold, italic. Plain lines are paragraphs.
    pub text: String,
}

/// The Word file of an authored text.
pub fn text(sheet: &TextSheet) -> Result<Vec<u8>, DocxError> {
    let mut headings = Headings::default();
    let kind = sheet.kind.to_uppercase();
    let mut content =
        headings.add(words::AMENDMENTS, Par::styled("Heading1").on_new_page());
    content.push_str(&amendments(&sheet.control, &sheet.amendments));
    content.push_str(&markdown::blocks(&sheet.text, &mut headings));
    let mut body = head(&sheet.control, &kind, 24, Some(&pages(Face::PLAIN.sized(24))));
    body.push_str(&headings.contents());
    body.push_str(&Par::new().spaced(0, 240).xml());
    body.push_str(&responsibility([&sheet.author, &sheet.reviewer, &sheet.approver]));
    body.push_str(&content);
    body.push_str(&section(true, false));
    write(&Parts { control: &sheet.control, kind: &kind, watermark: sheet.watermark, body })
}
