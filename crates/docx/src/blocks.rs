//! Blocks of an authored text. A picture is named, not embedded: it lies with the document.

use crate::frame::{Headings, WIDTH};
use crate::pages::words;
use crate::xml::{Align, CM, Cell, Face, Par, Row, run, table};
use markdown::{Block, Item, Span, Table};

/// How far one level of a list stands in, in twentieths of a point.
const STEP: i32 = 340;

/// The blocks of a text; an empty one says so.
pub(crate) fn blocks(blocks: &[Block], headings: &mut Headings) -> String {
    let out: String = blocks.iter().map(|block| one(block, headings, 0)).collect();
    if out.is_empty() {
        return Par::new().text(words::MISSING, Face::ITALIC).indented(0, CM).xml();
    }
    out
}

fn runs(spans: &[Span]) -> String {
    let face = |span: &Span| Face { bold: span.bold, italic: span.italic, ..Face::PLAIN };
    spans.iter().map(|span| run(&span.text, face(span))).collect()
}

fn one(block: &Block, headings: &mut Headings, depth: i32) -> String {
    match block {
        Block::Heading { level: 1, .. } => headings.add(&block.words(), Par::styled("Heading1")),
        Block::Heading { level: 2, spans } => Par::styled("Heading2").raw(&runs(spans)).xml(),
        Block::Heading { spans, .. } => Par::styled("Heading3").raw(&runs(spans)).xml(),
        Block::Paragraph(spans) => {
            let par = Par::new().raw(&runs(spans));
            if depth == 0 { par.indented(0, CM) } else { par.indented(CM + depth * STEP, 0) }.xml()
        }
        Block::List { start, items } => list(*start, items, headings, depth),
        Block::Table(rows) => rows_of(rows),
        Block::Picture { alt, .. } => {
            let caption = if alt.is_empty() { words::PICTURE } else { alt };
            Par::new().text(caption, Face::ITALIC).aligned(Align::Center).xml()
        }
    }
}

fn list(start: Option<u64>, items: &[Item], headings: &mut Headings, depth: i32) -> String {
    let mut out = String::new();
    for (n, item) in (0_u64..).zip(items) {
        let sign = match start {
            Some(first) => format!("{}. ", first.saturating_add(n)),
            None if depth > 0 => "+ ".to_owned(),
            None => "- ".to_owned(),
        };
        let par = Par::new().raw(&run(&sign, Face::PLAIN)).raw(&runs(&item.spans));
        out.push_str(&par.indented(CM + (depth + 1) * STEP, -STEP).xml());
        for below in &item.below {
            out.push_str(&one(below, headings, (depth + 1).min(6)));
        }
    }
    out
}

fn rows_of(of: &Table) -> String {
    let columns = i32::try_from(of.head.len()).unwrap_or(1).max(1);
    let each = WIDTH / columns;
    let mut widths = vec![each; of.head.len().max(1)];
    if let Some(last) = widths.last_mut() {
        *last = WIDTH - each * (columns - 1);
    }
    let cell = |spans: &Vec<Span>, align| Cell {
        span: 1,
        content: Par::styled("Cell").raw(&runs(spans)).aligned(align).xml(),
        ..Cell::default()
    };
    let bold = |spans: &Vec<Span>| {
        spans.iter().map(|span| Span { bold: true, ..span.clone() }).collect::<Vec<_>>()
    };
    let head = Row::head(of.head.iter().map(|spans| cell(&bold(spans), Align::Center)));
    let rows = of.rows.iter().map(|row| Row::of(row.iter().map(|spans| cell(spans, Align::Left))));
    let rows: Vec<Row> = std::iter::once(head).chain(rows).collect();
    table(&widths, &rows) + &Par::new().spaced(0, 60).xml()
}
