//! Until when the agency answers: a rule with a day and a source, and the calendar of offices.

use crate::{Kind, Rule, RuleSetting, Starts, model::rule_of, pages, permit, store};
use jiff::{Timestamp, civil::Date};
use platform::{
    Actor, AppError, DbError, Tx,
    ledger::{Entry, object},
};
use workcal::{Start, Term};

/// What arrives after office hours counts from the next day by itself: days are counted, not hours.
const NO_CUTOFF: jiff::civil::Time = jiff::civil::time(23, 59, 0, 0);

/// Every rule: those that the program brings, and the agency's own.
pub fn rules(tx: &Tx<'_>) -> Result<Vec<Rule>, DbError> {
    let mut rules = pages::usual_rules();
    rules.extend(store::rules(tx)?);
    rules.sort_by_key(|rule| (rule.kind, rule.from, rule.is_own));
    Ok(rules)
}

/// Sets until when a kind is answered, for what is received from a day on. What was promised stays.
pub fn put_rule(tx: &Tx<'_>, actor: &Actor, setting: &RuleSetting) -> Result<(), AppError> {
    permit::may_rule(actor)?;
    let RuleSetting { kind, from, term, starts, source } = setting;
    let from = from.to_string();
    store::put_rule(
        tx,
        kind.as_str(),
        &from,
        term,
        starts.as_str(),
        source,
        actor.person.get(),
        tx.now().as_microsecond(),
    )?;
    let entry = Entry {
        action: "feedback_rule.put",
        object: object("feedback_rule", kind.as_str()),
        reason: &from,
        ..Entry::default()
    };
    tx.record(actor, &entry)?;
    Ok(())
}

/// The day by which something of a kind is answered, with the rule in words. `taken_up` is when it
/// was classified; a kind that counts from then has no day before.
pub(super) fn promise(
    tx: &Tx<'_>,
    kind: Kind,
    received_at: Timestamp,
    taken_up: Option<Timestamp>,
) -> Result<(Option<Date>, String), AppError> {
    let rules = rules(tx)?;
    let Some(rule) = rule_of(&rules, kind, text::here(received_at).date()) else {
        return Ok((None, String::new()));
    };
    let from = match rule.starts {
        Starts::Received => Some(received_at),
        Starts::TakenUp => taken_up,
    };
    let working = organization::working(tx, text::here(received_at).date())?;
    let due = from.zip(rule.limit).map(|(from, limit)| {
        let term = Term { limit, start: Start::Effective, cutoff: NO_CUTOFF };
        working.time().due(from, term)
    });
    let due = due.transpose().map_err(|e| AppError::Failed(format!("deadline: {e}")))?;
    Ok((due.map(|due| text::here(due.due_at).date()), pages::rule_words(rule)))
}
