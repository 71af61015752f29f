use crate::{Block, Item, Span, Table};
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Lists in lists, at most.
const DEEPEST: usize = 6;

/// A text as blocks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    /// Its blocks.
    pub blocks: Vec<Block>,
    /// What the subset does not have, in reading order.
    pub problems: Vec<Problem>,
}

/// Something that will not look as its author means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Problem {
    /// The line, counted from 1.
    pub line: usize,
    /// What it is.
    pub trouble: Trouble,
}

/// What the subset does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// HTML; stands as text.
    Html,
    /// A block of code; stands as paragraphs.
    Code,
    /// A quotation; stands as paragraphs.
    Quotation,
    /// A picture that is not stored with the document; its words stand instead.
    Picture,
    /// A link that leads to no `https` address; its words stay.
    Link,
    /// A list too deep; stands one level higher.
    Depth,
}

/// Reads a text.
pub fn read(text: &str) -> Text {
    let mut reader = Reader { source: text, ..Reader::default() };
    let events = Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter();
    for (event, range) in events {
        reader.take(event, &range);
    }
    reader.end_paragraph();
    Text { blocks: reader.blocks, problems: reader.problems }
}

/// Where words go at the moment.
#[derive(Debug)]
enum Level {
    /// A list, and its items so far.
    List { start: Option<u64>, items: Vec<Item> },
    /// An item, whose words are gathered in `spans`, and what stands below it.
    Item(Item),
}

#[derive(Default)]
struct Reader<'t> {
    source: &'t str,
    blocks: Vec<Block>,
    problems: Vec<Problem>,
    levels: Vec<Level>,
    table: Option<Table>,
    row: Vec<Vec<Span>>,
    spans: Vec<Span>,
    bold: usize,
    italic: usize,
    links: Vec<Option<String>>,
    heading: Option<u8>,
    picture: Option<(Option<String>, String)>,
}

impl Reader<'_> {
    fn take(&mut self, event: Event<'_>, range: &Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(words)
            | Event::Code(words)
            | Event::FootnoteReference(words)
            | Event::InlineMath(words)
            | Event::DisplayMath(words) => self.words(&words),
            Event::Html(html) | Event::InlineHtml(html) => {
                self.trouble(Trouble::Html, range);
                for line in html.lines() {
                    self.words(line);
                }
            }
            Event::SoftBreak | Event::HardBreak => self.break_line(),
            Event::Rule => self.end_paragraph(),
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.end_paragraph();
                self.heading = Some(number(level));
            }
            Tag::List(start) => {
                self.end_paragraph();
                if self.lists() >= DEEPEST {
                    self.trouble(Trouble::Depth, range);
                }
                self.levels.push(Level::List { start, items: Vec::new() });
            }
            Tag::Item => self.levels.push(Level::Item(Item::default())),
            Tag::Table(_) => {
                self.end_paragraph();
                self.table = Some(Table::default());
            }
            Tag::Strong => self.bold += 1,
            Tag::Emphasis => self.italic += 1,
            Tag::Link { dest_url, .. } => {
                let href = is_safe(&dest_url).then(|| dest_url.to_string());
                if href.is_none() {
                    self.trouble(Trouble::Link, range);
                }
                self.links.push(href);
            }
            Tag::Image { dest_url, .. } => {
                let file = stored(&dest_url).map(str::to_owned);
                if file.is_none() {
                    self.trouble(Trouble::Picture, range);
                }
                self.picture = Some((file, String::new()));
            }
            Tag::CodeBlock(CodeBlockKind::Indented | CodeBlockKind::Fenced(_)) => {
                self.end_paragraph();
                self.trouble(Trouble::Code, range);
            }
            Tag::BlockQuote(_) => self.trouble(Trouble::Quotation, range),
            Tag::Paragraph
            | Tag::TableHead
            | Tag::TableRow
            | Tag::TableCell
            | Tag::HtmlBlock
            | Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                let level = self.heading.take().unwrap_or(1);
                let spans = std::mem::take(&mut self.spans);
                self.put(Block::Heading { level, spans });
            }
            TagEnd::List(_) => {
                self.end_paragraph();
                if let Some(Level::List { start, items }) = self.levels.pop() {
                    self.put_list(start, items);
                }
            }
            TagEnd::Item => {
                self.end_paragraph();
                if let Some(Level::Item(item)) = self.levels.pop()
                    && let Some(Level::List { items, .. }) = self.levels.last_mut()
                {
                    items.push(item);
                }
            }
            TagEnd::Table => {
                if let Some(table) = self.table.take() {
                    self.put(Block::Table(table));
                }
            }
            TagEnd::TableHead => {
                let head = std::mem::take(&mut self.row);
                if let Some(table) = &mut self.table {
                    table.head = head;
                }
            }
            TagEnd::TableRow => {
                let mut row = std::mem::take(&mut self.row);
                if let Some(table) = &mut self.table {
                    row.resize(table.head.len(), Vec::new());
                    table.rows.push(row);
                }
            }
            TagEnd::TableCell => self.row.push(std::mem::take(&mut self.spans)),
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Emphasis => self.italic = self.italic.saturating_sub(1),
            TagEnd::Link => drop(self.links.pop()),
            TagEnd::Image => self.end_picture(),
            TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::BlockQuote(_) => {
                self.end_paragraph();
            }
            TagEnd::FootnoteDefinition
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    fn words(&mut self, words: &str) {
        if let Some((_, alt)) = &mut self.picture {
            alt.push_str(words);
            return;
        }
        for (place, line) in words.split('\n').enumerate() {
            if place > 0 {
                self.break_line();
            }
            if line.is_empty() {
                continue;
            }
            let (bold, italic) = (self.bold > 0, self.italic > 0);
            let href = self.links.last().cloned().flatten();
            match self.spans.last_mut() {
                Some(last) if (last.bold, last.italic, &last.href) == (bold, italic, &href) => {
                    last.text.push_str(line);
                }
                _ => self.spans.push(Span { text: line.to_owned(), bold, italic, href }),
            }
        }
    }

    /// A line feed in running text begins a paragraph; elsewhere it is a space.
    fn break_line(&mut self) {
        if self.picture.is_some() || self.table.is_some() || self.heading.is_some() {
            self.words(" ");
        } else {
            self.end_paragraph();
        }
    }

    fn end_paragraph(&mut self) {
        if self.spans.is_empty() {
            return;
        }
        let spans = std::mem::take(&mut self.spans);
        match self.levels.last_mut() {
            Some(Level::Item(item)) if item.spans.is_empty() && item.below.is_empty() => {
                item.spans = spans;
            }
            _ => self.put(Block::Paragraph(spans)),
        }
    }

    fn end_picture(&mut self) {
        match self.picture.take() {
            Some((Some(file), alt)) => {
                self.end_paragraph();
                self.put(Block::Picture { file, alt });
            }
            Some((None, alt)) => self.words(&alt),
            None => {}
        }
    }

    fn put(&mut self, block: Block) {
        match self.levels.last_mut() {
            Some(Level::Item(item)) => item.below.push(block),
            Some(Level::List { .. }) | None => self.blocks.push(block),
        }
    }

    /// A list that is too deep gives its items to the one above.
    fn put_list(&mut self, start: Option<u64>, items: Vec<Item>) {
        if self.lists() < DEEPEST {
            self.put(Block::List { start, items });
            return;
        }
        let above = self.levels.iter_mut().rev().find_map(|level| match level {
            Level::List { items, .. } => Some(items),
            Level::Item(_) => None,
        });
        if let Some(above) = above {
            above.extend(items);
        }
    }

    fn lists(&self) -> usize {
        self.levels.iter().filter(|level| matches!(level, Level::List { .. })).count()
    }

    fn trouble(&mut self, trouble: Trouble, range: &Range<usize>) {
        let before = self.source.get(..range.start).unwrap_or_default();
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        self.problems.push(Problem { line, trouble });
    }
}

const fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 | HeadingLevel::H5 | HeadingLevel::H6 => 4,
    }
}

/// An address that no browser runs.
fn is_safe(address: &str) -> bool {
    let is_ours = address.starts_with('/') && !address.starts_with("//");
    let is_plain = !address.contains(|c: char| c.is_control() || c == '\\');
    is_plain && (is_ours || address.starts_with("https://"))
}

/// The hash in `tep:<hash>`.
fn stored(address: &str) -> Option<&str> {
    let hash = address.strip_prefix("tep:")?;
    let is_hash =
        hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    is_hash.then_some(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn troubles(typed: &str) -> Vec<(usize, Trouble)> {
        read(typed).problems.into_iter().map(|found| (found.line, found.trouble)).collect()
    }

    #[test]
    fn what_the_subset_lacks_is_told_with_its_line() {
        for (typed, found) in [
            ("a\n<b>x</b>", vec![(2, Trouble::Html), (2, Trouble::Html)]),
            ("a\n\n```\ncode\n```", vec![(3, Trouble::Code)]),
            ("> quote", vec![(1, Trouble::Quotation)]),
            ("![x](https://a.vn/b.png)", vec![(1, Trouble::Picture)]),
            ("[x](javascript:alert)", vec![(1, Trouble::Link)]),
            ("[x](//a.vn)", vec![(1, Trouble::Link)]),
            ("**ok** [x](/documents/1)", vec![]),
        ] {
            assert_eq!(troubles(typed), found, "{typed:?}");
        }
    }

    #[test]
    fn no_word_is_lost() {
        for (typed, words) in [
            ("một\nhai", "một|hai"),
            ("![ảnh](https://a.vn/b.png) sau", "ảnh sau"),
            ("1. a\n\n   b\n2. c", "abc"),
            ("<p>x</p>", "<p>x</p>"),
            ("| a |\n|---|\n| b |", "ab"),
        ] {
            let blocks = read(typed).blocks;
            let got: Vec<_> = blocks.iter().map(Block::words).collect();
            assert_eq!(got.join("|"), words, "{typed:?}");
        }
    }

    #[test]
    fn deep_lists_end_somewhere() {
        let lines: Vec<String> =
            (0..400).map(|depth| format!("{}- {depth}", "  ".repeat(depth))).collect();
        let typed = lines.join("\n");
        let text = read(&typed);
        assert!(text.problems.iter().any(|found| found.trouble == Trouble::Depth));
        assert!(text.blocks.iter().map(Block::words).collect::<String>().contains("399"));
    }
}
