//! The drawing as SVG. Colours are attributes, so that the file speaks for itself on paper and
//! alone; the page's stylesheet overrides them by class. No style, no script, no identifier that
//! two drawings on one page could share.

use super::{Band, Edge, Line, Node, NodeKind, Picture, layout::BETWEEN, measure::width_of};
use std::{cmp::Ordering, fmt::Write};

/// Who draws the letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Face {
    /// Our paper, with the face that was measured.
    Known,
    /// Some browser, which may have a wider face than the one asked for: every line is held to its
    /// measured width, so that it never leaves its box.
    Any,
}

/// The whole picture, for a page or a file of its own.
pub fn svg(picture: &Picture) -> String {
    let mut out = open(picture, picture.height(), &picture.description);
    let mut y = 0;
    for band in &picture.bands {
        draw(&mut out, picture, band, (y, Face::Any));
        y += band.height + BETWEEN;
    }
    out.push_str("</svg>");
    out
}

/// One band as a drawing of its own, for paper.
pub fn band_svg(picture: &Picture, band: &Band) -> String {
    let full: Vec<&str> = band.nodes.iter().map(|node| node.full.as_str()).collect();
    let mut out = open(picture, band.height, &full.join("; "));
    draw(&mut out, picture, band, (0, Face::Known));
    out.push_str("</svg>");
    out
}

fn open(picture: &Picture, height: i32, description: &str) -> String {
    let (w, h) = (picture.width + 2, height + 2);
    let mut out = String::new();
    push(
        &mut out,
        format_args!(
            "<svg class=\"picture\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-1 -1 {w} {h}\" width=\"{w}\" height=\"{h}\" role=\"img\" font-family=\"Liberation Serif, Times New Roman, serif\"><title>Lưu đồ {}</title><desc>{}</desc>",
            escaped(&picture.name),
            escaped(description)
        ),
    );
    out
}

/// Writing to a string cannot fail.
fn push(out: &mut String, words: std::fmt::Arguments<'_>) {
    if out.write_fmt(words).is_err() {
        unreachable!("a string takes every text");
    }
}

fn draw(out: &mut String, picture: &Picture, band: &Band, (y, face): (i32, Face)) {
    push(out, format_args!("<g transform=\"translate(0 {y})\">"));
    push(
        out,
        format_args!(
            "<rect class=\"pool\" x=\"0\" y=\"0\" width=\"{}\" height=\"{}\" fill=\"#fff\" stroke=\"#5b6270\"/>",
            picture.width, band.height
        ),
    );
    for lane in &band.lanes {
        let (a, h) = (lane.area, lane.head);
        push(
            out,
            format_args!(
                "<g><title>{}</title><rect class=\"lane\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"none\" stroke=\"#5b6270\"/><rect class=\"head\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"#e8ecf3\" stroke=\"#5b6270\"/>",
                escaped(&lane.name),
                a.x,
                a.y,
                a.w,
                a.h,
                h.x,
                h.y,
                h.w,
                h.h
            ),
        );
        for line in &lane.lines {
            text(out, line, face);
        }
        out.push_str("</g>");
    }
    for edge in &band.edges {
        self::edge(out, edge, face);
    }
    for node in &band.nodes {
        self::node(out, node, face);
    }
    out.push_str("</g>");
}

fn edge(out: &mut String, edge: &Edge, face: Face) {
    let (Some(end), Some(before)) = (edge.points.last(), edge.points.iter().nth_back(1)) else {
        return;
    };
    out.push_str("<path class=\"way\" fill=\"none\" stroke=\"#333\" stroke-width=\"1.4\" d=\"");
    for (place, (x, y)) in edge.points.iter().enumerate() {
        push(out, format_args!("{}{x} {y}", if place == 0 { 'M' } else { 'L' }));
    }
    let (x, y) = *end;
    let head = match before.1.cmp(&y) {
        Ordering::Greater => format!("M{x} {y}l-4 8h8z"),
        Ordering::Less => format!("M{x} {y}l-4 -8h8z"),
        Ordering::Equal => format!("M{x} {y}l-8 -4v8z"),
    };
    push(out, format_args!("\"/><path class=\"tip\" fill=\"#333\" d=\"{head}\"/>"));
    if let Some(label) = &edge.label {
        text(out, label, face);
    }
}

fn node(out: &mut String, node: &Node, face: Face) {
    let a = node.area;
    let (x, y, r) = (a.centre(), a.middle(), a.w / 2);
    push(out, format_args!("<g><title>{}</title>", escaped(&node.full)));
    let shape = match node.kind {
        NodeKind::Start => format!(
            "<circle class=\"start\" cx=\"{x}\" cy=\"{y}\" r=\"{}\" fill=\"#e9f6ee\" stroke=\"#11643a\" stroke-width=\"2\"/>",
            r - 1
        ),
        NodeKind::End => format!(
            "<circle class=\"end\" cx=\"{x}\" cy=\"{y}\" r=\"{}\" fill=\"#fdeceb\" stroke=\"#9b1717\" stroke-width=\"4\"/>",
            r - 2
        ),
        NodeKind::Gateway(_) => format!(
            "<path class=\"gateway\" d=\"M{x} {}L{} {y}L{x} {}L{} {y}z\" fill=\"#fff7e0\" stroke=\"#7a4a00\" stroke-width=\"1.6\"/><path class=\"cross\" d=\"M{} {}l14 14M{} {}l-14 14\" fill=\"none\" stroke=\"#7a4a00\" stroke-width=\"2.4\"/>",
            a.y,
            a.right(),
            a.bottom(),
            a.x,
            x - 7,
            y - 7,
            x + 7,
            y - 7
        ),
        NodeKind::Step(_) => format!(
            "<rect class=\"task\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"6\" fill=\"#eef4fc\" stroke=\"#0b4f9e\" stroke-width=\"1.4\"/>",
            a.x, a.y, a.w, a.h
        ),
        NodeKind::Connector => format!(
            "<circle class=\"link\" cx=\"{x}\" cy=\"{y}\" r=\"{}\" fill=\"#fff\" stroke=\"#333\" stroke-width=\"1.4\"/>",
            r - 1
        ),
    };
    out.push_str(&shape);
    for line in &node.lines {
        text(out, line, face);
    }
    out.push_str("</g>");
}

fn text(out: &mut String, line: &Line, face: Face) {
    let held = match face {
        Face::Known => String::new(),
        Face::Any => {
            let width = width_of(&line.text, line.size, line.bold);
            format!(" textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\"")
        }
    };
    let weight = if line.bold { " font-weight=\"bold\"" } else { "" };
    push(
        out,
        format_args!(
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\" text-anchor=\"middle\" fill=\"#111\"{weight}{held}>{}</text>",
            line.x,
            line.y,
            line.size,
            escaped(&line.text)
        ),
    );
}

/// Text as XML takes it.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            '\t' => out.push_str("&#9;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}
