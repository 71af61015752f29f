//! «Sổ»: a register on A4 landscape in a form of its own, for [`Hooks::book`](crate::Hooks): numbered
//! rows under titled columns, and in a cell the fields that belong together, below each other.
//!
//! What stands behind the keys is read once for a whole sheet.
//!
//! ```text
//! let names = Names::on(tx, &PROVIDERS, day)?;
//! let columns = vec![
//!     Column::new(words::NAME, Width::Cm(3.0)).number().field("name").labelled("owner"),
//!     Column::new(words::STATE, Width::Share(1.0)).state(words::LATE),
//! ];
//! let tables = vec![Table::of(in_order(entries, query))];
//! let ledger = Ledger { kind, columns, tables, signers: usual_signers(), ..Ledger::default() };
//! ledger.print(tx, &names).map(Some)
//! ```

use crate::{Entry, EntryId, Moved, Register, actions, pages};
use jiff::civil::Date;
use platform::{AppError, DbError, Tx, list::ListQuery};
use std::collections::BTreeMap;
use typeset::{Align, AnnexColumn, Day, Engine, PaperPart, PaperSheet, TypesetError};

pub use typeset::{Signer, Width};

/// The head of the column of running numbers.
const ROW: &str = "TT";

/// The names behind what entries hold, and the day that they are told of.
pub struct Names {
    directory: pages::Directory,
    day: Date,
}

impl Names {
    /// Those of a register on a day.
    pub fn on(tx: &Tx<'_>, register: &Register, day: Date) -> Result<Self, DbError> {
        Ok(Self { directory: pages::Directory::of(tx, register, day)?, day })
    }

    /// A field of an entry as people read it; empty where nothing stands in it.
    pub fn field(&self, entry: &Entry, key: &str) -> String {
        let own = (&entry.values, entry.edition);
        entry.register.field(key).map_or_else(String::new, |field| {
            pages::written(entry.register, field, own, &self.directory)
        })
    }

    /// Who did something, and on which day; the clock has no name.
    pub fn doer(&self, moved: &Moved) -> String {
        let (name, on) = (self.directory.name(Some(moved.by)), text::here(moved.at).date());
        if name.is_empty() { text::date(on) } else { format!("{name}, {}", text::date(on)) }
    }

    /// How an entry stands, and `late` beside it where its day is over.
    fn state(&self, entry: &Entry, late: &str) -> String {
        let state = entry.register.named("state", entry.state());
        if entry.is_overdue(self.day) { format!("{state}, {late}") } else { state.to_owned() }
    }
}

/// Words under their label; nothing where there are none.
pub fn labelled(label: &str, words: &str) -> String {
    if words.is_empty() { String::new() } else { format!("{label}: {words}") }
}

/// What a cell says in a line of its own.
type Line<'a> = Box<dyn Fn(&Names, &Entry) -> String + 'a>;

/// A column: what its cells say of an entry, line by line. Empty lines are left out.
pub struct Column<'a> {
    heading: &'a str,
    width: Width,
    lines: Vec<Line<'a>>,
}

impl<'a> Column<'a> {
    /// One that says nothing yet.
    pub const fn new(heading: &'a str, width: Width) -> Self {
        Self { heading, width, lines: Vec::new() }
    }

    /// It says what this makes of an entry.
    #[must_use]
    pub fn told(mut self, line: impl Fn(&Names, &Entry) -> String + 'a) -> Self {
        self.lines.push(Box::new(line));
        self
    }

    /// The same under a label.
    #[must_use]
    pub fn named(self, label: &'a str, line: impl Fn(&Names, &Entry) -> String + 'a) -> Self {
        self.told(move |names, entry| labelled(label, &line(names, entry)))
    }

    /// A field.
    #[must_use]
    pub fn field(self, key: &'a str) -> Self {
        self.told(move |names, entry| names.field(entry, key))
    }

    /// A field under its own label.
    #[must_use]
    pub fn labelled(self, key: &'a str) -> Self {
        self.told(move |names, entry| {
            labelled(entry.register.named("field", key), &names.field(entry, key))
        })
    }

    /// The number of the entry.
    #[must_use]
    pub fn number(self) -> Self {
        self.told(|_, entry| entry.number.clone())
    }

    /// The day on which it was noted.
    #[must_use]
    pub fn raised_on(self) -> Self {
        self.told(|_, entry| text::date(entry.raised_on))
    }

    /// How it stands, and `late` beside it where its day is over.
    #[must_use]
    pub fn state(self, late: &'a str) -> Self {
        self.told(move |names, entry| names.state(entry, late))
    }

    fn cell(&self, names: &Names, entry: &Entry) -> String {
        let lines = self.lines.iter().map(|line| line(names, entry));
        lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
    }

    fn head(&self) -> AnnexColumn {
        AnnexColumn { heading: self.heading.to_owned(), width: self.width, align: Align::Left }
    }
}

/// Rows, under a title where a sheet has several such.
pub struct Table<'a> {
    title: String,
    entries: Vec<&'a Entry>,
}

impl<'a> Table<'a> {
    /// Without a title.
    pub const fn of(entries: Vec<&'a Entry>) -> Self {
        Self { title: String::new(), entries }
    }

    /// Under this title.
    #[must_use]
    pub fn titled(self, title: impl Into<String>) -> Self {
        Self { title: title.into(), ..self }
    }
}

/// A sheet: what stands above its tables, the columns that all of them have, who signs below.
#[derive(Default)]
pub struct Ledger<'a> {
    /// What it is called.
    pub kind: String,
    /// Of what it is, below that; empty leaves it out.
    pub summary: String,
    /// Whether the office gives it a number, as it does a plan; a book carries none.
    pub numbered: bool,
    /// The columns, after the one of running numbers.
    pub columns: Vec<Column<'a>>,
    /// Its tables; empty ones are left out.
    pub tables: Vec<Table<'a>>,
    /// What it says where all are empty.
    pub none: String,
    /// Who signs.
    pub signers: Vec<Signer>,
}

impl Ledger<'_> {
    /// The sheet as a PDF, under the head of the agency.
    pub fn print(&self, tx: &Tx<'_>, names: &Names) -> Result<Vec<u8>, AppError> {
        let (agency, day) = (organization::agency_on(tx, names.day)?, names.day);
        let sheet = PaperSheet {
            superior: agency.superior,
            agency: agency.name,
            number: self.numbered.then(String::new),
            place_and_date: format!("{}, {}", agency.place, text::date_in_words(day)),
            dated: Day { year: day.year(), month: day.month(), day: day.day() },
            kind: self.kind.clone(),
            summary: self.summary.clone(),
            note: pages::as_of(day),
            across: true,
            parts: self.parts(names),
            signers: self.signers.clone(),
            ..PaperSheet::default()
        };
        let failed = |e: TypesetError| AppError::Failed(e.to_string());
        Ok(Engine::shared().map_err(failed)?.paper(&sheet).map_err(failed)?.bytes)
    }

    fn parts(&self, names: &Names) -> Vec<PaperPart> {
        let mut parts = Vec::new();
        for table in self.tables.iter().filter(|table| !table.entries.is_empty()) {
            if !table.title.is_empty() {
                parts.push(PaperPart::Heading { text: table.title.clone() });
            }
            parts.push(self.rows(names, &table.entries));
        }
        if parts.is_empty() {
            parts.push(PaperPart::Text { text: self.none.clone() });
        }
        parts
    }

    fn rows(&self, names: &Names, entries: &[&Entry]) -> PaperPart {
        let number =
            AnnexColumn { heading: ROW.to_owned(), width: Width::Cm(0.9), align: Align::Center };
        let row = |(no, entry): (usize, &&Entry)| {
            let cells = self.columns.iter().map(|column| column.cell(names, entry));
            std::iter::once(no.to_string()).chain(cells).collect::<Vec<_>>()
        };
        PaperPart::Table {
            columns: std::iter::once(number).chain(self.columns.iter().map(Column::head)).collect(),
            rows: (1..).zip(entries).map(row).collect(),
        }
    }
}

/// The entries as a book has them, the oldest first, or in the order that was asked for.
pub fn in_order<'e>(entries: &'e [Entry], query: &ListQuery) -> Vec<&'e Entry> {
    let mut entries: Vec<&Entry> = entries.iter().collect();
    if query.get("sort").is_empty() {
        // Keys grow with time.
        entries.sort_by_key(|entry| entry.id);
    }
    entries
}

/// What was done to the entries of a sheet, by the day that they are told of.
pub struct Deeds(BTreeMap<EntryId, Vec<Moved>>);

impl Deeds {
    /// Everything that was done to these.
    pub fn of<'e>(
        tx: &Tx<'_>,
        entries: impl IntoIterator<Item = &'e Entry>,
    ) -> Result<Self, DbError> {
        let mut deeds = BTreeMap::new();
        for entry in entries {
            let mut moved = actions::moves(tx, entry)?;
            // An entry of a past day does not know what came after it.
            moved.truncate(usize::try_from(entry.moves).unwrap_or_default() + 1);
            deeds.insert(entry.id, moved);
        }
        Ok(Self(deeds))
    }

    /// The last time that one of these was done to an entry.
    pub fn last(&self, entry: &Entry, actions: &[&str]) -> Option<&Moved> {
        let mut done = self.0.get(&entry.id)?.iter();
        done.rfind(|moved| actions.contains(&moved.action.as_str()))
    }
}

/// Who signs a register that says nothing else.
pub fn usual_signers() -> Vec<Signer> {
    pages::SIGNERS.map(|title| signer(title.to_owned(), String::new())).into()
}

/// Who signs what the head of the agency approves: whoever drew it up, and the head as of a day.
pub fn head_signers(tx: &Tx<'_>, day: Date) -> Result<Vec<Signer>, DbError> {
    let agency = organization::agency(tx)?;
    let head = document::chief(tx, day)?.map(|head| (head.position, head.name));
    let (position, name) = head.unwrap_or_default();
    let title = document::signing_for(&agency.name, &document::signing_title(&position));
    let [writer, _] = pages::SIGNERS;
    Ok(vec![signer(writer.to_owned(), String::new()), signer(title, name)])
}

const fn signer(title: String, name: String) -> Signer {
    Signer { title, name, signed: None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Edition, Field, Kind, Slot, Stage, Tone, Values};
    use jiff::civil::date;
    use platform::PersonId;

    static THINGS: Register = Register {
        key: "thing",
        prefix: "V",
        fields: &[
            Field::new("what", Kind::Line).plays(Slot::Title),
            Field::new("why", Kind::Text),
            Field::new("due", Kind::Day).plays(Slot::Due),
        ],
        stages: &[Stage::new("noted", Tone::Warn)],
        words: &[("field.why", "Because"), ("field.due", "Due"), ("state.noted", "Noted")],
        ..Register::BLANK
    };

    fn thing(id: i64, values: Values) -> Entry {
        let by = (date(2026, 1, 5), Edition::Iso2015);
        let begun = Entry::begin(&THINGS, EntryId::new(id), values, PersonId::new(1), by);
        Entry { number: format!("V-{id}"), ..begun.unwrap() }
    }

    fn names(day: Date) -> Names {
        Names { directory: pages::Directory::default(), day }
    }

    #[test]
    fn a_cell_says_its_fields_below_each_other_and_leaves_out_what_is_empty() {
        let column = Column::new("", Width::Share(1.0))
            .number()
            .raised_on()
            .field("what")
            .labelled("why")
            .labelled("due")
            .named("Twice", |names, entry| names.field(entry, "what").repeat(2))
            .field("unknown");
        let said = |values: Values| column.cell(&names(date(2026, 2, 1)), &thing(7, values));
        let full = Values::new().with("what", "A").with("why", "B").with("due", "2026-03-01");
        assert_eq!(said(full), "V-7\n05/01/2026\nA\nBecause: B\nDue: 01/03/2026\nTwice: AA");
        assert_eq!(said(Values::new()), "V-7\n05/01/2026");
    }

    #[test]
    fn what_is_late_says_so_from_the_day_after() {
        let column = Column::new("", Width::Share(1.0)).state("late");
        let it = thing(1, Values::new().with("due", "2026-02-01"));
        assert_eq!(column.cell(&names(date(2026, 2, 1)), &it), "Noted");
        assert_eq!(column.cell(&names(date(2026, 2, 2)), &it), "Noted, late");
    }

    #[test]
    fn rows_are_numbered_table_by_table_and_empty_tables_are_left_out() {
        let things = [3, 1, 2].map(|id| thing(id, Values::new()));
        let ordered = |query: &ListQuery| -> Vec<i64> {
            in_order(&things, query).iter().map(|it| it.id.get()).collect()
        };
        let asked = ListQuery::default();
        assert_eq!(ordered(&asked), [1, 2, 3]);
        assert_eq!(ordered(&asked.clone().with("sort", "due")), [3, 1, 2]);
        let mut ledger = Ledger {
            columns: vec![Column::new("Number", Width::Cm(2.0)).number()],
            tables: vec![
                Table::of(in_order(&things, &asked)).titled("These"),
                Table::of(Vec::new()).titled("None"),
            ],
            none: "Nothing".to_owned(),
            ..Ledger::default()
        };
        let parts = ledger.parts(&names(date(2026, 1, 5)));
        let [PaperPart::Heading { text }, PaperPart::Table { columns, rows }] = &parts[..] else {
            panic!("{parts:?}");
        };
        assert_eq!((text.as_str(), columns.len()), ("These", 2));
        assert_eq!(rows, &[["1", "V-1"], ["2", "V-2"], ["3", "V-3"]]);
        ledger.tables.clear();
        assert_eq!(
            ledger.parts(&names(date(2026, 1, 5))),
            [PaperPart::Text { text: "Nothing".to_owned() }]
        );
    }
}
