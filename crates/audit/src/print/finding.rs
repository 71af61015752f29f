use super::{Names, gap, headed, serve};
use crate::{AUDITS, FINDINGS, model::is_nonconformity, pages::printed as words};
use axum::{
    extract::{Path, State},
    response::Response,
};
use platform::{Actor, App, AppError, PersonId, Tx};
use quality_register::{Entry, EntryId, open};
use std::collections::BTreeMap;
use typeset::{PaperPart, PaperSheet, Signer};

/// The sheet of a finding, signed by the auditor and the head of the unit.
pub(crate) async fn finding(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<EntryId>,
) -> Result<Response, AppError> {
    serve(app, actor, move |tx| sheet(tx, &open(tx, &FINDINGS, id)?)).await
}

fn sheet(tx: &Tx<'_>, finding: &Entry) -> Result<(String, PaperSheet), AppError> {
    let audit = open(tx, &AUDITS, finding.parent.ok_or(AppError::NotFound)?)?;
    let names = Names::of(tx)?;
    let signed = signed_at(tx, finding)?;
    let sign = |title: &str, acts: &[&str]| {
        let act = acts.iter().find_map(|act| Some((*act, finding.who_did(act)?)));
        Signer {
            title: title.to_owned(),
            name: act.map(|(_, who)| names.person(Some(who)).to_owned()).unwrap_or_default(),
            signed: act.and_then(|(act, who)| signed.get(&(act.to_owned(), who)).cloned()),
        }
    };
    let auditor = sign(words::AUDITOR, &["give", "note_down"]);
    let head = sign(words::HEAD, &["accept", "object"]);
    let heading = |text: &str| PaperPart::Heading { text: text.to_owned() };
    let [first, second, third] = words::FINDING_PARTS;
    let mut parts = vec![
        heading(first),
        PaperPart::Facts { facts: facts(tx, finding, &audit, &names)? },
        PaperPart::Signed { signers: vec![auditor] },
        heading(second),
        PaperPart::Text { text: answer(finding) },
        PaperPart::Signed { signers: vec![head] },
    ];
    if finding.values.has("verdict") {
        parts.push(heading(third));
        parts.push(PaperPart::Text { text: finding.values.text("verdict").to_owned() });
        parts.push(PaperPart::Signed { signers: vec![sign(words::LEAD, &["uphold", "withdraw"])] });
    }
    let base = headed(tx, words::SHEET, String::new(), finding.raised_on)?;
    Ok((
        format!("phieu-{}", finding.number),
        PaperSheet { number: finding.number.clone(), parts, ..base },
    ))
}

fn facts(
    tx: &Tx<'_>,
    finding: &Entry,
    audit: &Entry,
    names: &Names,
) -> Result<Vec<(String, String)>, AppError> {
    let values = &finding.values;
    let own = |field: &str| (words::finding_label(field), values.text(field).to_owned());
    let clause = format!("{} ({})", values.text("clause"), finding.edition.label());
    let raised = nonconformity::raised_from(tx, &finding.thing())?;
    let number = |it: &nonconformity::Raised| {
        if it.number.is_empty() { words::DRAFT.to_owned() } else { it.number.clone() }
    };
    let corrected = raised.iter().filter_map(|it| it.due_on).max();
    let due = finding.due_on().or(corrected).map(text::date).unwrap_or_default();
    let mut facts = vec![
        (words::AUDIT_LABEL.to_owned(), format!("{}: {}", audit.number, audit.title())),
        (words::finding_label("unit"), names.unit(finding)),
        (words::CATEGORY_LABEL.to_owned(), names.category(finding.kind()).to_owned()),
        (words::finding_label("clause"), clause),
    ];
    // What is no nonconformity breaks nothing and has nothing to correct.
    let is_nonconformity = is_nonconformity(finding.kind());
    if is_nonconformity {
        facts.push(own("document"));
    }
    facts.extend([own("statement"), own("evidence")]);
    if is_nonconformity {
        let sheets = raised.iter().map(number).collect::<Vec<_>>().join(", ");
        facts.push((words::finding_label("due"), due));
        facts.push((words::CAR_LABEL.to_owned(), sheets));
    }
    Ok(facts)
}

/// What the head of the unit said; dots for a pen while they said nothing.
fn answer(finding: &Entry) -> String {
    let reply = finding.values.text("reply");
    let said = match (finding.who_did("accept"), finding.who_did("object")) {
        (_, Some(_)) => words::OBJECTED,
        (Some(_), None) => words::ACCEPTED,
        (None, None) => return gap(),
    };
    if reply.is_empty() {
        said.to_owned()
    } else if reply.to_lowercase().starts_with(&said.to_lowercase()) {
        reply.to_owned()
    } else {
        format!("{said}. {reply}")
    }
}

/// When each act was done by whom.
fn signed_at(
    tx: &Tx<'_>,
    finding: &Entry,
) -> Result<BTreeMap<(String, PersonId), String>, AppError> {
    let recorded = tx.recorded(&finding.thing())?.into_iter();
    let at = recorded.map(|line| {
        let act = line.action.rsplit('.').next().unwrap_or_default().to_owned();
        ((act, PersonId::new(line.person)), text::date_time(line.at))
    });
    Ok(at.collect())
}
