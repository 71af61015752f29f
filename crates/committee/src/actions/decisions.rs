//! Who signs a decision about the committee, and what its number and day agree with.

use crate::{COMMITTEES, pages};
use document::Numbering;
use jiff::civil::Date;
use organization::Member;
use platform::{Actor, AppError, DbError, FieldErrors, PersonId, Role, Tx};
use quality_register::{Entry, Field, Offers, Shown, Step, every, moves};

/// The head of the agency and the deputies, who alone sign its decisions.
fn signers(tx: &Tx<'_>) -> Result<Vec<Member>, DbError> {
    organization::with_role(tx, Role::Approver, text::here(tx.now()).date())
}

/// Whom the form offers to sign.
pub(crate) fn leaders(tx: &Tx<'_>, field: &Field) -> Result<Offers, DbError> {
    if field.key != "signer" {
        return Ok(Offers::new());
    }
    let offer = |it: Member| (it.person.to_string(), pages::leader(&it));
    Ok(signers(tx)?.into_iter().map(offer).collect())
}

/// A decision is signed by the head of the agency or a deputy.
pub(crate) fn may_stand_committee(tx: &Tx<'_>, _: &Actor, it: &Entry) -> Result<(), AppError> {
    let signer = it.values.person("signer");
    if signers(tx)?.iter().any(|leader| Some(leader.person) == signer) {
        return Ok(());
    }
    let mut wrong = FieldErrors::default();
    wrong.add("signer", "signer_is_no_leader");
    Err(wrong.into())
}

/// Who signed it; before that, who is to.
pub(crate) fn signer_of(it: &Entry) -> Option<PersonId> {
    let is_signed = !matches!(it.state(), "draft" | "dropped");
    let signed = it.who_did("sign").filter(|_| is_signed);
    signed.or_else(|| it.values.person("signer"))
}

/// Its page names who signed, where that is not whom the draft named.
pub(crate) fn say_signer(tx: &Tx<'_>, it: &Entry, lines: &mut Vec<Shown>) -> Result<(), AppError> {
    let signed = signer_of(it).filter(|signer| it.values.person("signer") != Some(*signer));
    if let Some(signer) = signed {
        let text = organization::names(tx)?.remove(&signer).unwrap_or_default();
        lines.push(Shown { key: "", label: pages::SIGNED_BY, text });
    }
    Ok(())
}

/// The committee that a decision replaced: the newest with a number before it.
pub(crate) fn before(tx: &Tx<'_>, it: &Entry) -> Result<Option<Entry>, DbError> {
    let mut others = every(tx, &COMMITTEES)?;
    others.retain(|other| other.id < it.id && other.values.has("number"));
    Ok(others.into_iter().max_by_key(|other| other.id))
}

/// Number and day agree with what is known when they are given.
pub(crate) fn fill_committee(
    tx: &Tx<'_>,
    it: &mut Entry,
    step: Option<&Step>,
) -> Result<(), AppError> {
    if let (Some(dated), Some("number" | "correct")) =
        (it.values.day("dated"), step.map(|step| step.key))
    {
        numbering(tx, it, dated)?.mistakes(it.values.text("number"), dated).or(())?;
    }
    Ok(())
}

/// What is known of the decision, which bears its number and day already.
fn numbering(tx: &Tx<'_>, it: &Entry, dated: Date) -> Result<Numbering, AppError> {
    let others = every(tx, &COMMITTEES)?;
    let is_same = |other: &Entry| {
        let year = other.values.day("dated").map(Date::year);
        other.id != it.id
            && other.values.text("number") == it.values.text("number")
            && year == Some(dated.year())
    };
    let moved = moves(tx, it)?;
    let signed = moved.iter().rev().find(|moved| moved.action == "sign");
    Ok(Numbering {
        signed_on: signed.map(|signed| text::here(signed.at).date()),
        replaces: before(tx, it)?.and_then(|old| old.values.day("dated")),
        is_taken: others.iter().any(is_same),
    })
}
