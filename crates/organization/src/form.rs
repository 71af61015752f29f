//! What people type. Past this file, a value is right or it does not exist.

use crate::{FullName, UnitId};
use jiff::civil::Date;
use platform::{FieldErrors, Role};
use serde::Deserialize;

/// Reads a day as offices write it.
pub(crate) fn day(errors: &mut FieldErrors, field: &'static str, typed: &str) -> Option<Date> {
    let day = Date::strptime("%d/%m/%Y", typed.trim()).ok();
    if day.is_none() {
        errors.add(field, "bad_date");
    }
    day
}

/// Reads text that must be there and fit.
pub(crate) fn words(
    errors: &mut FieldErrors,
    field: &'static str,
    typed: &str,
    most: usize,
) -> String {
    let composed = text::nfc(typed.trim());
    match composed.chars().count() {
        0 => errors.add(field, "missing"),
        n if n > most => errors.add(field, "too_long"),
        _ => {}
    }
    composed
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct PersonForm {
    #[serde(default)]
    pub(crate) full_name: String,
}

impl PersonForm {
    pub(crate) fn parse(&self) -> Result<FullName, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = FullName::parse(&self.full_name);
        if name.is_none() {
            errors.add("full_name", "bad_name");
        }
        name.ok_or(errors)
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct UnitForm {
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) from_day: String,
}

impl UnitForm {
    pub(crate) fn parse(&self) -> Result<(String, String, Date), FieldErrors> {
        let mut errors = FieldErrors::default();
        let code = words(&mut errors, "code", &self.code, 20);
        let name = words(&mut errors, "name", &self.name, 200);
        let from = day(&mut errors, "from_day", &self.from_day);
        match from {
            Some(from) => errors.or((code, name, from)),
            None => Err(errors),
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct AppointmentForm {
    pub(crate) unit: String,
    pub(crate) position: String,
    pub(crate) from_day: String,
}

impl AppointmentForm {
    pub(crate) fn parse(&self) -> Result<(Option<UnitId>, String, Date), FieldErrors> {
        let mut errors = FieldErrors::default();
        let unit = match self.unit.trim() {
            "" => None,
            typed => {
                let unit = typed.parse().ok().map(UnitId::new);
                if unit.is_none() {
                    errors.add("unit", "bad_choice");
                }
                unit
            }
        };
        let position = words(&mut errors, "position", &self.position, 200);
        let from = day(&mut errors, "from_day", &self.from_day);
        match from {
            Some(from) => errors.or((unit, position, from)),
            None => Err(errors),
        }
    }
}

/// Which roles are ticked: the form has one field a role, named like it.
pub(crate) fn roles(fields: &[(String, String)]) -> Vec<Role> {
    fields.iter().filter_map(|(name, _)| Role::parse(name)).collect()
}
