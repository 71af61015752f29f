//! A sheet that somebody sent, read as lines of the register.

use super::{ExternalDocument, Known, Matcher};
use flow::citation;
use intake::{Table, TableCell, TableRow};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A column of the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// Số, ký hiệu.
    Number,
    /// Loại văn bản.
    Kind,
    /// Cơ quan ban hành.
    Issuer,
    /// Trích yếu.
    Title,
    /// Ngày ban hành.
    IssuedOn,
    /// Ngày có hiệu lực.
    EffectiveOn,
    /// Ngày hết hiệu lực.
    ExpiredOn,
    /// Đường dẫn.
    Link,
    /// Nơi lưu.
    Place,
    /// Ghi chú.
    Note,
}

/// How offices head their columns, folded; a head that begins with one of these words is that column.
/// Longer ones stand first.
const HEADS: [(&str, Column); 26] = [
    ("ngay het hieu luc", Column::ExpiredOn),
    ("het hieu luc", Column::ExpiredOn),
    ("ngay co hieu luc", Column::EffectiveOn),
    ("ngay hieu luc", Column::EffectiveOn),
    ("hieu luc tu", Column::EffectiveOn),
    ("co hieu luc", Column::EffectiveOn),
    ("thoi diem co hieu luc", Column::EffectiveOn),
    ("ngay ban hanh", Column::IssuedOn),
    ("ngay, thang", Column::IssuedOn),
    ("ngay thang", Column::IssuedOn),
    ("ngay ky", Column::IssuedOn),
    ("co quan ban hanh", Column::Issuer),
    ("noi ban hanh", Column::Issuer),
    ("don vi ban hanh", Column::Issuer),
    ("co quan", Column::Issuer),
    ("hinh thuc", Column::Kind),
    ("loai", Column::Kind),
    ("so, ky hieu", Column::Number),
    ("so ky hieu", Column::Number),
    ("so/ky hieu", Column::Number),
    ("so hieu", Column::Number),
    ("so van ban", Column::Number),
    ("ky hieu", Column::Number),
    ("noi luu", Column::Place),
    ("ghi chu", Column::Note),
    ("duong dan", Column::Link),
];

/// Heads of the title, asked last: some lists call it no more than "tên".
const TITLES: [&str; 6] =
    ["trich yeu", "ten van ban", "ten tai lieu", "noi dung", "ten goi", "ten"];

/// A line of the sheet as the register would have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its row in the sheet.
    pub row: u32,
    /// What it says; what it leaves out is empty.
    pub text: ExternalDocument,
    /// Cells that were not understood, as they stand.
    pub unread: Vec<(Column, String)>,
}

/// What a line would change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// The register does not have it.
    New,
    /// The register says the same.
    Same,
    /// The register says something else.
    Differs(Vec<Difference>),
    /// The sheet has it twice; the first row counts.
    Twice(u32),
    /// Without a number or a title it is no line of the register.
    Incomplete,
}

/// One cell that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Which.
    pub column: Column,
    /// What the register says.
    pub before: String,
    /// What the sheet says.
    pub after: String,
}

fn column(head: &str) -> Option<Column> {
    let head = text::fold(head);
    let known = HEADS.iter().find(|(word, _)| head.starts_with(word)).map(|(_, column)| *column);
    known.or_else(|| TITLES.iter().any(|word| head.starts_with(word)).then_some(Column::Title))
}

/// The lines below the first row that heads a register; `None` where no row does.
pub fn lines(table: &Table) -> Option<Vec<Line>> {
    let (at, columns) = (table.rows.iter().enumerate().take(30)).find_map(|(at, row)| {
        let columns = heads(row);
        let has = |wanted| columns.values().any(|column| *column == wanted);
        (has(Column::Number) && columns.len() > 1).then_some((at, columns))
    })?;
    let rows = table.rows.iter().skip(at + 1);
    Some(rows.filter_map(|row| line(row, &columns)).collect())
}

fn heads(row: &TableRow) -> BTreeMap<u32, Column> {
    let mut columns = BTreeMap::new();
    for (place, cell) in &row.cells {
        let TableCell::Text(head) = cell else { continue };
        let Some(column) = column(head) else { continue };
        if !columns.values().any(|known| *known == column) {
            columns.insert(*place, column);
        }
    }
    columns
}

fn line(row: &TableRow, columns: &BTreeMap<u32, Column>) -> Option<Line> {
    let mut line = Line { row: row.number, text: ExternalDocument::default(), unread: Vec::new() };
    for (place, cell) in &row.cells {
        if let Some(column) = columns.get(place) {
            put(&mut line, *column, cell);
        }
    }
    complete(&mut line.text);
    // Rows of numbers (1, 2, 3…) under the head, and headings of groups, name no text.
    let is_text = !line.text.title.is_empty() || citation::find(&line.text.number).is_some();
    (is_text && (!line.text.number.is_empty() || row.cells.len() > 1)).then_some(line)
}

fn put(line: &mut Line, column: Column, cell: &TableCell) {
    let written = match cell {
        TableCell::Text(said) => text::nfc(&said.split_whitespace().collect::<Vec<_>>().join(" ")),
        TableCell::Day(day) => text::date(*day),
    };
    let day = match cell {
        TableCell::Day(day) => Some(*day),
        TableCell::Text(_) => read_day(&written),
    };
    let ExternalDocument { number, kind, issuer, title, link, place, note, .. } = &mut line.text;
    let (field, most) = match column {
        Column::Number => (number, 60),
        Column::Kind => (kind, 60),
        Column::Issuer => (issuer, 200),
        Column::Title => (title, 600),
        Column::Link => (link, 500),
        Column::Place => (place, 200),
        Column::Note => (note, 1_000),
        Column::IssuedOn | Column::EffectiveOn | Column::ExpiredOn => {
            put_day(line, column, day, written);
            return;
        }
    };
    let is_link = written.starts_with("https://") || written.starts_with("http://");
    if written.chars().count() > most || column == Column::Link && !is_link {
        line.unread.push((column, written.chars().take(80).collect()));
        return;
    }
    *field = written;
}

/// A cell of days; what is no day is told.
fn put_day(line: &mut Line, column: Column, day: Option<Date>, written: String) {
    if day.is_none() {
        line.unread.push((column, written));
    } else if column == Column::IssuedOn {
        line.text.issued_on = day;
    } else if column == Column::EffectiveOn {
        line.text.effective_on = day;
    } else {
        line.text.expired_on = day;
    }
}

/// A day as people type it in a cell: `05/01/2026`, `5-1-2026`, `05.01.2026`.
fn read_day(written: &str) -> Option<Date> {
    let bare = written.trim_start_matches(char::is_alphabetic).trim();
    let parts: Vec<i16> =
        bare.split(['/', '-', '.']).map_while(|part| part.trim().parse().ok()).collect();
    let [day, month, year] = parts.as_slice() else { return None };
    let (day, month) = (i8::try_from(*day).ok()?, i8::try_from(*month).ok()?);
    Date::new(*year, month, day).ok().filter(|day| (1945..2200).contains(&day.year()))
}

/// What the number says by itself: its usual spelling, the kind, the issuer.
fn complete(text: &mut ExternalDocument) {
    let read = citation::read(&text.number);
    if !read.number.is_empty() {
        text.number = read.number;
    }
    for (field, said) in [(&mut text.kind, read.kind), (&mut text.issuer, read.issuer)] {
        if field.is_empty() {
            *field = said;
        }
    }
}

/// What each line would change in the register.
pub fn verdicts(lines: &[Line], register: &[Known]) -> Vec<Verdict> {
    let matcher = Matcher::new(register);
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    let mut verdict = |line: &Line| {
        if line.text.number.is_empty() {
            return Verdict::Incomplete;
        }
        let key = citation::key(&line.text.number);
        if let Some(first) = seen.get(&key) {
            return Verdict::Twice(*first);
        }
        seen.insert(key, line.row);
        let known = matcher.number(&line.text.number);
        let Some(known) = register.iter().find(|text| Some(text.id) == known) else {
            let is_whole = !line.text.title.is_empty() && !line.text.kind.is_empty();
            return if is_whole { Verdict::New } else { Verdict::Incomplete };
        };
        let differences = differences(&known.text, &line.text);
        if differences.is_empty() { Verdict::Same } else { Verdict::Differs(differences) }
    };
    lines.iter().map(&mut verdict).collect()
}

/// Cells in which the sheet says something, and something else.
fn differences(before: &ExternalDocument, after: &ExternalDocument) -> Vec<Difference> {
    let day = |day: Option<Date>| day.map(text::date).unwrap_or_default();
    let pairs = [
        (Column::Kind, before.kind.clone(), after.kind.clone()),
        (Column::Issuer, before.issuer.clone(), after.issuer.clone()),
        (Column::Title, before.title.clone(), after.title.clone()),
        (Column::IssuedOn, day(before.issued_on), day(after.issued_on)),
        (Column::EffectiveOn, day(before.effective_on), day(after.effective_on)),
        (Column::ExpiredOn, day(before.expired_on), day(after.expired_on)),
        (Column::Link, before.link.clone(), after.link.clone()),
        (Column::Place, before.place.clone(), after.place.clone()),
        (Column::Note, before.note.clone(), after.note.clone()),
    ];
    let differs =
        pairs.into_iter().filter(|(_, before, after)| !after.is_empty() && before != after);
    differs.map(|(column, before, after)| Difference { column, before, after }).collect()
}

impl ExternalDocument {
    /// This with what a line of a sheet says; its number keeps its spelling.
    #[must_use]
    pub fn with(self, line: &Self) -> Self {
        let words = |own: String, said: &String| if said.is_empty() { own } else { said.clone() };
        Self {
            kind: words(self.kind, &line.kind),
            issuer: words(self.issuer, &line.issuer),
            title: words(self.title, &line.title),
            link: words(self.link, &line.link),
            place: words(self.place, &line.place),
            note: words(self.note, &line.note),
            issued_on: line.issued_on.or(self.issued_on),
            effective_on: line.effective_on.or(self.effective_on),
            expired_on: line.expired_on.or(self.expired_on),
            number: self.number,
            file: self.file,
        }
    }
}
