//! What every controlled document has around its text.

use crate::pages::words;
use crate::xml::{Align, CM, Cell, Face, Par, Row, table};
use typeset::{AmendmentRow, Control, Signer};

/// The width of the text on an upright A4 page: 165 mm between the margins of Decree 30.
pub(crate) const WIDTH: i32 = 9355;

/// The lines of the right cell.
fn lines(control: &Control) -> Vec<String> {
    let mut out = vec![
        format!("{}{}", words::CODE, control.code),
        format!("{}{}", words::ISSUE, control.issue),
    ];
    if let Some(revision) = &control.revision {
        out.push(format!("{}{revision}", words::REVISION));
    }
    out.push(format!("{}{}", words::ISSUED_ON, control.issued_on));
    out
}

/// The table of three cells that stands on the cover and, smaller, at the head of every page.
/// `kind` is what stands over the name: QUY TRÌNH, or nothing.
pub(crate) fn head(control: &Control, kind: &str, size: u32, page: Option<&str>) -> String {
    let centered =
        |text: &str, face: Face| Par::styled("Cell").text(text, face).aligned(Align::Center).xml();
    let bold = Face::BOLD.sized(size).capital();
    let agency: String = control.agency.split('\n').map(|line| centered(line, bold)).collect();
    let mut middle = String::new();
    if !kind.is_empty() {
        middle.push_str(&centered(kind, Face::BOLD.sized(size + 4)));
    }
    middle.push_str(&centered(&control.name.replace('\n', " "), bold));
    let mut right: String = lines(control)
        .iter()
        .map(|line| Par::styled("Cell").text(line, Face::PLAIN.sized(size)).xml())
        .collect();
    if let Some(page) = page {
        right.push_str(&Par::styled("Cell").raw(page).xml());
    }
    let cell = |content: String| Cell { span: 1, content, ..Cell::default() };
    let wide = 5 * CM;
    let widths = [4 * CM + CM / 2, WIDTH - wide - 4 * CM - CM / 2, wide];
    table(&widths, &[Row::of([cell(agency), cell(middle), cell(right)])])
}

/// The responsibility block: names, signatures, positions.
pub(crate) fn responsibility(people: [&Signer; 3]) -> String {
    let first = 2 * CM;
    let width = (WIDTH - first) / 3;
    let row = |label: &str, cells: [Cell; 3], height| Row {
        height,
        ..Row::of([Cell::head(label)].into_iter().chain(cells))
    };
    let signed = people.map(|person| match &person.signed {
        Some(at) => {
            Cell::of(&format!("{}\n{at}", words::SIGNED), Face::ITALIC.sized(22), Align::Center)
        }
        None => Cell::center(""),
    });
    table(
        &[first, width, width, WIDTH - first - 2 * width],
        &[
            row(words::RESPONSIBILITY, words::PEOPLE.map(Cell::head), 0),
            row(words::FULL_NAME, people.map(|person| Cell::center(&person.name)), 0),
            row(words::SIGNATURE, signed, 1_474),
            row(words::POSITION, people.map(|person| Cell::center(&person.title)), 0),
        ],
    )
}

/// The amendment table; a first issue says that it is one.
pub(crate) fn amendments(control: &Control, rows: &[AmendmentRow]) -> String {
    let first = AmendmentRow {
        revision: match &control.revision {
            Some(revision) => format!("{}/{revision}", control.issue),
            None => control.issue.clone(),
        },
        summary: words::FIRST_ISSUE.to_owned(),
        effective_on: control.effective_on.clone(),
        ..AmendmentRow::default()
    };
    let rows = if rows.is_empty() { std::slice::from_ref(&first) } else { rows };
    let line = |(n, row): (usize, &AmendmentRow)| {
        Row::of([
            Cell::center(&(n + 1).to_string()),
            Cell::center(&row.revision),
            Cell::left(&row.summary),
            Cell::left(&row.basis),
            Cell::center(&row.place),
            Cell::center(&row.effective_on),
        ])
    };
    let head = Row::head(words::AMENDMENT_HEADS.map(Cell::head));
    let fixed = [CM, 2 * CM, 4 * CM, 2 * CM, 2 * CM + CM / 2];
    let rest = WIDTH - fixed.iter().sum::<i32>();
    let widths = [fixed[0], fixed[1], rest, fixed[2], fixed[3], fixed[4]];
    let rows: Vec<Row> = std::iter::once(head).chain(rows.iter().enumerate().map(line)).collect();
    table(&widths, &rows)
}

/// Headings of the first level with their places, for the contents.
#[derive(Debug, Default)]
pub(crate) struct Headings(Vec<String>);

impl Headings {
    /// A heading; it gets a bookmark to which the contents lead.
    pub(crate) fn add(&mut self, words: &str, par: Par) -> String {
        self.0.push(words.to_owned());
        let n = self.0.len();
        let run = crate::xml::run(words, Face::PLAIN);
        par.raw(&format!(
            r#"<w:bookmarkStart w:id="{n}" w:name="_Toc{n}"/>{run}<w:bookmarkEnd w:id="{n}"/>"#
        ))
        .xml()
    }

    /// The contents: a field whose result stands there already, so that nothing asks to be updated.
    pub(crate) fn contents(&self) -> String {
        let title = Par::styled("ContentsTitle").text(words::CONTENTS, Face::PLAIN).xml();
        let begin = r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \o "1-1" \n \h \z \u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>"#;
        let end = r#"<w:r><w:fldChar w:fldCharType="end"/></w:r>"#;
        let last = self.0.len();
        let line = |(n, words): (usize, &String)| {
            let mut par = Par::styled("TOC1");
            if n == 0 {
                par = par.raw(begin);
            }
            let run = crate::xml::run(words, Face::PLAIN.capital());
            let anchor = n + 1;
            par = par.raw(&format!(
                r#"<w:hyperlink w:anchor="_Toc{anchor}" w:history="1">{run}</w:hyperlink>"#
            ));
            if anchor == last {
                par = par.raw(end);
            }
            par.xml()
        };
        title + &self.0.iter().enumerate().map(line).collect::<String>()
    }
}
