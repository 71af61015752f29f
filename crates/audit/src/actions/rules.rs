//! What the registers' tables cannot say: rules that look at other things.

use super::asking::{auditors, sessions, slot, team};
use crate::{AUDITS, model::conflicts, permit::is_qualified};
use platform::{Actor, AppError, FieldErrors, Role, Tx};
use quality_register::{Entry, Step, open};

/// The lead is an auditor, and the programme still takes audits.
pub(crate) fn audit_may_stand(tx: &Tx<'_>, _: &Actor, audit: &Entry) -> Result<(), AppError> {
    let programme = super::programme_of(tx, audit)?;
    if programme.state() == "completed" {
        return Err(AppError::Conflict("programme_is_completed"));
    }
    let day = audit.values.day("from").unwrap_or(super::today(tx));
    let lead = audit.owner().ok_or(AppError::NotFound)?;
    if is_qualified(tx, lead, day)? {
        return Ok(());
    }
    let mut wrong = FieldErrors::default();
    wrong.add("lead", "auditor_unqualified");
    Err(wrong.into())
}

/// A session is planned while the plan is a draft, with auditors who are qualified, within the days of
/// the audit.
pub(crate) fn session_may_stand(tx: &Tx<'_>, _: &Actor, session: &Entry) -> Result<(), AppError> {
    let audit = audit_of(tx, session)?;
    if audit.state() != "draft" {
        return Err(AppError::Conflict("plan_is_fixed"));
    }
    let mut wrong = FieldErrors::default();
    let day = session.due_on().unwrap_or(super::today(tx));
    let is_early = audit.values.day("from").is_some_and(|from| day < from);
    if is_early || audit.values.day("to").is_some_and(|to| day > to) {
        wrong.add("day", "day_outside_audit");
    }
    for field in ["auditor", "second", "third"] {
        if let Some(person) = session.values.person(field)
            && !is_qualified(tx, person, day)?
        {
            wrong.add(field, "auditor_unqualified");
        }
    }
    for code in super::asking::documents(session) {
        if document::effective(tx, code)?.is_none() {
            wrong.add("documents", "document_not_effective");
            break;
        }
    }
    Ok(wrong.or(())?)
}

/// An exception needs a reason to be one; a session is held while the audit runs.
pub(crate) fn session_may_step(
    tx: &Tx<'_>,
    _: &Actor,
    session: &Entry,
    step: &Step,
) -> Result<(), AppError> {
    match step.key {
        "allow" if conflicts(&slot(tx, session)?).is_empty() => {
            Err(AppError::Conflict("exception_needless"))
        }
        "hold" if audit_of(tx, session)?.state() != "in_progress" => {
            Err(AppError::Conflict("audit_not_running"))
        }
        _ => Ok(()),
    }
}

/// Lines are written until the audit is over.
pub(crate) fn line_may_stand(tx: &Tx<'_>, _: &Actor, line: &Entry) -> Result<(), AppError> {
    match audit_of(tx, line)?.state() {
        "draft" | "announced" | "in_progress" => Ok(()),
        _ => Err(AppError::Conflict("audit_is_over")),
    }
}

/// A line is answered while the audit runs, by who audits its unit.
pub(crate) fn line_may_step(
    tx: &Tx<'_>,
    actor: &Actor,
    line: &Entry,
    step: &Step,
) -> Result<(), AppError> {
    if step.key != "answer" {
        return Ok(());
    }
    let audit = audit_of(tx, line)?;
    if audit.state() != "in_progress" {
        return Err(AppError::Conflict("audit_not_running"));
    }
    audits_unit(tx, actor, &audit, line.unit())
}

/// A finding is written by who audits its unit, until the report is signed.
pub(crate) fn finding_may_stand(
    tx: &Tx<'_>,
    actor: &Actor,
    finding: &Entry,
) -> Result<(), AppError> {
    let audit = audit_of(tx, finding)?;
    match audit.state() {
        "in_progress" | "reporting" => audits_unit(tx, actor, &audit, finding.unit()),
        _ => Err(AppError::Conflict("audit_not_running")),
    }
}

/// The auditor's side of a finding is the team's; an objection is the lead's to decide.
pub(crate) fn finding_may_step(
    tx: &Tx<'_>,
    actor: &Actor,
    finding: &Entry,
    step: &Step,
) -> Result<(), AppError> {
    let audit = audit_of(tx, finding)?;
    match step.key {
        "give" | "note_down" | "drop" => audits_unit(tx, actor, &audit, finding.unit()),
        "uphold" | "withdraw" if audit.owner() != Some(actor.person) => {
            Err(AppError::Forbidden("lead_decides"))
        }
        "close" => {
            if !team(tx, &audit)?.contains(&actor.person) {
                return Err(AppError::Forbidden("not_of_the_team"));
            }
            super::moving::is_corrected(tx, finding)
        }
        _ => Ok(()),
    }
}

/// Whether somebody audits a unit in an audit: in a session of it, or as the lead; never their own,
/// unless a leader allowed it.
fn audits_unit(
    tx: &Tx<'_>,
    actor: &Actor,
    audit: &Entry,
    unit: Option<i64>,
) -> Result<(), AppError> {
    let own = sessions(tx, audit.id)?.into_iter().filter(|session| session.unit() == unit);
    let own: Vec<_> = own.filter(|session| auditors(session).contains(&actor.person)).collect();
    let is_lead = audit.owner() == Some(actor.person);
    if own.is_empty() && !is_lead {
        return Err(AppError::Forbidden("not_of_the_team"));
    }
    let is_allowed = own.iter().any(|session| session.values.has("exception"));
    if actor.unit.is_some() && actor.unit == unit && !is_allowed {
        return Err(AppError::Forbidden("own_unit"));
    }
    Ok(())
}

/// The audit that something belongs to.
pub(super) fn audit_of(tx: &Tx<'_>, below: &Entry) -> Result<Entry, AppError> {
    open(tx, &AUDITS, below.parent.ok_or(AppError::NotFound)?)
}

/// Whether somebody may write checklists and draw samples of an audit.
pub(super) fn prepares(tx: &Tx<'_>, actor: &Actor, audit: &Entry) -> Result<(), AppError> {
    if actor.is(Role::IsoSecretary) || team(tx, audit)?.contains(&actor.person) {
        return Ok(());
    }
    Err(AppError::Forbidden("not_of_the_team"))
}
