//! HTML as the small Markdown. What the Markdown does not have (scripts, frames, styles, forms) is
//! left out with everything in it; what is left is words, and the reader of the Markdown makes no
//! HTML of words.

use std::collections::BTreeMap;

use html5gum::{HtmlString, Token, Tokenizer};

/// Elements that are left out with what stands in them.
const DROPPED: [&str; 14] = [
    "script", "style", "iframe", "noscript", "svg", "math", "object", "template", "form", "select",
    "textarea", "title", "head", "video",
];

/// Elements that begin on a line of their own.
const BLOCKS: [&str; 16] = [
    "p",
    "div",
    "section",
    "article",
    "header",
    "footer",
    "blockquote",
    "figure",
    "figcaption",
    "pre",
    "center",
    "address",
    "dl",
    "dt",
    "dd",
    "hr",
];

/// Lists in lists, at most.
const DEEPEST: usize = 5;

/// HTML, read.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub(super) text: String,
    /// Addresses and what stands for those who do not see, in order.
    pub(super) pictures: Vec<(String, String)>,
}

/// HTML as the small Markdown.
pub(super) fn markdown(html: &str) -> Read {
    let mut writer = Writer::default();
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::StartTag(tag) => writer.open(
                &named(&tag.name),
                &tag.attributes.iter().map(|(k, v)| (named(k), lossy(v))).collect(),
            ),
            Token::EndTag(tag) => writer.close(&named(&tag.name)),
            Token::String(words) => writer.words(&lossy(&words)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    writer.end_table();
    writer.end_block();
    Read { text: writer.out.trim().to_owned(), pictures: writer.pictures }
}

/// The words of HTML, without any style.
pub(super) fn words(html: &str) -> String {
    let (mut out, mut dropped) = (String::new(), 0_usize);
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::StartTag(tag) if is_dropped(&named(&tag.name)) => {
                dropped += usize::from(!tag.self_closing);
            }
            Token::EndTag(tag) if is_dropped(&named(&tag.name)) => {
                dropped = dropped.saturating_sub(1);
            }
            Token::StartTag(_) => out.push(' '),
            Token::String(words) if dropped == 0 => out.push_str(&lossy(&words)),
            Token::String(_)
            | Token::EndTag(_)
            | Token::Comment(_)
            | Token::Doctype(_)
            | Token::Error(_) => {}
        }
    }
    out
}

fn is_dropped(tag: &str) -> bool {
    DROPPED.contains(&tag)
}

fn lossy(text: &HtmlString) -> String {
    String::from_utf8_lossy(text).into_owned()
}

fn named(text: &HtmlString) -> String {
    lossy(text).to_lowercase()
}

/// A run of words in one style.
#[derive(Debug, Clone, Default, PartialEq)]
struct Run {
    text: String,
    bold: bool,
    italic: bool,
    href: Option<String>,
}

#[derive(Debug, Default)]
struct Writer {
    out: String,
    pictures: Vec<(String, String)>,
    dropped: Vec<String>,
    runs: Vec<Run>,
    bold: usize,
    italic: usize,
    href: Option<String>,
    heading: usize,
    /// The numbers of open lists; none where a list has no numbers.
    lists: Vec<Option<u32>>,
    /// Whether the next block is the first of its item.
    is_item: bool,
    /// Tables in tables.
    tables: usize,
    rows: Vec<Vec<String>>,
}

impl Writer {
    fn open(&mut self, tag: &str, attributes: &BTreeMap<String, String>) {
        if is_dropped(tag) {
            self.dropped.push(tag.to_owned());
        }
        if !self.dropped.is_empty() {
            return;
        }
        match tag {
            "b" | "strong" => self.bold += 1,
            "i" | "em" => self.italic += 1,
            "a" => self.href = attributes.get("href").filter(|to| is_link(to)).cloned(),
            "img" => {
                let of = |name: &str| attributes.get(name).cloned().unwrap_or_default();
                self.pictures.push((of("src"), of("alt")));
            }
            "br" => self.end_block(),
            "ul" | "ol" => {
                self.end_block();
                self.lists.push((tag == "ol").then_some(0));
            }
            "li" => {
                self.end_block();
                if let Some(Some(number)) = self.lists.last_mut() {
                    *number += 1;
                }
                self.is_item = true;
            }
            "table" => {
                if self.tables == 0 {
                    self.end_block();
                }
                self.tables += 1;
            }
            "tr" if self.tables == 1 => self.rows.push(Vec::new()),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.end_block();
                // The title of the article stands above all of them.
                self.heading = tag[1..].parse::<usize>().map_or(3, |level| level.clamp(2, 4));
            }
            _ if BLOCKS.contains(&tag) => self.end_block(),
            _ => {}
        }
    }

    fn close(&mut self, tag: &str) {
        if let Some(open) = self.dropped.last() {
            if open == tag {
                self.dropped.pop();
            }
            return;
        }
        match tag {
            "b" | "strong" => self.bold = self.bold.saturating_sub(1),
            "i" | "em" => self.italic = self.italic.saturating_sub(1),
            "a" => self.href = None,
            "ul" | "ol" => {
                self.end_block();
                self.lists.pop();
            }
            "li" => {
                self.end_block();
                self.is_item = false;
            }
            "td" | "th" if self.tables == 1 => {
                let cell = written(&std::mem::take(&mut self.runs)).replace('|', "\\|");
                match self.rows.last_mut() {
                    Some(row) => row.push(cell),
                    None => self.rows.push(vec![cell]),
                }
            }
            "table" => {
                self.tables = self.tables.saturating_sub(1);
                if self.tables == 0 {
                    self.end_table();
                }
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.end_block(),
            _ if BLOCKS.contains(&tag) => self.end_block(),
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        if !self.dropped.is_empty() {
            return;
        }
        let run = Run {
            text: words.to_owned(),
            bold: self.bold > 0 && self.heading == 0,
            italic: self.italic > 0,
            href: self.href.clone(),
        };
        match self.runs.last_mut() {
            Some(last)
                if (last.bold, last.italic, &last.href) == (run.bold, run.italic, &run.href) =>
            {
                last.text.push_str(words);
            }
            _ => self.runs.push(run),
        }
    }

    /// Ends a paragraph, a heading, an item. In a table a line's end is a space.
    fn end_block(&mut self) {
        if self.tables > 0 {
            self.words(" ");
            return;
        }
        let text = written(&std::mem::take(&mut self.runs));
        let heading = std::mem::take(&mut self.heading);
        if text.is_empty() {
            return;
        }
        let depth = self.lists.len().min(DEEPEST);
        let indent = "   ".repeat(depth.saturating_sub(1));
        if self.is_item && depth > 0 {
            let mark = self.lists.last().copied().flatten();
            let mark = mark.map_or_else(|| "- ".to_owned(), |number| format!("{number}. "));
            self.out.extend([indent.as_str(), &mark, &text, "\n"]);
            self.is_item = false;
        } else if depth > 0 {
            self.out.extend(["\n", &indent, "   ", &text, "\n"]);
        } else {
            self.out.push('\n');
            if heading > 0 {
                self.out.extend(["#".repeat(heading).as_str(), " "]);
            }
            self.out.extend([text.as_str(), "\n"]);
        }
        if self.lists.is_empty() {
            self.out.push('\n');
        }
    }

    /// A table of one column, or of none, lays out a page: its cells are paragraphs.
    fn end_table(&mut self) {
        self.tables = 0;
        let mut rows = std::mem::take(&mut self.rows);
        rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
        let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
        if !(2..=12).contains(&columns) {
            for cell in rows.into_iter().flatten().filter(|cell| !cell.is_empty()) {
                self.out.extend(["\n", &cell, "\n\n"]);
            }
            return;
        }
        self.out.push('\n');
        for (place, mut row) in rows.into_iter().enumerate() {
            row.resize(columns, String::new());
            self.out.extend(["| ", &row.join(" | "), " |\n"]);
            if place == 0 {
                self.out.extend(["|", &"---|".repeat(columns), "\n"]);
            }
        }
        self.out.push('\n');
    }
}

/// Only what a browser does not run, and what a page of ours may lead to.
fn is_link(address: &str) -> bool {
    address.starts_with("https://")
        && !address
            .contains(|c: char| c.is_control() || c.is_whitespace() || "\\()<>\"".contains(c))
}

/// Runs as Markdown on one line; a style hugs its words.
fn written(runs: &[Run]) -> String {
    let mut out = String::new();
    for run in runs {
        let words = run.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let space = |is_there: bool| if is_there { " " } else { "" };
        if !out.ends_with(' ') {
            out.push_str(space(run.text.starts_with(char::is_whitespace) && !out.is_empty()));
        }
        if words.is_empty() {
            continue;
        }
        let style = match (run.bold, run.italic) {
            (true, true) => "***",
            (true, false) => "**",
            (false, true) => "*",
            (false, false) => "",
        };
        let inner = [style, &escaped(&words), style].concat();
        match &run.href {
            Some(to) => out.extend(["[", &inner, "](", to, ")"]),
            None => out.push_str(&inner),
        }
        out.push_str(space(run.text.ends_with(char::is_whitespace)));
    }
    leading(out.trim())
}

/// Signs that would mean something to the Markdown, as themselves.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        if matches!(c, '\\' | '*' | '_' | '[' | ']' | '<' | '`' | '&' | '!') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A line that begins like a heading, an item or a rule, and is none.
fn leading(line: &str) -> String {
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let after = line.chars().nth(digits);
    if digits > 0 && matches!(after, Some('.' | ')')) {
        let (number, rest) = line.split_at(digits);
        return [number, "\\", rest].concat();
    }
    if line.starts_with(['#', '-', '+', '=', '>', '|', '~']) {
        return ["\\", line].concat();
    }
    line.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_as_markdown() {
        for (html, text) in [
            ("<p>Một <b>hai </b>ba</p><div>Bốn</div>", "Một **hai** ba\n\n\nBốn"),
            ("<h1>Đầu</h1><p>x<br>y</p>", "## Đầu\n\n\nx\n\n\ny"),
            ("<ul><li>a</li><li>b<ol><li>c</li><li>d</ol></li></ul>", "- a\n- b\n   1. c\n   2. d"),
            (
                "<table><tr><td>A</td><td>B</td></tr><tr><td>1|2</td></tr></table>",
                "| A | B |\n|---|---|\n| 1\\|2 |  |",
            ),
            ("<table><tr><td><img src=x></td></tr><tr><td>Ảnh: TL</td></tr></table>", "Ảnh: TL"),
            ("<a href=\"https://a.vn/b?c=1&amp;d\">luật</a>", "[luật](https://a.vn/b?c=1&d)"),
            ("<a href=\"javascript:alert(1)\">x</a>", "x"),
            ("<script>alert(1)</script><style>p{}</style>sau", "sau"),
            ("<p onclick=x>1. *a* &lt;b&gt; [c]</p>", "1\\. \\*a\\* \\<b> \\[c\\]"),
            ("<iframe src=x>trong</iframe><svg onload=x><text>y</text></svg>z", "z"),
            ("- không phải mục", "\\- không phải mục"),
        ] {
            assert_eq!(markdown(html).text, text, "{html}");
        }
        let pictures = markdown("<p><img src=a alt=Cầu><img src=b></p>").pictures;
        let told: Vec<_> = pictures.iter().map(|(at, alt)| (at.as_str(), alt.as_str())).collect();
        assert_eq!(told, [("a", "Cầu"), ("b", "")]);
        assert_eq!(words("<b>Một</b><br>hai &amp; ba<script>x</script>"), " Một hai & ba");
    }
}
