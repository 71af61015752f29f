//! A scale, and what a nonconformity says of risks, as typed. Past this file, a value is right or it does
//! not exist.

use crate::scale::{LEVELS, Scale};
use jiff::civil::Date;
use nonconformity::Nonconformity;
use platform::FieldErrors;
use quality_register::{EntryId, Values};
use serde::Deserialize;

/// The longest label of a level.
const LABEL: usize = 60;

/// A scale, exactly as it arrives: one level a line, from the least.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct ScaleForm {
    pub(crate) from: String,
    pub(crate) likelihood: String,
    pub(crate) severity: String,
    pub(crate) detection: String,
    pub(crate) medium_from: String,
    pub(crate) high_from: String,
}

impl ScaleForm {
    /// A scale as a form would show it.
    pub(crate) fn of(scale: &Scale, from: Date) -> Self {
        Self {
            from: text::date(from),
            likelihood: scale.likelihood.join("\n"),
            severity: scale.severity.join("\n"),
            detection: scale.detection.join("\n"),
            medium_from: scale.medium_from.to_string(),
            high_from: scale.high_from.to_string(),
        }
    }

    /// All of it right, or every mistake at once.
    pub(crate) fn parse(&self) -> Result<Scale, FieldErrors> {
        let mut wrong = FieldErrors::default();
        let from = Date::strptime("%d/%m/%Y", self.from.trim()).unwrap_or_else(|_| {
            wrong.add("from", "bad_date");
            Date::ZERO
        });
        let mut scale = Scale {
            id: 0,
            from,
            likelihood: levels(&self.likelihood, "likelihood", &mut wrong),
            severity: levels(&self.severity, "severity", &mut wrong),
            detection: Vec::new(),
            medium_from: bound(&self.medium_from, "medium_from", &mut wrong),
            high_from: bound(&self.high_from, "high_from", &mut wrong),
        };
        if !self.detection.trim().is_empty() {
            scale.detection = levels(&self.detection, "detection", &mut wrong);
        }
        if wrong.is_empty() {
            if scale.medium_from < 2 || scale.medium_from > scale.most() {
                wrong.add("medium_from", "band_beyond_scale");
            }
            if scale.high_from <= scale.medium_from || scale.high_from > scale.most() {
                wrong.add("high_from", "band_out_of_order");
            }
        }
        wrong.or(scale)
    }
}

fn levels(typed: &str, field: &'static str, wrong: &mut FieldErrors) -> Vec<String> {
    let typed = text::typed(typed);
    let lines = typed.lines().map(str::trim).filter(|line| !line.is_empty());
    let levels: Vec<String> = lines.map(str::to_owned).collect();
    if !LEVELS.contains(&levels.len()) {
        wrong.add(field, "levels_three_to_five");
    } else if levels.iter().any(|level| level.chars().count() > LABEL) {
        wrong.add(field, "too_long");
    }
    levels
}

fn bound(typed: &str, field: &'static str, wrong: &mut FieldErrors) -> i64 {
    typed.trim().parse().unwrap_or_else(|_| {
        wrong.add(field, "bad_number");
        0
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> ScaleForm {
        ScaleForm {
            from: "01/01/2026".to_owned(),
            likelihood: "Hiếm\nCó thể\nThường".to_owned(),
            severity: "Nhẹ\n\nVừa\nNặng".to_owned(),
            medium_from: "4".to_owned(),
            high_from: "9".to_owned(),
            ..ScaleForm::default()
        }
    }

    #[test]
    fn a_scale_is_read() {
        let scale = typed().parse().unwrap();
        assert_eq!((scale.likelihood.len(), scale.severity.len(), scale.most()), (3, 3, 9));
        assert!(scale.detection.is_empty());
        assert_eq!(ScaleForm::of(&scale, scale.from).parse().unwrap(), scale);
        let third = ScaleForm { detection: "Dễ\nVừa\nKhó".to_owned(), ..typed() };
        assert_eq!(third.parse().unwrap().most(), 27);
    }

    #[test]
    fn every_mistake_is_told_at_once() {
        let wrong = |form: ScaleForm| {
            let FieldErrors(wrong) = form.parse().unwrap_err();
            wrong.into_iter().map(|(field, code)| format!("{field} {code}")).collect::<Vec<_>>()
        };
        let many = ScaleForm {
            from: "32/01/2026".to_owned(),
            likelihood: "Hiếm\nThường".to_owned(),
            high_from: "cao".to_owned(),
            ..typed()
        };
        assert_eq!(
            wrong(many),
            ["from bad_date", "likelihood levels_three_to_five", "high_from bad_number"]
        );
        let order = ScaleForm { medium_from: "6".to_owned(), high_from: "6".to_owned(), ..typed() };
        assert_eq!(wrong(order), ["high_from band_out_of_order"]);
        let beyond =
            ScaleForm { medium_from: "1".to_owned(), high_from: "10".to_owned(), ..typed() };
        assert_eq!(wrong(beyond), ["medium_from band_beyond_scale", "high_from band_out_of_order"]);
    }
}

/// A risk that a nonconformity touches, exactly as it arrives.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct LinkForm {
    pub(crate) risk: String,
    pub(crate) note: String,
}

impl LinkForm {
    /// The risk and the words, or every mistake at once.
    pub(crate) fn parse(&self) -> Result<(EntryId, String), FieldErrors> {
        let mut wrong = FieldErrors::default();
        let risk = self.risk.trim().parse().ok().map(EntryId::new);
        if risk.is_none() {
            wrong.add("risk", "bad_choice");
        }
        let note = text::typed(&self.note);
        if note.is_empty() {
            wrong.add("note", "risk_link_without_words");
        }
        match risk {
            Some(risk) => wrong.or((risk, note)),
            None => Err(wrong),
        }
    }
}

/// A risk that a nonconformity showed, exactly as it arrives.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct RaiseForm {
    pub(crate) what: String,
    pub(crate) process: String,
    pub(crate) unit: String,
    pub(crate) cause: String,
    pub(crate) consequence: String,
    pub(crate) document: String,
    pub(crate) step_no: String,
}

impl RaiseForm {
    /// What the nonconformity already says.
    pub(crate) fn of(it: &Nonconformity) -> Self {
        let place = it.finding.place.as_ref();
        Self {
            process: place.map(|place| place.title.clone()).unwrap_or_default(),
            unit: it.finding.unit.map(|unit| unit.to_string()).unwrap_or_default(),
            cause: it.plan.cause.root.clone(),
            document: place.map(|place| place.code.clone()).unwrap_or_default(),
            step_no: place
                .and_then(|place| place.step_no)
                .map(|no| no.to_string())
                .unwrap_or_default(),
            ..Self::default()
        }
    }

    /// The fields of the risk, or every mistake at once.
    pub(crate) fn parse(&self) -> Result<Values, FieldErrors> {
        let mut wrong = FieldErrors::default();
        let mut values = Values::new().with("kind", "risk");
        let fields = [
            ("what", &self.what, 300),
            ("process", &self.process, 300),
            ("cause", &self.cause, 8000),
            ("consequence", &self.consequence, 8000),
            ("document", &self.document, 60),
        ];
        for (key, typed, most) in fields {
            let read = text::typed(typed);
            if read.chars().count() > most {
                wrong.add(key, "too_long");
            }
            if read.is_empty() && ["what", "process"].contains(&key) {
                wrong.add(key, "missing");
            }
            values.set(key, read);
        }
        for (key, typed) in [("unit", &self.unit), ("step_no", &self.step_no)] {
            match typed.trim().parse::<i64>() {
                Ok(number) => values.set(key, number.to_string()),
                Err(_) if key == "unit" => wrong.add(key, "missing"),
                Err(_) => {}
            }
        }
        wrong.or(values)
    }
}
