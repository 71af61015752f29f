//! Header, footer and the words behind the text.

use crate::frame::{WIDTH, head};
use crate::package::Parts;
use crate::pages::words;
use crate::xml::{Align, Face, Par, escape, field, run};
use typeset::{Control, Watermark};

const NAMESPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office""#;

/// A controlled document as a file.
pub(crate) fn controlled(
    control: &Control,
    kind: &str,
    watermark: Option<Watermark>,
    body: String,
) -> Parts {
    Parts {
        title: format!("{} {}", control.code, control.name),
        author: control.agency.clone(),
        header: header(control, kind, watermark),
        first_header: first_header(watermark),
        footer: footer(control),
        body,
    }
}

/// An official paper as a file: page numbers in the middle of the upper margin (Decree 30/2020).
pub(crate) fn paper(
    title: String,
    author: String,
    watermark: Option<Watermark>,
    body: String,
) -> Parts {
    let number = field("PAGE", Face::PLAIN.sized(26));
    let header = Par::styled("Header").raw(&number).raw(&behind(watermark, 1));
    Parts {
        title,
        author,
        header: format!("<w:hdr {NAMESPACES}>{}</w:hdr>", header.aligned(Align::Center).xml()),
        first_header: first_header(watermark),
        footer: format!("<w:ftr {NAMESPACES}>{}</w:ftr>", Par::styled("Footer").xml()),
        body,
    }
}

/// `1/7`, counted by Word.
pub(crate) fn pages(face: Face) -> String {
    let slash = run("/", face);
    [run(words::PAGE, face), field("PAGE", face), slash, field("NUMPAGES", face)].concat()
}

/// The header of every page but the cover.
fn header(control: &Control, kind: &str, watermark: Option<Watermark>) -> String {
    let table = head(control, kind, 21, None);
    let after = Par::styled("Header").raw(&behind(watermark, 1)).xml();
    format!("<w:hdr {NAMESPACES}>{table}{after}</w:hdr>")
}

/// The cover has its table in the text; its header carries the words behind it alone.
fn first_header(watermark: Option<Watermark>) -> String {
    let par = Par::styled("Header").raw(&behind(watermark, 2)).xml();
    format!("<w:hdr {NAMESPACES}>{par}</w:hdr>")
}

/// Date of effect, page, issue: on every page.
fn footer(control: &Control) -> String {
    let face = Face::PLAIN.sized(20);
    let line = Par::styled("Footer")
        .ruled()
        .tabs(WIDTH / 2, WIDTH)
        .text(&format!("{}{}\t", words::EFFECTIVE_ON, control.effective_on), face)
        .raw(&pages(face))
        .text(&format!("\t{}{}", words::ISSUE, control.issue), face)
        .xml();
    let copy = control.copy.as_ref().map(|copy| {
        let face = Face::ITALIC.sized(18);
        Par::styled("Footer").text(copy, face).aligned(Align::Center).xml()
    });
    format!("<w:ftr {NAMESPACES}>{line}{}</w:ftr>", copy.unwrap_or_default())
}

/// Words across the page, as Word itself stores a watermark.
fn behind(watermark: Option<Watermark>, n: u8) -> String {
    let Some(watermark) = watermark else { return String::new() };
    let (words, width, height) = match watermark {
        Watermark::Draft => (words::DRAFT.to_owned(), 430, 110),
        Watermark::Expired => (words::EXPIRED.to_owned(), 480, 90),
        Watermark::Suspended => (words::SUSPENDED.to_owned(), 510, 70),
        Watermark::Uncontrolled => (words::UNCONTROLLED.to_owned(), 540, 56),
        Watermark::Controlled(copy) => (words::controlled(copy), 540, 44),
    };
    let words = escape(&words);
    format!(
        r##"<w:r><w:rPr><w:noProof/></w:rPr><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/><v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles><o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype><v:shape id="Watermark{n}" o:spid="_x0000_s20{n}9" type="#_x0000_t136" style="position:absolute;margin-left:0;margin-top:0;width:{width}pt;height:{height}pt;rotation:308;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="#e0e0e0" stroked="f"><v:textpath style="font-family:&quot;Times New Roman&quot;;font-size:1pt;font-weight:bold" string="{words}"/></v:shape></w:pict></w:r>"##
    )
}
