use super::{Names, days, headed, listed, serve, table, unit_head};
use crate::{AUDITS, actions, pages::printed as words};
use axum::{
    extract::{Path, State},
    response::Response,
};
use platform::{Actor, App, AppError, Tx};
use quality_register::{Entry, EntryId, open, signer};
use std::collections::{BTreeMap, BTreeSet};
use typeset::{PaperPart, PaperSheet, Signer};

/// The checklist of an audit, unit by unit; blank lines leave room for a pen.
pub(crate) async fn checklist(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<EntryId>,
) -> Result<Response, AppError> {
    serve(app, actor, move |tx| sheet(tx, &open(tx, &AUDITS, id)?)).await
}

fn sheet(tx: &Tx<'_>, audit: &Entry) -> Result<(String, PaperSheet), AppError> {
    let names = Names::of(tx)?;
    let mut by_unit: BTreeMap<(String, Option<i64>), Vec<Vec<String>>> = BTreeMap::new();
    for line in actions::lines(tx, audit.id)? {
        by_unit.entry((names.unit(&line), line.unit())).or_default().push(row(&line));
    }
    let facts = vec![
        (words::AUDIT_LABEL.to_owned(), format!("{}: {}", audit.number, audit.title())),
        (words::PLACE_AND_TIME.to_owned(), days(audit)),
        (words::LEAD.to_owned(), names.person(audit.owner()).to_owned()),
    ];
    let mut parts = vec![PaperPart::Facts { facts }];
    let widths = [Some(2.8), None, Some(9.0), Some(2.6)];
    for ((name, unit), rows) in by_unit {
        listed(&mut parts, &name, table(&words::LINE_COLUMNS, &widths, rows));
        parts.push(PaperPart::Signed { signers: both_sides(tx, audit, unit)? });
    }
    let day = audit.values.day("from").unwrap_or(audit.raised_on);
    let base = headed(tx, words::CHECKLIST, String::new(), Some(day))?;
    let sheet = PaperSheet {
        number: Some(audit.number.clone()),
        across: true,
        parts,
        signers: vec![signer(tx, words::LEAD, audit.owner().map(|lead| (lead, day)))?],
        ..base
    };
    Ok((format!("phieu-ghi-chep-{}", audit.number), sheet))
}

/// Who signs the notes about a unit: those who audit it and its head, with the positions of that day.
fn both_sides(tx: &Tx<'_>, audit: &Entry, unit: Option<i64>) -> Result<Vec<Signer>, AppError> {
    let mut sessions = actions::sessions(tx, audit.id)?;
    sessions.retain(|session| session.unit() == unit);
    let first = sessions.first().and_then(Entry::due_on);
    let day = first.or_else(|| audit.values.day("from")).unwrap_or(audit.raised_on);
    let auditors: BTreeSet<_> = sessions.iter().flat_map(actions::auditors).collect();
    let mut signers = Vec::new();
    for auditor in auditors {
        signers.push(signer(tx, words::AUDITOR, Some((auditor, day)))?);
    }
    signers.push(unit_head(tx, unit, day)?);
    Ok(signers)
}

fn row(line: &Entry) -> Vec<String> {
    let values = &line.values;
    let at = [values.text("clause"), values.text("document"), values.text("step")];
    let at: Vec<_> = at.into_iter().filter(|text| !text.is_empty()).collect();
    let mut question = line.title().to_owned();
    if values.has("sample") {
        question = format!("{question}\n{}: {}", words::SAMPLES, values.text("sample"));
    }
    vec![
        at.join("\n"),
        question,
        values.text("evidence").to_owned(),
        words::result(values.text("result")).to_owned(),
    ]
}
