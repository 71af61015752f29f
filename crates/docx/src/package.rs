//! The parts of the file and the archive that holds them.

use crate::DocxError;
use crate::xml::escape;
use std::io::{Cursor, Write as _};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// What is put into one file.
pub(crate) struct Parts {
    /// What programs show as its title.
    pub(crate) title: String,
    /// Whose paper it is.
    pub(crate) author: String,
    /// The header of every page but the first.
    pub(crate) header: String,
    /// The header of the first page.
    pub(crate) first_header: String,
    /// The footer of every page.
    pub(crate) footer: String,
    /// Blocks and, last, the properties of the last section.
    pub(crate) body: String,
}

/// The properties of a section. References are inherited by the sections after the first.
pub(crate) fn section(is_first: bool, is_wide: bool) -> String {
    let references = if is_first {
        r#"<w:headerReference w:type="default" r:id="rId1"/><w:headerReference w:type="first" r:id="rId2"/><w:footerReference w:type="default" r:id="rId3"/><w:footerReference w:type="first" r:id="rId3"/>"#
    } else {
        ""
    };
    // 210 × 297 mm; margins of Decree 30/2020: 20 mm above and below, 30 mm left, 15 mm right.
    let size = if is_wide {
        r#"<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>"#
    } else {
        r#"<w:pgSz w:w="11906" w:h="16838"/>"#
    };
    let title = if is_first { "<w:titlePg/>" } else { "" };
    format!(
        r#"<w:sectPr>{references}<w:type w:val="nextPage"/>{size}<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="680" w:footer="567" w:gutter="0"/>{title}</w:sectPr>"#
    )
}

/// The properties of a section of an official paper: its first page shows no number, and a section
/// after the first, which is an annex, counts its own pages.
pub(crate) fn paper_section(is_first: bool) -> String {
    let references = if is_first {
        r#"<w:headerReference w:type="default" r:id="rId1"/><w:headerReference w:type="first" r:id="rId2"/><w:footerReference w:type="default" r:id="rId3"/><w:footerReference w:type="first" r:id="rId3"/>"#
    } else {
        ""
    };
    let from = if is_first { "" } else { r#"<w:pgNumType w:start="1"/>"# };
    format!(
        r#"<w:sectPr>{references}<w:type w:val="nextPage"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>{from}<w:titlePg/></w:sectPr>"#
    )
}

/// The bytes of the file.
pub(crate) fn write(parts: &Parts) -> Result<Vec<u8>, DocxError> {
    let document = format!(
        r#"{HEAD}<w:document xmlns:w="{W}" xmlns:r="{OFFICE}"><w:body>{}</w:body></w:document>"#,
        parts.body
    );
    let header = HEAD.to_owned() + &parts.header;
    let first = HEAD.to_owned() + &parts.first_header;
    let footer = HEAD.to_owned() + &parts.footer;
    let core = core(&parts.title, &parts.author);
    let members = [
        ("[Content_Types].xml", content_types()),
        ("_rels/.rels", package_relations()),
        ("docProps/core.xml", core),
        ("word/document.xml", document),
        ("word/_rels/document.xml.rels", relations()),
        ("word/styles.xml", styles()),
        ("word/settings.xml", settings()),
        ("word/header1.xml", header),
        ("word/header2.xml", first),
        ("word/footer1.xml", footer),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, text) in members {
        zip.start_file(name, options)?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn content_types() -> String {
    let part = |(name, kind): (&str, &str)| {
        format!(r#"<Override PartName="/word/{name}.xml" ContentType="{WORD}.{kind}+xml"/>"#)
    };
    let parts = [
        ("document", "document.main"),
        ("styles", "styles"),
        ("settings", "settings"),
        ("header1", "header"),
        ("header2", "header"),
        ("footer1", "footer"),
    ]
    .map(part)
    .concat();
    format!(
        r#"{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{parts}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>"#
    )
}

fn package_relations() -> String {
    format!(
        r#"{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#
    )
}

fn relations() -> String {
    let relation = |(id, kind, target): (u8, &str, &str)| {
        format!(r#"<Relationship Id="rId{id}" Type="{OFFICE}/{kind}" Target="{target}.xml"/>"#)
    };
    let all = [
        (1, "header", "header1"),
        (2, "header", "header2"),
        (3, "footer", "footer1"),
        (4, "styles", "styles"),
        (5, "settings", "settings"),
    ]
    .map(relation)
    .concat();
    format!(r#"{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{all}</Relationships>"#)
}

fn core(title: &str, author: &str) -> String {
    let (title, author) = (escape(&title.replace('\n', " ")), escape(&author.replace('\n', " ")));
    format!(
        r#"{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:creator>{author}</dc:creator><dc:language>vi-VN</dc:language></cp:coreProperties>"#
    )
}

/// The file is one of today's Word, not of 2003's, and nothing asks to be updated on opening.
fn settings() -> String {
    format!(
        r#"{HEAD}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="vi-VN"/></w:settings>"#
    )
}

fn style(id: &str, name: &str, paragraph: &str, run: &str) -> String {
    let base = if id == "Normal" { "" } else { r#"<w:basedOn w:val="Normal"/>"# };
    let default = if id == "Normal" { r#" w:default="1""# } else { "" };
    let next = if id.starts_with("Heading") { r#"<w:next w:val="Normal"/>"# } else { "" };
    let run = if run.is_empty() { String::new() } else { format!("<w:rPr>{run}</w:rPr>") };
    format!(
        r#"<w:style w:type="paragraph"{default} w:styleId="{id}"><w:name w:val="{name}"/>{base}{next}<w:qFormat/><w:pPr>{paragraph}</w:pPr>{run}</w:style>"#
    )
}

/// What official papers have of their own: text of 14 points, the lines of their head.
fn paper_styles() -> String {
    [
        style(
            "Paper",
            "Paper",
            r#"<w:spacing w:before="0" w:after="120"/><w:ind w:left="0" w:firstLine="720"/><w:jc w:val="both"/>"#,
            r#"<w:sz w:val="28"/><w:szCs w:val="28"/>"#,
        ),
        style(
            "Head",
            "Head",
            r#"<w:spacing w:before="0" w:after="0"/><w:jc w:val="center"/>"#,
            r#"<w:sz w:val="24"/><w:szCs w:val="24"/>"#,
        ),
        style(
            "Line",
            "Line",
            r#"<w:spacing w:before="40" w:after="0"/>"#,
            r#"<w:sz w:val="8"/><w:szCs w:val="8"/>"#,
        ),
    ]
    .concat()
}

/// Times New Roman 13 throughout; headings bold of the same size, as the PDF has them.
fn styles() -> String {
    let heading = |level: u8| {
        format!(
            r#"<w:keepNext/><w:spacing w:before="240" w:after="120"/><w:jc w:val="left"/><w:outlineLvl w:val="{level}"/>"#
        )
    };
    let bold = "<w:b/><w:bCs/>";
    let all = [
        style(
            "Normal",
            "Normal",
            r#"<w:spacing w:before="0" w:after="120"/><w:jc w:val="both"/>"#,
            "",
        ),
        style("Heading1", "heading 1", &heading(0), &format!("{bold}<w:caps/>")),
        style("Heading2", "heading 2", &heading(1), bold),
        style("Heading3", "heading 3", &heading(2), &format!("{bold}<w:i/><w:iCs/>")),
        style(
            "Cell",
            "Cell",
            r#"<w:spacing w:before="40" w:after="40"/><w:jc w:val="left"/>"#,
            r#"<w:sz w:val="24"/><w:szCs w:val="24"/>"#,
        ),
        style(
            "ContentsTitle",
            "Contents Title",
            r#"<w:keepNext/><w:spacing w:before="480" w:after="120"/><w:jc w:val="center"/>"#,
            r#"<w:b/><w:bCs/><w:sz w:val="28"/><w:szCs w:val="28"/>"#,
        ),
        paper_styles(),
        style("TOC1", "toc 1", r#"<w:spacing w:before="0" w:after="80"/><w:jc w:val="left"/>"#, ""),
        style(
            "Header",
            "header",
            r#"<w:spacing w:before="0" w:after="0"/><w:jc w:val="left"/>"#,
            r#"<w:sz w:val="20"/><w:szCs w:val="20"/>"#,
        ),
        style(
            "Footer",
            "footer",
            r#"<w:spacing w:before="0" w:after="0"/><w:jc w:val="left"/>"#,
            r#"<w:sz w:val="20"/><w:szCs w:val="20"/>"#,
        ),
    ]
    .concat();
    format!(
        r#"{HEAD}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="26"/><w:szCs w:val="26"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>{all}</w:styles>"#
    )
}
