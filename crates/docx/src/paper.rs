//! Official papers as Decree 30/2020, Annex I, lays them out: what `typeset` prints from the same
//! sheets.

use crate::DocxError;
use crate::package::{paper_section, write};
use crate::pages::words;
use crate::running::paper;
use crate::xml::{Align, CM, Cell, Face, Par, Row, side_by_side, table};
use typeset::{Annex, AnnexColumn, DecisionSheet, LetterSheet, MinutesSheet, Signer, Width};

/// The width of the text: 160 mm between the margins.
const WIDTH: i32 = 9_071;
/// How far the first line of a paragraph stands in: 1.27 cm.
const INDENT: i32 = 720;

/// [`CM`] as a fraction is counted with.
const CM_SIZE: f32 = 567.0;

const TEXT: Face = Face::PLAIN.sized(28);
const BOLD: Face = Face::BOLD.sized(28);

/// The Word file of a decision with its annexes.
pub fn decision(sheet: &DecisionSheet) -> Result<Vec<u8>, DocxError> {
    let head = Head {
        superior: &sheet.superior,
        agency: &sheet.agency,
        number: Some(&sheet.number),
        summary: "",
        place_and_date: &sheet.place_and_date,
    };
    let mut body = head.xml() + &naming(&sheet.kind, &sheet.summary);
    if !sheet.authority.is_empty() {
        body.push_str(&middle(&sheet.authority, BOLD.capital(), (120, 240)));
    }
    body.push_str(&bases(&sheet.bases));
    let enacting =
        if sheet.enacting.is_empty() { words::ENACTING } else { sheet.enacting.as_str() };
    body.push_str(&middle(enacting, BOLD, (240, 240)));
    for (n, article) in sheet.articles.iter().enumerate() {
        let mut lines = article.text.lines().map(str::trim).filter(|line| !line.is_empty());
        let title = format!("{} {}. ", words::ARTICLE, n + 1);
        let first = Par::styled("Paper").text(&title, BOLD);
        body.push_str(&if article.heading.is_empty() {
            first.text(lines.next().unwrap_or_default(), TEXT).xml()
        } else {
            first.text(&article.heading, BOLD).keep_next().xml()
        });
        body.extend(lines.map(paragraph));
    }
    let title = format!("{} {} {}", sheet.kind, sheet.number, sheet.summary);
    finish(body, &End::of_decision(sheet), title)
}

/// The Word file of a paper without articles: a letter, a declaration, an invitation, a report.
/// Drawings are not part of it; what they show stands in the PDF.
pub fn letter(sheet: &LetterSheet) -> Result<Vec<u8>, DocxError> {
    fits("letter", sheet.columns.len(), &sheet.rows)?;
    let is_named = !sheet.kind.is_empty();
    let head = Head {
        superior: &sheet.superior,
        agency: &sheet.agency,
        number: sheet.number.as_deref(),
        summary: if is_named { "" } else { &sheet.summary },
        place_and_date: &sheet.place_and_date,
    };
    let mut body = head.xml();
    if is_named {
        body.push_str(&naming(&sheet.kind, &sheet.summary));
    }
    body.push_str(&addressees(&sheet.to));
    body.push_str(&paragraphs(&sheet.body));
    if !sheet.columns.is_empty() {
        body.push_str(&listing(&sheet.columns, &sheet.rows));
        body.push_str(&Par::new().spaced(0, 60).xml());
    }
    body.push_str(&paragraphs(&sheet.closing));
    let number = sheet.number.as_deref().unwrap_or_default();
    let title = [&sheet.kind, number, &sheet.summary].join(" ").trim().to_owned();
    finish(body, &End::of_letter(sheet), title)
}

/// The Word file of minutes: text, a table, those who sign side by side, two in a row.
pub fn minutes(sheet: &MinutesSheet) -> Result<Vec<u8>, DocxError> {
    fits("minutes", sheet.columns.len(), &sheet.rows)?;
    let head = Head {
        superior: &sheet.superior,
        agency: &sheet.agency,
        number: Some(&sheet.number),
        summary: "",
        place_and_date: &sheet.place_and_date,
    };
    let mut body = head.xml() + &naming(&sheet.kind, &sheet.summary) + &paragraphs(&sheet.opening);
    if !sheet.columns.is_empty() {
        body.push_str(&listing(&sheet.columns, &sheet.rows));
        body.push_str(&Par::new().spaced(0, 60).xml());
    }
    body.push_str(&paragraphs(&sheet.closing));
    for pair in sheet.signers.chunks(2) {
        let places = pair.iter().map(|signer| Cell::high(signature(signer)));
        let places = places.chain((pair.len()..2).map(|_| Cell::high(middle("", TEXT, (0, 0)))));
        body.push_str(&Par::styled("Line").spaced(0, 120).xml());
        body.push_str(&side_by_side(&[WIDTH / 2, WIDTH - WIDTH / 2], places));
    }
    if !sheet.recipients.is_empty() {
        body.push_str(&addressed(&sheet.recipients));
    }
    body.push_str(&annexes(&sheet.annexes)?);
    let title = [&sheet.kind, &sheet.number, &sheet.summary].map(String::as_str).join(" ");
    write(&paper(title, sheet.agency.clone(), None, body))
}

/// What stands below the text.
struct End<'a> {
    agency: &'a str,
    recipients: &'a [String],
    signer: &'a Signer,
    annexes: &'a [Annex],
    watermark: Option<typeset::Watermark>,
}

impl<'a> End<'a> {
    fn of_decision(sheet: &'a DecisionSheet) -> Self {
        let DecisionSheet { agency, recipients, signer, annexes, watermark, .. } = sheet;
        Self { agency, recipients, signer, annexes, watermark: *watermark }
    }

    fn of_letter(sheet: &'a LetterSheet) -> Self {
        let LetterSheet { agency, recipients, signer, annexes, watermark, .. } = sheet;
        Self { agency, recipients, signer, annexes, watermark: *watermark }
    }
}

fn finish(mut body: String, end: &End<'_>, title: String) -> Result<Vec<u8>, DocxError> {
    body.push_str(&closing(end.recipients, end.signer));
    body.push_str(&annexes(end.annexes)?);
    write(&paper(title, end.agency.to_owned(), end.watermark, body))
}

/// The annexes, each in a section of its own, and the end of the last section.
fn annexes(annexes: &[Annex]) -> Result<String, DocxError> {
    let (mut out, mut is_first) = (String::new(), true);
    for one in annexes {
        fits("annex", one.columns.len(), &one.rows)?;
        out.push_str(&Par::styled("Line").ending(paper_section(is_first)).xml());
        is_first = false;
        out.push_str(&annex(one));
    }
    out.push_str(&paper_section(is_first));
    Ok(out)
}

/// Who issues it, the national motto, number, place and date.
struct Head<'a> {
    superior: &'a str,
    agency: &'a str,
    number: Option<&'a str>,
    summary: &'a str,
    place_and_date: &'a str,
}

impl Head<'_> {
    fn xml(&self) -> String {
        let left = 3_600;
        let widths = [left, WIDTH - left];
        let line = |text: &str, face: Face| Par::styled("Head").text(text, face).xml();
        let mut issuer = String::new();
        if !self.superior.is_empty() {
            issuer.push_str(&line(self.superior, Face::PLAIN.sized(24).capital()));
        }
        issuer.push_str(&line(self.agency, Face::BOLD.sized(24).capital()));
        issuer.push_str(&Par::line(1_150).xml());
        let [country, motto] = words::MOTTO;
        let motto = line(country, Face::BOLD.sized(24))
            + &line(motto, Face::BOLD.sized(26))
            + &Par::line(1_180).xml();
        let mut number = match self.number {
            None => String::new(),
            Some("") => line(&format!("{}{}", words::NUMBER, words::NO_NUMBER), NUMBER),
            Some(number) => line(&format!("{}{number}", words::NUMBER), NUMBER),
        };
        if !self.summary.is_empty() {
            number.push_str(&line(self.summary, Face::PLAIN.sized(24)));
        }
        let date = line(self.place_and_date, Face::ITALIC.sized(26));
        side_by_side(&widths, [Cell::high(issuer), Cell::high(motto)])
            + &Par::styled("Line").xml()
            + &side_by_side(&widths, [Cell::high(number), Cell::high(date)])
    }
}

const NUMBER: Face = Face::PLAIN.sized(26);

/// A line in the middle of the page.
fn middle(text: &str, face: Face, (before, after): (u32, u32)) -> String {
    Par::styled("Head").text(text, face).spaced(before, after).xml()
}

/// Tên loại and trích yếu over their line.
fn naming(kind: &str, summary: &str) -> String {
    let mut out = middle(kind, BOLD.capital(), (240, 0));
    if !summary.is_empty() {
        out.push_str(&middle(summary, BOLD, (0, 0)));
    }
    out + &Par::line((WIDTH - 2_000) / 2).xml() + &Par::styled("Line").spaced(0, 200).xml()
}

/// Each on a line of its own: «;», the last one «.».
fn bases(bases: &[String]) -> String {
    let line = |(n, basis): (usize, &String)| {
        let bare = basis.trim_end_matches([';', ',', '.', ' ']);
        let stop = match basis.ends_with(',') {
            _ if n + 1 < bases.len() => ';',
            true => ',',
            false => '.',
        };
        Par::styled("Paper").text(&format!("{bare}{stop}"), Face::ITALIC.sized(28)).xml()
    };
    bases.iter().enumerate().map(line).collect()
}

fn addressees(to: &[String]) -> String {
    if let [one] = to {
        return middle(&format!("{} {one}", words::TO), TEXT, (240, 240));
    }
    let line = |(n, one): (usize, &String)| {
        let bare = one.trim_end_matches([';', '.', ' ']);
        let stop = if n + 1 < to.len() { ';' } else { '.' };
        Par::styled("Paper").text(&format!("- {bare}{stop}"), TEXT).indented(3 * CM, 0).xml()
    };
    let head = || {
        let head = Par::styled("Paper").text(words::TO, TEXT).keep_next();
        head.spaced(240, 120).indented(3 * CM, 0).xml()
    };
    let lines: String = to.iter().enumerate().map(line).collect();
    if lines.is_empty() { lines } else { head() + &lines }
}

fn paragraphs(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(paragraph).collect()
}

fn paragraph(line: &str) -> String {
    Par::styled("Paper").text(line, TEXT).indented(0, INDENT).xml()
}

/// Recipients on the left, the signature on the right.
fn closing(recipients: &[String], signer: &Signer) -> String {
    let right = 4_650;
    if recipients.is_empty() && signer.title.is_empty() && signer.name.is_empty() {
        return String::new();
    }
    let cells = [Cell::high(addressed(recipients)), Cell::high(signature(signer))];
    Par::styled("Line").spaced(0, 120).xml() + &side_by_side(&[WIDTH - right, right], cells)
}

/// Nơi nhận.
fn addressed(recipients: &[String]) -> String {
    let mut out = Par::styled("Head")
        .text(
            if recipients.is_empty() { "" } else { words::RECIPIENTS },
            Face { bold: true, italic: true, ..Face::PLAIN.sized(24) },
        )
        .aligned(Align::Left)
        .xml();
    for one in recipients {
        let line = Par::styled("Head").text(&format!("- {one}"), Face::PLAIN.sized(22));
        out.push_str(&line.aligned(Align::Left).xml());
    }
    out
}

/// Title, room for a signature, name.
fn signature(signer: &Signer) -> String {
    let line = |text: &str, face: Face| Par::styled("Head").text(text, face).xml();
    let mut place = line(&signer.title, BOLD.capital());
    match &signer.signed {
        Some(at) => place.push_str(&middle(
            &format!("{}\n{at}", words::SIGNED),
            Face::ITALIC.sized(22),
            (480, 480),
        )),
        None => place.push_str(&middle("", TEXT, (600, 600))),
    }
    place + &line(&signer.name, BOLD)
}

fn annex(annex: &Annex) -> String {
    let number = format!("{} {}", words::ANNEX, annex.number);
    let mut out = middle(number.trim_end(), BOLD, (0, 0));
    out.push_str(&middle(&annex.title, BOLD.capital(), (0, 0)));
    if !annex.reference.is_empty() {
        out.push_str(&middle(&annex.reference, Face::ITALIC.sized(28), (0, 0)));
    }
    out.push_str(&Par::line((WIDTH - 2_000) / 2).xml());
    out.push_str(&Par::styled("Line").spaced(0, 200).xml());
    out.push_str(&paragraphs(&annex.text));
    if !annex.columns.is_empty() {
        out.push_str(&listing(&annex.columns, &annex.rows));
    }
    out + &Par::styled("Line").xml()
}

fn listing(columns: &[AnnexColumn], rows: &[Vec<String>]) -> String {
    let cell = |(text, column): (&String, &AnnexColumn)| {
        let align = match column.align {
            typeset::Align::Left => Align::Left,
            typeset::Align::Center => Align::Center,
            typeset::Align::Right => Align::Right,
        };
        Cell::of(text, Face::PLAIN, align)
    };
    let head = Row::head(columns.iter().map(|column| Cell::head(&column.heading)));
    let rows = rows.iter().map(|row| Row::of(row.iter().zip(columns).map(cell)));
    let rows: Vec<Row> = std::iter::once(head).chain(rows).collect();
    table(&widths(columns), &rows)
}

/// Twentieths of a point, which fill the line: what is no share is as wide as it says.
fn widths(columns: &[AnnexColumn]) -> Vec<i32> {
    let twentieths = |cm: f32| {
        // A column is no wider than a page, so the number is small.
        #[expect(clippy::cast_possible_truncation, reason = "at most the width of a page")]
        let whole = (cm.clamp(0.5, 16.0) * CM_SIZE).round() as i32;
        whole
    };
    let shares: f32 = columns
        .iter()
        .map(|column| match column.width {
            Width::Share(share) => share,
            Width::Cm(_) => 0.0,
        })
        .sum();
    let fixed: i32 = columns
        .iter()
        .map(|column| match column.width {
            Width::Cm(cm) => twentieths(cm),
            Width::Share(_) => 0,
        })
        .sum();
    #[expect(clippy::cast_precision_loss, reason = "at most the width of a page")]
    let rest = (WIDTH - fixed).max(CM) as f32 / CM_SIZE;
    columns
        .iter()
        .map(|column| match column.width {
            Width::Cm(cm) => twentieths(cm),
            Width::Share(share) => twentieths(rest * share / shares.max(f32::MIN_POSITIVE)),
        })
        .collect()
}

/// Refuses rows whose number of cells is not the number of columns.
fn fits(what: &str, columns: usize, rows: &[Vec<String>]) -> Result<(), DocxError> {
    match rows.iter().position(|row| row.len() != columns) {
        None => Ok(()),
        Some(row) => {
            Err(DocxError::Shape(format!("{what}: row {} has not {columns} cells", row + 1)))
        }
    }
}
