use super::{Names, days, headed, listed, said, serve, signer, table};
use crate::{AUDITS, PROGRAMMES, actions, pages::printed as words};
use axum::{
    extract::{Path, State},
    response::Response,
};
use platform::{Actor, App, AppError, Tx};
use quality_register::{Entry, EntryId, belonging, open};
use typeset::{Align, AnnexColumn, PaperPart, PaperSheet, Width};

/// The programme of a year with the table of what it covers.
pub(crate) async fn programme(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<EntryId>,
) -> Result<Response, AppError> {
    serve(app, actor, move |tx| sheet(tx, &open(tx, &PROGRAMMES, id)?)).await
}

pub(crate) fn sheet(tx: &Tx<'_>, programme: &Entry) -> Result<(String, PaperSheet), AppError> {
    let values = &programme.values;
    let summary = words::programme_summary(programme.title(), values.text("year"));
    let names = Names::of(tx)?;
    let mut parts = Vec::new();
    for (heading, field) in [
        (words::PURPOSE, "objective"),
        (words::CRITERIA, "criteria"),
        (words::METHOD, "method"),
        (words::RESOURCES, "resources"),
    ] {
        said(&mut parts, heading, values.text(field));
    }
    let row = |audit: &Entry| {
        vec![
            format!("{}: {}", audit.number, audit.title()),
            days(audit),
            audit.values.text("scope").to_owned(),
            names.person(audit.owner()).to_owned(),
            words::audit_state(audit.state()).to_owned(),
        ]
    };
    let rows = belonging(tx, &AUDITS, programme.id)?.iter().map(row).collect();
    let widths = [Some(5.5), Some(4.0), None, Some(4.0), Some(3.0)];
    listed(&mut parts, words::AUDITS_HEAD, table(&words::AUDIT_COLUMNS, &widths, rows));
    listed(&mut parts, words::COVERAGE_HEAD, matrix(tx, programme)?);
    said(&mut parts, words::UNCOVERED, values.text("uncovered"));
    let approver = programme.who_did("approve");
    let by = programme.who_did("submit").or(Some(programme.raised_by));
    let base = headed(tx, words::PROGRAMME, summary, programme.raised_on)?;
    let sheet = PaperSheet {
        number: values.text("symbol").to_owned(),
        across: true,
        parts,
        signers: vec![
            signer(words::PREPARED, names.person(by)),
            signer(words::LEADER, names.person(approver)),
        ],
        recipients: vec![words::FILED.to_owned()],
        ..base
    };
    Ok((format!("chuong-trinh-{}", programme.number), sheet))
}

/// Clause × unit, each cell a mark.
fn matrix(tx: &Tx<'_>, programme: &Entry) -> Result<PaperPart, AppError> {
    let coverage = actions::coverage(tx, programme, actions::today(tx), None)?;
    let units = actions::units(tx)?;
    let column =
        |heading: &str, width, align| AnnexColumn { heading: heading.to_owned(), width, align };
    let mut columns = vec![column(words::CLAUSE_COLUMN, Width::Share(2.0), Align::Left)];
    for unit in coverage.units() {
        let name = units.get(unit).map_or("", |unit| unit.name.as_str());
        columns.push(column(name, Width::Share(1.0), Align::Center));
    }
    let row = |clause: &&evidence::Clause| {
        let head = format!("{} {}", clause.number, clause.vietnamese);
        let cells = coverage.units().iter().map(|unit| coverage.cell(*unit, clause.number));
        std::iter::once(head).chain(cells.map(|cell| cell.mark().to_owned())).collect()
    };
    let rows = evidence::applicable(tx, programme.edition)?.iter().map(row).collect();
    Ok(PaperPart::Table { columns, rows })
}
