use super::{Directory, Panel, fields, words};
use crate::{
    Entry, EntryId, Register, Tally, Tone, Values,
    actions::{as_of_moment, tally},
    definition::{Book, Field, Kind, Listed, Slot},
    may_begin, store,
};
use askama::Template;
use axum::response::Response;
use edition::Edition;
use jiff::civil::Date;
use platform::{
    Actor, App, AppError, FieldErrors, Shell, Tx,
    list::{Cell, List, ListQuery, Page, Sheet},
    pages::render_with,
};
use register::Head;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Template)]
#[template(path = "pages/list.html")]
struct ListPage {
    shell: Shell,
    register: &'static Register,
    page: Page<store::Line>,
    query: ListQuery,
    errors: FieldErrors,
    list: &'static List,
    tally: Tally,
    panels: Vec<Panel>,
    directory: Directory,
    /// What its entries belong to.
    above: Above,
    may_begin: bool,
    is_past: bool,
    day: Date,
}

/// What entries belong to, by its key: address and name.
type Above = BTreeMap<i64, (String, String)>;

impl store::Line {
    fn number(&self) -> &str {
        if self.number.is_empty() { &self.title } else { &self.number }
    }

    fn day(text: Option<&str>) -> Option<Date> {
        text.and_then(|day| day.parse().ok())
    }

    fn due_on(&self) -> String {
        Self::day(self.due_on.as_deref()).map(text::date).unwrap_or_default()
    }

    fn raised_on(&self) -> String {
        Self::day(Some(&self.raised_on)).map(text::date).unwrap_or_default()
    }

    fn is_overdue(&self, day: Date) -> bool {
        let due = Self::day(self.due_on.as_deref());
        self.settled_on.is_none() && due.is_some_and(|due| due < day)
    }

    fn state(&self, register: &Register) -> &'static str {
        register.named("state", &self.state)
    }

    fn tone(&self, register: &Register) -> &'static str {
        register.stage(&self.state).map_or(Tone::Mute, |stage| stage.tone).class()
    }

    fn kind<'d>(&self, register: &Register, directory: &'d Directory) -> &'d str {
        directory.kind(register, &self.kind)
    }

    /// Likewise, an edition that nobody knows.
    fn edition(&self) -> Edition {
        Edition::parse(&self.edition).unwrap_or(Edition::Iso2015)
    }

    /// What cannot be read is told by the page of the entry; a list goes on.
    fn values(&self) -> Values {
        store::values(&self.filled).unwrap_or_else(|_| Values::new())
    }

    /// The class of the badge in a column; empty where it is plain text.
    fn tone_of(&self, register: &Register, field: &Field) -> &'static str {
        register.word(&format!("tone.{}.{}", field.key, self.values().text(field.key)))
    }

    fn column(&self, register: &Register, field: &Field, directory: &Directory) -> String {
        let values = self.values();
        fields::written(register, field, (&values, self.edition()), directory)
    }
}

impl ListPage {
    fn has(&self, slot: Slot) -> bool {
        self.register.slot(slot).is_some()
    }

    /// Whether a column of its own says who answers for an entry.
    fn shows_owner(&self) -> bool {
        self.register.slot(Slot::Owner).is_some_and(Field::is_listed)
    }

    fn label(&self, slot: Slot) -> &'static str {
        self.register.slot(slot).map_or("", |field| self.register.named("field", field.key))
    }

    fn columns(&self) -> impl Iterator<Item = &'static Field> {
        // Where entries have numbers, their kind stands below their title.
        let has_numbers = !self.register.prefix.is_empty();
        self.register.fields.iter().filter(move |field| {
            field.listed == Listed::Column
                && match field.slot {
                    None | Some(Slot::Document | Slot::Grade) => true,
                    Some(Slot::Kind) => !has_numbers,
                    Some(Slot::Title | Slot::Unit | Slot::Owner | Slot::Due) => false,
                }
        })
    }

    /// Whether a column says what entries belong to: not on the list of one such thing.
    fn shows_parent(&self) -> bool {
        self.register.parent.is_some() && self.query.get("parent").is_empty()
    }

    fn parent_label(&self) -> String {
        parent_label(self.register)
    }

    /// What a line belongs to: address and name.
    fn parent_of(&self, line: &store::Line) -> Option<&(String, String)> {
        self.above.get(&line.parent?)
    }

    fn kinds(&self) -> Vec<(&'static str, &str)> {
        let Some(Field { kind: Kind::Choice(words), .. }) = self.register.slot(Slot::Kind) else {
            return Vec::new();
        };
        words.iter().map(|word| (*word, self.directory.kind(self.register, word))).collect()
    }

    fn grades(&self) -> Vec<(&'static str, &'static str)> {
        let Some(Field { key, kind: Kind::Choice(words), .. }) = self.register.slot(Slot::Grade)
        else {
            return Vec::new();
        };
        let label = |word: &&'static str| self.register.word(&format!("choice.{key}.{word}"));
        words.iter().map(|word| (*word, label(word))).collect()
    }

    /// The editions under which its clauses can be shown; none where it names none.
    fn editions(&self) -> &'static [Edition] {
        if self.register.names_clauses() { &Edition::ALL } else { &[] }
    }

    fn count(&self, state: &str) -> i64 {
        self.tally.of(&[state])
    }

    /// The first day of what is shown, where the list is that of a figure.
    fn since(&self) -> String {
        let day = |key| self.query.get(key).parse().ok();
        let of = |(key, told): (_, fn(Date) -> String)| day(key).map(told);
        words::SINCE.into_iter().filter_map(of).collect()
    }

    fn day_typed(&self) -> String {
        if self.is_past { text::date(self.day) } else { String::new() }
    }
}

pub(crate) async fn list(
    register: &'static Register,
    app: App,
    actor: Actor,
    query: ListQuery,
) -> Result<Response, AppError> {
    let today = app.clock.today();
    let (day, errors) = match register::as_of(query.get("as_of"), today) {
        Ok(day) => (day, FieldErrors::default()),
        Err(errors) => (today, errors),
    };
    if let (Some(output), true) = (register::asked(&query), errors.is_empty()) {
        let work = move |tx: &Tx<'_>| {
            if output.is_paper()
                && let Some(bytes) = book(tx, register, &query, day)?
            {
                return crate::print::pdf(register.key, bytes);
            }
            let columns = if output.is_paper() { register.on_paper() } else { Vec::new() };
            let sheet = sheet(tx, register, &query, day, &columns)?;
            register::respond_sheet(tx, sheet, output, &head(register, day))
        };
        return app.db.at(actor.agency).read_long(work).await;
    }
    let status = super::edit::status(&errors);
    let shell = Shell::new(&app, &actor, register.section);
    let asked = query.clone();
    let by = actor.clone();
    let read = move |tx: &Tx<'_>| {
        let (moment, day_text) = (as_of_moment(day), day.to_string());
        let base: [&dyn platform::db::Param; 4] =
            [&tx.agency().get(), &register.key, &moment, &day_text];
        let page = store::LIST.page(tx, &base, &asked)?;
        Ok::<_, AppError>(ListPage {
            shell,
            register,
            above: above(tx, register, &page.rows)?,
            page,
            query: asked.clone(),
            errors,
            list: &store::LIST,
            tally: tally(tx, register, day)?,
            panels: (register.hooks.above)(tx, &by, day)?,
            directory: reading(tx, register, day, &query)?,
            may_begin: (register.parent.is_none() || register.stands_alone)
                && may_begin(&by, register).is_ok(),
            is_past: day != today,
            day,
        })
    };
    let page = app.db.at(actor.agency).read(read).await?;
    Ok(render_with(status, &page))
}

/// What the entries of some lines belong to.
fn above(
    tx: &Tx<'_>,
    register: &Register,
    lines: &[store::Line],
) -> Result<Above, platform::DbError> {
    let Some(parent) = register.parent else { return Ok(Above::new()) };
    let keys: BTreeSet<i64> = lines.iter().filter_map(|line| line.parent).collect();
    let mut above = Above::new();
    for key in keys {
        if let Some(it) = store::get(tx, parent, EntryId::new(key))? {
            above.insert(key, (it.href(), words::in_full(&it)));
        }
    }
    Ok(above)
}

/// What the column of what entries belong to is called.
fn parent_label(register: &Register) -> String {
    register.parent.map_or_else(String::new, |parent| text::capitalised(parent.word("one")))
}

/// What stands above and below a register on paper.
fn head(register: &'static Register, as_of: Date) -> Head {
    Head {
        title: register.word("title").to_owned(),
        widths: register.widths,
        as_of,
        counted: register.word("one"),
        file_name: register.key,
        signers: &words::SIGNERS,
    }
}

/// The whole register on paper at the end of a day: in a form of its own, or the usual list.
pub(crate) fn printed(
    tx: &Tx<'_>,
    register: &'static Register,
    day: Date,
) -> Result<Vec<u8>, AppError> {
    let query = ListQuery::default();
    if let Some(bytes) = book(tx, register, &query, day)? {
        return Ok(bytes);
    }
    let sheet = sheet(tx, register, &query, day, &register.on_paper())?;
    register::printed(tx, sheet, &head(register, day))
}

/// The names behind keys, and the edition that the question asks for.
fn reading(
    tx: &Tx<'_>,
    register: &Register,
    day: Date,
    query: &ListQuery,
) -> Result<Directory, AppError> {
    let shown = Edition::parse(query.get("edition")).filter(|_| register.names_clauses());
    Ok(Directory { shown, ..Directory::of(tx, register, day)? })
}

/// A register in a form of its own, if it has one.
fn book(
    tx: &Tx<'_>,
    register: &'static Register,
    query: &ListQuery,
    day: Date,
) -> Result<Book, AppError> {
    (register.hooks.book)(tx, &entries(tx, register, query, day)?, query, day)
}

/// The entries that a question leaves, in its order, as of a day.
pub(crate) fn entries(
    tx: &Tx<'_>,
    register: &'static Register,
    query: &ListQuery,
    day: Date,
) -> Result<Vec<Entry>, AppError> {
    let rows = lines(tx, register, query, day)?;
    let mut entries: BTreeMap<i64, Entry> =
        crate::as_of(tx, register, day)?.into_iter().map(|entry| (entry.id.get(), entry)).collect();
    Ok(rows.iter().filter_map(|row| entries.remove(&row.id)).collect())
}

fn lines(
    tx: &Tx<'_>,
    register: &'static Register,
    query: &ListQuery,
    day: Date,
) -> Result<Vec<store::Line>, AppError> {
    let (moment, day_text) = (as_of_moment(day), day.to_string());
    let base: [&dyn platform::db::Param; 4] =
        [&tx.agency().get(), &register.key, &moment, &day_text];
    Ok(store::LIST.all(tx, &base, query)?)
}

/// A register as a sheet: some columns, or all its fields, which is what Excel shows and takes back.
pub(crate) fn sheet(
    tx: &Tx<'_>,
    register: &'static Register,
    query: &ListQuery,
    day: Date,
    columns: &[&'static str],
) -> Result<Sheet, AppError> {
    let rows = lines(tx, register, query, day)?;
    let mut directory = reading(tx, register, day, query)?;
    let is_paper = !columns.is_empty();
    if !is_paper {
        // The edition has a column of its own, so that what is read back is what was noted.
        directory.in_force = None;
    }
    let keys: Vec<&'static str> = if is_paper {
        columns.to_vec()
    } else {
        let fields = register.fields.iter().map(|field| field.key);
        let edition = register.names_clauses().then_some(EDITION);
        let parent = register.parent.map(|_| Register::PARENT);
        let last = [Register::STATE, RAISED].into_iter().chain(edition).chain(parent);
        [Register::NUMBER].into_iter().chain(fields).chain(last).collect()
    };
    let above = above(tx, register, &rows)?;
    let head = |key: &&'static str| match *key {
        Register::NUMBER => words::NUMBER.to_owned(),
        Register::STATE => words::STATE.to_owned(),
        Register::PARENT => parent_label(register),
        RAISED => words::RAISED_ON.to_owned(),
        EDITION => edition::COLUMN.to_owned(),
        field => register.named("field", field).to_owned(),
    };
    let cells = |row: &store::Line| -> Result<Vec<Cell>, AppError> {
        let values = store::values(&row.filled)?;
        let cell = |key: &&'static str| match *key {
            Register::NUMBER => row.number.as_str().into(),
            Register::STATE if is_paper && row.is_overdue(day) => {
                words::late(row.state(register)).into()
            }
            Register::STATE => row.state(register).into(),
            Register::PARENT => {
                let above = row.parent.and_then(|key| above.get(&key));
                above.map_or("", |(_, name)| name.as_str()).into()
            }
            RAISED => row.raised_on().into(),
            EDITION => directory.shown.unwrap_or(row.edition()).label().into(),
            key => Cell::from(register.field(key).map_or_else(String::new, |field| {
                fields::written(register, field, (&values, row.edition()), &directory)
            })),
        };
        Ok(keys.iter().map(cell).collect())
    };
    let rows = rows.iter().map(cells).collect::<Result<_, AppError>>()?;
    Ok(Sheet { heads: keys.iter().map(head).map(Into::into).collect(), rows })
}

/// The column of the day on which entries were noted.
const RAISED: &str = "entry.raised";

/// The column of the edition whose clauses are named.
const EDITION: &str = "standard_edition";
