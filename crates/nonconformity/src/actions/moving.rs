use super::open;
use crate::{
    Action, Finding, Group, Move, Nonconformity, NonconformityId, Origin, Source, State, may, store,
};
use platform::{
    Actor, AppError, DbError, PersonId, Tx,
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
    begin(tx, actor, finding, None, None)
}

fn begin(
    tx: &Tx<'_>,
    actor: &Actor,
    finding: &Finding,
    group: Option<&Group>,
    follows: Option<NonconformityId>,
) -> Result<NonconformityId, AppError> {
    let Finding { source, description, clause, requirement, unit, .. } = finding;
    let origin = |of: fn(&Origin) -> &str| finding.origin.as_ref().map_or("", of);
    let (id, salt) = (tx.new_key(), salt()?);
    let text_of = |of: fn(&Group) -> &String| group.map_or("", |group| of(group).as_str());
    let (code, title) = (text_of(|group| &group.code), text_of(|group| &group.title));
    store::insert(
        tx,
        id,
        source.as_str(),
        description,
        clause,
        requirement,
        *unit,
        group.map(|group| group.version.get()),
        code,
        title,
        group.map(|group| group.step_no),
        text_of(|group| &group.step),
        group.map(|group| group.month.to_string()),
        follows.map(NonconformityId::get),
        actor.person.get(),
        &text::here(tx.now()).date().to_string(),
        &hex::encode(salt),
        &text::fold(&format!("{description} {requirement} {code} {title}")),
        tx.now().as_microsecond(),
        &finding.evidence,
        &finding.found_by,
        finding.severity.as_str(),
        origin(Origin::thing),
        origin(Origin::href),
        origin(Origin::label),
    )?;
    let reason = format!("{} {}", source.as_str(), origin(Origin::thing));
    let (reason, said) =
        (reason.trim_end(), format!("{description}\n{requirement}\n{}", finding.evidence));
    let entry = Entry {
        action: "nonconformity.draft",
        object: object("nonconformity", id),
        reason,
        pii_commit: Some(commitment(&salt, &said)),
        ..Entry::default()
    };
    tx.record(actor, &entry)?;
    Ok(NonconformityId::new(id))
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
    let mut after = may(actor, action, &before)?.act(actor.person, with, today)?;
    if after.state() == State::Open {
        let year = i64::from(today.year());
        let (number,) = store::next_number(tx, year)?;
        after.number = format!("NC-{year}-{number:02}");
    }
    save(tx, &before, &after)?;
    remember(tx, actor, &after, action, with)?;
    if after.state() == State::Ineffective {
        let finding = Finding { source: Source::Recurrence, ..after.finding.clone() };
        begin(tx, actor, &finding, after.group.as_ref(), Some(id))?;
    }
    Ok(after)
}

fn save(tx: &Tx<'_>, before: &Nonconformity, after: &Nonconformity) -> Result<(), AppError> {
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
    let Finding { description, requirement, .. } = &after.finding;
    let group =
        after.group.as_ref().map(|group| format!("{} {} {}", group.code, group.title, group.step));
    let folded =
        format!("{} {description} {requirement} {}", after.number, group.unwrap_or_default());
    let changed = store::save(
        tx,
        after.id.get(),
        before.moves,
        &after.number,
        after.state().as_str(),
        &after.correction,
        &after.cause,
        &after.measure,
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
        &text::fold(&folded),
        tx.now().as_microsecond(),
    )?;
    if changed == 1 { Ok(()) } else { Err(AppError::Conflict("changed_meanwhile")) }
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
