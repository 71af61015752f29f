use super::save;
use crate::{Action, DecisionId, DecisionNumber, Part, Version, VersionId, may, store};
use jiff::civil::Date;
use platform::{
    Actor, AppError, DbError, FieldErrors, Tx,
    ledger::{Entry, object},
};

/// What a decision says.
#[derive(Debug, Clone)]
pub struct IssueOrder {
    /// Its number.
    pub number: DecisionNumber,
    /// The day it was signed.
    pub dated: Date,
    /// The day from which the versions bind.
    pub effective_on: Date,
    /// Trích yếu.
    pub subject: String,
    /// Who signed it.
    pub signer_name: String,
    /// As what.
    pub signer_position: String,
    /// The approved versions that it issues.
    pub versions: Vec<VersionId>,
}

/// Issues approved versions by a decision. They take effect on their day, by themselves.
pub fn issue(tx: &Tx<'_>, actor: &Actor, order: &IssueOrder) -> Result<DecisionId, AppError> {
    let IssueOrder { number, dated, subject, signer_name, signer_position, .. } = order;
    if order.versions.is_empty() {
        return Err(AppError::Conflict("nothing_to_issue"));
    }
    check_days(tx, order)?;
    let id = tx.new_key();
    let day = dated.to_string();
    let inserted = store::insert_decision(
        tx,
        id,
        number.as_str(),
        &day,
        subject,
        signer_name,
        signer_position,
    );
    match inserted {
        Err(DbError::Duplicate(_)) => return Err(AppError::Conflict("decision_taken")),
        other => other?,
    };
    for version in &order.versions {
        let before = super::open(tx, actor, *version)?;
        let mut after = may(actor, Action::Issue, &before)?.act(*dated)?;
        after.decision = Some(id);
        after.issued_on = Some(*dated);
        after.effective_on = Some(order.effective_on);
        save(tx, actor, &before, &after, Action::Issue, number.as_str())?;
    }
    let object = object("decision", id);
    let reason = number.as_str();
    tx.record(actor, &Entry { action: "decision.sign", object, reason, ..Entry::default() })?;
    Ok(DecisionId::new(id))
}

/// A decision is not signed before what it issues was approved, nor after today; and nothing begins
/// to bind on a day that is over: who worked by the old issue yesterday did right.
fn check_days(tx: &Tx<'_>, order: &IssueOrder) -> Result<(), AppError> {
    let today = text::here(tx.now()).date();
    let mut errors = FieldErrors::default();
    if order.dated > today {
        errors.add("dated", "decision_in_the_future");
    }
    if order.effective_on < today {
        errors.add("effective_on", "effective_in_the_past");
    }
    for version in store::approved(tx)?.into_iter().map(store::read) {
        let version = version?;
        let is_issued = order.versions.contains(&version.id);
        if is_issued && super::drafting::rests_on_nothing(tx, &version, order.effective_on)? {
            errors.add("effective_on", "basis_not_in_force_then");
            break;
        }
    }
    for version in &order.versions {
        let given = super::signatures(tx, *version)?.into_iter();
        let mut approvals = given.filter(|signature| signature.part == Part::Approved);
        if approvals.any(|signature| text::here(signature.at).date() > order.dated) {
            errors.add("dated", "decision_before_approval");
            break;
        }
    }
    Ok(errors.or(())?)
}

/// Puts every version into effect whose day has come; the one before it ends that day. The clock
/// calls this, so that 00:00 needs nobody at the desk, also after days without power.
pub fn take_effect(tx: &Tx<'_>) -> Result<(), DbError> {
    let today = text::here(tx.now()).date();
    for agency in store::agencies_with_due(tx, today)? {
        let Some(tx) = tx.at_work(agency)? else { continue };
        let clock = Actor::system(agency, "clock");
        for row in store::due_to_take_effect(&tx, &today.to_string())? {
            let version = store::read(row)?;
            put_into_effect(&tx, &clock, &version).map_err(AppError::into_db)?;
        }
    }
    Ok(())
}

fn put_into_effect(tx: &Tx<'_>, clock: &Actor, version: &Version) -> Result<(), AppError> {
    let day = version.effective_on.unwrap_or_else(|| text::here(tx.now()).date());
    if let Some(old) = store::in_effect_of(tx, version.document.get())? {
        let old = store::read(old)?;
        let after = may(clock, Action::Supersede, &old)?.act(day)?;
        save(tx, clock, &old, &after, Action::Supersede, version.number().as_str())?;
        let payload = serde_json::json!({ "document": version.document, "by": version.id });
        tx.emit("document.superseded", old.id.get(), &payload)?;
    }
    let after = may(clock, Action::TakeEffect, version)?.act(day)?;
    save(tx, clock, version, &after, Action::TakeEffect, "")?;
    let payload = serde_json::json!({ "document": version.document });
    tx.emit("document.effective", version.id.get(), &payload)?;
    Ok(())
}

/// A decision with the versions that it issued.
pub(crate) fn decision(
    tx: &Tx<'_>,
    id: DecisionId,
) -> Result<(crate::Decision, Vec<Version>), AppError> {
    let row = store::decision(tx, id.get())?.ok_or(AppError::NotFound)?;
    let versions = store::of_decision(tx, id.get())?.into_iter().map(store::read);
    Ok((store::read_decision(row)?, versions.collect::<Result<_, _>>()?))
}
