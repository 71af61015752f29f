use super::note;
use crate::{AnchorId, may_keep_anchors, model, store};
use pades::{Anchor, Facts};
use platform::{Actor, AppError, DbError, Tx, ledger::object};

/// The roots that count, for the judge.
pub(crate) fn trusted(tx: &Tx<'_>) -> Result<Vec<Anchor>, DbError> {
    let rows = store::trusted(tx)?;
    let read = |(der,): (String,)| {
        let unreadable = |_| DbError::Unreadable("a trusted root".to_owned());
        hex::decode(der).map(Anchor).map_err(unreadable)
    };
    rows.into_iter().map(read).collect()
}

/// Trusts roots from now on; those that are trusted already stay as they are. Says how many are new.
pub(crate) fn add_anchors(tx: &Tx<'_>, actor: &Actor, found: &[Facts]) -> Result<usize, AppError> {
    may_keep_anchors(actor)?;
    let mut new = 0;
    for facts in found {
        if store::is_trusted(tx, &facts.sha256)?.is_some() {
            continue;
        }
        let key = tx.new_key();
        store::insert_anchor(
            tx,
            key,
            &facts.sha256,
            &facts.der,
            &facts.subject,
            &facts.issuer,
            &facts.serial,
            facts.from.as_microsecond(),
            facts.to.as_microsecond(),
            actor.person.get(),
            tx.now().as_microsecond(),
        )?;
        let object = object("trust_anchor", key);
        note(tx, actor, "trust_anchor.add", object, (&facts.sha256, &facts.subject))?;
        new += 1;
    }
    if new == 0 { Err(AppError::Conflict("anchor_known")) } else { Ok(new) }
}

/// Trusts a root no longer. Signatures under it are undecided from now on.
pub(crate) fn withdraw_anchor(tx: &Tx<'_>, actor: &Actor, id: AnchorId) -> Result<(), AppError> {
    may_keep_anchors(actor)?;
    let found = store::anchor(tx, id)?.ok_or(AppError::NotFound)?;
    model::may_be_withdrawn(found.withdrawn.as_ref())?;
    store::withdraw_anchor(tx, id.get(), actor.person.get(), tx.now().as_microsecond())?;
    let object = object("trust_anchor", id);
    note(tx, actor, "trust_anchor.withdraw", object, (&found.sha256, &found.subject))
}
