//! What people type. Past this file, a value is right or it does not exist.

use crate::{Action, Facts, HoldingFacts, HoldingId, Medium, Move, RecordType, Retention, Way};
use document::DocumentId;
use jiff::civil::Date;
use platform::FieldErrors;
use serde::Deserialize;

/// A key that may be left out.
fn key(errors: &mut FieldErrors, field: &'static str, typed: &str) -> Option<i64> {
    let key = typed.trim().parse().ok();
    if key.is_none() && !typed.trim().is_empty() {
        errors.add(field, "bad_choice");
    }
    key
}

/// A kind of records, exactly as it arrives.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct TypeForm {
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) document: String,
    pub(crate) unit: String,
    pub(crate) keeper: String,
    pub(crate) medium: String,
    pub(crate) place: String,
    pub(crate) retention: String,
    pub(crate) years: String,
    pub(crate) until: String,
    pub(crate) retention_text: String,
    pub(crate) disposal: String,
    pub(crate) basis: String,
    pub(crate) from: String,
}

impl TypeForm {
    /// An empty form.
    pub(crate) fn blank(today: Date) -> Self {
        Self {
            retention: "years".into(),
            years: "10".into(),
            from: text::date(today),
            ..Self::default()
        }
    }

    /// The form of a kind, to be changed from today on.
    pub(crate) fn of(of: &RecordType, today: Date) -> Self {
        let Facts { code, name, keeper, place, retention_text, basis, .. } = of.facts.clone();
        let number = |n: Option<i64>| n.map(|n| n.to_string()).unwrap_or_default();
        let (years, until) = match &of.facts.retention {
            Retention::Permanent => (String::new(), String::new()),
            Retention::Years(years) => (years.to_string(), String::new()),
            Retention::Until(event) => (String::new(), event.clone()),
        };
        Self {
            code,
            name,
            document: number(of.facts.document.map(DocumentId::get)),
            unit: number(of.facts.unit),
            keeper,
            medium: of.facts.medium.as_str().into(),
            place,
            retention: of.facts.retention.as_str().into(),
            years,
            until,
            retention_text,
            disposal: of.facts.disposal.as_str().into(),
            basis,
            from: text::date(today),
        }
    }

    /// All of it right, or every mistake at once.
    pub(crate) fn parse(&self) -> Result<(Facts, Date), FieldErrors> {
        let mut errors = FieldErrors::default();
        let code = errors.needed("code", &self.code, 40);
        let name = errors.needed("name", &self.name, 300);
        let document = key(&mut errors, "document", &self.document).map(DocumentId::new);
        let unit = key(&mut errors, "unit", &self.unit);
        let keeper = errors.words("keeper", &self.keeper, 200);
        let place = errors.words("place", &self.place, 200);
        let retention_text = errors.words("retention_text", &self.retention_text, 300);
        let basis = errors.words("basis", &self.basis, 300);
        let medium = Medium::parse(&self.medium);
        if medium.is_none() {
            errors.add("medium", "bad_choice");
        }
        let disposal = Way::parse(&self.disposal);
        if disposal.is_none() {
            errors.add("disposal", "bad_choice");
        }
        let until = errors.words("until", &self.until, 200);
        let years = self.years.trim().parse().unwrap_or_default();
        let retention = Retention::from_parts(&self.retention, years, &until);
        if retention.is_none() {
            match self.retention.as_str() {
                "years" => errors.add("years", "record_bad_years"),
                "until" => errors.add("until", "missing"),
                _ => errors.add("retention", "bad_choice"),
            }
        }
        let from = errors.day("from", &self.from);
        match (medium, retention, disposal, from) {
            (Some(medium), Some(retention), Some(disposal), Some(from)) if errors.is_empty() => {
                let facts = Facts {
                    code,
                    name,
                    document,
                    unit,
                    keeper,
                    medium,
                    place,
                    retention,
                    retention_text,
                    disposal,
                    basis,
                };
                Ok((facts, from))
            }
            _ => Err(errors),
        }
    }
}

/// Something that is kept, exactly as it arrives.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct HoldingForm {
    pub(crate) unit: String,
    pub(crate) year: String,
    pub(crate) title: String,
    pub(crate) volumes: String,
    pub(crate) place: String,
    pub(crate) from: String,
    pub(crate) closed_on: String,
}

impl HoldingForm {
    /// All of it right, or every mistake at once.
    pub(crate) fn parse(&self) -> Result<HoldingFacts, FieldErrors> {
        let mut errors = FieldErrors::default();
        let unit = key(&mut errors, "unit", &self.unit);
        if unit.is_none() && self.unit.trim().is_empty() {
            errors.add("unit", "missing");
        }
        let year = self.year.trim().parse().ok().filter(|year| (1945..=2100).contains(year));
        if year.is_none() {
            errors.add("year", "bad_number");
        }
        let volumes = self.volumes.trim().parse().ok().filter(|n| (1..=100_000).contains(n));
        if volumes.is_none() {
            errors.add("volumes", "bad_number");
        }
        let title = errors.needed("title", &self.title, 300);
        let place = errors.words("place", &self.place, 200);
        let from = errors.day("from", &self.from);
        let closed_on = if self.closed_on.trim().is_empty() {
            None
        } else {
            errors.day("closed_on", &self.closed_on)
        };
        match (unit, year, volumes, from) {
            (Some(unit), Some(year), Some(volumes), Some(from)) if errors.is_empty() => {
                Ok(HoldingFacts { unit, year, title, volumes, place, from, closed_on })
            }
            _ => Err(errors),
        }
    }
}

/// A hold, exactly as it arrives.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct HoldForm {
    pub(crate) holding: String,
    pub(crate) reason: String,
}

impl HoldForm {
    /// All of it right, or every mistake at once.
    pub(crate) fn parse(&self) -> Result<(Option<HoldingId>, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let holding = key(&mut errors, "holding", &self.holding).map(HoldingId::new);
        let reason = errors.needed("reason", &self.reason, 500);
        errors.or((holding, reason))
    }
}

/// A day on which something ended.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct DayForm {
    pub(crate) on: String,
    pub(crate) what: String,
}

impl DayForm {
    /// The day, if it is one.
    pub(crate) fn parse(&self) -> Result<Date, FieldErrors> {
        let mut errors = FieldErrors::default();
        errors.day("on", &self.on).ok_or(errors)
    }
}

/// Ticks and a reason, as a disposal list begins.
#[derive(Debug, Default, Clone)]
pub(crate) struct ProposeForm {
    pub(crate) reason: String,
    pub(crate) chosen: Vec<HoldingId>,
}

impl ProposeForm {
    /// Reads the pairs of the form.
    pub(crate) fn from_pairs(pairs: Vec<(String, String)>) -> Self {
        let mut form = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "reason" => form.reason = text::typed(&value),
                "holding" => form.chosen.extend(value.parse().ok().map(HoldingId::new)),
                _ => {}
            }
        }
        form
    }
}

/// Ticks of what procedures name: `document:place`, and the years where they say none.
pub(crate) fn taken(pairs: &[(String, String)]) -> (Vec<(DocumentId, usize)>, Option<u16>) {
    let read = |(name, value): &(String, String)| {
        let (document, place) = value.split_once(':').filter(|_| name == "take")?;
        Some((DocumentId::new(document.parse().ok()?), place.parse().ok()?))
    };
    let years = pairs.iter().find(|(name, _)| name == "years");
    let years = years.and_then(|(_, value)| value.trim().parse().ok());
    (pairs.iter().filter_map(read).collect(), years.filter(|n| (1..=70).contains(n)))
}

/// A button on the page of a disposal list.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct ActForm {
    action: String,
    pub(crate) moves: i64,
    note: String,
    on: String,
    method: String,
    members: String,
}

impl ActForm {
    /// The action with what it needs; a day that is none is no day.
    pub(crate) fn parse(&self) -> Result<(Action, Move), FieldErrors> {
        let mut errors = FieldErrors::default();
        let action = Action::parse(&self.action);
        let note = errors.words("note", &self.note, 500);
        let method = errors.words("method", &self.method, 500);
        let members = errors.words("members", &self.members, 2000);
        let on = text::typed_day(&self.on);
        match action {
            Some(action) if errors.is_empty() => Ok((action, Move { note, on, method, members })),
            Some(_) => Err(errors),
            None => Err(FieldErrors(vec![("action".into(), "unknown_action")])),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_tells_every_mistake_at_once() {
        let FieldErrors(wrong) = TypeForm::default().parse().unwrap_err();
        let wrong: Vec<_> = wrong.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(wrong, ["code", "name", "medium", "disposal", "retention", "from"]);
        let form = HoldingForm { year: "20".into(), volumes: "0".into(), ..HoldingForm::default() };
        let FieldErrors(wrong) = form.parse().unwrap_err();
        let wrong: Vec<_> = wrong.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(wrong, ["unit", "year", "volumes", "title", "from"]);
    }

    #[test]
    fn years_are_of_one_to_seventy() {
        for (years, good) in [("", false), ("0", false), ("1", true), ("70", true), ("71", false)] {
            let form = TypeForm {
                code: "HS.01".into(),
                name: "Sổ".into(),
                medium: "paper".into(),
                disposal: "shred".into(),
                retention: "years".into(),
                years: years.into(),
                from: "01/01/2026".into(),
                ..TypeForm::default()
            };
            assert_eq!(form.parse().is_ok(), good, "{years:?}");
        }
    }
}
