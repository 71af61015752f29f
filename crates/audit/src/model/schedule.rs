use platform::{FieldErrors, PersonId};
use quality_register::Values;

/// What a session says of who audits whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// The audited unit.
    pub unit: i64,
    /// Its auditors with the unit each belongs to.
    pub auditors: Team,
    /// Whether a leader allowed that somebody audits their own unit.
    pub is_allowed: bool,
}

/// People with the unit that each belongs to.
pub type Team = Vec<(PersonId, Option<i64>)>;

/// Somebody would audit the unit to which they belong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conflict {
    /// Who.
    pub person: PersonId,
}

/// Nobody audits their own unit, but for an exception that a leader wrote down
/// (ISO 9001, 9.2.2 c; `iso-in-agencies.md` 9, rule 11).
pub fn independence(slot: &Slot) -> Result<(), Conflict> {
    let own = slot.auditors.iter().find(|(_, unit)| *unit == Some(slot.unit));
    match own {
        Some((person, _)) if !slot.is_allowed => Err(Conflict { person: *person }),
        _ => Ok(()),
    }
}

/// A session needs a time that runs forward, contents, and each auditor once.
pub(crate) fn session_is_whole(values: &Values, wrong: &mut FieldErrors) {
    let time = |field| jiff::civil::Time::strptime("%H:%M", values.text(field)).ok();
    for field in ["begins", "ends"] {
        if values.has(field) && time(field).is_none() {
            wrong.add(field, "bad_time");
        }
    }
    if let (Some(begins), Some(ends)) = (time("begins"), time("ends"))
        && ends <= begins
    {
        wrong.add("ends", "ends_before_it_begins");
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
    fn nobody_audits_their_own_unit_unless_it_was_allowed() {
        let person = PersonId::new;
        let slot = |auditors: Team, is_allowed| Slot { unit: 7, auditors, is_allowed };
        let own = Err(Conflict { person: person(2) });
        for (auditors, is_allowed, want) in [
            (vec![(person(1), Some(8))], false, Ok(())),
            (vec![(person(1), None)], false, Ok(())),
            (vec![(person(1), Some(8)), (person(2), Some(7))], false, own),
            (vec![(person(1), Some(8)), (person(2), Some(7))], true, Ok(())),
        ] {
            assert_eq!(independence(&slot(auditors.clone(), is_allowed)), want, "{auditors:?}");
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
