use crate::{Block, Item, Span};

/// Blocks as HTML in which nothing runs: every word is escaped, a link leads into this site or to
/// an `https` address, a picture is one of ours. `shift` lowers headings under the page's own.
pub fn to_html(blocks: &[Block], shift: u8) -> String {
    to_html_at(blocks, shift, "/pictures/")
}

/// The same where the pictures lie elsewhere in this site: their names follow `pictures`.
pub fn to_html_at(blocks: &[Block], shift: u8, pictures: &str) -> String {
    let mut out = String::new();
    for block in blocks {
        put(&mut out, block, shift, pictures);
    }
    out
}

fn put(out: &mut String, block: &Block, shift: u8, pictures: &str) {
    match block {
        Block::Heading { level, spans } => {
            let level = level.saturating_add(shift).min(6).to_string();
            wrapped(out, &format!("h{level}"), spans);
        }
        Block::Paragraph(spans) => wrapped(out, "p", spans),
        Block::List { start, items } => list(out, *start, items, shift, pictures),
        Block::Table(table) => {
            out.push_str("<div class=\"scroll\"><table class=\"plain\"><thead><tr>");
            for cell in &table.head {
                out.push_str("<th scope=\"col\">");
                words(out, cell);
                out.push_str("</th>");
            }
            out.push_str("</tr></thead><tbody>");
            for row in &table.rows {
                out.push_str("<tr>");
                for cell in row {
                    wrapped(out, "td", cell);
                }
                out.push_str("</tr>");
            }
            out.push_str("</tbody></table></div>");
        }
        Block::Picture { file, alt } => {
            out.push_str("<p><img loading=\"lazy\" src=\"");
            escaped(out, pictures);
            escaped(out, file);
            out.push_str("\" alt=\"");
            escaped(out, alt);
            out.push_str("\"></p>");
        }
    }
}

fn list(out: &mut String, start: Option<u64>, items: &[Item], shift: u8, pictures: &str) {
    match start {
        None => out.push_str("<ul>"),
        Some(1) => out.push_str("<ol>"),
        Some(first) => out.extend(["<ol start=\"", &first.to_string(), "\">"]),
    }
    for item in items {
        out.push_str("<li>");
        words(out, &item.spans);
        item.below.iter().for_each(|block| put(out, block, shift, pictures));
        out.push_str("</li>");
    }
    out.push_str(if start.is_none() { "</ul>" } else { "</ol>" });
}

fn wrapped(out: &mut String, tag: &str, spans: &[Span]) {
    out.extend(["<", tag, ">"]);
    words(out, spans);
    out.extend(["</", tag, ">"]);
}

fn words(out: &mut String, spans: &[Span]) {
    for span in spans {
        if let Some(href) = &span.href {
            out.push_str("<a href=\"");
            escaped(out, href);
            out.push_str("\">");
        }
        for (is_so, tag) in [(span.bold, "<strong>"), (span.italic, "<em>")] {
            out.push_str(if is_so { tag } else { "" });
        }
        escaped(out, &span.text);
        for (is_so, tag) in [(span.italic, "</em>"), (span.bold, "</strong>")] {
            out.push_str(if is_so { tag } else { "" });
        }
        out.push_str(if span.href.is_some() { "</a>" } else { "" });
    }
}

fn escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{read, to_html};
    use proptest::prelude::*;

    #[test]
    fn a_text_becomes_html() {
        let hash = "a".repeat(64);
        let typed = format!(
            "# Mục đích\nQuy định **chung**, *riêng*.\nĐoạn hai.\n\n- một\n- hai\n  - hai một\n\n2. b\n3. c\n\n| A | B |\n|---|---|\n| 1 | <b> |\n\n![Sơ đồ](tep:{hash})\n\n[luật](https://a.vn)"
        );
        let text = read(&typed);
        assert_eq!(
            text.problems.len(),
            1,
            "the subset has no HTML: it is told, and stands as text"
        );
        let want = format!(
            "<h2>Mục đích</h2><p>Quy định <strong>chung</strong>, <em>riêng</em>.</p><p>Đoạn hai.</p><ul><li>một</li><li>hai<ul><li>hai một</li></ul></li></ul><ol start=\"2\"><li>b</li><li>c</li></ol><div class=\"scroll\"><table class=\"plain\"><thead><tr><th scope=\"col\">A</th><th scope=\"col\">B</th></tr></thead><tbody><tr><td>1</td><td>&lt;b&gt;</td></tr></tbody></table></div><p><img loading=\"lazy\" src=\"/pictures/{hash}\" alt=\"Sơ đồ\"></p><p><a href=\"https://a.vn\">luật</a></p>"
        );
        let got = to_html(&text.blocks, 1);
        assert_eq!(got, want);
    }

    proptest! {
        #[test]
        fn whatever_is_typed_nothing_runs(typed in "[<>a-c\"'=&(){}\\[\\]!#*|\\-\n: jsp:/]{0,120}") {
            let html = to_html(&read(&typed).blocks, 1).to_lowercase();
            prop_assert!(!html.contains("<script") && !html.contains("href=\"javascript"), "{}", html);
            let tags = ["<h", "</h", "<p>", "</p>", "<ul>", "</ul>", "<ol", "</ol>", "<li>", "</li>",
                "<strong>", "</strong>", "<em>", "</em>", "<a href", "</a>", "<div class=\"scroll\">",
                "</div>", "<table class", "</table>", "<t", "</t", "<img loading"];
            for (at, _) in html.match_indices('<') {
                prop_assert!(tags.iter().any(|tag| html[at..].starts_with(tag)), "{}", html);
            }
        }
    }
}
