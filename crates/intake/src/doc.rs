//! What every reader makes of a file: paragraphs and tables in order, with what surrounds them.

use crate::legacy::LegacyRun;
use crate::sniff::Format;

/// One document, whatever it was stored as.
#[derive(Debug, Clone, PartialEq)]
pub struct Doc {
    /// What it was read from.
    pub format: Format,
    /// The text, in order.
    pub body: Vec<Block>,
    /// Headers, section by section, those of first pages included.
    pub headers: Vec<Running>,
    /// Footers, likewise.
    pub footers: Vec<Running>,
    /// Runs that were converted from TCVN3 or VNI.
    pub legacy_runs: usize,
    /// The first of those runs, before and after.
    pub legacy: Vec<LegacyRun>,
    /// Runs whose encoding could not be decided, as they stand.
    pub undecided: Vec<String>,
}

/// A header or footer and where it is printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Running {
    /// Such as `section 1` or `section 1, first page`.
    pub place: String,
    /// Its content.
    pub blocks: Vec<Block>,
}

/// A paragraph or a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
}

/// One paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// Its text, NFC; a line break is a line feed.
    pub text: String,
    /// The name of its style.
    pub style: Option<String>,
    /// The number or bullet that the program prints before it.
    pub label: Option<Label>,
    /// Left indent in twentieths of a point.
    pub indent: i32,
}

/// An automatic number or bullet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Label {
    /// As printed, such as `5.1.` or `-`.
    pub text: String,
    /// The counter's value; `None` for a bullet.
    pub value: Option<u32>,
    /// How deep in its list, from 0.
    pub level: usize,
}

/// One table.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// Its rows.
    pub rows: Vec<Row>,
}

/// One row.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// Its cells, from the left.
    pub cells: Vec<Cell>,
}

/// One cell.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cell {
    /// The first grid column that it covers.
    pub column: usize,
    /// How many grid columns it covers.
    pub span: usize,
    /// Whether it is merged with cells above or below.
    pub merge: Merge,
    /// Its content.
    pub blocks: Vec<Block>,
}

/// A cell's part in a vertical merge.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Merge {
    /// Not merged.
    #[default]
    Alone,
    /// The uppermost cell of a merge.
    Start,
    /// A lower cell of a merge.
    Continue,
}

impl Paragraph {
    /// The text with its automatic number before it.
    pub fn labelled(&self) -> String {
        let text = self.text.trim();
        match &self.label {
            Some(label) if !label.text.is_empty() => format!("{} {text}", label.text),
            _ => text.to_owned(),
        }
    }
}

impl Row {
    /// The cell that covers a grid column.
    pub fn at(&self, column: usize) -> Option<&Cell> {
        self.cells.iter().find(|c| (c.column..c.column + c.span).contains(&column))
    }
}

impl Cell {
    /// Its lines that say something, one a paragraph.
    pub fn lines(&self) -> Vec<String> {
        lines(&self.blocks)
    }

    /// Its text on one line.
    pub fn line(&self) -> String {
        one_line(&self.lines().join(" "))
    }
}

/// The lines of blocks that say something; nested tables cell by cell.
pub fn lines(blocks: &[Block]) -> Vec<String> {
    paragraphs(blocks)
        .into_iter()
        .flat_map(|p| p.text.split('\n'))
        .map(one_line)
        .filter(|line| !line.is_empty())
        .collect()
}

/// Every paragraph, those in tables included, in order.
pub fn paragraphs(blocks: &[Block]) -> Vec<&Paragraph> {
    let mut out = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => out.push(paragraph),
            Block::Table(table) => {
                for cell in table.rows.iter().flat_map(|r| &r.cells) {
                    out.extend(paragraphs(&cell.blocks));
                }
            }
        }
    }
    out
}

/// Every table, nested ones after the one that holds them.
pub fn tables(blocks: &[Block]) -> Vec<&Table> {
    let mut out = Vec::new();
    for block in blocks {
        if let Block::Table(table) = block {
            out.push(table);
            for cell in table.rows.iter().flat_map(|r| &r.cells) {
                out.extend(tables(&cell.blocks));
            }
        }
    }
    out
}

/// Text with its white space reduced to single spaces.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
