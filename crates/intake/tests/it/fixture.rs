//! Small Word documents written here, part by part.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub(crate) const W: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006""#;

/// An archive of these parts.
pub(crate) fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A `.docx` of a body.
#[derive(Default)]
pub(crate) struct Docx {
    pub(crate) body: String,
    pub(crate) footer: Option<String>,
    pub(crate) first_header: Option<String>,
    pub(crate) numbering: String,
    pub(crate) styles: String,
}

impl Docx {
    pub(crate) fn of(body: impl Into<String>) -> Self {
        Self { body: body.into(), ..Self::default() }
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut relations = String::new();
        let mut refs = String::new();
        if self.footer.is_some() {
            relations.push_str(r#"<Relationship Id="f1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/>"#);
            refs.push_str(r#"<w:footerReference w:type="default" r:id="f1"/>"#);
        }
        if self.first_header.is_some() {
            relations.push_str(r#"<Relationship Id="h1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/>"#);
            refs.push_str(r#"<w:headerReference w:type="first" r:id="h1"/><w:titlePg/>"#);
        }
        let document = format!(
            "<w:document {W}><w:body>{}<w:sectPr>{refs}</w:sectPr></w:body></w:document>",
            self.body
        );
        let relations = format!(
            r#"<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="n" Type="{OFFICE}/numbering" Target="numbering.xml"/><Relationship Id="s" Type="{OFFICE}/styles" Target="styles.xml"/>{relations}</Relationships>"#
        );
        let numbering = format!("<w:numbering {W}>{}</w:numbering>", self.numbering);
        let styles = format!("<w:styles {W}>{}</w:styles>", self.styles);
        let footer = format!("<w:ftr {W}>{}</w:ftr>", self.footer.clone().unwrap_or_default());
        let header =
            format!("<w:hdr {W}>{}</w:hdr>", self.first_header.clone().unwrap_or_default());
        archive(&[
            ("[Content_Types].xml", &content_types()),
            ("_rels/.rels", &package()),
            ("word/document.xml", &document),
            ("word/_rels/document.xml.rels", &relations),
            ("word/numbering.xml", &numbering),
            ("word/styles.xml", &styles),
            ("word/footer1.xml", &footer),
            ("word/header1.xml", &header),
        ])
    }

    pub(crate) fn doc(&self) -> intake::Doc {
        intake::read_doc(&self.bytes()).unwrap()
    }

    pub(crate) fn procedure(&self) -> flow::Procedure {
        intake::procedure::read(&self.doc())
    }
}

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn package() -> String {
    format!(
        r#"<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="d" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>"#
    )
}

fn content_types() -> String {
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let parts: String = [
        ("document", "document.main"),
        ("numbering", "numbering"),
        ("styles", "styles"),
        ("footer1", "footer"),
        ("header1", "header"),
    ]
    .iter()
    .fold(String::new(), |mut out, (part, kind)| {
        write!(out, r#"<Override PartName="/word/{part}.xml" ContentType="{word}.{kind}+xml"/>"#)
            .unwrap();
        out
    });
    format!(
        r#"<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{parts}</Types>"#
    )
}

/// A paragraph of one run.
pub(crate) fn p(text: &str) -> String {
    format!("<w:p>{}</w:p>", r(text))
}

/// A run.
pub(crate) fn r(text: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

/// A paragraph of a list.
pub(crate) fn li(list: u32, level: u32, text: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr>{}</w:p>"#,
        r(text)
    )
}

/// A table of rows of cells. `^` continues a vertical merge, a leading `v` bar starts one, `2>`
/// spans two columns, `#` is an automatic number of list 1 and `##` of list 4; a cell that begins with `<` is XML.
pub(crate) fn table(rows: &[&[&str]]) -> String {
    let mut out = String::from("<w:tbl>");
    for row in rows {
        out.push_str("<w:tr>");
        for cell in *row {
            out.push_str(&tc(cell));
        }
        out.push_str("</w:tr>");
    }
    out.push_str("</w:tbl>");
    out
}

fn tc(cell: &str) -> String {
    let mut properties = String::new();
    let mut text = cell;
    if let Some(rest) = text.strip_prefix("2>") {
        properties.push_str(r#"<w:gridSpan w:val="2"/>"#);
        text = rest;
    }
    if let Some(rest) = text.strip_prefix("v|") {
        properties.push_str(r#"<w:vMerge w:val="restart"/>"#);
        text = rest;
    } else if text == "^" {
        properties.push_str("<w:vMerge/>");
        text = "";
    }
    let content = if text == "#" {
        li(1, 0, "")
    } else if text == "##" {
        li(4, 0, "")
    } else if text.starts_with('<') {
        text.to_owned()
    } else {
        text.split('\n').fold(String::new(), |mut out, line| {
            write!(out, "{}", p(line)).unwrap();
            out
        })
    };
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>")
}

/// List 1 counts 1., 2., 3.; list 2 counts 1. and 1.1.; list 3 counts a., b.; list 4 as list 1
pub(crate) fn numbering() -> String {
    let level = |at: u32, format: &str, text: &str| {
        format!(
            r#"<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/></w:lvl>"#
        )
    };
    let pattern = |id: u32, levels: &str| {
        format!(
            r#"<w:abstractNum w:abstractNumId="{id}">{levels}</w:abstractNum><w:num w:numId="{id}"><w:abstractNumId w:val="{id}"/></w:num>"#
        )
    };
    let two = format!("{}{}", level(0, "decimal", "%1."), level(1, "decimal", "%1.%2."));
    [
        pattern(1, &level(0, "decimal", "%1.")),
        pattern(2, &two),
        pattern(3, &level(0, "lowerLetter", "%1.")),
        pattern(4, &level(0, "decimal", "%1.")),
    ]
    .concat()
}

/// A cover table as agencies print it.
pub(crate) fn cover(code: &str, name: &str) -> String {
    table(&[
        &["v|UBND ĐẶC KHU A", "QUY TRÌNH", &format!("Mã hiệu: {code}")],
        &["^", &format!("v|{name}"), "Lần ban hành: 02"],
        &["^", "^", "Ngày ban hành: 05/8/2025"],
    ])
}

/// What LibreOffice makes of a document, or `None` where it is not installed.
pub(crate) fn converted(bytes: &[u8], to: &str) -> Option<Vec<u8>> {
    if !intake::can_read_doc() {
        println!("skipped: LibreOffice is not installed");
        return None;
    }
    // LibreOffice sometimes dies while it starts on a busy machine; a second start has a fresh home.
    (1..=3).find_map(|start| convert(bytes, to, start)).expect("LibreOffice starts").into()
}

fn convert(bytes: &[u8], to: &str, start: u8) -> Option<Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("source.docx");
    std::fs::write(&source, bytes).unwrap();
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
    let done = std::process::Command::new("soffice")
        .env("HOME", folder.path())
        .env("SAL_USE_VCLPLUGIN", "svp")
        .args(["--headless", &profile, "--convert-to", to, "--outdir"])
        .arg(folder.path())
        .arg(&source)
        .output()
        .unwrap();
    if !done.status.success() {
        let said = String::from_utf8_lossy(&done.stderr);
        println!("start {start} of LibreOffice ended with {}: {said}", done.status);
        return None;
    }
    Some(std::fs::read(folder.path().join(format!("source.{to}"))).unwrap())
}
