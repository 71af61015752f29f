//! The summary of mistakes at the head of a form that comes back (`parts::summary`): each line says
//! which field it is about.
//!
//! What a field is called stands once, at the field: in its `label`, its `aria-label` or the `legend`
//! of its group, as browsers and screen readers take it. The summary stands before all of them, so
//! its lines are finished when the page is drawn. A second list of names would drift from the first.

/// How a summary begins.
const SUMMARY: &str = "<div class=\"err-summary\"";

/// How a line of it begins: the rest is the name of the field, then the sentence.
const LINE: &str = "<a href=\"#f-";

/// How a field begins, and how one that is wrong does.
const FIELD: &str = "class=\"field";
const WRONG: &str = "class=\"field invalid";

/// What stands in a label and is no part of the name.
const OPTIONAL: &str = "(không bắt buộc)";

/// The page with a finished summary; a page without mistakes as it is.
pub(super) fn finished(page: String) -> String {
    let Some((before, rest)) = page.split_once(SUMMARY) else { return page };
    let Some((lines, after)) = rest.split_once("</div>") else { return page };
    let mut lines = lines.split(LINE);
    let head = lines.next().unwrap_or_default();
    let lines: String = lines.map(|line| named(line, &page)).collect();
    [before, SUMMARY, head, &lines, "</div>", after].concat()
}

/// A line that names its field before its sentence. What is no field of the page, such as a button
/// that nobody draws, is no link.
fn named(line: &str, page: &str) -> String {
    let unread = || format!("{LINE}{line}");
    let Some((field, rest)) = line.split_once("\">") else { return unread() };
    let Some((sentence, rest)) = rest.split_once("</a>") else { return unread() };
    let control = control(page, &format!("f-{field}"));
    let Some((id, tag)) = control else { return format!("{sentence}{rest}") };
    let name = name_of(page, &id, tag).filter(|name| !says(sentence, name)).unwrap_or_default();
    let colon = if name.is_empty() || name.ends_with(['?', '.']) { "" } else { ":" };
    let gap = if name.is_empty() { "" } else { " " };
    format!("<a href=\"#{id}\">{name}{colon}{gap}{sentence}</a>{rest}")
}

/// The control of a field and its tag; where every row of the page has such a field (`f-answer-17`),
/// the one that is marked as wrong.
fn control(page: &str, id: &str) -> Option<(String, (usize, usize))> {
    if let Some(tag) = tag_with(page, "id", id) {
        return Some((id.to_owned(), tag));
    }
    let row = format!(" id=\"{id}-");
    page.split(WRONG).skip(1).find_map(|rest| {
        let field = rest.split(FIELD).next().unwrap_or_default();
        let (key, _) = field.split_once(&row)?.1.split_once('"')?;
        let id = format!("{id}-{key}");
        tag_with(page, "id", &id).map(|tag| (id, tag))
    })
}

/// Whether a sentence begins with the name itself: «Tên quy trình đang để trống.»
fn says(sentence: &str, name: &str) -> bool {
    sentence.to_lowercase().starts_with(&name.to_lowercase())
}

/// What a control is called, as HTML; nothing where it has no name.
fn name_of(page: &str, id: &str, (begin, end): (usize, usize)) -> Option<String> {
    let tag = &page[begin..end];
    let label = || {
        let (_, end) = tag_with(page, "for", id)?;
        page[end..].split_once("</label>").map(|(name, _)| name)
    };
    let said = || Some(tag.split_once(" aria-label=\"")?.1.split_once('"')?.0);
    let legend = || {
        let (_, inside) =
            page[end..].split_once("<legend").filter(|_| tag.starts_with("<fieldset"))?;
        Some(inside.split_once('>')?.1.split_once("</legend>")?.0)
    };
    let around = || {
        let (_, before) = page[..begin].rsplit_once("<label")?;
        let is_around = !before.contains("</label>");
        page[end..].split_once("</label>").map(|(name, _)| name).filter(|_| is_around)
    };
    let name = label().or_else(said).or_else(legend).or_else(around).map(words)?;
    Some(name).filter(|name| !name.is_empty())
}

/// Where a tag with such an attribute begins, and where it has ended. What people typed is text and
/// never a tag.
fn tag_with(page: &str, attribute: &str, value: &str) -> Option<(usize, usize)> {
    let sought = format!(" {attribute}=\"{value}\"");
    page.match_indices(&sought).find_map(|(at, _)| {
        let begin = page[..at].rfind('<')?;
        let end = at + page[at..].find('>')? + 1;
        (!page[begin..at].contains('>')).then_some((begin, end))
    })
}

/// The words of a piece of HTML, in one line.
fn words(html: &str) -> String {
    let outside = html.split('<').enumerate().map(|(place, piece)| match place {
        0 => piece,
        _ => piece.split_once('>').map_or("", |(_, text)| text),
    });
    let text = outside.collect::<Vec<_>>().join(" ").replace(OPTIONAL, "");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.trim_end_matches([' ', ':']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::finished;

    /// A page with one mistake, and the line that its summary has.
    fn line(field: &str, sentence: &str, form: &str) -> String {
        let page = format!(
            "<h1>T</h1><div class=\"err-summary\" role=\"alert\"><h2>Có 1 chỗ cần sửa</h2>\n  \
             <ul><li><a href=\"#f-{field}\">{sentence}</a></li></ul></div>\n<form>{form}</form>"
        );
        let page = finished(page);
        assert!(page.ends_with(&format!("</ul></div>\n<form>{form}</form>")), "{page}");
        let (_, rest) = page.split_once("<li>").unwrap();
        rest.split_once("</li>").unwrap().0.to_owned()
    }

    /// However a template names a control, the line names it so and leads to it.
    #[test]
    fn a_line_names_its_field() {
        let empty = "Ô này đang để trống.";
        for (form, name) in [
            ("<label for=\"f-a\">Họ và tên</label><input id=\"f-a\">", "Họ và tên: "),
            (
                "<label class=\"vh\" for=\"f-a\">Tệp <span class=\"opt\">(không bắt buộc)</span></label><input id=\"f-a\">",
                "Tệp: ",
            ),
            (
                "<label for=\"f-a\">Nguyên nhân (không bắt buộc):</label><select id=\"f-a\">",
                "Nguyên nhân: ",
            ),
            (
                "<label for=\"f-a\">Ba cộng tám bằng mấy?</label><input id=\"f-a\">",
                "Ba cộng tám bằng mấy? ",
            ),
            (
                "<td><input name=\"a\" id=\"f-a\" aria-label=\"Bước 3, thời gian\"></td>",
                "Bước 3, thời gian: ",
            ),
            (
                "<fieldset id=\"f-a\"><legend>Giờ <b>còn chỗ</b></legend></fieldset>",
                "Giờ còn chỗ: ",
            ),
            (
                "<label><input id=\"f-a\" type=\"checkbox\"> <span>Tôi đã đọc</span></label>",
                "Tôi đã đọc: ",
            ),
            ("<label>Khác</label><p>gì đó</p><input id=\"f-a\"><label>Sau</label>", ""),
        ] {
            let expected = format!("<a href=\"#f-a\">{name}{empty}</a>");
            assert_eq!(line("a", empty, form), expected, "{form}");
        }
    }

    /// Each row of a list has a form of its own; the one that was sent is marked.
    #[test]
    fn of_rows_the_wrong_one_is_meant() {
        let row = |class: &str, key: u8| {
            format!(
                "<div class=\"{class}\"><label for=\"f-a-{key}\">Trả lời {key}</label><input id=\"f-a-{key}\"></div>"
            )
        };
        let rows = [row("field", 1), row("field invalid", 2), row("field", 3)].concat();
        assert_eq!(line("a", "Sai.", &rows), "<a href=\"#f-a-2\">Trả lời 2: Sai.</a>");
        let unmarked = [row("field", 1), row("field", 3)].concat();
        assert_eq!(line("a", "Sai.", &unmarked), "Sai.");
        let other = format!("<div class=\"field invalid\"><input id=\"f-b\"></div>{unmarked}");
        assert_eq!(line("a", "Sai.", &other), "Sai.");
    }

    #[test]
    fn a_name_is_not_said_twice() {
        let form = "<label for=\"f-a\">Tên quy trình</label><input id=\"f-a\">";
        let said = line("a", "Tên quy trình đang để trống.", form);
        assert_eq!(said, "<a href=\"#f-a\">Tên quy trình đang để trống.</a>");
    }

    #[test]
    fn what_is_no_field_of_the_page_is_no_link() {
        assert_eq!(line("action", "Thao tác không hợp lệ.", ""), "Thao tác không hợp lệ.");
    }

    /// Quotes in the middle of a text are not escaped by everything that makes HTML.
    #[test]
    fn what_people_typed_names_nothing() {
        let form = "<p>xem for=\"f-a\" và id=\"f-a\"</p><label for=\"f-a\">Lý do</label><input id=\"f-a\" value=\"&#60;label for=&#34;f-a&#34;&#62;\">";
        assert_eq!(line("a", "Sai.", form), "<a href=\"#f-a\">Lý do: Sai.</a>");
    }

    #[test]
    fn every_line_is_named_and_the_rest_stays() {
        let page = "<div class=\"err-summary\"><ul><li><a href=\"#f-a.0\">Một.</a></li><li><a href=\"#f-b\">Hai.</a></li></ul></div><label for=\"f-a.0\">A</label><input id=\"f-a.0\"><label for=\"f-b\">B</label><input id=\"f-b\"><a href=\"#f-b\">B</a>";
        let lines = "<ul><li><a href=\"#f-a.0\">A: Một.</a></li><li><a href=\"#f-b\">B: Hai.</a></li></ul></div><label for=\"f-a.0\">";
        let done = finished(page.to_owned());
        assert!(done.contains(lines) && done.ends_with("<a href=\"#f-b\">B</a>"), "{done}");
        let right = "<form><label for=\"f-a\">A</label></form>";
        assert_eq!(finished(right.to_owned()), right);
    }
}
