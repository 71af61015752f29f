use crate::{CopyAction, CopyMove, Holder};
use platform::{FieldErrors, PersonId};
use serde::Deserialize;

/// To whom a copy goes: one of three.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct CopyForm {
    pub(crate) unit: String,
    pub(crate) person: String,
    pub(crate) place: String,
}

impl CopyForm {
    /// The holder, if exactly one is named.
    pub(crate) fn parse(&self) -> Result<Holder, FieldErrors> {
        let mut errors = FieldErrors::default();
        let place = text::typed(&self.place).replace('\n', " ");
        let (unit, person) = (self.unit.trim(), self.person.trim());
        let named = [!unit.is_empty(), !person.is_empty(), !place.is_empty()];
        match named.iter().filter(|it| **it).count() {
            0 => errors.add("unit", "holder_missing"),
            1 => {}
            _ => errors.add("unit", "one_holder_only"),
        }
        if place.chars().count() > 200 {
            errors.add("place", "too_long");
        }
        let key = |typed: &str| typed.parse().unwrap_or_default();
        errors.or(match named {
            [true, _, _] => Holder::Unit(key(unit)),
            [_, true, _] => Holder::Person(PersonId::new(key(person))),
            _ => Holder::Place(place),
        })
    }
}

/// What happened to a copy.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct MoveForm {
    action: String,
    on: String,
    reason: String,
    signed: String,
}

impl MoveForm {
    /// The move, or why it cannot be read.
    pub(crate) fn parse(&self) -> Result<CopyMove, FieldErrors> {
        let mut errors = FieldErrors::default();
        let action = CopyAction::parse(self.action.trim());
        if action.is_none() {
            errors.add("action", "bad_request");
        }
        let on = errors.day("on", &self.on);
        let reason = text::typed(&self.reason);
        if reason.chars().count() > 1000 {
            errors.add("reason", "too_long");
        }
        match (action, on) {
            (Some(action), Some(on)) if errors.is_empty() => {
                Ok(CopyMove { action, on, reason, signed: !self.signed.is_empty() })
            }
            _ => Err(errors),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(errors: FieldErrors) -> Vec<&'static str> {
        errors.0.into_iter().map(|(_, code)| code).collect()
    }

    #[test]
    fn a_copy_goes_to_one_holder() {
        for (unit, person, place, want) in [
            ("7", "", "", Ok(Holder::Unit(7))),
            ("", "9", "", Ok(Holder::Person(PersonId::new(9)))),
            ("", "", " Bảng tin ", Ok(Holder::Place("Bảng tin".into()))),
            ("", " ", "", Err(vec!["holder_missing"])),
            ("7", "9", "", Err(vec!["one_holder_only"])),
        ] {
            let form = CopyForm { unit: unit.into(), person: person.into(), place: place.into() };
            assert_eq!(form.parse().map_err(codes), want, "{form:?}");
        }
    }

    #[test]
    fn a_move_tells_every_mistake_at_once() {
        let form = MoveForm {
            action: "burn".into(),
            on: "31/02/2026".into(),
            reason: "a".repeat(1001),
            signed: String::new(),
        };
        assert_eq!(codes(form.parse().unwrap_err()), ["bad_request", "bad_date", "too_long"]);
    }
}
