//! Paragraphs, lists and tables of an `OpenDocument` text.

use std::collections::HashMap;

use roxmltree::Node;

use super::styles::Styles;
use crate::counter::Counter;
use crate::doc::{Block, Cell, Label, Merge, Paragraph, Row, Table};
use crate::legacy::{Encoding, Runs, Tally};
use crate::xml::{attr, elements, name};

const LEVELS: usize = 10;
const MAX_SPAN: usize = 64;
const MAX_REPEAT: usize = 64;

pub(super) struct Body<'s> {
    styles: &'s Styles,
    tally: &'s mut Tally,
    /// Counters by list pattern.
    counts: HashMap<String, [Option<u32>; LEVELS]>,
}

/// Where in lists a paragraph stands.
#[derive(Clone, Default)]
struct Place {
    list: Option<String>,
    level: usize,
    /// Whether the next paragraph is the first of its item and so takes the number.
    numbered: bool,
    start: Option<u32>,
}

/// A paragraph while its runs are collected.
#[derive(Default)]
struct Open<'a, 'i> {
    runs: Runs,
    boxes: Vec<Node<'a, 'i>>,
}

impl<'s> Body<'s> {
    pub(super) fn new(styles: &'s Styles, tally: &'s mut Tally) -> Self {
        Self { styles, tally, counts: HashMap::new() }
    }

    pub(super) fn blocks(&mut self, node: Node<'_, '_>) -> Vec<Block> {
        let mut out = Vec::new();
        self.collect(node, &mut Place::default(), &mut out);
        out
    }

    fn collect(&mut self, node: Node<'_, '_>, place: &mut Place, out: &mut Vec<Block>) {
        for element in elements(node) {
            match name(element) {
                "p" | "h" => self.paragraph(element, place, out),
                "list" => self.list(element, place, out),
                "table" => out.push(Block::Table(self.table(element))),
                "section" | "index-body" | "table-of-content" | "numbered-paragraph"
                | "index-title" => self.collect(element, place, out),
                "frame" | "text-box" | "g" | "custom-shape" => {
                    self.collect(element, &mut Place::default(), out);
                }
                _ => {} // tracked-changes holds what was deleted
            }
        }
    }

    fn list(&mut self, node: Node<'_, '_>, outer: &Place, out: &mut Vec<Block>) {
        let nested = outer.list.is_some();
        let level = if nested { (outer.level + 1).min(LEVELS - 1) } else { 0 };
        let list = attr(node, "style-name").map(str::to_owned).or_else(|| outer.list.clone());
        let goes_on = attr(node, "continue-numbering") == Some("true")
            || attr(node, "continue-list").is_some();
        if !nested
            && !goes_on
            && let Some(counts) = list.as_ref().and_then(|l| self.counts.get_mut(l))
        {
            *counts = [None; LEVELS];
        }
        for item in elements(node) {
            let numbered = name(item) == "list-item";
            if !numbered && name(item) != "list-header" {
                continue;
            }
            let start = attr(item, "start-value").and_then(|v| v.parse().ok());
            let mut place = Place { list: list.clone(), level, numbered, start };
            self.collect(item, &mut place, out);
        }
    }

    fn label(&mut self, place: &mut Place, style: Option<&str>) -> Option<Label> {
        if !std::mem::take(&mut place.numbered) {
            return None;
        }
        let list = self.styles.list_of(style).map(str::to_owned).or_else(|| place.list.clone())?;
        let level = self.styles.level(&list, place.level)?.clone();
        match level.counter {
            Counter::Nothing => return None,
            Counter::Bullet => {
                let text = if level.bullet == "+" { "+" } else { "-" };
                return Some(Label { text: text.to_owned(), value: None, level: place.level });
            }
            Counter::Decimal
            | Counter::DecimalZero
            | Counter::LowerLetter
            | Counter::UpperLetter
            | Counter::LowerRoman
            | Counter::UpperRoman => {}
        }
        let counts = self.counts.entry(list.clone()).or_default();
        let next = counts.get(place.level).copied().flatten().map(|c| c.saturating_add(1));
        let value = place.start.take().or(next).unwrap_or(level.start);
        for (at, count) in counts.iter_mut().enumerate().skip(place.level) {
            *count = (at == place.level).then_some(value);
        }
        let written = |at: usize| {
            let count = counts.get(at).copied().flatten().unwrap_or(1);
            self.styles.level(&list, at).map(|l| l.counter).unwrap_or_default().write(count)
        };
        let text = if let Some(pattern) = &level.pattern {
            (0..=place.level).fold(pattern.clone(), |text, at| {
                text.replace(&format!("%{}%", at + 1), &written(at))
            })
        } else {
            let first = (place.level + 1).saturating_sub(level.shown);
            let shown: Vec<String> = (first..=place.level).map(written).collect();
            format!("{}{}{}", level.prefix, shown.join("."), level.suffix)
        };
        Some(Label { text: text.trim().to_owned(), value: Some(value), level: place.level })
    }

    fn paragraph(&mut self, node: Node<'_, '_>, place: &mut Place, out: &mut Vec<Block>) {
        let style = attr(node, "style-name");
        let label = self.label(place, style);
        let mut open = Open::default();
        let encoding = self.encoding(style).unwrap_or(Encoding::Unicode);
        self.inline(node, encoding, &mut open);
        let style = style.and_then(|s| self.styles.shown_name(s));
        let text = open.runs.finish(self.tally);
        out.push(Block::Paragraph(Paragraph { text, style, label, indent: 0 }));
        for shape in open.boxes {
            self.collect(shape, &mut Place::default(), out);
        }
    }

    fn encoding(&self, style: Option<&str>) -> Option<Encoding> {
        self.styles.font(style).map(Encoding::of_font)
    }

    fn inline<'a, 'i>(&self, node: Node<'a, 'i>, encoding: Encoding, open: &mut Open<'a, 'i>) {
        for part in node.children() {
            if let Some(text) = part.text().filter(|_| part.is_text()) {
                // White space in the file counts once (OpenDocument 1.3, 6.1.2).
                let text = text.replace(['\n', '\r', '\t'], " ");
                open.runs.push(encoding, &text);
                continue;
            }
            match name(part) {
                "span" | "a" | "meta" | "meta-field" | "ruby" | "ruby-base" => {
                    let own = self.encoding(attr(part, "style-name")).unwrap_or(encoding);
                    self.inline(part, own, open);
                }
                "s" => {
                    let count = attr(part, "c").and_then(|c| c.parse().ok()).unwrap_or(1_usize);
                    open.runs.push(encoding, &" ".repeat(count.min(200)));
                }
                "tab" => open.runs.push(encoding, "\t"),
                "line-break" => open.runs.push(encoding, "\n"),
                "frame" | "g" | "custom-shape" => open.boxes.push(part),
                "note" | "annotation" | "annotation-end" | "ruby-text" => {}
                _ if part.is_element() => self.inline(part, encoding, open),
                _ => {}
            }
        }
    }

    fn table(&mut self, node: Node<'_, '_>) -> Table {
        let mut table = Table::default();
        self.rows(node, &mut table.rows);
        mark_merges(&mut table);
        table
    }

    fn rows(&mut self, node: Node<'_, '_>, out: &mut Vec<Row>) {
        for element in elements(node) {
            match name(element) {
                // Rows said to be repeated are the empty ones below a table: once is enough.
                "table-row" => out.push(self.row(element)),
                "table-header-rows" | "table-rows" | "table-row-group" => self.rows(element, out),
                _ => {}
            }
        }
    }

    fn row(&mut self, node: Node<'_, '_>) -> Row {
        let mut row = Row::default();
        let mut column = 0;
        for element in elements(node) {
            let covered = name(element) == "covered-table-cell";
            if !covered && name(element) != "table-cell" {
                continue;
            }
            for _ in 0..repeated(element, "number-columns-repeated") {
                if covered && row.at(column).is_some() {
                    column += 1; // covered from the left: part of that cell's span
                    continue;
                }
                let number = |key: &str| attr(element, key).and_then(|v| v.parse::<usize>().ok());
                let span = number("number-columns-spanned").unwrap_or(1).clamp(1, MAX_SPAN);
                let merge = if covered {
                    Merge::Continue
                } else if number("number-rows-spanned").unwrap_or(1) > 1 {
                    Merge::Start
                } else {
                    Merge::Alone
                };
                let blocks = if covered { Vec::new() } else { self.blocks(element) };
                row.cells.push(Cell { column, span, merge, blocks });
                column += 1;
            }
        }
        row
    }
}

fn repeated(node: Node<'_, '_>, key: &str) -> usize {
    attr(node, key).and_then(|v| v.parse().ok()).unwrap_or(1_usize).clamp(1, MAX_REPEAT)
}

/// A cell covered from above and to the left belongs to the span of the cell at its left.
fn mark_merges(table: &mut Table) {
    for index in 1..table.rows.len() {
        let (above, below) = table.rows.split_at_mut(index);
        let (Some(above), Some(row)) = (above.last(), below.first_mut()) else { continue };
        let mut cells: Vec<Cell> = Vec::with_capacity(row.cells.len());
        for mut cell in std::mem::take(&mut row.cells) {
            if cell.merge == Merge::Continue {
                let over = above.at(cell.column);
                if over.is_some_and(|o| o.column < cell.column) {
                    continue;
                }
                cell.span = over.map_or(cell.span, |o| o.span);
            }
            cells.push(cell);
        }
        row.cells = cells;
    }
}
