//! What holds an audit back, and what follows from its steps.

use super::{asking::slots, findings, lines};
use crate::{AUDITS, Conflict, model};
use nonconformity::{Finding, Origin, Severity, Source, State};
use platform::{Actor, AppError, Tx};
use quality_register::{Entry, Step, belonging};

/// A plan is announced when it has sessions and nobody audits their own unit; a report is signed when
/// both sides signed each nonconformity; an audit is closed when all is settled.
pub(crate) fn audit_may_step(
    tx: &Tx<'_>,
    _: &Actor,
    audit: &Entry,
    step: &Step,
) -> Result<(), AppError> {
    match step.key {
        "announce" => may_announce(tx, audit),
        "allow" if super::is_lead_allowed(tx, audit)? => {
            Err(AppError::Conflict("lead_exception_needless"))
        }
        "finish" if lines(tx, audit.id)?.iter().any(|line| line.state() == "open") => {
            Err(AppError::Conflict("lines_are_open"))
        }
        "sign" => {
            let is_unsigned =
                |finding: &Entry| matches!(finding.state(), "noted" | "given" | "objected");
            let waits = findings(tx, audit.id)?.iter().any(is_unsigned);
            if waits { Err(AppError::Conflict("findings_unsigned")) } else { Ok(()) }
        }
        "close" => {
            let is_open = |finding: &Entry| finding.settled_on.is_none();
            let waits = findings(tx, audit.id)?.iter().any(is_open);
            if waits { Err(AppError::Conflict("corrections_are_open")) } else { Ok(()) }
        }
        _ => Ok(()),
    }
}

fn may_announce(tx: &Tx<'_>, audit: &Entry) -> Result<(), AppError> {
    match super::programme_of(tx, audit)?.state() {
        "approved" | "running" => {}
        _ => return Err(AppError::Conflict("programme_not_approved")),
    }
    let slots = slots(tx, audit.id)?;
    if slots.is_empty() {
        return Err(AppError::Conflict("plan_without_sessions"));
    }
    for (_, slot) in &slots {
        model::appointment(slot).map_err(|conflict| match conflict {
            Conflict::OwnUnit(_) => AppError::Conflict("not_independent"),
            Conflict::Untrained(_) => AppError::Conflict("auditor_untrained"),
        })?;
    }
    if super::is_lead_allowed(tx, audit)? {
        Ok(())
    } else {
        Err(AppError::Conflict("lead_untrained"))
    }
}

/// A programme ends when its audits have, and what it left out is said.
pub(crate) fn programme_moved(
    tx: &Tx<'_>,
    _: &Actor,
    programme: &Entry,
    step: &Step,
) -> Result<(), AppError> {
    if step.key != "complete" {
        return Ok(());
    }
    let is_over = |audit: &Entry| matches!(audit.state(), "follow_up" | "closed" | "cancelled");
    if !belonging(tx, &AUDITS, programme.id)?.iter().all(is_over) {
        return Err(AppError::Conflict("audits_are_open"));
    }
    let (clauses, units) = super::coverage(tx, programme, super::today(tx), None)?.gaps();
    let is_whole = clauses.is_empty() && units.is_empty();
    if is_whole || programme.values.has("uncovered") {
        return Ok(());
    }
    let mut wrong = platform::FieldErrors::default();
    wrong.add("uncovered", "coverage_has_gaps");
    Err(wrong.into())
}

/// An agreed nonconformity asks for correction: the feature that looks after those takes it up.
pub(crate) fn finding_moved(
    tx: &Tx<'_>,
    actor: &Actor,
    finding: &Entry,
    _: &Step,
) -> Result<(), AppError> {
    let is_due = finding.state() == "agreed" && model::is_nonconformity(finding.kind());
    if !is_due || !nonconformity::raised_from(tx, &finding.thing())?.is_empty() {
        return Ok(());
    }
    let (found, origin) = to_correct(tx, finding)?;
    nonconformity::raise(tx, actor, &found, &origin)?;
    Ok(())
}

/// A finding as the feature that looks after corrections takes it up, and where it comes from.
fn to_correct(tx: &Tx<'_>, finding: &Entry) -> Result<(Finding, Origin), AppError> {
    let names = organization::names(tx)?;
    let audit = super::rules::audit_of(tx, finding)?;
    let label = format!("{} · {}", audit.number, finding.number);
    let origin = Origin::new(&finding.thing(), &finding.href(), &label);
    let origin = origin.ok_or_else(|| AppError::Failed(finding.href()))?;
    let severity = if finding.kind() == "major" { Severity::Major } else { Severity::Minor };
    let found = Finding {
        source: Source::Audit,
        description: finding.title().to_owned(),
        clause: finding.values.list("clause").next().unwrap_or_default().to_owned(),
        edition: Some(finding.edition),
        requirement: finding.values.text("document").to_owned(),
        unit: finding.unit(),
        evidence: finding.values.text("evidence").to_owned(),
        found_by: names.get(&finding.raised_by).cloned().unwrap_or_default(),
        severity,
        ..Finding::default()
    };
    Ok((found, origin))
}

/// A finding is corrected when nothing raised from it is open and something was closed with effect; what
/// was cancelled corrected nothing.
pub(super) fn is_corrected(tx: &Tx<'_>, finding: &Entry) -> Result<(), AppError> {
    let raised = nonconformity::raised_from(tx, &finding.thing())?;
    if raised.iter().any(|raised| raised.state.is_open()) {
        return Err(AppError::Conflict("correction_is_open"));
    }
    if raised.iter().any(|raised| raised.state == State::Closed) {
        return Ok(());
    }
    Err(AppError::Conflict("correction_was_cancelled"))
}

/// What is to be taken up again: a finding under correction of which all that was raised was cancelled.
pub(crate) fn to_correct_again(
    tx: &Tx<'_>,
    finding: &Entry,
) -> Result<Option<(Finding, Origin)>, AppError> {
    let raised = nonconformity::raised_from(tx, &finding.thing())?;
    let is_dropped = raised.iter().all(|raised| raised.state == State::Cancelled);
    if finding.state() != "agreed" || raised.is_empty() || !is_dropped {
        return Ok(None);
    }
    to_correct(tx, finding).map(Some)
}
