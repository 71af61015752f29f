//! What a nonconformity brings up to date in the register (ISO 9001, 10.2.1 e): a risk that nobody had
//! seen is noted, one that is settled is judged anew, one that is under way is named.

use crate::{RISKS, pages, store};
use nonconformity::{Action, Move, Nonconformity, NonconformityId};
use platform::{
    Actor, AppError, DbError, Tx,
    ledger::{Entry as Leaf, object},
};
use quality_register::{Entry, EntryId, Origin, Values, every, open, raise, step};

/// A risk with what a nonconformity did to it.
pub(crate) struct Tied {
    pub(crate) risk: Entry,
    /// `raised`, `reopened` or `linked`.
    pub(crate) what: String,
    pub(crate) note: String,
}

/// The risks that a nonconformity brought up to date.
pub(crate) fn tied_to(tx: &Tx<'_>, id: NonconformityId) -> Result<Vec<Tied>, AppError> {
    let tied = |tie: store::Tie| {
        let risk = open(tx, &RISKS, EntryId::new(tie.risk))?;
        Ok(Tied { risk, what: tie.what, note: tie.note })
    };
    store::ties_of_nonconformity(tx, id.get())?.into_iter().map(tied).collect()
}

/// The nonconformities that brought a risk up to date, each with what it did.
pub(crate) fn ties_of(
    tx: &Tx<'_>,
    risk: EntryId,
) -> Result<Vec<(Nonconformity, String)>, AppError> {
    let tied = |tie: store::Tie| {
        let it = nonconformity::open(tx, NonconformityId::new(tie.nonconformity))?;
        Ok((it, tie.what))
    };
    store::ties_of_risk(tx, risk.get())?.into_iter().map(tied).collect()
}

/// The risks that may be meant, those of the same procedure first.
pub(crate) fn candidates(tx: &Tx<'_>, it: &Nonconformity) -> Result<Vec<Entry>, DbError> {
    let code = it.finding.place.as_ref().map_or("", |place| place.code.as_str());
    let known = store::ties_of_nonconformity(tx, it.id.get())?;
    let mut risks = every(tx, &RISKS)?;
    risks.retain(|risk| !known.iter().any(|tie| tie.risk == risk.id.get()));
    risks.sort_by_key(|risk| {
        let is_other = code.is_empty() || risk.document() != code;
        (is_other, risk.unit() != it.finding.unit, risk.number.clone())
    });
    Ok(risks)
}

/// Names a risk that the nonconformity touches; one that was accepted or closed is opened again.
pub fn link(
    tx: &Tx<'_>,
    actor: &Actor,
    id: NonconformityId,
    risk: EntryId,
    note: &str,
) -> Result<Entry, AppError> {
    let it = asked(tx, actor, id)?;
    if note.is_empty() {
        return Err(AppError::Conflict("risk_link_without_words"));
    }
    if store::ties_of_nonconformity(tx, id.get())?.iter().any(|tie| tie.risk == risk.get()) {
        return Err(AppError::Conflict("risk_linked_already"));
    }
    let risk = open(tx, &RISKS, risk)?;
    let is_settled = risk.stage().step("reopen").is_some();
    let (risk, what) = if is_settled {
        let incident = Values::new().with("incident", it.number.as_str());
        (step(tx, actor, &RISKS, risk.id, "reopen", &incident, note)?, "reopened")
    } else {
        (risk, "linked")
    };
    tie(tx, actor, &it, &risk, what, note)?;
    Ok(risk)
}

/// Notes a risk that the nonconformity showed.
pub fn raise_from(
    tx: &Tx<'_>,
    actor: &Actor,
    id: NonconformityId,
    values: &Values,
) -> Result<Entry, AppError> {
    let it = asked(tx, actor, id)?;
    let origin = Origin {
        thing: object("nonconformity", id),
        href: format!("/nonconformities/{id}"),
        label: pages::origin_label(&it.number),
    };
    let risk = raise(tx, actor, &RISKS, values, origin)?;
    let title = risk.title().to_owned();
    tie(tx, actor, &it, &risk, "raised", &title)?;
    Ok(risk)
}

/// The nonconformity, for somebody who may say that the register is up to date.
fn asked(tx: &Tx<'_>, actor: &Actor, id: NonconformityId) -> Result<Nonconformity, AppError> {
    let it = nonconformity::open(tx, id)?;
    drop(nonconformity::may(actor, Action::NoteRisk, &it)?);
    if it.state().after(Action::NoteRisk).is_none() {
        return Err(AppError::Conflict("risk_not_now"));
    }
    Ok(it)
}

fn tie(
    tx: &Tx<'_>,
    actor: &Actor,
    it: &Nonconformity,
    risk: &Entry,
    what: &str,
    note: &str,
) -> Result<(), AppError> {
    let (person, at) = (actor.person.get(), tx.now().as_microsecond());
    store::tie(tx, it.id.get(), risk.id.get(), what, note, person, at)?;
    let about = object("nonconformity", it.id);
    let leaf = Leaf { action: "risk.tie", object: risk.thing(), reason: &about, ..Leaf::default() };
    tx.record(actor, &leaf)?;
    // The nonconformity names every risk that it brought up to date.
    let named: Vec<_> = tied_to(tx, it.id)?.into_iter().map(|tied| tied.risk.number).collect();
    let with = Move { note: pages::risks_named(&named), ..Move::default() };
    nonconformity::act(tx, actor, it.id, Action::NoteRisk, &with)?;
    Ok(())
}
