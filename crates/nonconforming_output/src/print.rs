//! «Sổ theo dõi đầu ra không phù hợp» on A4 landscape (`iso-in-agencies.md` 5.9): beside the fields,
//! who decided, who looked again, and the corrective actions that came of it.

use crate::{OUTPUTS, pages::paper};
use jiff::civil::Date;
use nonconformity::{Raised, raised_until};
use platform::{AppError, Tx, list::ListQuery};
use quality_register::{
    Book, Entry, EntryId,
    ledger::{Column, Deeds, Ledger, Names, Table, Width, in_order, usual_signers},
};
use std::collections::BTreeMap;

/// What was raised out of each entry.
type Actions = BTreeMap<EntryId, Vec<Raised>>;

/// The register on paper, as the question leaves it.
pub(crate) fn book(
    tx: &Tx<'_>,
    entries: &[Entry],
    query: &ListQuery,
    day: Date,
) -> Result<Book, AppError> {
    let (deeds, actions) = (Deeds::of(tx, entries)?, actions(tx, entries, day)?);
    let ledger = Ledger {
        kind: OUTPUTS.word("title").to_owned(),
        columns: columns(&deeds, &actions, day),
        tables: vec![Table::of(in_order(entries, query))],
        none: paper::NONE.to_owned(),
        signers: usual_signers(),
        ..Ledger::default()
    };
    ledger.print(tx, &Names::on(tx, &OUTPUTS, day)?).map(Some)
}

fn columns<'a>(deeds: &'a Deeds, actions: &'a Actions, day: Date) -> Vec<Column<'a>> {
    let [number, dossier, what, handled, informed, recheck, action, state] = paper::HEADS;
    // Whoever said that it is none decided, too.
    let decided = move |entry: &Entry| deeds.last(entry, &["decide", "drop"]);
    let checked = move |entry: &Entry| deeds.last(entry, &["recheck"]);
    vec![
        Column::new(number, Width::Cm(3.0)).number().raised_on(),
        Column::new(dossier, Width::Cm(3.2)).field("dossier").field("process").field("unit"),
        Column::new(what, Width::Share(2.3))
            .field("kind")
            .field("what")
            .named(paper::FOUND, |names, entry| {
                let said = ["found_on", "stage", "found_by"].map(|key| names.field(entry, key));
                paper::in_line(&said)
            })
            .labelled("effect"),
        Column::new(handled, Width::Share(2.2))
            .field("disposition")
            .field("decision")
            .told(move |_, entry| decided(entry).map_or_else(String::new, |it| it.note.clone()))
            .named(paper::DECIDED_BY, move |names, entry| {
                decided(entry).map_or_else(String::new, |it| names.doer(it))
            })
            .labelled("owner")
            .labelled("due")
            .labelled("done"),
        Column::new(informed, Width::Share(1.3))
            .told(|names, entry| {
                let said = ["informed", "informed_on"].map(|key| names.field(entry, key));
                paper::in_line(&said)
            })
            .labelled("apology"),
        Column::new(recheck, Width::Share(1.5))
            .field("recheck")
            .named(paper::CHECKED_BY, move |names, entry| {
                checked(entry).map_or_else(String::new, |it| names.doer(it))
            }),
        Column::new(action, Width::Cm(2.6)).told(move |_, entry| {
            let raised = actions.get(&entry.id).map_or(&[][..], Vec::as_slice);
            paper::raised(raised, day)
        }),
        Column::new(state, Width::Cm(2.1)).state(paper::LATE),
    ]
}

/// What was raised out of each by a day, as it stood at its end.
fn actions(tx: &Tx<'_>, entries: &[Entry], day: Date) -> Result<Actions, AppError> {
    let mut actions = Actions::new();
    for entry in entries {
        actions.insert(entry.id, raised_until(tx, &entry.thing(), day)?);
    }
    Ok(actions)
}
