//! What people type. Past this folder, a value is right or it does not exist.

mod small;

pub(crate) use small::{ActionForm, Asked, DecisionForm, EnteredForm, TaskAction, TaskForm};

use crate::{Content, Frequency, Indicator, Objective, Operator, Period, Scale, Target};
use document::DocumentId;
use platform::{FieldErrors, PersonId};
use serde::Deserialize;

/// An objective, exactly as it arrives.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct ContentForm {
    pub(crate) moves: i64,
    pub(crate) number: String,
    pub(crate) statement: String,
    pub(crate) unit: String,
    pub(crate) indicator: String,
    pub(crate) document: String,
    pub(crate) formula: String,
    pub(crate) operator: String,
    pub(crate) target: String,
    pub(crate) from: String,
    pub(crate) to: String,
    pub(crate) frequency: String,
    pub(crate) measures: String,
    pub(crate) owner: String,
    pub(crate) parent: String,
    pub(crate) baseline: String,
}

/// A percentage as people type it, from thousandths.
pub(crate) fn percent_text(permille: i64) -> String {
    match permille % 10 {
        0 => (permille / 10).to_string(),
        tenth => format!("{},{tenth}", permille / 10),
    }
}

/// A target or a starting point as people type it, from thousandths.
pub(crate) fn amount_text(scale: Scale, permille: i64) -> String {
    match scale {
        Scale::Share => percent_text(permille),
        Scale::Count => (permille / 1000).to_string(),
    }
}

impl ContentForm {
    /// An empty form for a year.
    pub(crate) fn blank(year: i16) -> Self {
        Self {
            target: "95".into(),
            from: format!("01/01/{year}"),
            to: format!("31/12/{year}"),
            ..Self::default()
        }
    }

    /// The form of a stored objective.
    pub(crate) fn of(objective: &Objective) -> Self {
        let Content {
            number,
            statement,
            unit,
            indicator,
            target,
            period,
            frequency,
            measures,
            owner,
            parent,
            baseline,
        } = objective.content.clone();
        let (document, formula) = match &indicator {
            Indicator::DossiersOnTime { document } => (*document, String::new()),
            Indicator::Entered { formula } | Indicator::Counted { formula } => {
                (None, formula.clone())
            }
            Indicator::DocumentsAcknowledged
            | Indicator::ProceduresInForce
            | Indicator::Offered { .. } => (None, String::new()),
        };
        let scale = indicator.scale();
        Self {
            moves: objective.moves,
            number,
            statement,
            unit: unit.map(|unit| unit.to_string()).unwrap_or_default(),
            indicator: indicator.as_str().to_owned(),
            document: document.map(|document| document.to_string()).unwrap_or_default(),
            formula,
            operator: target.operator.as_str().to_owned(),
            target: amount_text(scale, target.permille),
            from: text::date(period.from),
            to: text::date(period.to),
            frequency: frequency.as_str().to_owned(),
            measures,
            owner: owner.map(|owner| owner.to_string()).unwrap_or_default(),
            parent: parent.map(|parent| parent.to_string()).unwrap_or_default(),
            baseline: baseline.map(|it| amount_text(scale, it)).unwrap_or_default(),
        }
    }

    /// All of it right, or every mistake at once.
    pub(crate) fn parse(&self) -> Result<Content, FieldErrors> {
        let mut errors = FieldErrors::default();
        let number = errors.needed("number", &self.number, 30);
        let statement = errors.needed("statement", &self.statement, 500);
        let formula = text::typed(&self.formula);
        let indicator =
            Indicator::parse(&self.indicator, key(&self.document).map(DocumentId::new), &formula);
        match &indicator {
            None => errors.add("indicator", "bad_choice"),
            Some(Indicator::Entered { formula } | Indicator::Counted { formula })
                if formula.is_empty() =>
            {
                errors.add("formula", "missing");
            }
            Some(Indicator::Offered { key }) if platform::indicator(key).is_none() => {
                errors.add("indicator", "bad_choice");
            }
            Some(_) => {}
        }
        let operator = Operator::parse(&self.operator);
        if operator.is_none() {
            errors.add("operator", "bad_choice");
        }
        let scale = indicator.as_ref().map_or(Scale::Share, Indicator::scale);
        let wrong = if scale == Scale::Share { "bad_percent" } else { "bad_target_count" };
        let permille = scale.parse(&self.target);
        if permille.is_none() {
            errors.add("target", wrong);
        }
        let period = period(&mut errors, &self.from, &self.to);
        let frequency = Frequency::parse(&self.frequency);
        if frequency.is_none() {
            errors.add("frequency", "bad_choice");
        }
        let baseline = scale.parse(&self.baseline);
        if baseline.is_none() && !self.baseline.trim().is_empty() {
            errors.add("baseline", wrong);
        }
        let measures = text::typed(&self.measures);
        if measures.chars().count() > 4000 {
            errors.add("measures", "too_long");
        }
        match (indicator, operator, permille, period, frequency) {
            (Some(indicator), Some(operator), Some(permille), Some(period), Some(frequency))
                if errors.is_empty() =>
            {
                let (unit, owner) = (key(&self.unit), key(&self.owner).map(PersonId::new));
                let target = Target { operator, permille };
                Ok(Content {
                    number,
                    statement,
                    unit,
                    indicator,
                    target,
                    period,
                    frequency,
                    measures,
                    owner,
                    parent: key(&self.parent),
                    baseline,
                })
            }
            _ => Err(errors),
        }
    }
}

fn key(typed: &str) -> Option<i64> {
    typed.trim().parse().ok()
}

fn period(errors: &mut FieldErrors, from: &str, to: &str) -> Option<Period> {
    let (from, to) = (errors.day("from", from), errors.day("to", to));
    let period = Period::new(from?, to?);
    if period.is_none() {
        errors.add("to", "task_ends_before_it_begins");
    }
    period
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(errors: &FieldErrors) -> Vec<&str> {
        errors.0.iter().map(|(field, _)| field.as_str()).collect()
    }

    #[test]
    fn a_form_tells_every_mistake_at_once() {
        let form = ContentForm {
            indicator: "entered".into(),
            to: "01/01/2025".into(),
            ..ContentForm::blank(2026)
        };
        let form = ContentForm { target: "120".into(), ..form };
        assert_eq!(
            fields(&form.parse().unwrap_err()),
            ["number", "statement", "formula", "operator", "target", "to", "frequency"]
        );
        let form = EnteredForm {
            numerator: "3".into(),
            denominator: "2".into(),
            ..EnteredForm::default()
        };
        let wrong = ["from", "to", "numerator", "evidence"];
        assert_eq!(fields(&form.parse(Scale::Share).unwrap_err()), wrong);
        assert_eq!(fields(&form.parse(Scale::Count).unwrap_err()), ["from", "to", "evidence"]);
    }

    #[test]
    fn a_number_of_things_is_typed_as_one() {
        let form = |target: &str| ContentForm {
            number: "MT.09".into(),
            statement: "Không có khiếu nại đúng".into(),
            indicator: "counted".into(),
            formula: "Vụ khiếu nại đúng".into(),
            operator: "at_most".into(),
            target: target.into(),
            frequency: "monthly".into(),
            ..ContentForm::blank(2026)
        };
        let content = form("0").parse().unwrap();
        assert_eq!(
            (content.target.permille, form("2").parse().unwrap().target.permille),
            (0, 2000)
        );
        for typed in ["2,5", "98%", "-1", ""] {
            assert_eq!(fields(&form(typed).parse().unwrap_err()), ["target"], "{typed}");
        }
        let kept = Objective { content, ..crate::model::tests::an_objective(crate::State::Draft) };
        assert_eq!(ContentForm::of(&kept).parse().unwrap(), kept.content);
    }

    #[test]
    fn a_stored_objective_comes_back_as_it_was_typed() {
        let objective = crate::model::tests::an_objective(crate::State::Draft);
        assert_eq!(ContentForm::of(&objective).parse().unwrap(), objective.content);
        assert_eq!(percent_text(985), "98,5");
    }
}
