use crate::{CodePattern, Kind, Panel, PanelRule, Part, Place};
use organization::UnitId;
use platform::{FieldErrors, PersonId};
use serde::Deserialize;

/// People on one panel, at most.
pub(crate) const SEATS: usize = 4;

/// Who signs what, exactly as it arrives: `reviewed_1`…`reviewed_4` and `reviewed_rule`.
#[derive(Debug, Default, Clone)]
pub(crate) struct SignersForm(Vec<(String, String)>);

impl SignersForm {
    /// Reads the pairs of the form.
    pub(crate) const fn from_pairs(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }

    /// The form of stored panels.
    pub(crate) fn of(panels: &[Panel]) -> Self {
        let mut pairs = Vec::new();
        for panel in panels {
            let part = panel.part.as_str();
            let rule = match panel.rule {
                PanelRule::InOrder => "in_order".to_owned(),
                PanelRule::AtLeast(needed) => needed.to_string(),
            };
            pairs.push((format!("{part}_rule"), rule));
            for (seat, signer) in (1..).zip(&panel.signers) {
                pairs.push((format!("{part}_{seat}"), signer.to_string()));
            }
        }
        Self(pairs)
    }

    /// What stands in a field.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.as_str())
    }

    /// What stands in a seat of a panel.
    pub(crate) fn seat(&self, part: Part, seat: usize) -> &str {
        self.get(&format!("{}_{seat}", part.as_str()))
    }

    /// What stands for the rule of a panel.
    pub(crate) fn rule(&self, part: Part) -> &str {
        self.get(&format!("{}_rule", part.as_str()))
    }

    /// All of it right, or every mistake at once.
    pub(crate) fn parse(&self) -> Result<Vec<Panel>, FieldErrors> {
        let mut errors = FieldErrors::default();
        let panels = Part::NAMED.map(|part| self.panel(part, &mut errors)).to_vec();
        errors.or(panels)
    }

    fn panel(&self, part: Part, errors: &mut FieldErrors) -> Panel {
        let mut signers: Vec<PersonId> = Vec::new();
        for seat in 1..=SEATS {
            let typed = self.seat(part, seat).trim();
            match typed.parse().map(PersonId::new) {
                Ok(person) if signers.contains(&person) => {
                    errors.add(part.as_str(), "named_twice");
                }
                Ok(person) => signers.push(person),
                Err(_) if typed.is_empty() => {}
                Err(_) => errors.add(part.as_str(), "bad_choice"),
            }
        }
        let rule = match self.rule(part).parse::<usize>() {
            Ok(needed) if needed > signers.len() && !signers.is_empty() => {
                errors.add(part.as_str(), "quorum_too_high");
                PanelRule::InOrder
            }
            Ok(needed) if needed > 0 => PanelRule::AtLeast(needed),
            Ok(_) | Err(_) => PanelRule::InOrder,
        };
        Panel { part, signers, rule }
    }
}

/// A remark, exactly as it arrives.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct CommentForm {
    pub(crate) place: String,
    pub(crate) remark: String,
}

impl CommentForm {
    pub(crate) fn parse(&self) -> Result<(Place, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let place = Place::parse(self.place.trim());
        if place.is_none() {
            errors.add("place", "bad_choice");
        }
        let remark = errors.needed("remark", &self.remark, 4000);
        match place {
            Some(place) if errors.is_empty() => Ok((place, remark)),
            _ => Err(errors),
        }
    }
}

/// An answer to a remark.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct AnswerForm {
    pub(crate) answer: String,
}

impl AnswerForm {
    pub(crate) fn parse(&self) -> Result<String, FieldErrors> {
        let mut errors = FieldErrors::default();
        let answer = errors.needed("answer", &self.answer, 4000);
        errors.or(answer)
    }
}

/// How codes of a kind are made, exactly as it arrives.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct PatternForm {
    pub(crate) kind: String,
    pub(crate) unit: String,
    pub(crate) pattern: String,
}

impl PatternForm {
    /// The pattern; `None` takes the one that is there away.
    pub(crate) fn parse(&self) -> Result<(Kind, Option<UnitId>, Option<CodePattern>), FieldErrors> {
        let mut errors = FieldErrors::default();
        let kind = Kind::parse(&self.kind);
        if kind.is_none() {
            errors.add("kind", "bad_choice");
        }
        let unit = self.unit.trim().parse().ok().map(UnitId::new);
        if unit.is_none() && !self.unit.trim().is_empty() {
            errors.add("unit", "bad_choice");
        }
        let pattern = CodePattern::parse(&self.pattern);
        if pattern.is_none() && !self.pattern.trim().is_empty() {
            errors.add("pattern", "bad_pattern");
        }
        match kind {
            Some(kind) if errors.is_empty() => Ok((kind, unit, pattern)),
            _ => Err(errors),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panels_are_read_and_written_alike() {
        let pairs = |pairs: &[(&str, &str)]| {
            let owned = pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned()));
            SignersForm::from_pairs(owned.collect())
        };
        let form = pairs(&[("approved_1", "7"), ("approved_2", "8"), ("approved_rule", "1")]);
        let panels = form.parse().unwrap();
        assert_eq!(panels[2].signers, [PersonId::new(7), PersonId::new(8)]);
        assert_eq!(panels[2].rule, PanelRule::AtLeast(1));
        assert_eq!(SignersForm::of(&panels).parse().unwrap(), panels);
        for (wrong, code) in [
            (&[("reviewed_1", "7"), ("reviewed_2", "7")][..], "named_twice"),
            (&[("reviewed_1", "x")], "bad_choice"),
            (&[("reviewed_1", "7"), ("reviewed_rule", "2")], "quorum_too_high"),
        ] {
            let FieldErrors(errors) = pairs(wrong).parse().unwrap_err();
            assert_eq!(errors, [("reviewed".to_owned(), code)], "{wrong:?}");
        }
    }
}
