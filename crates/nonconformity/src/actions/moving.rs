use super::open;
use crate::{
    Action, Finding, Move, Nonconformity, NonconformityId, Origin, Place, Source, State, may, store,
};
use change_request::{Kind, RequestId, Wish};
use jiff::civil::Date;
use platform::{
    Actor, AppError, DbError, FieldErrors, PersonId, Tx,
    ledger::{Entry, commitment, object},
};

/// Randomness for the commitments of one nonconformity.
pub(super) fn salt() -> Result<[u8; 32], DbError> {
    let mut salt = [0; 32];
    getrandom::fill(&mut salt).map_err(|e| DbError::Unavailable(e.to_string()))?;
    Ok(salt)
}

/// Raises a nonconformity out of a thing of the record: how other features do it. Who may open it
/// gives it its number at once; from others it waits as a draft for the ISO secretary.
pub fn raise(
    tx: &Tx<'_>,
    actor: &Actor,
    finding: &Finding,
    origin: &Origin,
) -> Result<NonconformityId, AppError> {
    let finding = Finding { origin: Some(origin.clone()), ..finding.clone() };
    let id = record(tx, actor, &finding)?;
    if may(actor, Action::Raise, &open(tx, id)?).is_ok() {
        act(tx, actor, id, Action::Raise, &Move::default())?;
    }
    Ok(id)
}

/// Notes what somebody found, as a draft. Everybody may.
pub fn record(tx: &Tx<'_>, actor: &Actor, finding: &Finding) -> Result<NonconformityId, AppError> {
    let edition = finding.edition.map_or_else(|| edition::now(tx), Ok)?;
    if !finding.clause.is_empty() && edition.holding(&finding.clause).is_none() {
        return Err(FieldErrors(vec![("clause".into(), "clause_not_of_edition")]).into());
    }
    begin(tx, actor, finding, None, None)
}

/// Stores a draft; how late dossiers and ineffective measures begin one too.
pub(super) fn begin(
    tx: &Tx<'_>,
    actor: &Actor,
    finding: &Finding,
    month: Option<Date>,
    follows: Option<NonconformityId>,
) -> Result<NonconformityId, AppError> {
    let Finding { source, description, clause, requirement, evidence, .. } = finding;
    let origin = |of: fn(&Origin) -> &str| finding.origin.as_ref().map_or("", of);
    let place = finding.place.as_ref();
    let of_place = |of: fn(&Place) -> &String| place.map_or("", |place| of(place).as_str());
    let (id, salt) = (tx.new_key(), salt()?);
    store::insert(
        tx,
        id,
        source.as_str(),
        description,
        clause,
        requirement,
        finding.unit,
        place.map(|place| place.version.get()),
        of_place(|place| &place.code),
        of_place(|place| &place.title),
        place.and_then(|place| place.step_no),
        of_place(|place| &place.step),
        month.map(|month| month.to_string()),
        follows.map(NonconformityId::get),
        actor.person.get(),
        &text::here(tx.now()).date().to_string(),
        &hex::encode(salt),
        &folded("", finding),
        tx.now().as_microsecond(),
        evidence,
        &finding.found_by,
        finding.severity.as_str(),
        origin(Origin::thing),
        origin(Origin::href),
        origin(Origin::label),
        finding.edition.map_or_else(|| edition::now(tx), Ok)?.as_str(),
    )?;
    let reason = format!("{} {}", source.as_str(), origin(Origin::thing));
    let said = format!("{description}\n{requirement}\n{evidence}");
    let entry = Entry {
        action: "nonconformity.draft",
        object: object("nonconformity", id),
        reason: reason.trim_end(),
        pii_commit: Some(commitment(&salt, &said)),
        ..Entry::default()
    };
    tx.record(actor, &entry)?;
    let id = NonconformityId::new(id);
    store::stand(tx, &open(tx, id)?)?;
    Ok(id)
}

/// The words by which it is found.
fn folded(number: &str, finding: &Finding) -> String {
    let Finding { description, requirement, place, .. } = finding;
    let place =
        place.as_ref().map(|Place { code, title, step, .. }| format!("{code} {title} {step}"));
    text::fold(&format!("{number} {description} {requirement} {}", place.unwrap_or_default()))
}

/// Does one action: look up, ask leave, decide, save, remember. One without effect is taken up by
/// a new draft.
pub fn act(
    tx: &Tx<'_>,
    actor: &Actor,
    id: NonconformityId,
    action: Action,
    with: &Move,
) -> Result<Nonconformity, AppError> {
    let before = open(tx, id)?;
    let today = text::here(tx.now()).date();
    if let (Action::Assign, Some(owner)) = (action, with.owner) {
        organization::member(tx, owner, today)?.ok_or(AppError::Conflict("owner_missing"))?;
    }
    let permit = may(actor, action, &before)?;
    let asked = if action == Action::RequestChange {
        Some(ask_for_change(tx, actor, &before, with)?)
    } else {
        None
    };
    let with = &Move { change_request: asked, ..with.clone() };
    let mut after = permit.act(actor.person, with, today)?;
    if after.state() == State::Open {
        let year = i64::from(today.year());
        let (number,) = store::next_number(tx, year)?;
        after.number = format!("NC-{year}-{number:02}");
    }
    save(tx, &before, &after)?;
    if after.plan != before.plan {
        store::put_plan(tx, id, &after.plan)?;
    }
    remember(tx, actor, &after, action, with)?;
    if after.state() == State::Ineffective {
        let finding = Finding { source: Source::Recurrence, ..after.finding.clone() };
        begin(tx, actor, &finding, after.month, Some(id))?;
    }
    Ok(after)
}

/// Asks for the document to be changed, in the words of the plan.
fn ask_for_change(
    tx: &Tx<'_>,
    actor: &Actor,
    nonconformity: &Nonconformity,
    with: &Move,
) -> Result<RequestId, AppError> {
    if let Some(asked) = nonconformity.change_request {
        return Ok(asked);
    }
    let asked = Wish {
        kind: Kind::Amend,
        version: with.version,
        code: String::new(),
        title: String::new(),
        reason: format!("{}: {}", nonconformity.number, nonconformity.plan.cause.root),
        basis: nonconformity.finding.requirement.clone(),
        present: String::new(),
        proposed: with.note.clone(),
        impact: String::new(),
        is_urgent: false,
    };
    change_request::request(tx, actor, &asked)
}

fn save(tx: &Tx<'_>, before: &Nonconformity, after: &Nonconformity) -> Result<(), AppError> {
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
    let changed = store::save(
        tx,
        after.id.get(),
        before.moves,
        &after.number,
        after.state().as_str(),
        after.owner.map(PersonId::get),
        day(after.due_on),
        after.extensions,
        after.doer.map(PersonId::get),
        &after.result,
        after.verifier.map(PersonId::get),
        &after.verification,
        day(after.judge_from),
        &after.effect,
        day(after.closed_on),
        &after.risk_note,
        after.change_request.map(RequestId::get),
        &folded(&after.number, &after.finding),
        tx.now().as_microsecond(),
    )?;
    if changed != 1 {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    Ok(store::stand(tx, after)?)
}

fn remember(
    tx: &Tx<'_>,
    actor: &Actor,
    after: &Nonconformity,
    action: Action,
    with: &Move,
) -> Result<(), AppError> {
    if !with.note.is_empty() {
        store::insert_note(tx, after.id.get(), after.moves, &with.note)?;
    }
    let salt = store::salt(tx, after.id.get())?.and_then(|(salt,)| hex::decode(salt).ok());
    let salt = salt.and_then(|salt| salt.try_into().ok()).unwrap_or_default();
    let said = format!("{}\n{}", after.words(), with.note);
    let entry = Entry {
        action: &format!("nonconformity.{}", action.as_str()),
        object: object("nonconformity", after.id),
        version: after.moves,
        reason: &after.number,
        pii_commit: Some(commitment(&salt, &said)),
        ..Entry::default()
    };
    tx.record(actor, &entry)?;
    Ok(())
}
