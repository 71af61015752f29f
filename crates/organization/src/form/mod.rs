//! What people type. Past this file, a value is right or it does not exist.

mod agency;
mod working;

pub(crate) use agency::AgencyForm;
pub(crate) use working::{DayForm, HoursForm, YearForm};

use crate::{FullName, UnitId};
use jiff::civil::Date;
use platform::{FieldErrors, Role};
use serde::Deserialize;

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
        let code = errors.needed("code", &self.code, 20);
        let name = errors.needed("name", &self.name, 200);
        let from = errors.day("from_day", &self.from_day);
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
        let position = errors.needed("position", &self.position, 200);
        let from = errors.day("from_day", &self.from_day);
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
