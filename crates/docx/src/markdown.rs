//! A subset of Markdown as blocks of Word: headings, paragraphs, lists, tables, bold, italic, code.
//! Anything else prints as the text it holds; HTML prints as it stands.

use crate::frame::{Headings, WIDTH};
use crate::pages::words;
use crate::xml::{Align, CM, Cell, Face, Par, Row, run, table};
use pulldown_cmark::{Alignment, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// Columns that a table keeps; what stands beyond them is joined to the last.
const MAX_COLUMNS: usize = 12;

/// The blocks of a text.
pub(crate) fn blocks(text: &str, headings: &mut Headings) -> String {
    let mut out = Blocks {
        headings,
        done: String::new(),
        runs: String::new(),
        plain: String::new(),
        face: Face::PLAIN,
        lists: Vec::new(),
        sign: None,
        table: None,
    };
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        out.event(event);
    }
    if out.done.is_empty() {
        out.done.push_str(&Par::new().text(words::MISSING, Face::ITALIC).indented(0, CM).xml());
    }
    out.done
}

struct Blocks<'h> {
    headings: &'h mut Headings,
    done: String,
    /// Runs of the open paragraph.
    runs: String,
    /// Its text alone, for the contents.
    plain: String,
    face: Face,
    /// Lists that are open: the next number, or none for bullets.
    lists: Vec<Option<u64>>,
    /// The sign before the next paragraph of an item.
    sign: Option<String>,
    table: Option<Grid>,
}

/// A table that is open.
#[derive(Default)]
struct Grid {
    aligns: Vec<Align>,
    rows: Vec<Row>,
    cells: Vec<Cell>,
}

impl Blocks<'_> {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::InlineHtml(text) | Event::Html(text) => self.text(&text),
            Event::Code(text) => {
                let before = self.face;
                self.face.code = true;
                self.text(&text);
                self.face = before;
            }
            // A line of the source is a line of the paper: offices write one paragraph a line.
            Event::SoftBreak => self.paragraph(),
            Event::HardBreak => self.text("\n"),
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => {
                self.text(&text);
            }
            Event::Rule | Event::TaskListMarker(_) => {}
        }
    }

    fn text(&mut self, text: &str) {
        self.runs.push_str(&run(text, self.face));
        self.plain.push_str(text);
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Strong => self.face.bold = true,
            Tag::Emphasis => self.face.italic = true,
            Tag::List(first) => {
                // An item that holds a list ends its own words first.
                self.paragraph();
                self.lists.push(*first);
            }
            Tag::Item => {
                let depth = self.lists.len();
                self.sign = self.lists.last_mut().map(|list| match list {
                    Some(number) => {
                        let sign = format!("{number}.");
                        *number += 1;
                        sign
                    }
                    None if depth > 1 => "+".to_owned(),
                    None => "-".to_owned(),
                });
            }
            Tag::Table(aligns) => {
                let align = |align: &Alignment| match align {
                    Alignment::Center => Align::Center,
                    Alignment::Right => Align::Right,
                    Alignment::None | Alignment::Left => Align::Left,
                };
                let aligns = aligns.iter().take(MAX_COLUMNS).map(align).collect();
                self.table = Some(Grid { aligns, ..Grid::default() });
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.face.bold = false,
            TagEnd::Emphasis => self.face.italic = false,
            TagEnd::Heading(level) => self.heading(level),
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::TableCell => self.cell(),
            TagEnd::TableHead | TagEnd::TableRow => self.row(tag == TagEnd::TableHead),
            TagEnd::Table => self.table(),
            TagEnd::Paragraph | TagEnd::Item | TagEnd::CodeBlock | TagEnd::HtmlBlock => {
                self.paragraph();
            }
            _ => {}
        }
    }

    fn heading(&mut self, level: HeadingLevel) {
        self.runs.clear();
        let text = std::mem::take(&mut self.plain);
        let xml = match level {
            HeadingLevel::H1 => self.headings.add(&text, Par::styled("Heading1")),
            HeadingLevel::H2 => Par::styled("Heading2").text(&text, Face::PLAIN).xml(),
            HeadingLevel::H3 | HeadingLevel::H4 | HeadingLevel::H5 | HeadingLevel::H6 => {
                Par::styled("Heading3").text(&text, Face::PLAIN).xml()
            }
        };
        self.done.push_str(&xml);
    }

    /// Ends the open paragraph, if it says something.
    fn paragraph(&mut self) {
        let runs = std::mem::take(&mut self.runs);
        self.plain.clear();
        if runs.is_empty() {
            return;
        }
        let depth = i32::try_from(self.lists.len()).unwrap_or(0).min(6);
        let par = match self.sign.take() {
            Some(sign) => {
                let sign = run(&format!("{sign} "), Face::PLAIN);
                Par::new().raw(&sign).indented(CM + depth * 227, -227)
            }
            None if depth > 0 => Par::new().indented(CM + depth * 227, 0),
            None => Par::new().indented(0, CM),
        };
        self.done.push_str(&par.raw(&runs).xml());
    }

    fn cell(&mut self) {
        let runs = std::mem::take(&mut self.runs);
        self.plain.clear();
        let Some(grid) = &mut self.table else { return };
        let align = grid.aligns.get(grid.cells.len()).copied().unwrap_or(Align::Left);
        let content = Par::styled("Cell").raw(&runs).aligned(align).xml();
        if grid.cells.len() < grid.aligns.len() {
            grid.cells.push(Cell { span: 1, content, ..Cell::default() });
        } else if let Some(last) = grid.cells.last_mut() {
            last.content.push_str(&content);
        }
    }

    fn row(&mut self, is_head: bool) {
        let Some(grid) = &mut self.table else { return };
        let cells = std::mem::take(&mut grid.cells);
        grid.rows.push(Row { is_head, ..Row::of(cells) });
    }

    fn table(&mut self) {
        let Some(grid) = self.table.take() else { return };
        let columns = i32::try_from(grid.aligns.len()).unwrap_or(1).max(1);
        let each = WIDTH / columns;
        let mut widths = vec![each; grid.aligns.len().max(1)];
        if let Some(last) = widths.last_mut() {
            *last = WIDTH - each * (columns - 1);
        }
        self.done.push_str(&table(&widths, &grid.rows));
        self.done.push_str(&Par::new().spaced(0, 60).xml());
    }
}
