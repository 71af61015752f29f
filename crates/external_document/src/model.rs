//! Nothing here touches a clock, a database or a request.

use jiff::civil::Date;

/// One text of the register.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ExternalDocument {
    /// Number and symbol, such as `123/2015/NĐ-CP`.
    pub number: String,
    /// Luật, Nghị định, Thông tư…
    pub kind: String,
    /// Who issued it.
    pub issuer: String,
    /// What it is about.
    pub title: String,
    /// When it was signed.
    pub issued_on: Option<Date>,
    /// The first day in force.
    pub effective_on: Option<Date>,
    /// The first day no longer in force.
    pub expired_on: Option<Date>,
    /// The number of the text that took its place.
    pub replaced_by: Option<String>,
}

/// How a text stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Chưa có hiệu lực.
    Future,
    /// Còn hiệu lực.
    InForce,
    /// Hết hiệu lực.
    Expired,
}

impl ExternalDocument {
    /// Its standing, computed; never stored.
    pub fn standing(&self, day: Date) -> Standing {
        if self.effective_on.is_some_and(|from| day < from) {
            Standing::Future
        } else if self.expired_on.is_some_and(|end| day >= end) {
            Standing::Expired
        } else {
            Standing::InForce
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_text_holds_from_a_day_to_a_day() {
        let text = ExternalDocument {
            effective_on: Some(date(2016, 1, 1)),
            expired_on: Some(date(2027, 3, 1)),
            ..ExternalDocument::default()
        };
        for (day, standing) in [
            (date(2015, 12, 31), Standing::Future),
            (date(2016, 1, 1), Standing::InForce),
            (date(2027, 2, 28), Standing::InForce),
            (date(2027, 3, 1), Standing::Expired),
        ] {
            assert_eq!(text.standing(day), standing, "{day}");
        }
    }
}
