use super::{Names, days, doer, headed, listed, said, serve, table};
use crate::{AUDITS, actions, pages::printed as words};
use axum::{
    extract::{Path, State},
    response::Response,
};
use platform::{Actor, App, AppError, Tx};
use quality_register::{Entry, EntryId, open, signer};
use typeset::{PaperPart, PaperSheet};

/// The plan of an audit with its schedule: unit × time × auditor × contents.
pub(crate) async fn plan(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<EntryId>,
) -> Result<Response, AppError> {
    serve(app, actor, move |tx| sheet(tx, &open(tx, &AUDITS, id)?)).await
}

fn sheet(tx: &Tx<'_>, audit: &Entry) -> Result<(String, PaperSheet), AppError> {
    let names = Names::of(tx)?;
    let values = &audit.values;
    let mut parts = Vec::new();
    said(&mut parts, words::PURPOSE, values.text("objective"));
    said(&mut parts, words::SCOPE, values.text("scope"));
    said(&mut parts, words::CRITERIA, values.text("criteria"));
    said(&mut parts, words::PLACE_AND_TIME, &days(audit));
    said(&mut parts, words::TEAM, &team(tx, audit, &names)?);
    listed(&mut parts, words::SCHEDULE, schedule(tx, audit, &names)?);
    // The plan is the lead's; whoever approved the programme approved that there is an audit.
    let announced = doer(tx, audit, "announce")?.map(|(_, day)| day);
    let day = announced.unwrap_or(audit.raised_on);
    let base = headed(tx, words::PLAN, words::plan_summary(audit.title()), announced)?;
    let sheet = PaperSheet {
        number: Some(audit.number.clone()),
        parts,
        signers: vec![signer(tx, words::LEAD, audit.owner().map(|lead| (lead, day)))?],
        recipients: vec![words::AUDITED.to_owned(), words::FILED.to_owned()],
        ..base
    };
    Ok((format!("ke-hoach-{}", audit.number), sheet))
}

/// The team of an audit, one a line.
pub(super) fn team(tx: &Tx<'_>, audit: &Entry, names: &Names) -> Result<String, AppError> {
    let lead = names.person(audit.owner()).to_owned();
    let others = actions::team(tx, audit)?.into_iter().skip(1);
    let others: Vec<_> = others.map(|person| names.person(Some(person)).to_owned()).collect();
    Ok(words::team(&lead, &others))
}

/// The schedule of an audit as a table.
pub(super) fn schedule(tx: &Tx<'_>, audit: &Entry, names: &Names) -> Result<PaperPart, AppError> {
    let row = |(session, slot): &(Entry, crate::Slot)| {
        let auditors = slot.auditors.iter().map(|(person, _)| names.person(Some(*person)));
        let contents =
            [session.title(), session.values.text("clauses"), session.values.text("documents")];
        let contents: Vec<_> = contents.into_iter().filter(|text| !text.is_empty()).collect();
        vec![
            session.due_on().map(text::date).unwrap_or_default(),
            format!("{}–{}", session.values.text("begins"), session.values.text("ends")),
            names.unit(session),
            auditors.collect::<Vec<_>>().join("\n"),
            contents.join("\n"),
        ]
    };
    let rows = actions::slots(tx, audit.id)?.iter().map(row).collect();
    let widths = [Some(2.4), Some(2.6), Some(3.4), Some(3.2), None];
    Ok(table(&words::SESSION_COLUMNS, &widths, rows))
}
