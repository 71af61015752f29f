//! A sheet as the register exports it: a row without a number is new, one with a number changes
//! that entry. All rows are taken, or none.

use super::{edit, enter};
use crate::{
    Entry, Field, Kind, Register, Slot, Values,
    form::{Known, Typed},
    pages::{self, Directory},
    permit, store,
};
use intake::{Table, TableCell, TableRow};
use jiff::civil::Date;
use platform::{Actor, AppError, Tx, sentence};
use std::collections::BTreeMap;

/// Rows that one sheet may bring.
const ROWS: usize = 2000;

/// What became of the rows: new, changed, the same.
pub(crate) type Counts = (usize, usize, usize);

/// Takes a sheet in. `Err` inside names every mistake with its row; then nothing is taken.
pub(crate) fn import(
    tx: &Tx<'_>,
    actor: &Actor,
    register: &'static Register,
    table: &Table,
    today: Date,
) -> Result<Result<Counts, Vec<String>>, AppError> {
    permit::may_begin(actor, register)?;
    let Some((heads, rows)) = columns(register, table) else {
        return Err(AppError::Conflict("sheet_without_columns"));
    };
    if rows.len() > ROWS {
        return Err(AppError::Conflict("sheet_too_many_rows"));
    }
    let known = Directory::of(tx, register, today)?.known;
    let (mut mistakes, mut taken) = (Vec::new(), Vec::new());
    for row in rows {
        match read(tx, actor, register, row, &heads, &known) {
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
                enter(tx, actor, register, &values, None)?;
                counts.0 += 1;
            }
            Some(entry) if is_same(&entry, &values) => counts.2 += 1,
            Some(entry) => {
                edit(tx, actor, register, entry.id, &values, entry.moves)?;
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

/// The columns by their heads, and the rows below them. The head row is the first that names the
/// title.
fn columns<'t>(register: &Register, table: &'t Table) -> Option<(Columns, &'t [TableRow])> {
    let title = register.slot(Slot::Title)?.key;
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
    register: &'static Register,
    row: &TableRow,
    columns: &Columns,
    known: &Known,
) -> Result<(Option<Entry>, Values), Wrong> {
    let (mut number, mut typed, mut mistakes) = (String::new(), Vec::new(), Vec::new());
    let mistake = |label: &str, code| pages::row_mistake(row.number, label, sentence(code));
    for (place, cell) in &row.cells {
        let written = match cell {
            TableCell::Text(said) => text::nfc(said.trim()),
            TableCell::Day(day) => text::date(*day),
        };
        match columns.get(place) {
            Some(Column::Number) => number = written,
            Some(Column::Field(field)) => match words(register, field, &written, known) {
                Ok(words) => {
                    typed.extend(words.into_iter().map(|word| (field.key.to_owned(), word)));
                }
                Err(code) => mistakes.push(mistake(register.named("field", field.key), code)),
            },
            None => {}
        }
    }
    let entry = entry(tx, actor, register, &number)?;
    let entry = match entry {
        Ok(entry) => entry,
        Err(code) => {
            mistakes.push(mistake(pages::NUMBER, code));
            None
        }
    };
    let open = register.fields.iter().filter(|field| !field.is_later);
    let asked = |field: &Field| {
        field.is_required
            && !mistakes.iter().any(|it| it.contains(register.named("field", field.key)))
    };
    match Typed(typed)
        .read(open, known, asked)
        .and_then(|values| super::complete(register, &values).map(|()| values))
    {
        Ok(values) if mistakes.is_empty() => Ok((entry, values)),
        Ok(_) => Err(Wrong::Row(mistakes)),
        Err(errors) => {
            let named =
                errors.0.iter().map(|(field, code)| mistake(register.named("field", field), code));
            mistakes.extend(named.collect::<Vec<_>>());
            Err(Wrong::Row(mistakes))
        }
    }
}

/// The entry that a row changes: none where it has no number.
fn entry(
    tx: &Tx<'_>,
    actor: &Actor,
    register: &'static Register,
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
    if permit::may_edit(actor, &entry).is_err() {
        return Ok(Err("row_is_fixed"));
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
        let label = |word: &&&str| is(register.word(&format!("choice.{}.{word}", field.key)), said);
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
