use super::{Names, days, doer, gap, headed, listed, plan, said, serve, sheets, table};
use crate::{
    AUDITS, actions,
    model::{CATEGORIES, is_nonconformity},
    pages::printed as words,
};
use axum::{
    extract::{Path, State},
    response::Response,
};
use jiff::{ToSpan as _, civil::Date};
use platform::{Actor, App, AppError, Tx};
use quality_register::{Entry, EntryId, open, signer};
use std::collections::BTreeMap;
use typeset::{PaperPart, PaperSheet};

/// The report of an audit (`iso-in-agencies.md` 4.3: number, scope, criteria, dates, team, summary per
/// unit, nonconformities, recommendations, conclusion, deadlines, recipients).
pub(crate) async fn report(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<EntryId>,
) -> Result<Response, AppError> {
    serve(app, actor, move |tx| sheet(tx, &open(tx, &AUDITS, id)?)).await
}

pub(crate) fn sheet(tx: &Tx<'_>, audit: &Entry) -> Result<(String, PaperSheet), AppError> {
    let names = Names::of(tx)?;
    let values = &audit.values;
    let findings = actions::findings(tx, audit.id)?;
    let mut parts = Vec::new();
    said(&mut parts, words::PURPOSE, values.text("objective"));
    said(&mut parts, words::SCOPE, values.text("scope"));
    said(&mut parts, words::CRITERIA, values.text("criteria"));
    said(&mut parts, words::PLACE_AND_TIME, &days(audit));
    said(&mut parts, words::TEAM, &plan::team(tx, audit, &names)?);
    listed(&mut parts, words::SCHEDULE, plan::schedule(tx, audit, &names)?);
    let samples = actions::samples(tx, audit.id)?;
    said(&mut parts, words::SAMPLES, &drawn(&samples));
    listed(&mut parts, words::UNITS_HEAD, by_unit(tx, audit, &findings, &names)?);
    if values.has("summary") {
        parts.push(PaperPart::Text { text: values.text("summary").to_owned() });
    }
    let graves: Vec<_> = findings.iter().filter(|it| is_nonconformity(it.kind())).collect();
    let (signed, approved) = (doer(tx, audit, "sign")?, doer(tx, audit, "approve")?);
    let day = values.day("report_day").filter(|_| approved.is_some());
    let days = values.whole("days").unwrap_or_default();
    let due = day.and_then(|day| day.checked_add(days.days()).ok());
    nonconformities(tx, &mut parts, (&graves, due), &names)?;
    for kind in ["improvement", "strength"] {
        ideas(
            &mut parts,
            names.category(kind),
            findings.iter().filter(|it| it.kind() == kind),
            &names,
        );
    }
    let gap = gap();
    let conclusion =
        if values.has("conclusion") { values.text("conclusion") } else { gap.as_str() };
    said(&mut parts, words::CONCLUSION, conclusion);
    said(&mut parts, words::DEADLINES, &words::deadlines(graves.len(), days));
    let base = headed(tx, words::REPORT, words::report_summary(audit.title()), day)?;
    let signed_on = signed.map_or(actions::today(tx), |(_, day)| day);
    let mut recipients: Vec<_> = values.text("recipients").lines().map(str::to_owned).collect();
    recipients.push(words::FILED.to_owned());
    let sheet = PaperSheet {
        number: Some(values.text("report_number").to_owned()),
        parts,
        signers: vec![
            signer(tx, words::LEAD, audit.owner().map(|lead| (lead, signed_on)))?,
            signer(tx, words::LEADER, approved)?,
        ],
        recipients,
        ..base
    };
    Ok((format!("bao-cao-{}", audit.number), sheet))
}

/// A line for each sample, and where it can be drawn again from; nothing where there is none.
fn drawn(samples: &[crate::Sample]) -> String {
    let line = |it: &crate::Sample| words::sample(&it.code, it.picked.len(), it.population);
    let lines = samples.iter().map(line).chain([words::DRAWN_AGAIN.to_owned()]);
    if samples.is_empty() { String::new() } else { lines.collect::<Vec<_>>().join("\n") }
}

/// What was looked at and found in each unit, in figures.
fn by_unit(
    tx: &Tx<'_>,
    audit: &Entry,
    findings: &[Entry],
    names: &Names,
) -> Result<PaperPart, AppError> {
    let mut rows: BTreeMap<String, [usize; 5]> = BTreeMap::new();
    for line in actions::lines(tx, audit.id)?.iter().filter(|it| it.state() == "answered") {
        rows.entry(names.unit(line)).or_default()[0] += 1;
    }
    for finding in findings {
        let place = CATEGORIES.iter().position(|kind| *kind == finding.kind());
        let cell =
            place.and_then(|at| rows.entry(names.unit(finding)).or_default().get_mut(at + 1));
        if let Some(cell) = cell {
            *cell += 1;
        }
    }
    let row = |(unit, counts): (String, [usize; 5])| {
        std::iter::once(unit).chain(counts.iter().map(ToString::to_string)).collect()
    };
    let widths = [None, Some(2.2), Some(2.0), Some(2.0), Some(2.2), Some(2.0)];
    let [unit, lines] = words::UNIT_COLUMNS;
    let kinds = CATEGORIES.map(|kind| names.category(kind));
    let heads: Vec<_> = [unit, lines].into_iter().chain(kinds).collect();
    Ok(table(&heads, &widths, rows.into_iter().map(row).collect()))
}

/// What is to be corrected: which requirement was breached, on which sheet, until when; `due` where neither
/// the finding nor its sheet has a day.
fn nonconformities(
    tx: &Tx<'_>,
    parts: &mut Vec<PaperPart>,
    (findings, due): (&[&Entry], Option<Date>),
    names: &Names,
) -> Result<(), AppError> {
    let mut rows = Vec::new();
    for finding in findings {
        let (sheets, own) = sheets(tx, finding)?;
        let [number, unit, _, found] = idea(finding, names);
        let (clause, document) = (finding.values.text("clause"), finding.values.text("document"));
        rows.push(vec![
            number,
            unit,
            words::breached(clause, document),
            found,
            names.category(finding.kind()).to_owned(),
            words::corrected_by(&sheets, own.or(due)),
        ]);
    }
    if rows.is_empty() {
        said(parts, words::NONCONFORMITIES, words::NONE);
    } else {
        let widths = [Some(2.2), Some(2.6), Some(2.6), None, Some(1.6), Some(2.6)];
        listed(parts, words::NONCONFORMITIES, table(&words::FINDING_COLUMNS, &widths, rows));
    }
    Ok(())
}

fn ideas<'f>(
    parts: &mut Vec<PaperPart>,
    heading: &str,
    findings: impl Iterator<Item = &'f Entry>,
    names: &Names,
) {
    let rows: Vec<_> = findings.map(|finding| idea(finding, names).to_vec()).collect();
    if rows.is_empty() {
        said(parts, heading, words::NONE);
    } else {
        let widths = [Some(2.2), Some(3.2), Some(2.0), None];
        listed(parts, heading, table(&words::IDEA_COLUMNS, &widths, rows));
    }
}

/// Number, unit, clause, what was found.
fn idea(finding: &Entry, names: &Names) -> [String; 4] {
    let found = format!("{}\n{}", finding.title(), finding.values.text("evidence"));
    let clause = finding.values.text("clause").to_owned();
    [finding.number.clone(), names.unit(finding), clause, found]
}
