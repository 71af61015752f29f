//! What people type. Past this file, a value is right or it does not exist.

use crate::CopyOrder;
use document::{FormText, form_day};
use jiff::civil::Date;
use platform::FieldErrors;
use serde::Deserialize;

/// A copy to hand out, exactly as it arrives.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct CopyForm {
    pub(crate) copy_no: String,
    pub(crate) holder: String,
    pub(crate) delivered_on: String,
}

impl CopyForm {
    /// All of it right, or every mistake at once.
    pub(crate) fn parse(&self) -> Result<CopyOrder, FieldErrors> {
        let mut errors = FieldErrors::default();
        let number = self.copy_no.trim().parse().ok().filter(|n| (1..10_000).contains(n));
        if number.is_none() {
            errors.add("copy_no", "bad_number");
        }
        let holder = FormText::read(&self.holder);
        match holder.chars().count() {
            0 => errors.add("holder", "missing"),
            201.. => errors.add("holder", "too_long"),
            _ => {}
        }
        let day = form_day(&mut errors, "delivered_on", &self.delivered_on);
        match (number, day) {
            (Some(number), Some(delivered_on)) if errors.is_empty() => {
                Ok(CopyOrder { number, holder, delivered_on })
            }
            _ => Err(errors),
        }
    }
}

/// A copy that came back.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct RecallForm {
    pub(crate) recalled_on: String,
}

impl RecallForm {
    /// The day, if it is one.
    pub(crate) fn parse(&self) -> Result<Date, FieldErrors> {
        let mut errors = FieldErrors::default();
        form_day(&mut errors, "recalled_on", &self.recalled_on).ok_or(errors)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_tells_every_mistake_at_once() {
        let form =
            CopyForm { copy_no: "0".into(), holder: " ".into(), delivered_on: "31/02/2026".into() };
        let FieldErrors(wrong) = form.parse().unwrap_err();
        let wrong: Vec<_> = wrong.iter().map(|(field, code)| (field.as_str(), *code)).collect();
        assert_eq!(
            wrong,
            [("copy_no", "bad_number"), ("holder", "missing"), ("delivered_on", "bad_date")]
        );
    }
}
