use platform::{FieldErrors, PersonId};
use quality_register::Values;

/// What a session says of who audits whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// The audited unit.
    pub unit: i64,
    /// Its auditors with the unit each belongs to.
    pub auditors: Team,
    /// Those of them who hold no valid certificate of an internal auditor on its day.
    pub untrained: Vec<PersonId>,
    /// Whether a leader allowed it as it is, in words.
    pub is_allowed: bool,
}

/// People with the unit that each belongs to.
pub type Team = Vec<(PersonId, Option<i64>)>;

/// Why somebody should not audit in a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conflict {
    /// They would audit the unit to which they belong (ISO 9001, 9.2.2 c; `iso-in-agencies.md` 9, rule 11).
    OwnUnit(PersonId),
    /// They hold no valid certificate (ISO 9001, 7.2; `iso-in-agencies.md` 5.7).
    Untrained(PersonId),
}

/// Everything that stands against a session, whether or not a leader allowed it.
pub fn conflicts(slot: &Slot) -> Vec<Conflict> {
    let own = slot.auditors.iter().filter(|(_, unit)| *unit == Some(slot.unit));
    let own = own.map(|(person, _)| Conflict::OwnUnit(*person));
    own.chain(slot.untrained.iter().map(|person| Conflict::Untrained(*person))).collect()
}

/// Nobody audits their own unit, and nobody without a certificate, but for an exception that a leader
/// wrote down.
pub fn appointment(slot: &Slot) -> Result<(), Conflict> {
    let first = conflicts(slot).into_iter().next().filter(|_| !slot.is_allowed);
    first.map_or(Ok(()), Err)
}

/// A session needs a time that runs forward, contents, and each auditor once.
pub(crate) fn session_is_whole(values: &Values, wrong: &mut FieldErrors) {
    let time = |field| jiff::civil::Time::strptime("%H:%M", values.text(field)).ok();
    for field in ["begins", "ends"] {
        if values.has(field) && time(field).is_none() {
            wrong.add(field, "bad_session_time");
        }
    }
    if let (Some(begins), Some(ends)) = (time("begins"), time("ends"))
        && ends <= begins
    {
        wrong.add("ends", "session_ends_first");
    }
    if !values.has("clauses") && !values.has("documents") {
        wrong.add("clauses", "session_without_contents");
    }
    let people = ["auditor", "second", "third"].map(|field| (field, values.person(field)));
    for (at, (field, person)) in people.iter().enumerate() {
        if person.is_some() && people[..at].iter().any(|(_, before)| before == person) {
            wrong.add(*field, "auditor_twice");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_audits_their_own_unit_or_untrained_unless_it_was_allowed() {
        let person = PersonId::new;
        let own = Err(Conflict::OwnUnit(person(2)));
        let green = Err(Conflict::Untrained(person(1)));
        for (auditors, untrained, is_allowed, want) in [
            (vec![(person(1), Some(8))], vec![], false, Ok(())),
            (vec![(person(1), None)], vec![], false, Ok(())),
            (vec![(person(1), Some(8)), (person(2), Some(7))], vec![], false, own),
            (vec![(person(1), Some(8)), (person(2), Some(7))], vec![], true, Ok(())),
            (vec![(person(1), Some(8))], vec![person(1)], false, green),
            (vec![(person(1), Some(8))], vec![person(1)], true, Ok(())),
        ] {
            let slot = Slot { unit: 7, auditors, untrained, is_allowed };
            assert_eq!(appointment(&slot), want, "{slot:?}");
            assert_eq!(conflicts(&slot).is_empty(), want.is_ok() && !is_allowed, "{slot:?}");
        }
    }

    #[test]
    fn a_session_tells_every_mistake() {
        let values = Values::new()
            .with("begins", "8h")
            .with("ends", "07:00")
            .with("auditor", "1")
            .with("second", "1");
        let mut wrong = FieldErrors::default();
        session_is_whole(&values, &mut wrong);
        let fields: Vec<_> = wrong.0.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, ["begins", "clauses", "second"]);
    }
}
