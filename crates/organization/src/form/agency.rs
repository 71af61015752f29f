//! How the agency is named, as an administrator types it.

use crate::{Agency, Since};
use jiff::civil::Date;
use platform::{AgencyId, FieldErrors};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct AgencyForm {
    pub(crate) name: String,
    pub(crate) short_name: String,
    pub(crate) superior: String,
    pub(crate) place: String,
    pub(crate) code: String,
    pub(crate) from_day: String,
}

impl AgencyForm {
    /// The form as it stands, to be changed.
    pub(crate) fn of(agency: Agency) -> Self {
        let Agency { name, short_name, superior, place, code, .. } = agency;
        Self { name, short_name, superior, place, code, from_day: String::new() }
    }

    /// The agency, and since when it is named so; without a day it has always been.
    pub(crate) fn parse(&self, id: AgencyId, today: Date) -> Result<(Agency, Since), FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.needed("name", &self.name, 300);
        let short_name = one_line(&errors.needed("short_name", &self.short_name, 120));
        let superior = errors.words("superior", &self.superior, 300);
        let place = one_line(&errors.needed("place", &self.place, 60));
        let code = errors.words("code", &self.code, 40);
        if !code.is_empty() && !is_code(&code) {
            errors.add("code", "bad_agency_code");
        }
        let since = if self.from_day.trim().is_empty() {
            Since::Always
        } else {
            let day = errors.day("from_day", &self.from_day);
            if day.is_some_and(|day| day > today) {
                errors.add("from_day", "agency_from_future");
            }
            day.map_or(Since::Always, Since::Day)
        };
        errors.or((Agency { id, name, short_name, superior, place, code }, since))
    }
}

/// Whether it is an identification code (QĐ 20/2020/QĐ-TTg): groups of letters and digits, one of them
/// that of a ministry or province, such as `H50`: `H50.12`, `000.00.12.H50`.
fn is_code(code: &str) -> bool {
    let is_group = |group: &str| {
        !group.is_empty() && group.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
    };
    let is_first = |group: &str| {
        let (letter, digits) = group.split_at_checked(1).unwrap_or_default();
        letter.chars().all(|c| c.is_ascii_uppercase())
            && digits.len() == 2
            && digits.chars().all(|c| c.is_ascii_digit())
    };
    code.split('.').all(is_group) && code.split('.').any(is_first)
}

/// What stands in one line, whatever was typed.
fn one_line(typed: &str) -> String {
    typed.replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::is_code;

    #[test]
    fn codes_as_they_are_given_out() {
        for (code, is_one) in [
            ("H50", true),
            ("H50.12", true),
            ("H50.12.105", true),
            ("000.00.12.H50", true),
            ("G01.02", true),
            ("abc", false),
            ("50.12", false),
            ("H50..12", false),
            ("H50.12.", false),
            ("H5O", false),
        ] {
            assert_eq!(is_code(code), is_one, "{code}");
        }
    }
}
