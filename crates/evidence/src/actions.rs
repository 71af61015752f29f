//! The use cases. Each runs inside one transaction that its caller opened.

use crate::{Conclusion, Exclusion, SCOPE_ROLES, model, store};
use platform::{
    Actor, AppError, DbError, Exhibit, Tx,
    ledger::{Entry, object},
};
use standard::{Clause, Edition};
use std::collections::BTreeMap;

/// A clause with what there is for it.
#[derive(Debug, Clone)]
pub struct Row {
    /// The clause.
    pub clause: &'static Clause,
    /// What is shown for it.
    pub exhibits: Vec<Exhibit>,
    /// That it does not apply.
    pub exclusion: Option<Exclusion>,
    /// How it stands.
    pub conclusion: Conclusion,
}

/// Every clause of an edition with what there is for it at the end of a span.
pub fn matrix(tx: &Tx<'_>, edition: Edition, shown: &[Exhibit]) -> Result<Vec<Row>, DbError> {
    let said = said(tx)?;
    let mut at: BTreeMap<&str, Vec<Exhibit>> = BTreeMap::new();
    for exhibit in shown {
        for number in model::shown_at(exhibit, edition) {
            at.entry(number).or_default().push(exhibit.clone());
        }
    }
    let row = |clause: &'static Clause| {
        let exclusion = left_out(&said, clause, edition).filter(|_| clause.is_row());
        let exhibits = at.remove(clause.number).unwrap_or_default();
        let is_demanded = !clause.maintain.is_empty() || !clause.retain.is_empty();
        let conclusion = Conclusion::of(&exhibits, exclusion.is_some(), is_demanded);
        Row { clause, exhibits, exclusion, conclusion }
    };
    Ok(edition.clauses().iter().filter(|clause| !clause.is_fine).map(row).collect())
}

/// What the agency said of clauses: whether each is excluded, and why.
type Said = BTreeMap<String, (bool, String)>;

fn said(tx: &Tx<'_>) -> Result<Said, DbError> {
    let rows = store::exclusions(tx)?.into_iter();
    Ok(rows.map(|(clause, is_excluded, reason)| (clause, (is_excluded == 1, reason))).collect())
}

/// That a clause of an edition does not apply: everything that it stands for in 2015 is excluded.
fn left_out(said: &Said, clause: &Clause, edition: Edition) -> Option<Exclusion> {
    let own = |number| exclusion(said, number);
    let all: Option<Vec<_>> = model::stands_for(clause, edition).into_iter().map(own).collect();
    all?.into_iter().next()
}

/// That a clause of 2015 does not apply: as the agency said, or as is usual while it says nothing.
fn exclusion(said: &Said, number: &str) -> Option<Exclusion> {
    match said.get(number) {
        Some((true, reason)) => Some(Exclusion { reason: reason.clone(), is_confirmed: true }),
        Some((false, _)) => None,
        None => model::usual_exclusion(number)
            .map(|reason| Exclusion { reason: reason.to_owned(), is_confirmed: false }),
    }
}

/// The clauses of an edition that apply to the agency: without headings and what is excluded.
pub fn applicable(tx: &Tx<'_>, edition: Edition) -> Result<Vec<&'static Clause>, DbError> {
    let said = said(tx)?;
    let applies = |clause: &&Clause| clause.is_row() && left_out(&said, clause, edition).is_none();
    Ok(edition.clauses().iter().filter(applies).collect())
}

/// The clauses of 2015 that do not apply, in their order, each with the reason.
pub fn exclusions(tx: &Tx<'_>) -> Result<Vec<(&'static str, Exclusion)>, DbError> {
    let said = said(tx)?;
    let rows = Edition::Iso2015.clauses().iter().filter(|clause| clause.is_row());
    let own = |clause: &'static Clause| Some((clause.number, exclusion(&said, clause.number)?));
    Ok(rows.filter_map(own).collect())
}

/// Declares a clause not applicable with a reason, or applicable again without one (4.3).
pub fn exclude(
    tx: &Tx<'_>,
    actor: &Actor,
    clause: &str,
    reason: Option<&str>,
) -> Result<(), AppError> {
    if !actor.is_any(SCOPE_ROLES) {
        return Err(AppError::Forbidden("role_missing"));
    }
    let known = Edition::Iso2015.clause(clause).filter(|known| known.is_row());
    let clause = known.ok_or(AppError::Conflict("no_such_clause"))?.number;
    if reason.is_some_and(|reason| reason.trim().is_empty()) {
        return Err(AppError::Conflict("exclusion_without_reason"));
    }
    let said = reason.map_or("", str::trim);
    let (person, at) = (actor.person.get(), tx.now().as_microsecond());
    store::put_exclusion(tx, clause, reason.is_some().into(), said, person, at)?;
    let action = if reason.is_some() { "evidence.exclude" } else { "evidence.include" };
    let object = object("clause", clause);
    tx.record(actor, &Entry { action, object, reason: said, ..Entry::default() })?;
    Ok(())
}
