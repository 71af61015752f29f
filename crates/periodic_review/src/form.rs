//! What people type. Past this file, a value is right or it does not exist.

use crate::{Outcome, model::LONGEST};
use document::Kind;
use jiff::civil::Date;
use platform::{AppError, FieldErrors, PersonId, list::ListQuery};
use serde::Deserialize;

/// A review, exactly as it arrives.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct ReviewForm {
    pub(crate) outcome: String,
    pub(crate) note: String,
    /// The hash of the text on the page.
    pub(crate) seen: String,
}

impl ReviewForm {
    /// All of it right, or every mistake at once.
    pub(crate) fn parse(&self) -> Result<(Outcome, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let note = text::typed(&self.note);
        if note.chars().count() > 2000 {
            errors.add("note", "too_long");
        }
        match Outcome::parse(&self.outcome) {
            Some(outcome) if errors.is_empty() => Ok((outcome, note)),
            Some(_) => Err(errors),
            None => {
                errors.add("outcome", "bad_choice");
                Err(errors)
            }
        }
    }
}

/// Who shall answer for a document.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct OwnerForm {
    pub(crate) person: String,
}

impl OwnerForm {
    /// The person, if one was chosen.
    pub(crate) fn parse(&self) -> Result<PersonId, FieldErrors> {
        let person = self.person.trim().parse().ok().map(PersonId::new);
        person.ok_or_else(|| FieldErrors(vec![("person".into(), "bad_choice")]))
    }
}

/// Months between two reviews.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct MonthsForm {
    pub(crate) months: String,
}

impl MonthsForm {
    /// The months, if they are some.
    pub(crate) fn parse(&self) -> Result<u32, FieldErrors> {
        read_months(&self.months).ok_or_else(|| FieldErrors(vec![("months".into(), "bad_months")]))
    }
}

fn read_months(typed: &str) -> Option<u32> {
    typed.trim().parse().ok().filter(|months| (1..=LONGEST).contains(months))
}

/// The months of every kind, one field each, named as the kind is.
pub(crate) fn settings(pairs: &[(String, String)]) -> Result<Vec<(Kind, u32)>, FieldErrors> {
    let mut errors = FieldErrors::default();
    let mut read = Vec::new();
    for (name, value) in pairs {
        let Some(kind) = Kind::parse(name) else { continue };
        match read_months(value) {
            Some(months) => read.push((kind, months)),
            None => errors.add(kind.as_str(), "bad_months"),
        }
    }
    errors.or(read)
}

/// The days from and to which reviews are listed; the whole time where nothing is asked.
pub(crate) fn period(query: &ListQuery) -> Result<(Date, Date), AppError> {
    let read = |key: &str, always: Date| match query.get(key).trim() {
        "" => Ok(always),
        typed => Date::strptime("%d/%m/%Y", typed).map_err(|_| AppError::BadRequest("bad_date")),
    };
    Ok((read("from", Date::constant(1, 1, 1))?, read("to", Date::MAX)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_of_one_to_sixty() {
        for (typed, meant) in [
            ("12", Some(12)),
            (" 1 ", Some(1)),
            ("60", Some(60)),
            ("0", None),
            ("61", None),
            ("x", None),
        ] {
            let form = MonthsForm { months: typed.into() };
            assert_eq!(form.parse().ok(), meant, "{typed:?}");
        }
    }

    #[test]
    fn a_day_that_is_none_is_told() {
        let day = Date::constant(2026, 11, 23);
        for (typed, meant) in
            [("23/11/2026", Some((day, Date::MAX))), ("2026-11-23", None), ("31/02/2026", None)]
        {
            let read = period(&ListQuery::default().with("from", typed));
            assert_eq!(read.ok(), meant, "{typed:?}");
        }
        assert_eq!(period(&ListQuery::default()).ok(), Some((Date::constant(1, 1, 1), Date::MAX)));
    }

    #[test]
    fn every_wrong_setting_is_told() {
        let pairs = [("policy", "0"), ("form", "24"), ("manual", "x"), ("other", "y")];
        let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let FieldErrors(wrong) = settings(&pairs).unwrap_err();
        assert_eq!(
            wrong,
            [("policy".to_owned(), "bad_months"), ("manual".to_owned(), "bad_months")]
        );
    }
}
