//! Paragraphs, runs and tables of a `.docx` part.

use roxmltree::Node;

use super::numbering::Numbering;
use super::styles::{Styles, font, number_reference};
use crate::doc::{Block, Cell, Label, Merge, Paragraph, Row, Table};
use crate::legacy::{Encoding, Runs, Tally};
use crate::xml::{attr, child, elements, is_on, name, val};

const MAX_SPAN: usize = 64;

pub(super) struct Body<'s> {
    pub(super) styles: &'s Styles,
    pub(super) numbering: Numbering,
    pub(super) tally: &'s mut Tally,
}

/// A paragraph while its runs are collected.
#[derive(Default)]
struct Open<'a, 'i> {
    runs: Runs,
    style: Option<&'a str>,
    boxes: Vec<Node<'a, 'i>>,
}

impl Body<'_> {
    pub(super) fn blocks(&mut self, node: Node<'_, '_>) -> Vec<Block> {
        let mut out = Vec::new();
        let mut joined = None;
        self.collect(node, &mut out, &mut joined);
        out
    }

    /// `joined` holds runs of a paragraph whose mark was deleted: it goes on in the next one.
    fn collect(&mut self, node: Node<'_, '_>, out: &mut Vec<Block>, joined: &mut Option<Runs>) {
        for element in elements(node) {
            match name(element) {
                "p" => self.paragraph(element, out, joined),
                "tbl" => out.push(Block::Table(self.table(element))),
                "sdt" | "sdtContent" | "ins" | "moveTo" | "customXml" | "smartTag" => {
                    self.collect(element, out, joined);
                }
                "AlternateContent" => {
                    if let Some(choice) = child(element, "Choice") {
                        self.collect(choice, out, joined);
                    }
                }
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, node: Node<'_, '_>, out: &mut Vec<Block>, joined: &mut Option<Runs>) {
        let properties = child(node, "pPr");
        let style = properties.and_then(|p| val(p, "pStyle"));
        let mut open = Open { runs: joined.take().unwrap_or_default(), style, boxes: Vec::new() };
        self.inline(node, &mut open);
        let mark = properties.and_then(|p| child(p, "rPr"));
        let mark_deleted = mark.is_some_and(|m| child(m, "del").is_some());
        let boxes = open.boxes;
        if mark_deleted {
            *joined = Some(open.runs);
        } else {
            let label = self.label(properties, style);
            let text = open.runs.finish(self.tally);
            let indent = properties
                .and_then(|p| child(p, "ind"))
                .and_then(|i| attr(i, "left").or_else(|| attr(i, "start")))
                .and_then(|i| i.parse().ok())
                .unwrap_or(0);
            let style = style.and_then(|s| self.styles.name(s));
            out.push(Block::Paragraph(Paragraph { text, style, label, indent }));
        }
        for content in boxes {
            out.extend(self.blocks(content));
        }
    }

    fn label(&mut self, properties: Option<Node<'_, '_>>, style: Option<&str>) -> Option<Label> {
        let (list, level) = match properties.and_then(|p| child(p, "numPr")) {
            Some(own) => {
                let (list, level) = number_reference(own);
                let inherited = self.styles.numbering(style);
                let level = level.or(inherited.as_ref().map(|i| i.1)).unwrap_or(0);
                (list.or(inherited.map(|i| i.0))?, level)
            }
            None => self.styles.numbering(style)?,
        };
        if list == "0" {
            return None;
        }
        self.numbering.next(&list, level)
    }

    fn inline<'a, 'i>(&self, node: Node<'a, 'i>, open: &mut Open<'a, 'i>) {
        for element in elements(node) {
            match name(element) {
                "r" => self.run(element, open),
                "ins" | "moveTo" | "hyperlink" | "smartTag" | "sdt" | "sdtContent"
                | "customXml" | "fldSimple" | "dir" | "bdo" => self.inline(element, open),
                "AlternateContent" => {
                    if let Some(choice) = child(element, "Choice") {
                        self.inline(choice, open);
                    }
                }
                _ => {}
            }
        }
    }

    fn run<'a, 'i>(&self, node: Node<'a, 'i>, open: &mut Open<'a, 'i>) {
        let properties = child(node, "rPr");
        if properties.is_some_and(|p| is_on(p, "vanish")) {
            return;
        }
        let own = properties.and_then(font);
        let run_style = properties.and_then(|p| val(p, "rStyle"));
        let font = self.styles.font(own, run_style, open.style);
        let encoding = font.map_or(Encoding::Unicode, Encoding::of_font);
        run_content(node, encoding, open);
    }

    fn table(&mut self, node: Node<'_, '_>) -> Table {
        let mut table = Table::default();
        self.rows(node, &mut table.rows);
        table
    }

    fn rows(&mut self, node: Node<'_, '_>, out: &mut Vec<Row>) {
        for element in elements(node) {
            match name(element) {
                "tr" => {
                    let properties = child(element, "trPr");
                    if properties.is_some_and(|p| child(p, "del").is_some()) {
                        continue;
                    }
                    let mut row = Row::default();
                    let mut column = properties
                        .and_then(|p| val(p, "gridBefore"))
                        .and_then(|v| v.parse().ok())
                        .unwrap_or(0_usize)
                        .min(MAX_SPAN);
                    self.cells(element, &mut row, &mut column);
                    out.push(row);
                }
                "sdt" | "sdtContent" | "ins" | "customXml" => self.rows(element, out),
                _ => {}
            }
        }
    }

    fn cells(&mut self, node: Node<'_, '_>, row: &mut Row, column: &mut usize) {
        for element in elements(node) {
            match name(element) {
                "tc" => {
                    let properties = child(element, "tcPr");
                    let span = properties
                        .and_then(|p| val(p, "gridSpan"))
                        .and_then(|v| v.parse().ok())
                        .unwrap_or(1_usize)
                        .clamp(1, MAX_SPAN);
                    let merge = match properties.and_then(|p| child(p, "vMerge")) {
                        None => Merge::Alone,
                        Some(m) if attr(m, "val") == Some("restart") => Merge::Start,
                        Some(_) => Merge::Continue,
                    };
                    let blocks = self.blocks(element);
                    row.cells.push(Cell { column: *column, span, merge, blocks });
                    *column += span;
                }
                "sdt" | "sdtContent" | "customXml" => self.cells(element, row, column),
                _ => {}
            }
        }
    }
}

fn run_content<'a, 'i>(node: Node<'a, 'i>, encoding: Encoding, open: &mut Open<'a, 'i>) {
    for element in elements(node) {
        match name(element) {
            "t" => open.runs.push(encoding, element.text().unwrap_or_default()),
            "tab" | "ptab" => open.runs.push(encoding, "\t"),
            "br" if attr(element, "type").is_none_or(|t| t == "textWrapping") => {
                open.runs.push(encoding, "\n");
            }
            "cr" => open.runs.push(encoding, "\n"),
            "noBreakHyphen" => open.runs.push(encoding, "-"),
            "drawing" | "pict" | "object" => text_boxes(element, &mut open.boxes),
            "AlternateContent" => {
                let shown = child(element, "Choice").or_else(|| child(element, "Fallback"));
                if let Some(shown) = shown {
                    run_content(shown, encoding, open);
                }
            }
            _ => {}
        }
    }
}

/// The outermost text boxes of a drawing.
fn text_boxes<'a, 'i>(node: Node<'a, 'i>, out: &mut Vec<Node<'a, 'i>>) {
    for element in elements(node) {
        match name(element) {
            "txbxContent" => out.push(element),
            "Fallback" => {}
            _ => text_boxes(element, out),
        }
    }
}
