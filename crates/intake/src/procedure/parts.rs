//! The lettered (`a`–`k`) or numbered (`5.1`–`5.7`) parts of section 5.

use super::line::Line;
use super::outline::Part;
use crate::doc::{Block, Cell, Row, Table};
use crate::plain::{Plain, fold};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Components,
    Sets,
    Time,
    Applicants,
    SettledBy,
    Partners,
    Results,
    Fees,
    Forms,
    Conditions,
    Legal,
    Channels,
    Field,
    NationalCode,
    Steps,
    Unknown,
}

impl Kind {
    pub(super) fn of(title: &str) -> Self {
        const WORDS: [(Kind, &[&str]); 15] = [
            (Kind::Components, &["thanh phan", "ho so gom"]),
            (Kind::Sets, &["so luong ho so", "so luong bo ho so"]),
            (Kind::Time, &["thoi han", "thoi gian"]),
            (Kind::Applicants, &["doi tuong"]),
            (Kind::Partners, &["co quan phoi hop"]),
            (Kind::SettledBy, &["co quan"]),
            (Kind::Results, &["ket qua"]),
            (Kind::Fees, &["phi", "le phi", "muc phi", "muc thu"]),
            (Kind::Forms, &["mau don", "ten mau", "mau to khai", "bieu mau", "ten don"]),
            (Kind::Conditions, &["yeu cau", "dieu kien"]),
            (Kind::Legal, &["can cu phap ly", "co so phap ly", "can cu phap luat"]),
            (Kind::Channels, &["cach thuc", "noi tiep nhan", "dia diem", "hinh thuc"]),
            (Kind::Field, &["linh vuc"]),
            (Kind::NationalCode, &["ma thu tuc", "ma so thu tuc", "ma tthc", "ma so tthc"]),
            (Kind::Steps, &["quy trinh", "cac buoc", "trinh tu"]),
        ];
        let folded = fold(title);
        let fits = |words: &[&str]| {
            words.iter().any(|w| {
                folded.strip_prefix(w).is_some_and(|r| !r.starts_with(char::is_alphanumeric))
            })
        };
        WORDS.into_iter().find(|(_, words)| fits(words)).map_or(Self::Unknown, |(kind, _)| kind)
    }
}

/// One part of section 5.
pub(super) struct Sub {
    pub(super) number: String,
    pub(super) title: String,
    pub(super) kind: Kind,
    pub(super) lines: Vec<Line>,
    pub(super) tables: Vec<Table>,
}

/// Section 5 in its parts; lines before the first part belong to one without a number.
pub(super) fn content(part: &Part<'_>) -> Vec<Sub> {
    let mut subs: Vec<Sub> = Vec::new();
    let section = if part.number.is_empty() { "5" } else { &part.number };
    for block in &part.blocks {
        match block {
            Block::Paragraph(paragraph) => {
                for line in Line::of(paragraph) {
                    push(&mut subs, section, line);
                }
            }
            Block::Table(table) if is_layout(table, section) => {
                for row in &table.rows {
                    push_row(&mut subs, section, row);
                }
            }
            Block::Table(table) => open(&mut subs).tables.push(table.clone()),
        }
    }
    subs
}

fn open(subs: &mut Vec<Sub>) -> &mut Sub {
    if subs.is_empty() {
        subs.push(Sub {
            number: String::new(),
            title: String::new(),
            kind: Kind::Unknown,
            lines: Vec::new(),
            tables: Vec::new(),
        });
    }
    let last = subs.len() - 1;
    &mut subs[last]
}

fn push(subs: &mut Vec<Sub>, section: &str, line: Line) {
    // What our own print says of a part without content.
    if fold(&line.whole) == "(chua co noi dung)" {
        return;
    }
    let last = subs.last().map(|s| s.number.clone()).unwrap_or_default();
    if let Some(part) = labelled(&line, section, &last) {
        subs.push(part);
        return;
    }
    let Some((number, title, rest)) = sub_heading(&line.whole, section, &last) else {
        open(subs).lines.push(line);
        return;
    };
    let kind = Kind::of(&title);
    let rest = Line::new(&rest);
    let lines = if rest.whole.is_empty() { Vec::new() } else { vec![rest] };
    subs.push(Sub { number, title, kind, lines, tables: Vec::new() });
}

/// `Đối tượng thực hiện: Cá nhân` under a numbered part: a part that has no number of its own where
/// section 5 is divided by numbers. It keeps the number of the part in which it stands.
fn labelled(line: &Line, section: &str, last: &str) -> Option<Sub> {
    const LABELS: [&str; 5] = [
        "yeu cau, dieu kien thuc hien",
        "doi tuong thuc hien",
        "co quan thuc hien",
        "co quan phoi hop",
        "ket qua thuc hien",
    ];
    /// Where section 5 is divided by letters, the only one without a letter.
    const LETTERED: &str = "noi tiep nhan, tra ket qua";
    let number = last.strip_prefix(section)?.strip_prefix('.')?;
    let plain = Plain::new(&line.whole);
    let colon = plain.find(":")?;
    let title = plain.original(0..colon);
    let label = plain.folded().get(..colon)?;
    let is_numbered = number.bytes().all(|b| b.is_ascii_digit());
    let is_known = if is_numbered { LABELS.contains(&label) } else { label == LETTERED };
    if line.bullet.is_some() || !is_known {
        return None;
    }
    let rest = Line::new(plain.original_from(colon + 1));
    Some(Sub {
        number: last.to_owned(),
        title: title.to_owned(),
        kind: Kind::of(title),
        lines: if rest.whole.is_empty() { Vec::new() } else { vec![rest] },
        tables: Vec::new(),
    })
}

/// Number, title and the text after the title, where a line opens a part.
fn sub_heading(text: &str, section: &str, last: &str) -> Option<(String, String, String)> {
    let (number, rest, sure) = match numbered(text, section) {
        Some((number, rest)) => (number, rest, true),
        None => lettered(text, section, last)?,
    };
    let plain = Plain::new(rest);
    let (title, after) = match plain.find(":") {
        Some(colon) if colon <= 110 => (plain.original(0..colon), plain.original_from(colon + 1)),
        _ if plain.folded().len() <= 110 => (rest, ""),
        _ => return None,
    };
    if !sure && Kind::of(title) == Kind::Unknown && after.is_empty() && !rest.ends_with(':') {
        return None;
    }
    Some((number, title.trim().to_owned(), after.trim().to_owned()))
}

/// `5.4. Thời gian` → (`5.4`, `Thời gian`).
fn numbered<'t>(text: &'t str, section: &str) -> Option<(String, &'t str)> {
    let rest = text.strip_prefix(section)?.strip_prefix('.')?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = rest.split_at(digits);
    if number.is_empty() || number.len() > 2 {
        return None;
    }
    let title = rest.trim_start_matches(['.', ')', ':', ' ']);
    let deeper =
        rest.strip_prefix('.').is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit()));
    (!deeper && !title.is_empty()).then(|| (format!("{section}.{number}"), title))
}

/// The letters of clauses, in order (NĐ 30/2020).
const LETTERS: &str = "abcdđeghiklmnopqrstuvxy";

/// `b. Thời hạn` → (`5.b`, `Thời hạn`, whether the letter alone makes it sure).
fn lettered<'t>(text: &'t str, section: &str, last: &str) -> Option<(String, &'t str, bool)> {
    let mut letters = text.chars();
    let letter = letters.next().filter(|c| LETTERS.contains(*c))?;
    let rest = letters.as_str();
    let marked = rest.starts_with(['.', ')']);
    let title = rest.trim_start_matches(['.', ')', ' ']);
    if !marked && !rest.starts_with(' ') {
        return None;
    }
    let known = Kind::of(title) != Kind::Unknown;
    let before = last.rsplit('.').next().and_then(|l| l.chars().next());
    let next = before.and_then(|b| LETTERS.split(b).nth(1)).and_then(|r| r.chars().next());
    let follows = next == Some(letter) || (last.is_empty() && letter == 'a');
    if !(known || marked && follows) {
        return None;
    }
    Some((format!("{section}.{letter}"), title, false))
}

/// Whether a table is the whole of section 5, as the model framework of QĐ 101/QĐ-BKHCN has it.
fn is_layout(table: &Table, section: &str) -> bool {
    let lead = |row: &Row| row.cells.first().is_some_and(|c| is_number_of(&c.line(), section));
    table.rows.iter().filter(|row| lead(row)).count() >= 2
}

fn is_number_of(text: &str, section: &str) -> bool {
    text.strip_prefix(section).and_then(|r| r.strip_prefix('.')).is_some_and(|r| {
        let bare = r.trim_end_matches('.');
        !bare.is_empty() && bare.bytes().all(|b| b.is_ascii_digit())
    })
}

fn push_row(subs: &mut Vec<Sub>, section: &str, row: &Row) {
    let Some(first) = row.cells.first() else { return };
    if is_number_of(&first.line(), section) {
        let mut cells = row.cells.iter().skip(1).filter(|c| !c.line().is_empty());
        let title = cells.next().map(Cell::line).unwrap_or_default();
        push(subs, section, Line::new(&format!("{} {title}", first.line().trim_end_matches('.'))));
        for line in cells.flat_map(Cell::lines).filter(|l| !is_column_name(l)) {
            open(subs).lines.push(Line::new(&line));
        }
        return;
    }
    let sub = open(subs);
    match sub.kind {
        Kind::Steps => match sub.tables.last_mut() {
            Some(table) => table.rows.push(row.clone()),
            None => sub.tables.push(Table { rows: vec![row.clone()] }),
        },
        Kind::Components => {
            let longest = row.cells.iter().map(Cell::line).max_by_key(|l| l.chars().count());
            if let Some(text) = longest.filter(|t| t.chars().count() > 3 && !is_column_name(t)) {
                let line = Line::new(&text);
                let line =
                    if line.bullet.is_some() { line } else { Line::new(&format!("- {text}")) };
                sub.lines.push(line);
            }
        }
        Kind::Sets
        | Kind::Time
        | Kind::Applicants
        | Kind::SettledBy
        | Kind::Partners
        | Kind::Results
        | Kind::Fees
        | Kind::Forms
        | Kind::Conditions
        | Kind::Legal
        | Kind::Channels
        | Kind::Field
        | Kind::NationalCode
        | Kind::Unknown => {
            let lines = row.cells.iter().flat_map(Cell::lines);
            sub.lines.extend(lines.map(|l| Line::new(&l)));
        }
    }
}

fn is_column_name(text: &str) -> bool {
    matches!(fold(text).as_str(), "ban chinh" | "ban sao" | "x" | "stt" | "tt" | "ten ho so")
}
