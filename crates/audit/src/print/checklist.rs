use super::{Names, days, headed, listed, serve, signer, table};
use crate::{AUDITS, actions, pages::printed as words};
use axum::{
    extract::{Path, State},
    response::Response,
};
use platform::{Actor, App, AppError, Tx};
use quality_register::{Entry, EntryId, open};
use std::collections::BTreeMap;
use typeset::{PaperPart, PaperSheet};

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
    let mut by_unit: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    for line in actions::lines(tx, audit.id)? {
        by_unit.entry(names.unit(&line)).or_default().push(row(&line));
    }
    let facts = vec![
        (words::AUDIT_LABEL.to_owned(), format!("{}: {}", audit.number, audit.title())),
        (words::PLACE_AND_TIME.to_owned(), days(audit)),
        (words::LEAD.to_owned(), names.person(audit.owner()).to_owned()),
    ];
    let mut parts = vec![PaperPart::Facts { facts }];
    let widths = [Some(2.8), None, Some(9.0), Some(2.6)];
    for (unit, rows) in by_unit {
        listed(&mut parts, &unit, table(&words::LINE_COLUMNS, &widths, rows));
    }
    let base = headed(tx, words::CHECKLIST, String::new(), audit.raised_on)?;
    let sheet = PaperSheet {
        number: audit.number.clone(),
        across: true,
        parts,
        signers: vec![signer(words::AUDITOR, ""), signer(words::HEAD, "")],
        ..base
    };
    Ok((format!("phieu-ghi-chep-{}", audit.number), sheet))
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
