//! What people type. Past this file, a value is right or it does not exist.

use crate::Ask;
use jiff::civil::Date;
use platform::{FieldErrors, Span};
use serde::Deserialize;

/// What is asked for, exactly as it arrives.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct AskForm {
    pub(crate) title: String,
    pub(crate) from: String,
    pub(crate) to: String,
}

impl AskForm {
    /// All of it right, or every mistake at once.
    pub(crate) fn parse(&self, today: Date) -> Result<Ask, FieldErrors> {
        let mut errors = FieldErrors::default();
        let title = text::typed(&self.title);
        match title.chars().count() {
            0 => errors.add("title", "missing"),
            n if n > 300 => errors.add("title", "too_long"),
            _ => {}
        }
        let from = errors.day("from", &self.from);
        let to = errors.day("to", &self.to);
        if to.is_some_and(|to| to > today) {
            errors.add("to", "as_of_future");
        }
        if from.zip(to).is_some_and(|(from, to)| from > to) {
            errors.add("to", "pack_ends_before_it_begins");
        }
        match (from, to) {
            (Some(from), Some(to)) if errors.is_empty() => {
                Ok(Ask { title, span: Span { from, to } })
            }
            _ => Err(errors),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_mistake_is_told_at_once() {
        let fields = |form: &AskForm| -> Vec<String> {
            let wrong = form.parse(date(2026, 11, 26)).unwrap_err();
            wrong.0.iter().map(|(field, _)| field.clone()).collect()
        };
        assert_eq!(fields(&AskForm::default()), ["title", "from", "to"]);
        let back =
            AskForm { title: "x".into(), from: "02/01/2026".into(), to: "01/01/2026".into() };
        assert_eq!(fields(&back), ["to"]);
        let ahead = AskForm { to: "27/11/2026".into(), ..back };
        assert_eq!(fields(&ahead), ["to"]);
    }
}
