//! «Bối cảnh của tổ chức» and «Bên quan tâm» on A4 landscape (`iso-in-agencies.md` 4.8): what each
//! means for the system, how it is met, who looks after it and when it was reviewed last.

use crate::{ISSUES, PARTIES, pages::paper};
use jiff::civil::Date;
use platform::{AppError, Tx, list::ListQuery};
use quality_register::{
    Book, Entry, Register,
    ledger::{Column, Ledger, Names, Table, Width, head_signers, in_order},
};

/// The register of issues on paper, as the question leaves it.
pub(crate) fn issues(
    tx: &Tx<'_>,
    entries: &[Entry],
    query: &ListQuery,
    day: Date,
) -> Result<Book, AppError> {
    let [number, kind, issue, effect, climate, monitor, who, state] = paper::ISSUE_HEADS;
    let columns = vec![
        Column::new(number, Width::Cm(2.7)).number(),
        Column::new(kind, Width::Cm(2.3)).field("kind").field("topic"),
        Column::new(issue, Width::Share(1.5)).field("issue"),
        Column::new(effect, Width::Share(1.5)).field("sign").field("effect"),
        Column::new(climate, Width::Share(1.1)).field("climate").field("climate_reason"),
        Column::new(monitor, Width::Share(1.4)).field("monitor"),
        followed(who),
        Column::new(state, Width::Cm(2.3)).state(paper::LATE),
    ];
    print(tx, &ISSUES, columns, in_order(entries, query), day)
}

/// The register of interested parties on paper, as the question leaves it.
pub(crate) fn parties(
    tx: &Tx<'_>,
    entries: &[Entry],
    query: &ListQuery,
    day: Date,
) -> Result<Book, AppError> {
    let [number, party, needs, requirements, how, who, state] = paper::PARTY_HEADS;
    let columns = vec![
        Column::new(number, Width::Cm(2.7)).number(),
        Column::new(party, Width::Share(1.2)).field("party").field("kind"),
        Column::new(needs, Width::Share(1.4)).field("needs"),
        Column::new(requirements, Width::Share(1.5))
            .field("requirements")
            .labelled("climate")
            .labelled("climate_reason"),
        Column::new(how, Width::Share(1.5)).field("how").labelled("monitor"),
        followed(who),
        Column::new(state, Width::Cm(2.3)).state(paper::LATE),
    ];
    print(tx, &PARTIES, columns, in_order(entries, query), day)
}

/// Who looks after an entry, and when it is reviewed.
fn followed(head: &str) -> Column<'_> {
    let column = Column::new(head, Width::Share(1.2)).field("unit").field("owner");
    column.labelled("reviewed_on").labelled("next")
}

fn print(
    tx: &Tx<'_>,
    register: &Register,
    columns: Vec<Column<'_>>,
    entries: Vec<&Entry>,
    day: Date,
) -> Result<Book, AppError> {
    let ledger = Ledger {
        kind: register.word("title").to_owned(),
        columns,
        tables: vec![Table::of(entries)],
        none: paper::NONE.to_owned(),
        signers: head_signers(tx, day)?,
        ..Ledger::default()
    };
    ledger.print(tx, &Names::on(tx, register, day)?).map(Some)
}
