//! «Kế hoạch đào tạo năm» on A4 landscape (`iso-in-agencies.md` 4.7): the courses of one year with the
//! needs that they answer and what came of them, then those of earlier years that were still to be held.

use crate::{
    COURSES,
    actions::{Turnout, answered, turnouts},
    model::{Part, part_in},
    pages::printed::plan as words,
};
use jiff::civil::Date;
use platform::{AppError, Tx, list::ListQuery};
use quality_register::{
    Book, Entry, EntryId, as_of,
    ledger::{Column, Deeds, Ledger, Names, Table, Width, head_signers},
};
use std::collections::BTreeMap;

/// What the plan says of its courses beside their fields.
struct Known {
    /// The needs that each answers, by its number.
    needs: BTreeMap<String, Vec<Entry>>,
    turnouts: BTreeMap<EntryId, Turnout>,
    deeds: Deeds,
}

/// The plan of the year that is asked for, or else of the year of the day with the courses that the
/// question leaves. The list asks for the year in which courses were noted, a plan for that of which it
/// is: it is told whole.
pub(crate) fn book(
    tx: &Tx<'_>,
    entries: &[Entry],
    query: &ListQuery,
    day: Date,
) -> Result<Book, AppError> {
    let printed = match query.get("year").parse() {
        Ok(year) => plan_pdf(tx, year, day),
        Err(_) => pdf(tx, entries, day.year(), day),
    };
    printed.map(Some)
}

/// The plan of a year as it stood at the end of a day.
pub(crate) fn plan_pdf(tx: &Tx<'_>, year: i16, day: Date) -> Result<Vec<u8>, AppError> {
    pdf(tx, &as_of(tx, &COURSES, day)?, year, day)
}

fn pdf(tx: &Tx<'_>, courses: &[Entry], year: i16, day: Date) -> Result<Vec<u8>, AppError> {
    let of = |part: Part| {
        let mut of: Vec<_> =
            courses.iter().filter(|course| part_in(year, course) == Some(part)).collect();
        of.sort_by_key(|course| (course.due_on(), course.id));
        of
    };
    let (own, carried) = (of(Part::Own), of(Part::CarriedOver));
    let known = Known {
        needs: answered(tx, day)?,
        turnouts: turnouts(tx, day)?,
        deeds: Deeds::of(tx, own.iter().chain(&carried).copied())?,
    };
    let title = if carried.is_empty() { String::new() } else { words::own(year) };
    let ledger = Ledger {
        kind: words::KIND.to_owned(),
        summary: words::of_year(year),
        numbered: true,
        columns: columns(&known),
        tables: vec![Table::of(own).titled(title), Table::of(carried).titled(words::CARRIED_OVER)],
        none: words::none(year),
        signers: head_signers(tx, day)?,
    };
    ledger.print(tx, &Names::on(tx, &COURSES, day)?)
}

fn columns(known: &Known) -> Vec<Column<'_>> {
    let [course, need, audience, organizer, when, cost, method, result] = words::HEADS;
    vec![
        Column::new(course, Width::Share(2.0))
            .number()
            .field("title")
            .field("kind")
            .field("content"),
        Column::new(need, Width::Share(1.6))
            .told(move |names, entry| needs(known, names, entry))
            .labelled("unit"),
        Column::new(audience, Width::Share(1.1)).field("audience"),
        Column::new(organizer, Width::Share(1.3)).field("organizer").labelled("trainer"),
        Column::new(when, Width::Cm(3.1)).labelled("due").labelled("held_on").labelled("place"),
        Column::new(cost, Width::Cm(2.2)).field("cost"),
        Column::new(method, Width::Share(1.2)).field("method").labelled("effect_months"),
        Column::new(result, Width::Share(1.8))
            .state(words::LATE)
            .labelled("decision")
            .told(move |_, entry| {
                known.turnouts.get(&entry.id).map_or_else(String::new, words::came)
            })
            .labelled("summary")
            .named(words::WHY, move |_, entry| {
                let given_up = known.deeds.last(entry, &["decline", "cancel"]);
                given_up.map_or_else(String::new, |given_up| given_up.note.clone())
            }),
    ]
}

/// The needs that a course answers, a line each.
fn needs(known: &Known, names: &Names, course: &Entry) -> String {
    let need = |need: &Entry| words::need(need, &names.field(need, "unit"));
    let needs = known.needs.get(&course.number).into_iter().flatten();
    needs.map(need).collect::<Vec<_>>().join("\n")
}
