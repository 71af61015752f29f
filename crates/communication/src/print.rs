//! «Nhật ký truyền thông» on A4 landscape (`iso-in-agencies.md` 4.10): what was told, when, to whom, how
//! and by whom, and what is kept of it: the files beside it, its text, where it was published.

use crate::{LOG, pages::paper};
use jiff::civil::Date;
use platform::{AppError, Tx, list::ListQuery};
use quality_register::{
    Book, Entry, EntryId,
    ledger::{Column, Deeds, Ledger, Names, Table, Width, in_order, usual_signers},
    talk::files,
};
use std::collections::BTreeMap;

/// The names of the files beside each entry.
type Evidence = BTreeMap<EntryId, Vec<String>>;

/// The log on paper, as the question leaves it.
pub(crate) fn book(
    tx: &Tx<'_>,
    entries: &[Entry],
    query: &ListQuery,
    day: Date,
) -> Result<Book, AppError> {
    let (deeds, evidence) = (Deeds::of(tx, entries)?, evidence(tx, entries)?);
    let mut told = in_order(entries, query);
    if query.get("sort").is_empty() {
        told.sort_by_key(|entry| entry.values.day("told_on"));
    }
    let ledger = Ledger {
        kind: LOG.word("title").to_owned(),
        columns: columns(&deeds, &evidence),
        tables: vec![Table::of(told)],
        none: paper::NONE.to_owned(),
        signers: usual_signers(),
        ..Ledger::default()
    };
    ledger.print(tx, &Names::on(tx, &LOG, day)?).map(Some)
}

fn columns<'a>(deeds: &'a Deeds, evidence: &'a Evidence) -> Vec<Column<'a>> {
    let [when, content, how, whom, who, result, record, state] = paper::HEADS;
    vec![
        Column::new(when, Width::Cm(3.0))
            .number()
            .field("told_on")
            .labelled("aired_at")
            .labelled("minutes"),
        Column::new(content, Width::Share(2.2)).field("content"),
        Column::new(how, Width::Cm(2.8)).field("channel"),
        Column::new(whom, Width::Share(1.2)).field("audience"),
        Column::new(who, Width::Share(1.3)).field("owner").field("unit"),
        Column::new(result, Width::Share(1.3)).field("result"),
        Column::new(record, Width::Share(1.8))
            .told(|_, entry| paper::text_kept(entry.values.has("text")).to_owned())
            .told(|_, entry| entry.origin.as_ref().map_or_else(String::new, |it| it.label.clone()))
            .named(paper::FILES, move |_, entry| {
                evidence.get(&entry.id).map_or_else(String::new, |names| names.join("; "))
            }),
        Column::new(state, Width::Cm(2.2)).state("").named(paper::WHY, move |_, entry| {
            let withdrawn = deeds.last(entry, &["withdraw"]);
            withdrawn.map_or_else(String::new, |withdrawn| withdrawn.note.clone())
        }),
    ]
}

fn evidence(tx: &Tx<'_>, entries: &[Entry]) -> Result<Evidence, AppError> {
    let mut evidence = Evidence::new();
    for entry in entries {
        let names = files(tx, &entry.thing())?.into_iter().map(|(name, _)| name);
        evidence.insert(entry.id, names.collect());
    }
    Ok(evidence)
}
