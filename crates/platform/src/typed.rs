//! What people type into the fields of forms.

use crate::FieldErrors;
use jiff::civil::Date;

/// Fields that every form has: each is read, and what is wrong with it is noted.
impl FieldErrors {
    /// Text that may be left out, of at most so many characters.
    pub fn words(&mut self, field: &str, typed: &str, most: usize) -> String {
        let words = text::typed(typed);
        if words.chars().count() > most {
            self.add(field, crate::longer_than(most));
        }
        words
    }

    /// Text that must be there (`missing`), of at most so many characters.
    pub fn needed(&mut self, field: &str, typed: &str, most: usize) -> String {
        self.words_if(true, field, typed, most)
    }

    /// Text that must be there where something else says so.
    pub fn words_if(&mut self, is_needed: bool, field: &str, typed: &str, most: usize) -> String {
        let words = self.words(field, typed, most);
        if is_needed && words.is_empty() {
            self.add(field, "missing");
        }
        words
    }

    /// A day as offices write it, `05/01/2026`, which must be there (`missing`, `bad_date`).
    pub fn day(&mut self, field: &str, typed: &str) -> Option<Date> {
        let day = text::typed_day(typed);
        if day.is_none() {
            self.add(field, if typed.trim().is_empty() { "missing" } else { "bad_date" });
        }
        day
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mistake_is_noted_with_its_field() {
        let mut errors = FieldErrors::default();
        assert_eq!(errors.words("a", " x ", 1), "x");
        assert_eq!(errors.words("b", "", 1), "");
        assert_eq!(errors.words_if(false, "c", "", 1), "");
        assert!(errors.is_empty());
        errors.words("d", "xy", 1);
        errors.needed("e", " ", 1);
        errors.day("f", "");
        errors.day("g", "31/02/2026");
        let told: Vec<_> = errors.0.iter().map(|(field, code)| (field.as_str(), *code)).collect();
        let wrong = [("d", "longer_than_1"), ("e", "missing"), ("f", "missing"), ("g", "bad_date")];
        assert_eq!(told, wrong);
    }
}
