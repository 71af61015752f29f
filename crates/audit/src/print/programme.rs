use super::{Names, days, doer, headed, listed, plan, said, serve, table};
use crate::{AUDITS, Cover, Coverage, PROGRAMMES, actions, pages::printed as words};
use axum::{
    extract::{Path, State},
    response::Response,
};
use jiff::civil::Date;
use platform::{Actor, App, AppError, Tx};
use quality_register::{Entry, EntryId, belonging, open, signer};
use typeset::{Align, AnnexColumn, PaperPart, PaperSheet, Width};

/// The programme of a year with the table of what it plans to cover.
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
        Ok::<_, AppError>(vec![
            format!("{}: {}", audit.number, audit.title()),
            days(audit),
            audit.values.text("scope").to_owned(),
            plan::team(tx, audit, &names)?,
        ])
    };
    let audits = planned_audits(tx, programme)?;
    let rows = audits.iter().map(row).collect::<Result<_, _>>()?;
    let widths = [Some(5.0), Some(3.6), None, Some(6.5)];
    listed(&mut parts, words::AUDITS_HEAD, table(&words::AUDIT_COLUMNS, &widths, rows));
    listed(&mut parts, words::COVERAGE_HEAD, matrix(tx, programme, &audits)?);
    let approved = doer(tx, programme, "approve")?;
    let by = doer(tx, programme, "submit")?.unwrap_or((programme.raised_by, programme.raised_on));
    let base = headed(tx, words::PROGRAMME, summary, approved.map(|(_, day)| day))?;
    let sheet = PaperSheet {
        number: Some(values.text("symbol").to_owned()),
        across: true,
        parts,
        signers: vec![signer(tx, words::PREPARED, Some(by))?, signer(tx, words::LEADER, approved)?],
        recipients: vec![words::AUDITED.to_owned(), words::FILED.to_owned()],
        ..base
    };
    Ok((format!("chuong-trinh-{}", programme.number), sheet))
}

/// The audits of a programme that were not cancelled.
fn planned_audits(tx: &Tx<'_>, programme: &Entry) -> Result<Vec<Entry>, AppError> {
    let mut audits = belonging(tx, &AUDITS, programme.id)?;
    audits.retain(|audit| audit.state() != "cancelled");
    Ok(audits)
}

/// What the sessions of audits plan to look at, whatever came of it.
fn planned(
    tx: &Tx<'_>,
    audits: &[Entry],
    units: impl Iterator<Item = i64>,
    clauses: &[&'static evidence::Clause],
) -> Result<Coverage, AppError> {
    let clauses = clauses.iter().map(|clause| clause.number).collect();
    let mut coverage = Coverage::new(units.collect(), clauses);
    for audit in audits {
        for session in actions::sessions(tx, audit.id)? {
            for named in session.values.list("clauses") {
                coverage.note(session.unit().unwrap_or_default(), named, Cover::Planned);
            }
        }
    }
    Ok(coverage)
}

/// Clause × unit, each cell a mark.
fn matrix(tx: &Tx<'_>, programme: &Entry, audits: &[Entry]) -> Result<PaperPart, AppError> {
    let (today, year) = (actions::today(tx), programme.values.whole("year").unwrap_or_default());
    let last = i16::try_from(year).ok().and_then(|year| Date::new(year, 12, 31).ok());
    let units = organization::units(tx, last.map_or(today, |last| last.min(today)))?;
    let clauses = evidence::applicable(tx, programme.edition)?;
    let coverage = planned(tx, audits, units.iter().map(|unit| unit.id.get()), &clauses)?;
    let column =
        |heading: &str, width, align| AnnexColumn { heading: heading.to_owned(), width, align };
    let mut columns = vec![column(words::CLAUSE_COLUMN, Width::Share(2.0), Align::Left)];
    for unit in &units {
        columns.push(column(&unit.name, Width::Share(1.0), Align::Center));
    }
    let row = |clause: &&'static evidence::Clause| {
        let head = format!("{} {}", clause.number, clause.title());
        let cells = coverage.units().iter().map(|unit| coverage.cell(*unit, clause.number));
        std::iter::once(head).chain(cells.map(|cell| words::plan_mark(cell).to_owned())).collect()
    };
    let rows = clauses.iter().map(row).collect();
    Ok(PaperPart::Table { columns, rows })
}
