//! «Danh sách nhà cung cấp bên ngoài» on A4 landscape (`iso-in-agencies.md` 4.11): why each was chosen,
//! what the last evaluation came to and who made it, and what followed.

use crate::{
    PROVIDERS,
    model::{SCORES, sum},
    pages::paper,
};
use jiff::civil::Date;
use platform::{AppError, Tx, list::ListQuery};
use quality_register::{
    Book, Entry,
    ledger::{Column, Deeds, Ledger, Names, Table, Width, head_signers, in_order},
};

/// The register on paper, as the question leaves it.
pub(crate) fn book(
    tx: &Tx<'_>,
    entries: &[Entry],
    query: &ListQuery,
    day: Date,
) -> Result<Book, AppError> {
    let deeds = Deeds::of(tx, entries)?;
    let ledger = Ledger {
        kind: paper::KIND.to_owned(),
        columns: columns(&deeds),
        tables: vec![Table::of(in_order(entries, query))],
        none: paper::NONE.to_owned(),
        signers: head_signers(tx, day)?,
        ..Ledger::default()
    };
    ledger.print(tx, &Names::on(tx, &PROVIDERS, day)?).map(Some)
}

fn columns(deeds: &Deeds) -> Vec<Column<'_>> {
    let [who, provides, criteria, contract, scores, result, next, state] = paper::HEADS;
    let doer = move |actions: &'static [&'static str]| {
        move |names: &Names, entry: &Entry| {
            let done = deeds.last(entry, actions);
            done.map_or_else(String::new, |done| names.doer(done))
        }
    };
    vec![
        Column::new(who, Width::Share(1.6))
            .number()
            .field("name")
            .field("kind")
            .labelled("unit")
            .labelled("owner"),
        Column::new(provides, Width::Share(1.5)).field("provides").labelled("control"),
        Column::new(criteria, Width::Share(1.3)).field("criteria"),
        Column::new(contract, Width::Cm(2.7)).field("contract").labelled("contract_until"),
        Column::new(scores, Width::Cm(2.9)).told(scored),
        Column::new(result, Width::Share(1.8))
            .field("mark")
            .field("result")
            .labelled("evidence")
            .named(paper::EVALUATED_BY, doer(&["evaluate"])),
        Column::new(next, Width::Share(1.3)).labelled("conditions").labelled("next"),
        Column::new(state, Width::Share(1.2))
            .state(paper::LATE)
            .named(paper::APPROVED_BY, doer(&["approve", "reapprove"]))
            .told(move |names, entry| {
                let left = deeds.last(entry, &["drop", "refuse"]);
                let left = left.filter(|_| entry.state() == "dropped");
                left.map_or_else(String::new, |left| paper::left(&left.note, &names.doer(left)))
            }),
    ]
}

/// The scores of the last evaluation and their sum; nothing before the first.
fn scored(names: &Names, entry: &Entry) -> String {
    let scores = SCORES.map(|key| (PROVIDERS.named("field", key), names.field(entry, key)));
    paper::scores(&scores, sum(&entry.values))
}
