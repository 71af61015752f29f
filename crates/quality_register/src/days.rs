//! What the days in fields keep to: the one place that looks. Nothing here touches a clock, a
//! database or a request.

use crate::{Register, Values};
use jiff::civil::Date;
use platform::FieldErrors;

/// What the day in a field keeps to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// It is not over when it is set: until when something is to be done. A sheet may bring the
    /// register of a past year.
    FromToday,
    /// It has come: when something was done.
    UntilToday,
    /// It is not before the day in another field; the code of the sentence that names both.
    NotBefore(&'static str, &'static str),
}

/// By which way something comes to be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Said {
    /// Somebody filled in a form.
    Typed,
    /// A sheet brings the rows of a register.
    Sheet,
    /// Another thing says it, which answers for its days itself.
    Elsewhere,
}

/// What the days that an entry says are held against.
#[derive(Clone, Copy)]
pub(crate) struct Days<'a> {
    /// Today.
    pub(crate) today: Date,
    /// By which way they come.
    pub(crate) said: Said,
    /// Whether a field is said anew; a day that stands may grow old.
    pub(crate) is_new: &'a dyn Fn(&str) -> bool,
}

impl Days<'_> {
    /// Notes the days that do not keep to what their fields ask.
    pub(crate) fn check(&self, register: &Register, values: &Values, wrong: &mut FieldErrors) {
        for field in register.fields {
            let Some(day) = values.day(field.key) else { continue };
            let broken = field.limits.iter().find_map(|limit| {
                let code = limit.broken(day, values, self.today)?;
                self.asks(field.key, *limit).then_some(code)
            });
            if let Some(code) = broken {
                wrong.add(field.key, code);
            }
        }
    }

    /// Whether a limit is held against what comes by this way.
    fn asks(&self, key: &str, limit: Limit) -> bool {
        let is_new = self.is_new;
        match (self.said, limit) {
            (Said::Elsewhere, _) | (Said::Sheet, Limit::FromToday) => false,
            (Said::Typed, Limit::FromToday) | (_, Limit::UntilToday) => is_new(key),
            (_, Limit::NotBefore(other, _)) => is_new(key) || is_new(other),
        }
    }
}

impl Limit {
    /// The code of what is wrong with a day; none where it keeps to this.
    fn broken(self, day: Date, values: &Values, today: Date) -> Option<&'static str> {
        match self {
            Self::FromToday => (day < today).then_some("day_is_over"),
            Self::UntilToday => (day > today).then_some("day_to_come"),
            Self::NotBefore(other, code) => {
                values.day(other).is_some_and(|first| day < first).then_some(code)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Field, Kind};
    use jiff::civil::date;

    static THINGS: Register = Register {
        fields: &[
            Field::new("due", Kind::Day).keeps_to(&[Limit::FromToday]),
            Field::new("done", Kind::Day).keeps_to(&[Limit::UntilToday]),
            Field::new("end", Kind::Day).keeps_to(&[Limit::NotBefore("done", "ends_first")]),
        ],
        ..Register::BLANK
    };

    fn wrong(said: Said, new: &[&str], days: [&str; 3]) -> Vec<(String, &'static str)> {
        let keys = ["due", "done", "end"];
        let values =
            keys.iter().zip(days).fold(Values::new(), |all, (key, day)| all.with(key, day));
        let mut wrong = FieldErrors::default();
        let days = Days { today: date(2026, 11, 26), said, is_new: &|key| new.contains(&key) };
        days.check(&THINGS, &values, &mut wrong);
        wrong.0
    }

    #[test]
    fn days_keep_to_what_their_fields_ask() {
        let all = ["due", "done", "end"];
        let (today, past, future) = ("2026-11-26", "2020-01-01", "2030-01-01");
        let told = |key: &str, code| vec![(key.to_owned(), code)];
        assert!(wrong(Said::Typed, &all, [today, today, today]).is_empty());
        assert_eq!(wrong(Said::Typed, &all, [past, "", ""]), told("due", "day_is_over"));
        assert_eq!(wrong(Said::Typed, &all, ["", future, ""]), told("done", "day_to_come"));
        assert_eq!(wrong(Said::Typed, &all, ["", today, past]), told("end", "ends_first"));
        assert!(wrong(Said::Typed, &[], [past, future, past]).is_empty(), "what stands stays");
        assert_eq!(wrong(Said::Typed, &["done"], ["", today, past]), told("end", "ends_first"));
    }

    #[test]
    fn a_sheet_may_bring_a_past_year_and_no_deed_to_come() {
        let all = ["due", "done", "end"];
        assert!(wrong(Said::Sheet, &all, ["2020-01-01", "2020-01-02", ""]).is_empty());
        let to_come = wrong(Said::Sheet, &all, ["", "2030-01-01", ""]);
        assert_eq!(to_come, [("done".to_owned(), "day_to_come")]);
        assert!(wrong(Said::Elsewhere, &all, ["2020-01-01", "2030-01-01", ""]).is_empty());
    }
}
