use super::number;
use crate::{Target, Terms};
use jiff::civil::Date;
use platform::{FieldErrors, PersonId};
use serde::Deserialize;

/// A line of a distribution list as it is typed. Which fields count follows from `kind`.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct LineForm {
    pub(crate) kind: String,
    pub(crate) unit: String,
    pub(crate) position: String,
    pub(crate) person: String,
    pub(crate) from: String,
}

impl LineForm {
    /// Whom it names and from which day on, or every mistake at once.
    pub(crate) fn parse(&self) -> Result<(Target, Date), FieldErrors> {
        let mut errors = FieldErrors::default();
        let from = errors.day("from", &self.from);
        let unit = self.unit.trim().parse::<i64>().ok();
        let target = match self.kind.as_str() {
            "everybody" => Some(Target::Everybody),
            "unit" => unit.map(Target::Unit),
            "position" => {
                let position = text::typed(&self.position);
                (!position.is_empty()).then_some(Target::Position { position, unit })
            }
            "person" => self.person.trim().parse().ok().map(PersonId::new).map(Target::Person),
            _ => None,
        };
        if target.is_none() {
            errors.add(if self.kind.is_empty() { "kind" } else { &self.kind }, "target_missing");
        }
        match (target, from) {
            (Some(target), Some(from)) if errors.is_empty() => Ok((target, from)),
            _ => Err(errors),
        }
    }
}

/// The setting as it is typed.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct TermsForm {
    #[serde(rename = "read_days")]
    pub(crate) read: String,
    #[serde(rename = "head_days")]
    pub(crate) head: String,
    #[serde(rename = "secretary_days")]
    pub(crate) secretary: String,
}

impl TermsForm {
    /// What counts now.
    pub(crate) fn of(terms: Terms) -> Self {
        Self {
            read: terms.read_days.to_string(),
            head: terms.head_days.to_string(),
            secretary: terms.secretary_days.to_string(),
        }
    }

    /// All of it right, or every mistake at once.
    pub(crate) fn parse(&self) -> Result<Terms, FieldErrors> {
        let mut errors = FieldErrors::default();
        let read = number(&mut errors, "read_days", &self.read, (1, 90));
        let head = number(&mut errors, "head_days", &self.head, (0, 90));
        let secretary = number(&mut errors, "secretary_days", &self.secretary, (0, 180));
        match (read, head, secretary) {
            (Some(read_days), Some(head_days), Some(secretary_days)) => {
                Ok(Terms { read_days, head_days, secretary_days })
            }
            _ => Err(errors),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(errors: FieldErrors) -> Vec<String> {
        errors.0.into_iter().map(|(field, _)| field).collect()
    }

    #[test]
    fn a_line_names_somebody() {
        let position = || "Trưởng phòng".to_owned();
        for (kind, unit, named, person, want) in [
            ("everybody", "", "", "", Ok(Target::Everybody)),
            ("unit", "7", "", "", Ok(Target::Unit(7))),
            ("unit", "", "", "", Err(vec!["unit"])),
            (
                "position",
                "",
                "Trưởng phòng",
                "",
                Ok(Target::Position { position: position(), unit: None }),
            ),
            (
                "position",
                "7",
                "Trưởng phòng",
                "",
                Ok(Target::Position { position: position(), unit: Some(7) }),
            ),
            ("position", "7", " ", "", Err(vec!["position"])),
            ("person", "", "", "9", Ok(Target::Person(PersonId::new(9)))),
            ("person", "", "", "ai", Err(vec!["person"])),
            ("", "", "", "", Err(vec!["kind"])),
        ] {
            let form = LineForm {
                kind: kind.into(),
                unit: unit.into(),
                position: named.into(),
                person: person.into(),
                from: "01/12/2026".into(),
            };
            let got = form.parse().map(|(target, _)| target).map_err(codes);
            let want = want.map_err(|fields| fields.into_iter().map(str::to_owned).collect());
            assert_eq!(got, want, "{form:?}");
        }
    }

    #[test]
    fn the_setting_has_its_bounds() {
        for (read, head, secretary, want) in [
            ("7", "0", "7", vec![]),
            ("0", "0", "7", vec!["read_days"]),
            ("91", "-1", "x", vec!["read_days", "head_days", "secretary_days"]),
        ] {
            let form =
                TermsForm { read: read.into(), head: head.into(), secretary: secretary.into() };
            assert_eq!(form.parse().err().map(codes).unwrap_or_default(), want);
        }
    }
}
