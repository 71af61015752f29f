use crate::{Branch, Finding, Likeness, Nonconformity, NonconformityId, likenesses, store};
use document::VersionId;
use platform::{Actor, AppError, DbError, Tx};
use std::collections::{BTreeMap, BTreeSet};

/// So many are shown beside what somebody writes.
const SHOWN: usize = 8;

/// An older one that seems to be the same, and why.
pub(crate) struct Alike {
    pub(crate) it: Nonconformity,
    pub(crate) why: BTreeSet<Likeness>,
}

/// What happened before and seems to be the same, the most alike first, then the newest.
pub(crate) fn alike(tx: &Tx<'_>, new: &Nonconformity) -> Result<Vec<Alike>, DbError> {
    let code = new.finding.place.as_ref().map_or("", |place| place.code.as_str());
    let branch = new.plan.cause.branch.map_or("", Branch::as_str);
    let id = new.id.get();
    let mut known = BTreeMap::new();
    for row in store::like(tx, id, code, branch)?.into_iter().chain(store::newest(tx, id)?) {
        let it = store::read(row)?;
        known.insert(it.id, it);
    }
    let like = |it: Nonconformity| {
        let why = likenesses(new, &it);
        (!why.is_empty()).then_some(Alike { it, why })
    };
    let mut found: Vec<_> = known.into_values().rev().filter_map(like).collect();
    found.sort_by_key(|alike| alike.why.first().copied());
    found.truncate(SHOWN);
    Ok(found)
}

/// The same for what somebody is just writing: words, and where it happened.
pub(crate) fn alike_to(
    tx: &Tx<'_>,
    actor: &Actor,
    finding: &Finding,
    place: Option<(VersionId, Option<i64>)>,
) -> Result<Vec<Alike>, AppError> {
    let known = |(version, step)| {
        let place = super::place(tx, actor, version, step);
        place.or_else(|_| super::place(tx, actor, version, None)).ok()
    };
    let place = place.and_then(known);
    if place.is_none() && finding.description.is_empty() {
        return Ok(Vec::new());
    }
    let today = text::here(tx.now()).date();
    let finding = Finding { place, ..finding.clone() };
    Ok(alike(tx, &Nonconformity::noted(NonconformityId::new(0), finding, actor.person, today))?)
}
