//! What people type. Past this file, a value is right or it does not exist.

use crate::ExternalDocument;
use jiff::civil::Date;
use platform::FieldErrors;
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct TextForm {
    pub(crate) number: String,
    pub(crate) kind: String,
    pub(crate) issuer: String,
    pub(crate) title: String,
    pub(crate) issued_on: String,
    pub(crate) effective_on: String,
    pub(crate) expired_on: String,
    pub(crate) replaced_by: String,
}

impl TextForm {
    pub(crate) fn parse(&self) -> Result<ExternalDocument, FieldErrors> {
        let mut errors = FieldErrors::default();
        let mut words = |field: &'static str, typed: &str, most: usize| {
            let composed = text::nfc(typed.trim());
            match composed.chars().count() {
                0 => errors.add(field, "missing"),
                n if n > most => errors.add(field, "too_long"),
                _ => {}
            }
            composed
        };
        let number = words("number", &self.number, 60);
        let kind = words("kind", &self.kind, 60);
        let issuer = words("issuer", &self.issuer, 200);
        let title = words("title", &self.title, 600);
        let mut day = |field: &'static str, typed: &str| {
            let typed = typed.trim();
            let day = Date::strptime("%d/%m/%Y", typed).ok();
            if day.is_none() && !typed.is_empty() {
                errors.add(field, "bad_date");
            }
            day
        };
        let issued_on = day("issued_on", &self.issued_on);
        let effective_on = day("effective_on", &self.effective_on);
        let expired_on = day("expired_on", &self.expired_on);
        if let (Some(from), Some(to)) = (effective_on, expired_on)
            && to <= from
        {
            errors.add("expired_on", "ends_before_it_begins");
        }
        let replaced_by = text::nfc(self.replaced_by.trim());
        let replaced_by = (!replaced_by.is_empty()).then_some(replaced_by);
        errors.or(ExternalDocument {
            number,
            kind,
            issuer,
            title,
            issued_on,
            effective_on,
            expired_on,
            replaced_by,
        })
    }
}
