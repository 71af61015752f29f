use super::{Names, gap, headed, serve, sheets, unit_head};
use crate::{AUDITS, FINDINGS, model::is_nonconformity, pages::printed as words};
use axum::{
    extract::{Path, State},
    response::Response,
};
use platform::{Actor, App, AppError, DbError, Tx};
use quality_register::{Entry, EntryId, Moved, moves, open, signer};
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
    let moves = moves(tx, finding)?;
    let day = finding.raised_on;
    let heading = |text: &str| PaperPart::Heading { text: text.to_owned() };
    let signed = |signer: Signer| PaperPart::Signed { signers: vec![signer] };
    let [first, second, third] = words::FINDING_PARTS;
    let auditor = did(tx, &moves, words::AUDITOR, &["give", "note_down"])?;
    let mut parts = vec![
        heading(first),
        PaperPart::Facts { facts: facts(tx, finding, &audit, &names)? },
        signed(match auditor {
            Some(auditor) => auditor,
            None => signer(tx, words::AUDITOR, Some((finding.raised_by, day)))?,
        }),
    ];
    // A recommendation and a strong point are noted down; the unit signs what it has to correct.
    if is_nonconformity(finding.kind()) {
        let head = did(tx, &moves, words::HEAD, &["accept", "object"])?;
        parts.push(heading(second));
        parts.push(PaperPart::Text { text: answer(finding) });
        parts.push(signed(match head {
            Some(head) => head,
            None => unit_head(tx, finding.unit(), day)?,
        }));
    }
    if let Some(lead) = did(tx, &moves, words::LEAD, &["uphold", "withdraw"])? {
        parts.push(heading(third));
        parts.push(PaperPart::Text { text: finding.values.text("verdict").to_owned() });
        parts.push(signed(lead));
    }
    let base = headed(tx, words::SHEET, String::new(), Some(day))?;
    Ok((
        format!("phieu-{}", finding.number),
        PaperSheet { number: Some(finding.number.clone()), parts, ..base },
    ))
}

/// Whoever did one of these acts last, with the position that they held then and the moment.
fn did(
    tx: &Tx<'_>,
    moves: &[Moved],
    title: &str,
    acts: &[&str],
) -> Result<Option<Signer>, DbError> {
    let Some(act) = moves.iter().rfind(|act| acts.contains(&act.action.as_str())) else {
        return Ok(None);
    };
    let signer = signer(tx, title, Some((act.by, text::here(act.at).date())))?;
    Ok(Some(Signer { signed: Some(text::date_time(act.at)), ..signer }))
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
    let (sheets, due) = sheets(tx, finding)?;
    let due = due.map(text::date).unwrap_or_default();
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
        facts.push((words::finding_label("due"), due));
        facts.push((words::CAR_LABEL.to_owned(), sheets));
    }
    Ok(facts)
}

/// What the head of the unit said; both answers and dots for a pen while they said nothing.
fn answer(finding: &Entry) -> String {
    let reply = finding.values.text("reply");
    let said = match (finding.who_did("accept"), finding.who_did("object")) {
        (_, Some(_)) => words::OBJECTED,
        (Some(_), None) => words::ACCEPTED,
        (None, None) => return words::answer_by_pen(&gap()),
    };
    if reply.is_empty() {
        said.to_owned()
    } else if reply.to_lowercase().starts_with(&said.to_lowercase()) {
        reply.to_owned()
    } else {
        format!("{said}. {reply}")
    }
}
