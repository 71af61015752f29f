//! What people type. Past this file, a value is right or it does not exist.

use crate::{Acceptance, Action, Applicant, Channel, Move, is_phone};
use document::VersionId;
use flow::{Component, ComponentKind};
use platform::{FieldErrors, PersonId};
use serde::Deserialize;

/// A reception, exactly as it arrives: fields with one value, and a line a component.
#[derive(Debug, Default, Clone)]
pub(crate) struct AcceptForm {
    pub(crate) version: String,
    pub(crate) case: String,
    pub(crate) channel: String,
    pub(crate) name: String,
    pub(crate) address: String,
    pub(crate) phone: String,
    pub(crate) email: String,
    pub(crate) sets: String,
    /// The thing that it came out of, such as `appointment/17`; empty for none.
    pub(crate) origin: String,
    /// The components by their place in the procedure: originals and copies handed in.
    pub(crate) counts: Vec<(usize, String, String)>,
}

impl AcceptForm {
    /// Reads the pairs of the form.
    pub(crate) fn from_pairs(pairs: Vec<(String, String)>) -> Self {
        let mut form = Self { sets: "1".into(), channel: "counter".into(), ..Self::default() };
        for (name, value) in pairs {
            match name.as_str() {
                "version" => form.version = value,
                "case" => form.case = value,
                "channel" => form.channel = value,
                "name" => form.name = value,
                "address" => form.address = value,
                "phone" => form.phone = value,
                "email" => form.email = value,
                "sets" => form.sets = value,
                "origin" => form.origin = value,
                _ => form.count(&name, value),
            }
        }
        form
    }

    /// `original.3` and `copy.3`.
    fn count(&mut self, name: &str, value: String) {
        let Some((what, place)) = name.split_once('.') else { return };
        let Ok(place) = place.parse::<usize>() else { return };
        if place >= 200 {
            return;
        }
        let known = self.counts.iter().position(|(at, ..)| *at == place);
        let at = known.unwrap_or_else(|| {
            self.counts.push((place, String::new(), String::new()));
            self.counts.len() - 1
        });
        match what {
            "original" => self.counts[at].1 = value,
            "copy" => self.counts[at].2 = value,
            _ => {}
        }
    }

    /// What was typed for a component.
    pub(crate) fn typed(&self, place: usize) -> (&str, &str) {
        let found = self.counts.iter().find(|(at, ..)| *at == place);
        found.map_or(("", ""), |(_, originals, copies)| (originals, copies))
    }

    /// The version, before the rest is read.
    pub(crate) fn version(&self) -> Option<VersionId> {
        self.version.parse().ok().map(VersionId::new)
    }

    /// All of it right, or every mistake at once. `components` are the procedure's.
    pub(crate) fn parse(&self, components: &[Component]) -> Result<Acceptance, FieldErrors> {
        let mut errors = FieldErrors::default();
        let version = self.version();
        if version.is_none() {
            errors.add("version", "bad_choice");
        }
        let channel = Channel::parse(&self.channel);
        if channel.is_none() {
            errors.add("channel", "bad_choice");
        }
        let mut words = |field: &'static str, typed: &str, most: usize, is_needed: bool| {
            let words = text::typed(typed);
            if words.is_empty() && is_needed {
                errors.add(field, "missing");
            } else if words.chars().count() > most {
                errors.add(field, "too_long");
            }
            words
        };
        let name = words("name", &self.name, 200, true);
        let address = words("address", &self.address, 300, true);
        let phone = words("phone", &self.phone, 30, false);
        let email = words("email", &self.email, 120, false);
        if !phone.is_empty() && !is_phone(&phone) {
            errors.add("phone", "bad_phone");
        }
        let halves = email.split_once('@');
        let is_whole = |(name, host): (&str, &str)| {
            !name.is_empty() && host.contains('.') && !email.contains(char::is_whitespace)
        };
        if !email.is_empty() && !halves.is_some_and(is_whole) {
            errors.add("email", "bad_email");
        }
        let sets = self.sets.trim().parse().ok().filter(|sets| (1..=99).contains(sets));
        if sets.is_none() {
            errors.add("sets", "bad_count");
        }
        if self.origin.chars().count() > 60 {
            errors.add("origin", "bad_choice");
        }
        let components = self.components(components, &mut errors);
        match (version, channel, sets) {
            (Some(version), Some(channel), Some(sets)) if errors.is_empty() => Ok(Acceptance {
                version,
                case: text::typed(&self.case),
                channel,
                applicant: Applicant { name, address, phone, email },
                components,
                sets,
                origin: self.origin.clone(),
            }),
            _ => Err(errors),
        }
    }

    fn components(&self, all: &[Component], errors: &mut FieldErrors) -> Vec<(String, i64, i64)> {
        let (mut handed, before) = (Vec::new(), errors.0.len());
        for (place, Component { text, .. }) in all.iter().enumerate() {
            let (originals, copies) = self.typed(place);
            let mut number = |typed: &str| match typed.trim() {
                "" => 0,
                typed => typed.parse().ok().filter(|n| (0..=99).contains(n)).unwrap_or_else(|| {
                    errors.add(format!("original.{place}"), "bad_count");
                    0
                }),
            };
            let (originals, copies) = (number(originals), number(copies));
            if originals + copies > 0 {
                handed.push((text.clone(), originals, copies));
            }
        }
        // The receipt says what was handed in: not a line of dots. What is only shown is not kept.
        let is_kept = |part: &Component| part.kind != Some(ComponentKind::Presented);
        let first = all.iter().position(is_kept).filter(|_| handed.is_empty());
        if let Some(first) = first.filter(|_| errors.0.len() == before) {
            errors.add(format!("original.{first}"), "no_papers");
        }
        handed
    }
}

/// A button on the page of a dossier.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct ActionForm {
    pub(crate) action: String,
    pub(crate) reason: String,
    pub(crate) basis: String,
    pub(crate) assignee: String,
    pub(crate) until: String,
    /// How often the dossier had moved when the page was made.
    pub(crate) seen: String,
}

impl ActionForm {
    pub(crate) fn parse(&self) -> Result<(Action, Move), FieldErrors> {
        let mut errors = FieldErrors::default();
        let action = Action::parse(&self.action);
        if action.is_none() {
            errors.add("action", "unknown_action");
        }
        let until = match (action, self.until.trim()) {
            (Some(Action::Extend), typed) => errors.day("until", typed),
            _ => None,
        };
        let reason = text::typed(&self.reason);
        if reason.chars().count() > 2000 {
            errors.add("reason", "too_long");
        }
        let basis = text::typed(&self.basis);
        if basis.chars().count() > 500 {
            errors.add("basis", "too_long");
        }
        let assignee = self.assignee.trim().parse().ok().map(PersonId::new);
        if assignee.is_none() && !self.assignee.trim().is_empty() {
            errors.add("assignee", "bad_choice");
        }
        // What no page ever showed was not seen, and is not moved.
        let seen = Some(self.seen.trim().parse().unwrap_or(-1));
        let with = Move { reason, basis, assignee, until, seen };
        match action {
            Some(action) => errors.or((action, with)),
            None => Err(errors),
        }
    }
}

/// The field of a form that a refusal is about, where it is about one.
pub(crate) fn field_of(code: &str) -> Option<&'static str> {
    match code {
        "dossier_reason_missing" => Some("reason"),
        "basis_missing" => Some("basis"),
        "until_missing" | "until_too_early" => Some("until"),
        "assignee_unfit" => Some("assignee"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect()
    }

    #[test]
    fn a_reception_tells_every_mistake_at_once() {
        let form =
            AcceptForm::from_pairs(pairs(&[("sets", "0"), ("phone", "abc"), ("email", "x")]));
        let FieldErrors(wrong) = form.parse(&[]).unwrap_err();
        let fields: Vec<_> = wrong.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, ["version", "name", "address", "phone", "email", "sets"]);
    }

    #[test]
    fn what_was_handed_in_is_counted() {
        let form = AcceptForm::from_pairs(pairs(&[
            ("version", "5"),
            ("name", "Nguyễn Văn A (minh họa)"),
            ("address", "Khu 1"),
            ("original.0", "1"),
            ("copy.2", "2"),
        ]));
        let parts = components(&["Tờ khai", "Giấy chứng sinh", "Căn cước"]);
        let acceptance = form.parse(&parts).unwrap();
        assert_eq!(
            acceptance.components,
            [("Tờ khai".to_owned(), 1, 0), ("Căn cước".to_owned(), 0, 2)]
        );
    }

    fn components(texts: &[&str]) -> Vec<Component> {
        texts.iter().map(|text| Component { text: (*text).into(), kind: None }).collect()
    }

    /// A receipt that names no paper is none, unless papers are only shown.
    #[test]
    fn a_reception_without_papers_is_asked_for_them() {
        let form = AcceptForm::from_pairs(pairs(&[
            ("version", "5"),
            ("name", "Nguyễn Văn A (minh họa)"),
            ("address", "Khu 1"),
            ("original.0", "0"),
        ]));
        let mut parts = components(&["Căn cước", "Tờ khai"]);
        parts[0].kind = Some(ComponentKind::Presented);
        let FieldErrors(wrong) = form.parse(&parts).unwrap_err();
        assert_eq!(wrong, [("original.1".to_owned(), "no_papers")]);
        assert!(form.parse(&parts[..1]).is_ok() && form.parse(&[]).is_ok());
    }
}
