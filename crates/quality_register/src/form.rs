//! What people type. Past this file, a value is right or it does not exist.

use crate::{
    Register, Values,
    definition::{Field, Kind},
};
use jiff::civil::Date;
use organization::{Member, Unit};
use platform::FieldErrors;
use std::collections::BTreeMap;

/// The longest line.
const LINE: usize = 300;

/// The longest code of a document.
const CODE: usize = 60;

/// The longest text.
const TEXT: usize = 8000;

/// A form, exactly as it arrives: fields in any order, ticked boxes several times.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Typed(pub(crate) Vec<(String, String)>);

/// Who and what there is today, for fields that name people and units.
#[derive(Debug, Default, Clone)]
pub(crate) struct Known {
    pub(crate) units: Vec<Unit>,
    pub(crate) members: Vec<Member>,
    /// What forms offer for a field: values with their labels.
    pub(crate) offered: BTreeMap<&'static str, crate::Offers>,
    /// What the agency itself calls choices, by field: words with their names.
    pub(crate) named: BTreeMap<&'static str, crate::Offers>,
}

impl Known {
    /// The code of what is wrong where nothing stands in a field: what is offered is chosen.
    fn missing(&self, field: &Field) -> &'static str {
        let is_offered = field.kind != Kind::Document && self.offered.contains_key(field.key);
        if is_offered { "unchosen" } else { field.missing() }
    }

    /// The word for a choice of a field: the agency's own, or the register's.
    pub(crate) fn choice<'k>(&'k self, register: &Register, key: &str, word: &str) -> &'k str {
        let own = self.named.get(key).and_then(|names| names.iter().find(|(own, _)| own == word));
        match own {
            Some((_, name)) => name,
            None if word.is_empty() => "",
            None => register.word(&format!("choice.{key}.{word}")),
        }
    }
}

impl Typed {
    /// What was typed into a field; empty if nothing.
    pub(crate) fn get(&self, key: &str) -> &str {
        self.0.iter().find(|(name, _)| name == key).map_or("", |(_, value)| value)
    }

    /// Whether a box of a field was ticked.
    pub(crate) fn has(&self, key: &str, choice: &str) -> bool {
        self.0.iter().any(|(name, value)| name == key && value == choice)
    }

    /// The words that go with a step.
    pub(crate) fn note(&self) -> String {
        text::typed(self.get("note")).chars().take(TEXT).collect()
    }

    /// An entry as a form would show it: how an edit begins.
    pub(crate) fn of(register: &Register, values: &Values) -> Self {
        let mut typed = Vec::new();
        for field in register.fields {
            match field.kind {
                Kind::Several(_) => typed.extend(
                    values.list(field.key).map(|word| (field.key.to_owned(), word.to_owned())),
                ),
                Kind::Day => typed.extend(
                    values.day(field.key).map(|day| (field.key.to_owned(), text::date(day))),
                ),
                Kind::Line
                | Kind::Text
                | Kind::Whole(..)
                | Kind::Year
                | Kind::Choice(_)
                | Kind::Unit
                | Kind::Person
                | Kind::Clauses
                | Kind::Document => {
                    typed.push((field.key.to_owned(), values.text(field.key).to_owned()));
                }
            }
        }
        Self(typed)
    }

    /// Some fields, all of them right, or every mistake at once; those that are `asked` for must
    /// not stay empty.
    pub(crate) fn read<'f>(
        &self,
        fields: impl IntoIterator<Item = &'f Field>,
        known: &Known,
        asked: impl Fn(&Field) -> bool,
    ) -> Result<Values, FieldErrors> {
        let (mut values, mut wrong) = (Values::new(), FieldErrors::default());
        for field in fields {
            match self.read_one(field, known) {
                Ok(value) if value.is_empty() && asked(field) => {
                    wrong.add(field.key, known.missing(field));
                }
                Ok(value) => values.set(field.key, value),
                Err(code) => wrong.add(field.key, code),
            }
        }
        wrong.or(values)
    }

    fn read_one(&self, field: &Field, known: &Known) -> Result<String, &'static str> {
        let typed = text::typed(self.get(field.key));
        if let Kind::Several(choices) = field.kind {
            let ticked = choices.iter().filter(|choice| self.has(field.key, choice));
            return Ok(ticked.copied().collect::<Vec<_>>().join(", "));
        }
        if typed.is_empty() {
            return Ok(typed);
        }
        match field.kind {
            Kind::Line => short(typed.replace('\n', " "), LINE),
            Kind::Document => short(typed, CODE),
            Kind::Text => short(typed, TEXT),
            Kind::Whole(low, high) => whole(&typed.replace('.', ""), low, high),
            Kind::Year => whole(&typed, 1945, 2100).map_err(|_| "bad_year"),
            Kind::Day => day(&typed).map(|day| day.to_string()).ok_or("bad_date"),
            Kind::Choice(choices) => known_word(choices, typed),
            Kind::Unit => known_key(known.units.iter().map(|unit| unit.id.get()), &typed),
            Kind::Person => {
                known_key(known.members.iter().map(|member| member.person.get()), &typed)
            }
            Kind::Clauses => clauses(&typed).ok_or("bad_clauses"),
            Kind::Several(_) => Ok(typed),
        }
    }
}

fn whole(typed: &str, low: i64, high: i64) -> Result<String, &'static str> {
    match typed.parse::<i64>() {
        Ok(number) if (low..=high).contains(&number) => Ok(number.to_string()),
        Ok(_) => Err(platform::number_between(low, high)),
        Err(_) => Err("bad_number"),
    }
}

fn short(typed: String, most: usize) -> Result<String, &'static str> {
    if typed.chars().count() > most { Err(platform::longer_than(most)) } else { Ok(typed) }
}

fn known_word(choices: &[&str], typed: String) -> Result<String, &'static str> {
    if choices.contains(&typed.as_str()) { Ok(typed) } else { Err("bad_choice") }
}

fn known_key(mut keys: impl Iterator<Item = i64>, typed: &str) -> Result<String, &'static str> {
    let key = typed.parse::<i64>().ok().filter(|key| keys.any(|known| known == *key));
    key.map(|key| key.to_string()).ok_or("bad_choice")
}

/// A day as people write it, or as a spreadsheet does.
pub(crate) fn day(typed: &str) -> Option<Date> {
    Date::strptime("%d/%m/%Y", typed).or_else(|_| typed.parse()).ok()
}

/// `8.5.1; 9.2` as `8.5.1, 9.2`.
fn clauses(typed: &str) -> Option<String> {
    let words: Vec<_> =
        typed.split([',', ';', ' ', '\n']).map(str::trim).filter(|word| !word.is_empty()).collect();
    let fits = |word: &&str| {
        word.len() <= 9
            && word
                .split('.')
                .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
    };
    words.iter().all(fits).then(|| words.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIELDS: [Field; 6] = [
        Field::new("what", Kind::Line),
        Field::new("score", Kind::Whole(1, 5)),
        Field::new("due", Kind::Day),
        Field::new("kind", Kind::Choice(&["risk", "chance"])),
        Field::new("clauses", Kind::Clauses),
        Field::new("who", Kind::Person),
    ];

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        Typed(pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn a_form_tells_every_mistake_at_once() {
        let form = typed(&[
            ("score", "6"),
            ("due", "31/02/2026"),
            ("kind", "hope"),
            ("clauses", "tám"),
            ("who", "77"),
        ]);
        let FieldErrors(wrong) =
            form.read(&FIELDS, &Known::default(), |field| field.key == "what").unwrap_err();
        let wrong: Vec<_> = wrong.iter().map(|(field, code)| (field.as_str(), *code)).collect();
        assert_eq!(
            wrong,
            [
                ("what", "missing"),
                ("score", "number_between_1_and_5"),
                ("due", "bad_date"),
                ("kind", "bad_choice"),
                ("clauses", "bad_clauses"),
                ("who", "bad_choice"),
            ]
        );
    }

    #[test]
    fn what_is_right_is_stored_in_one_form() {
        let form = typed(&[
            ("what", " Tàu nghỉ\nchạy "),
            ("score", "3"),
            ("due", "15/04/2026"),
            ("kind", "risk"),
            ("clauses", "6.1;8.5.1"),
        ]);
        let values = form.read(&FIELDS, &Known::default(), |_| false).unwrap();
        let stored: Vec<_> = values.iter().collect();
        assert_eq!(
            stored,
            [
                ("clauses", "6.1, 8.5.1"),
                ("due", "2026-04-15"),
                ("kind", "risk"),
                ("score", "3"),
                ("what", "Tàu nghỉ chạy"),
            ]
        );
    }
}
