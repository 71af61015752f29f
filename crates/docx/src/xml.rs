//! Runs, paragraphs and tables. Every element's children stand in the order of the schema
//! (ECMA-376, part 1, 17): Word repairs or refuses a file where they don't.

use std::fmt::Write as _;

/// Twentieths of a point in a centimetre.
pub(crate) const CM: i32 = 567;

/// Text as XML holds it: what XML 1.0 has no place for falls away.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{0}'..='\u{8}'
            | '\u{b}'
            | '\u{c}'
            | '\u{e}'..='\u{1f}'
            | '\u{fffe}'
            | '\u{ffff}' => {}
            other => out.push(other),
        }
    }
    out
}

/// How letters look.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Face {
    pub(crate) bold: bool,
    pub(crate) italic: bool,
    /// Printed in capitals, stored as written.
    pub(crate) caps: bool,
    /// Half points; 0 takes the style's.
    pub(crate) size: u32,
}

impl Face {
    pub(crate) const PLAIN: Self = Self { bold: false, italic: false, caps: false, size: 0 };
    pub(crate) const BOLD: Self = Self { bold: true, ..Self::PLAIN };
    pub(crate) const ITALIC: Self = Self { italic: true, ..Self::PLAIN };

    pub(crate) const fn sized(self, half_points: u32) -> Self {
        Self { size: half_points, ..self }
    }

    pub(crate) const fn capital(self) -> Self {
        Self { caps: true, ..self }
    }

    fn properties(self) -> String {
        let mut out = String::new();
        if self.bold {
            out.push_str("<w:b/><w:bCs/>");
        }
        if self.italic {
            out.push_str("<w:i/><w:iCs/>");
        }
        if self.caps {
            out.push_str("<w:caps/>");
        }
        if self.size > 0 {
            write(&mut out, format_args!(r#"<w:sz w:val="{0}"/><w:szCs w:val="{0}"/>"#, self.size));
        }
        if out.is_empty() { out } else { format!("<w:rPr>{out}</w:rPr>") }
    }
}

/// Writing to a string does not fail.
pub(crate) fn write(out: &mut String, what: std::fmt::Arguments<'_>) {
    out.write_fmt(what).unwrap_or_else(|e| unreachable!("a String takes all: {e}"));
}

/// A run; line feeds become breaks.
pub(crate) fn run(text: &str, face: Face) -> String {
    let mut out = String::from("<w:r>");
    out.push_str(&face.properties());
    for (n, line) in text.split('\n').enumerate() {
        if n > 0 {
            out.push_str("<w:br/>");
        }
        for (n, piece) in line.split('\t').enumerate() {
            if n > 0 {
                out.push_str("<w:tab/>");
            }
            if !piece.is_empty() {
                write(
                    &mut out,
                    format_args!(r#"<w:t xml:space="preserve">{}</w:t>"#, escape(piece)),
                );
            }
        }
    }
    out.push_str("</w:r>");
    out
}

/// A field that Word computes by itself in headers and footers: `PAGE`, `NUMPAGES`.
pub(crate) fn field(code: &str, face: Face) -> String {
    format!(r#"<w:fldSimple w:instr=" {code} ">{}</w:fldSimple>"#, run("1", face))
}

/// How a paragraph stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    Center,
    Left,
    Right,
}

/// A paragraph that is being made.
#[derive(Debug, Clone, Default)]
pub(crate) struct Par {
    style: Option<&'static str>,
    keep_next: bool,
    page_break: bool,
    /// A line above it.
    ruled: bool,
    /// Room at the right edge.
    right: i32,
    /// Stops for tabs: centre and right.
    tabs: Option<(i32, i32)>,
    spacing: Option<(u32, u32)>,
    indent: Option<(i32, i32)>,
    align: Option<Align>,
    content: String,
    /// The end of a section: `sectPr`.
    section: String,
}

impl Par {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    pub(crate) fn styled(style: &'static str) -> Self {
        Self { style: Some(style), ..Self::default() }
    }

    pub(crate) fn text(self, text: &str, face: Face) -> Self {
        let run = run(text, face);
        self.raw(&run)
    }

    /// Adds what is XML already.
    pub(crate) fn raw(mut self, xml: &str) -> Self {
        self.content.push_str(xml);
        self
    }

    pub(crate) const fn aligned(mut self, align: Align) -> Self {
        self.align = Some(align);
        self
    }

    pub(crate) const fn keep_next(mut self) -> Self {
        self.keep_next = true;
        self
    }

    pub(crate) const fn on_new_page(mut self) -> Self {
        self.page_break = true;
        self
    }

    pub(crate) const fn ruled(mut self) -> Self {
        self.ruled = true;
        self
    }

    pub(crate) const fn tabs(mut self, center: i32, right: i32) -> Self {
        self.tabs = Some((center, right));
        self
    }

    /// Room before and after, in twentieths of a point.
    pub(crate) const fn spaced(mut self, before: u32, after: u32) -> Self {
        self.spacing = Some((before, after));
        self
    }

    /// The left edge of the paragraph, and how far its first line stands off it.
    pub(crate) const fn indented(mut self, left: i32, first: i32) -> Self {
        self.indent = Some((left, first));
        self
    }

    /// A line with so much room at both of its ends.
    pub(crate) fn line(room: i32) -> Self {
        let indent = Some((room, 0));
        Self { style: Some("Line"), ruled: true, right: room, indent, ..Self::default() }
    }

    /// Ends a section with this paragraph.
    pub(crate) fn ending(mut self, section: String) -> Self {
        self.section = section;
        self
    }

    pub(crate) fn xml(&self) -> String {
        let mut p = String::new();
        if let Some(style) = self.style {
            write(&mut p, format_args!(r#"<w:pStyle w:val="{style}"/>"#));
        }
        if self.keep_next {
            p.push_str("<w:keepNext/>");
        }
        if self.page_break {
            p.push_str("<w:pageBreakBefore/>");
        }
        if self.ruled {
            p.push_str(
                r#"<w:pBdr><w:top w:val="single" w:sz="4" w:space="4" w:color="auto"/></w:pBdr>"#,
            );
        }
        if let Some((center, right)) = self.tabs {
            write(
                &mut p,
                format_args!(
                    r#"<w:tabs><w:tab w:val="center" w:pos="{center}"/><w:tab w:val="right" w:pos="{right}"/></w:tabs>"#
                ),
            );
        }
        if let Some((before, after)) = self.spacing {
            write(&mut p, format_args!(r#"<w:spacing w:before="{before}" w:after="{after}"/>"#));
        }
        if let Some((left, first)) = self.indent {
            let kind = if first < 0 { "hanging" } else { "firstLine" };
            let first = first.abs();
            let right = match self.right {
                0 => String::new(),
                right => format!(r#" w:right="{right}""#),
            };
            write(&mut p, format_args!(r#"<w:ind w:left="{left}"{right} w:{kind}="{first}"/>"#));
        }
        if let Some(align) = self.align {
            let word = match align {
                Align::Center => "center",
                Align::Left => "left",
                Align::Right => "right",
            };
            write(&mut p, format_args!(r#"<w:jc w:val="{word}"/>"#));
        }
        p.push_str(&self.section);
        let properties = if p.is_empty() { p } else { format!("<w:pPr>{p}</w:pPr>") };
        format!("<w:p>{properties}{}</w:p>", self.content)
    }
}

/// A cell's part in a vertical merge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Merge {
    #[default]
    Alone,
    Start,
    Continue,
}

/// A cell; without content it holds an empty paragraph, which the schema asks for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cell {
    pub(crate) span: usize,
    pub(crate) merge: Merge,
    /// Its text begins at its upper edge.
    pub(crate) is_high: bool,
    pub(crate) content: String,
}

impl Cell {
    /// What begins at the upper edge.
    pub(crate) const fn high(content: String) -> Self {
        Self { span: 1, merge: Merge::Alone, is_high: true, content }
    }

    /// Paragraphs of one cell, one a line.
    pub(crate) fn of(text: &str, face: Face, align: Align) -> Self {
        let par = |line: &str| Par::styled("Cell").text(line, face).aligned(align).xml();
        let content = text.split('\n').map(par).collect();
        Self { content, span: 1, ..Self::default() }
    }

    pub(crate) fn head(text: &str) -> Self {
        Self::of(text, Face::BOLD, Align::Center)
    }

    pub(crate) fn left(text: &str) -> Self {
        Self::of(text, Face::PLAIN, Align::Left)
    }

    pub(crate) fn center(text: &str) -> Self {
        Self::of(text, Face::PLAIN, Align::Center)
    }

    pub(crate) const fn spanning(mut self, columns: usize) -> Self {
        self.span = columns;
        self
    }

    pub(crate) const fn merged(mut self, merge: Merge) -> Self {
        self.merge = merge;
        self
    }
}

/// One row.
#[derive(Debug, Clone, Default)]
pub(crate) struct Row {
    pub(crate) cells: Vec<Cell>,
    /// Repeated on every page.
    pub(crate) is_head: bool,
    /// At least that tall, in twentieths of a point.
    pub(crate) height: u32,
}

impl Row {
    pub(crate) fn of(cells: impl IntoIterator<Item = Cell>) -> Self {
        Self { cells: cells.into_iter().collect(), ..Self::default() }
    }

    pub(crate) fn head(cells: impl IntoIterator<Item = Cell>) -> Self {
        Self { is_head: true, ..Self::of(cells) }
    }
}

/// Rows that are longer than this may be torn over two pages.
const WHOLE: usize = 6_000;

/// A ruled table of fixed columns.
pub(crate) fn table(widths: &[i32], rows: &[Row]) -> String {
    lined(widths, rows, r#"w:val="single" w:sz="4""#)
}

/// The same without its lines: things that stand side by side.
pub(crate) fn side_by_side(widths: &[i32], cells: impl IntoIterator<Item = Cell>) -> String {
    lined(widths, &[Row::of(cells)], r#"w:val="nil" w:sz="0""#)
}

fn lined(widths: &[i32], rows: &[Row], line: &str) -> String {
    let total: i32 = widths.iter().sum();
    let mut out = format!(
        r#"<w:tbl><w:tblPr><w:tblW w:w="{total}" w:type="dxa"/><w:tblBorders>{}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>"#,
        ["top", "left", "bottom", "right", "insideH", "insideV"]
            .map(|side| format!(r#"<w:{side} {line} w:space="0" w:color="auto"/>"#))
            .concat()
    );
    for width in widths {
        write(&mut out, format_args!(r#"<w:gridCol w:w="{width}"/>"#));
    }
    out.push_str("</w:tblGrid>");
    for row in rows {
        row_xml(&mut out, widths, row);
    }
    out.push_str("</w:tbl>");
    out
}

fn row_xml(out: &mut String, widths: &[i32], row: &Row) {
    out.push_str("<w:tr>");
    let mut properties = String::new();
    if row.cells.iter().map(|cell| cell.content.len()).sum::<usize>() < WHOLE {
        properties.push_str("<w:cantSplit/>");
    }
    if row.height > 0 {
        write(&mut properties, format_args!(r#"<w:trHeight w:val="{}"/>"#, row.height));
    }
    if row.is_head {
        properties.push_str("<w:tblHeader/>");
    }
    if !properties.is_empty() {
        write(out, format_args!("<w:trPr>{properties}</w:trPr>"));
    }
    let mut at = 0;
    for cell in &row.cells {
        let span = cell.span.max(1);
        let width: i32 = widths.iter().skip(at).take(span).sum();
        at += span;
        write(out, format_args!(r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>"#));
        if span > 1 {
            write(out, format_args!(r#"<w:gridSpan w:val="{span}"/>"#));
        }
        match cell.merge {
            Merge::Alone => {}
            Merge::Start => out.push_str(r#"<w:vMerge w:val="restart"/>"#),
            Merge::Continue => out.push_str("<w:vMerge/>"),
        }
        let place = if cell.is_high { "top" } else { "center" };
        write(out, format_args!(r#"<w:vAlign w:val="{place}"/></w:tcPr>"#));
        if cell.content.is_empty() {
            out.push_str(r#"<w:p><w:pPr><w:pStyle w:val="Cell"/></w:pPr></w:p>"#);
        } else {
            out.push_str(&cell.content);
        }
        out.push_str("</w:tc>");
    }
    out.push_str("</w:tr>");
}
