//! Declarations, from the draft to the archive.

use crate::{
    Action, Declaration, DeclarationId, Move, Reason, Signer,
    actions::{scoping::outline, snapshot},
    may, permit, store,
};
use document::Numbering;
use jiff::civil::Date;
use platform::{
    Actor, AppError, DbError, Tx,
    ledger::{Entry, object},
};

/// Drafts a declaration. One is in work at a time.
pub fn begin(tx: &Tx<'_>, actor: &Actor) -> Result<DeclarationId, AppError> {
    permit::may_keep(actor)?;
    if store::open_one(tx)?.is_some() {
        return Err(AppError::Conflict("declaration_in_work"));
    }
    let today = text::here(tx.now()).date();
    let replaces = store::in_force(tx, today)?.map(|before| before.id.get());
    let (id, at) = (tx.new_key(), tx.now().as_microsecond());
    store::insert(tx, id, replaces, actor.person.get(), &today.to_string(), at)?;
    let id = DeclarationId::new(id);
    let entry = Entry {
        action: "declaration.begin",
        object: object("declaration", id),
        ..Entry::default()
    };
    tx.record(actor, &entry)?;
    Ok(id)
}

/// The declaration; a draft with what it would declare now. Everybody of the agency may know of it.
pub fn open(tx: &Tx<'_>, id: DeclarationId) -> Result<Declaration, AppError> {
    let mut it = store::get(tx, id)?.ok_or(AppError::NotFound)?;
    if !it.is_signed() {
        it.snapshot = snapshot(tx)?;
    }
    Ok(it)
}

/// What is declared now: the declaration in force, for the portal and the inspection pack.
pub fn current(tx: &Tx<'_>) -> Result<Option<Declaration>, DbError> {
    declared_on(tx, text::here(tx.now()).date())
}

/// What was declared on a day.
pub fn declared_on(tx: &Tx<'_>, on: Date) -> Result<Option<Declaration>, DbError> {
    store::in_force(tx, on)
}

/// Every declaration that was not discarded, the newest first.
pub fn history(tx: &Tx<'_>) -> Result<Vec<Declaration>, DbError> {
    store::declarations(tx)
}

/// Why what is declared is to be declared anew; none where nothing is declared.
pub fn reasons(tx: &Tx<'_>) -> Result<Vec<Reason>, DbError> {
    let Some(declared) = current(tx)? else { return Ok(Vec::new()) };
    Ok(declared.snapshot.reasons(&outline(tx)?))
}

/// Does one action: look up, ask leave, decide, save, remember. What takes effect supersedes what
/// was in force.
pub fn act(
    tx: &Tx<'_>,
    actor: &Actor,
    id: DeclarationId,
    action: Action,
    with: &Move,
) -> Result<Declaration, AppError> {
    if action == Action::Supersede {
        return Err(AppError::Conflict("wrong_state"));
    }
    one(tx, actor, id, action, with)
}

fn one(
    tx: &Tx<'_>,
    actor: &Actor,
    id: DeclarationId,
    action: Action,
    with: &Move,
) -> Result<Declaration, AppError> {
    let before = open(tx, id)?;
    let today = text::here(tx.now()).date();
    let by =
        Signer { person: actor.person, name: actor.name.clone(), position: actor.position.clone() };
    let permit = may(actor, action, &before)?;
    if action == Action::Number
        && let Some(dated) = with.dated
    {
        numbering(tx, &before, &with.number, dated)?.mistakes(&with.number, dated).or(())?;
    }
    let after = permit.act(&by, with, today)?;
    if action == Action::Sign {
        if !actor.via.confirmed {
            return Err(AppError::Conflict("password_missing"));
        }
        confirm_exclusions(tx, actor)?;
    }
    if action == Action::TakeEffect
        && let Some(old) = current(tx)?
    {
        let next = Move { dated: after.in_force_on, ..Move::default() };
        one(tx, actor, old.id, Action::Supersede, &next)?;
    }
    if store::save(tx, before.moves, &after)? != 1 {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    let hash = after.is_signed().then(|| after.snapshot.hash());
    let reason = if with.reason.is_empty() { &after.number } else { &with.reason };
    let entry = Entry {
        action: &format!("declaration.{}", action.as_str()),
        object: object("declaration", id),
        version: after.moves,
        after: hash.as_deref(),
        reason,
        ..Entry::default()
    };
    tx.record(actor, &entry)?;
    Ok(after)
}

/// Whoever signs that clauses do not apply confirms for the agency that they do not.
fn confirm_exclusions(tx: &Tx<'_>, actor: &Actor) -> Result<(), AppError> {
    for (clause, it) in evidence::exclusions(tx)? {
        if !it.is_confirmed {
            evidence::exclude(tx, actor, clause, Some(&it.reason))?;
        }
    }
    Ok(())
}

/// What is known when a declaration gets number and day.
fn numbering(
    tx: &Tx<'_>,
    it: &Declaration,
    number: &str,
    dated: Date,
) -> Result<Numbering, AppError> {
    let recorded = tx.recorded(&object("declaration", it.id))?;
    let signed = recorded.iter().find(|line| line.action == "declaration.sign");
    let replaced = it.replaces.map(|id| open(tx, id)).transpose()?;
    let is_same = |other: &Declaration| {
        let year = other.dated.map(Date::year);
        other.id != it.id && other.number == number && year == Some(dated.year())
    };
    Ok(Numbering {
        signed_on: signed.map(|line| text::here(line.at).date()),
        replaces: replaced.and_then(|old| old.dated),
        is_taken: history(tx)?.iter().any(is_same),
    })
}

/// Keeps a file that shows the publication; its bytes lie with the files already. Its key.
pub fn keep_evidence(
    tx: &Tx<'_>,
    actor: &Actor,
    id: DeclarationId,
    name: &str,
    hash: &str,
    bytes: i64,
) -> Result<i64, AppError> {
    permit::may_publish(actor)?;
    let it = open(tx, id)?;
    if it.number.is_empty() {
        return Err(AppError::Conflict("declaration_without_number"));
    }
    let (key, at) = (tx.new_key(), tx.now().as_microsecond());
    store::insert_evidence(tx, key, id.get(), name, hash, bytes, actor.person.get(), at)?;
    let entry = Entry {
        action: "declaration.evidence",
        object: object("declaration", id),
        version: it.moves,
        after: Some(hash),
        ..Entry::default()
    };
    tx.record(actor, &entry)?;
    Ok(key)
}
