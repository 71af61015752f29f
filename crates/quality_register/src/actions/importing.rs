//! A sheet as the register exports it: a row without a number is new, one with a number changes
//! that entry. Where entries have no numbers, a row is known by what the entry is called. All rows are
//! taken, or none.

use super::{changing::change, entering::take};
use crate::{
    Entry, EntryId, Field, Kind, Register, Slot, Values,
    days::{Days, Said},
    form::{Known, Typed},
    pages::{self, Directory},
    permit, store,
};
use intake::{Table, TableCell, TableRow};
use jiff::civil::Date;
use platform::{Actor, AppError, FieldErrors, Tx, sentence};
use std::collections::BTreeMap;

/// Rows that one sheet may bring.
const ROWS: usize = 2000;

/// What became of the rows: new, changed, the same.
pub(crate) type Counts = (usize, usize, usize);

/// Takes a sheet in, for the entry that its rows belong to where the register wants one. `Err` inside names every mistake with its row; then nothing is taken.
pub(crate) fn import(
    tx: &Tx<'_>,
    actor: &Actor,
    register: &'static Register,
    parent: Option<EntryId>,
    table: &Table,
    today: Date,
) -> Result<Result<Counts, Vec<String>>, AppError> {
    permit::may_begin(actor, register)?;
    let parent = super::belongs(tx, register, parent)?;
    let Some((heads, rows)) = columns(register, table) else {
        return Err(AppError::Conflict("sheet_without_columns"));
    };
    if rows.len() > ROWS {
        return Err(AppError::Conflict("sheet_too_many_rows"));
    }
    let directory = Directory::of(tx, register, today)?;
    let (mut mistakes, mut taken) = (Vec::new(), Vec::new());
    for row in rows {
        match read(tx, actor, (register, parent), row, &heads, &directory) {
            Ok(one) => taken.push(one),
            Err(Wrong::Row(named)) => mistakes.extend(named),
            Err(Wrong::Failed(error)) => return Err(error),
        }
    }
    if !mistakes.is_empty() {
        return Ok(Err(mistakes));
    }
    let mut counts = (0, 0, 0);
    for (entry, values) in taken {
        match entry {
            None => {
                take(tx, actor, register, &values, parent)?;
                counts.0 += 1;
            }
            Some(entry) if is_same(&entry, &values) => counts.2 += 1,
            Some(entry) => {
                change(tx, actor, (register, entry.id), &values, entry.moves, Said::Sheet)?;
                counts.1 += 1;
            }
        }
    }
    Ok(Ok(counts))
}

/// What a column holds.
#[derive(Clone, Copy)]
enum Column {
    Number,
    Field(&'static Field),
}

type Columns = BTreeMap<u32, Column>;

/// The field by which a row is known: the title, or, where the program writes that itself, the first
/// that must be filled in.
fn key_field(register: &Register) -> Option<&'static Field> {
    let title = register.slot(Slot::Title).filter(|field| !field.is_later && field.is_required);
    title.or_else(|| register.fields.iter().find(|field| field.is_required && !field.is_later))
}

/// The columns by their heads, and the rows below them. The head row is the first that names the
/// field by which rows are known.
fn columns<'t>(register: &Register, table: &'t Table) -> Option<(Columns, &'t [TableRow])> {
    let title = key_field(register)?.key;
    let (at, columns) = table.rows.iter().enumerate().take(30).find_map(|(at, row)| {
        let columns = heads(register, row);
        let is_title = |column: &Column| matches!(column, Column::Field(it) if it.key == title);
        columns.values().any(is_title).then_some((at, columns))
    })?;
    Some((columns, table.rows.get(at + 1..)?))
}

fn heads(register: &Register, row: &TableRow) -> Columns {
    let column = |cell: &TableCell| {
        let TableCell::Text(head) = cell else { return None };
        let head = text::fold(head);
        if head == text::fold(pages::NUMBER) {
            return Some(Column::Number);
        }
        let mut open = register.fields.iter().filter(|field| !field.is_later);
        open.find(|field| text::fold(register.named("field", field.key)) == head).map(Column::Field)
    };
    row.cells.iter().filter_map(|(place, cell)| Some((*place, column(cell)?))).collect()
}

fn said(cell: &TableCell) -> String {
    match cell {
        TableCell::Text(said) => text::nfc(said.trim()),
        TableCell::Day(day) => text::date(*day),
    }
}

/// Why a row is not taken.
enum Wrong {
    Row(Vec<String>),
    Failed(AppError),
}

impl<E: Into<AppError>> From<E> for Wrong {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// A row: the entry that it changes, if any, and its fields.
fn read(
    tx: &Tx<'_>,
    actor: &Actor,
    (register, parent): (&'static Register, Option<EntryId>),
    row: &TableRow,
    columns: &Columns,
    directory: &Directory,
) -> Result<(Option<Entry>, Values), Wrong> {
    let (mut typed, mut mistakes) = (Vec::new(), Vec::new());
    let mistake = |label: &str, code| pages::row_mistake(row.number, label, sentence(code));
    let cells = || row.cells.iter().filter_map(|(at, cell)| Some((columns.get(at)?, said(cell))));
    let number = cells().find(|(column, _)| matches!(column, Column::Number));
    let number = number.map(|(_, number)| number).unwrap_or_default();
    let entry = match numbered(tx, (register, parent), &number)? {
        Ok(entry) => entry,
        Err(code) => {
            mistakes.push(mistake(pages::NUMBER, code));
            None
        }
    };
    // Who left, and units that are no more, stay where they stand.
    let mut kept = Values::new();
    for (column, written) in cells() {
        let Column::Field(field) = column else { continue };
        let stands = entry.as_ref().filter(|entry| {
            written == pages::written(register, field, (&entry.values, entry.edition), directory)
        });
        match (words(register, field, &written, &directory.known), stands) {
            (Ok(words), _) => {
                typed.extend(words.into_iter().map(|word| (field.key.to_owned(), word)));
            }
            (Err("unknown_name"), Some(entry)) => {
                kept.set(field.key, entry.values.text(field.key).to_owned());
            }
            (Err(code), _) => mistakes.push(mistake(register.named("field", field.key), code)),
        }
    }
    let open = register.fields.iter().filter(|field| !field.is_later);
    let asked = |field: &Field| {
        field.is_required
            && !kept.has(field.key)
            && !mistakes.iter().any(|it| it.contains(register.named("field", field.key)))
    };
    let with_kept =
        |values: Values| kept.iter().fold(values, |values, (key, value)| values.with(key, value));
    let stood = |key: &str| entry.as_ref().map_or("", |entry| entry.values.text(key));
    let whole = |values: Values| -> Result<Values, FieldErrors> {
        let is_new = |key: &str| stood(key) != values.text(key);
        let days = Days { today: super::today(tx), said: Said::Sheet, is_new: &is_new };
        super::complete(register, &values, &days)?;
        Ok(values)
    };
    match Typed(typed).read(open, &directory.known, asked).map(with_kept).and_then(whole) {
        Ok(values) if mistakes.is_empty() && register.prefix.is_empty() => {
            match known_by_name(tx, actor, (register, parent), &values)? {
                Ok(entry) => Ok((entry, values)),
                Err(code) => {
                    let label = key_field(register).map_or("", |field| field.key);
                    Err(Wrong::Row(vec![mistake(register.named("field", label), code)]))
                }
            }
        }
        Ok(values) if mistakes.is_empty() => {
            let is_fixed =
                |entry: &Entry| !is_same(entry, &values) && permit::may_edit(actor, entry).is_err();
            if entry.as_ref().is_some_and(is_fixed) {
                return Err(Wrong::Row(vec![mistake(pages::NUMBER, "row_is_fixed")]));
            }
            Ok((entry, values))
        }
        Ok(_) => Err(Wrong::Row(mistakes)),
        Err(errors) => {
            let named =
                errors.0.iter().map(|(field, code)| mistake(register.named("field", field), code));
            mistakes.extend(named.collect::<Vec<_>>());
            Err(Wrong::Row(mistakes))
        }
    }
}

/// The entry that a row without a number changes: the one that says the same in the field by which rows are
/// known, below the same entry.
fn known_by_name(
    tx: &Tx<'_>,
    actor: &Actor,
    (register, parent): (&'static Register, Option<EntryId>),
    values: &Values,
) -> Result<Result<Option<Entry>, &'static str>, AppError> {
    let Some(key) = key_field(register) else { return Ok(Ok(None)) };
    let said = values.text(key.key);
    let among = match parent {
        Some(parent) => super::belonging(tx, register, parent)?,
        None => super::every(tx, register)?,
    };
    let mut same = among.into_iter().filter(|entry| entry.values.text(key.key) == said);
    let Some(entry) = same.next_back() else { return Ok(Ok(None)) };
    let is_changed = !is_same(&entry, values);
    if is_changed && permit::may_edit(actor, &entry).is_err() {
        return Ok(Err("row_is_fixed"));
    }
    Ok(Ok(Some(entry)))
}

/// The entry that a row changes: none where it has no number.
fn numbered(
    tx: &Tx<'_>,
    (register, parent): (&'static Register, Option<EntryId>),
    number: &str,
) -> Result<Result<Option<Entry>, &'static str>, AppError> {
    if number.is_empty() {
        return Ok(Ok(None));
    }
    let Some(row) = store::by_number(tx, register.key, number, store::STANDS)? else {
        return Ok(Err("row_not_found"));
    };
    let id = crate::EntryId::new(row.id);
    let entry = store::get(tx, register, id)?.ok_or(AppError::NotFound)?;
    if parent.is_some() && entry.parent != parent {
        return Ok(Err("row_of_another"));
    }
    Ok(Ok(Some(entry)))
}

/// What a cell says, as a form would: labels and names become words and keys.
fn words(
    register: &Register,
    field: &Field,
    written: &str,
    known: &Known,
) -> Result<Vec<String>, &'static str> {
    if written.is_empty() {
        return Ok(Vec::new());
    }
    let is = |name: &str, said: &str| text::fold(name) == text::fold(said);
    let choice = |choices: &[&'static str], said: &str| {
        let label = |word: &&&str| is(known.choice(register, field.key, word), said);
        choices.iter().find(label).map(|word| (*word).to_owned()).ok_or("bad_choice")
    };
    match field.kind {
        Kind::Choice(choices) => Ok(vec![choice(choices, written)?]),
        Kind::Several(choices) => {
            written.split(',').map(|said| choice(choices, said.trim())).collect()
        }
        Kind::Unit => {
            let unit = known.units.iter().find(|unit| is(&unit.name, written));
            Ok(vec![unit.ok_or("unknown_name")?.id.to_string()])
        }
        Kind::Person => {
            let member = known.members.iter().find(|member| is(&member.name, written));
            Ok(vec![member.ok_or("unknown_name")?.person.to_string()])
        }
        Kind::Line
        | Kind::Text
        | Kind::Whole(..)
        | Kind::Year
        | Kind::Day
        | Kind::Clauses
        | Kind::Document => Ok(vec![written.to_owned()]),
    }
}

fn is_same(entry: &Entry, values: &Values) -> bool {
    entry.open_fields().all(|field| entry.values.text(field.key) == values.text(field.key))
}
