//! What people type. Past this file, a value is right or it does not exist.

use crate::{Adoption, Answer, Edition, FieldKind, LocalField, Part, Target, model::MAX_FIELDS};
use document::{Code, Title};
use organization::UnitId;
use platform::FieldErrors;
use serde::Deserialize;

/// Rows for words on the page of publishing.
pub(crate) const ROWS: usize = 8;

/// The local fields of a publication, exactly as they arrive.
#[derive(Debug, Clone, Default)]
pub(crate) struct PublishForm {
    /// Parts that are local as a whole.
    pub(crate) parts: Vec<Part>,
    /// Kind, label and words, one a row.
    pub(crate) rows: Vec<(String, String, String)>,
}

impl PublishForm {
    /// What a master usually leaves to the agencies.
    pub(crate) fn usual() -> Self {
        let row = || ("unit".to_owned(), String::new(), String::new());
        Self { parts: Part::ALL.to_vec(), rows: (0..ROWS).map(|_| row()).collect() }
    }

    /// Reads the pairs of the form.
    pub(crate) fn from_pairs(pairs: Vec<(String, String)>) -> Self {
        let row = || ("unit".to_owned(), String::new(), String::new());
        let mut form = Self { parts: Vec::new(), rows: (0..ROWS).map(|_| row()).collect() };
        for (name, value) in pairs {
            if name == "part" {
                form.parts.extend(Part::parse(&value));
                continue;
            }
            let Some((field, place)) = name.split_once('.') else { continue };
            let Some(row) = place.parse().ok().and_then(|n: usize| form.rows.get_mut(n)) else {
                continue;
            };
            match field {
                "kind" => row.0 = value,
                "label" => row.1 = value,
                "words" => row.2 = value,
                _ => {}
            }
        }
        form
    }

    /// All of it right, or every mistake at once. Words must stand in the text.
    pub(crate) fn parse(&self, text: &str) -> Result<Vec<LocalField>, FieldErrors> {
        let mut errors = FieldErrors::default();
        let mut out: Vec<LocalField> = self
            .parts
            .iter()
            .map(|part| LocalField {
                kind: part.kind(),
                label: String::new(),
                target: Target::Part(*part),
            })
            .collect();
        for (n, (kind, label, words)) in self.rows.iter().enumerate() {
            let (label, words) = (text::typed(label), text::typed(words));
            if words.is_empty() && label.is_empty() {
                continue;
            }
            let Some(kind) = FieldKind::parse(kind) else {
                errors.add(format!("words.{n}"), "bad_choice");
                continue;
            };
            if words.chars().count() < 3 || !text.contains(&words) {
                errors.add(format!("words.{n}"), "words_not_in_text");
            }
            if label.is_empty() || label.chars().count() > 200 {
                errors.add(format!("label.{n}"), "label_missing");
            }
            out.push(LocalField { kind, label, target: Target::Words(words) });
        }
        if out.len() > MAX_FIELDS {
            errors.add("part", "too_many_fields");
        }
        if out.is_empty() {
            errors.add("part", "no_local_field");
        }
        errors.or(out)
    }
}

/// What is asked of who adopts, exactly as it arrives.
#[derive(Debug, Clone, Default)]
pub(crate) struct AdoptForm {
    pub(crate) code: String,
    pub(crate) title: String,
    pub(crate) unit: String,
    /// One a field of the edition.
    pub(crate) values: Vec<String>,
}

impl AdoptForm {
    /// The form as it first stands: the master's words, to be written over.
    pub(crate) fn of(edition: &Edition) -> Self {
        let values =
            edition.fields.iter().map(|field| crate::model::of_master(&edition.procedure, field));
        Self { title: edition.title.clone(), values: values.collect(), ..Self::default() }
    }

    /// Reads the pairs of the form.
    pub(crate) fn from_pairs(pairs: Vec<(String, String)>, fields: usize) -> Self {
        let mut form = Self { values: vec![String::new(); fields], ..Self::default() };
        for (name, value) in pairs {
            match name.as_str() {
                "code" => form.code = value,
                "title" => form.title = value,
                "unit" => form.unit = value,
                other => {
                    let place = other.strip_prefix("value.").and_then(|n| n.parse::<usize>().ok());
                    if let Some(field) = place.and_then(|n| form.values.get_mut(n)) {
                        *field = value;
                    }
                }
            }
        }
        form
    }

    /// All of it right, or every mistake at once.
    pub(crate) fn parse(&self, edition: &Edition) -> Result<Adoption, FieldErrors> {
        let mut errors = FieldErrors::default();
        let code = Code::parse(&self.code);
        if code.is_none() {
            errors.add("code", "bad_code");
        }
        let title = Title::parse(&self.title);
        if title.is_none() {
            errors.add("title", "bad_title");
        }
        let unit = self.unit.trim().parse().ok().map(UnitId::new);
        if unit.is_none() && !self.unit.trim().is_empty() {
            errors.add("unit", "bad_choice");
        }
        let mut values = Vec::new();
        for (n, value) in self.values.iter().enumerate() {
            let value = text::typed(value);
            if value.is_empty() {
                errors.add(format!("value.{n}"), "value_missing");
            } else if value.chars().count() > 2_000 {
                errors.add(format!("value.{n}"), "too_long");
            }
            values.push(value);
        }
        match (code, title) {
            (Some(code), Some(title)) if errors.is_empty() => {
                Ok(Adoption { edition: edition.id, code, title, unit, values })
            }
            _ => Err(errors),
        }
    }
}

/// An answer to a later edition.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct AnswerForm {
    answer: String,
    pub(crate) edition: i64,
    pub(crate) reason: String,
}

impl AnswerForm {
    pub(crate) fn parse(&self) -> Result<Answer, FieldErrors> {
        Answer::parse(&self.answer)
            .ok_or_else(|| FieldErrors(vec![("answer".into(), "bad_choice")]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn local_fields_as_they_are_declared() {
        for (typed, fields, wrong) in [
            (&[("part", "fees"), ("part", "nonsense")][..], 1, &[][..]),
            (&[], 0, &["part"]),
            (&[("words.0", "Phòng Tư pháp"), ("label.0", "Đơn vị"), ("kind.0", "unit")], 1, &[]),
            (&[("words.0", "Không có ở đó"), ("label.0", "Đơn vị")], 0, &["words.0"]),
            (&[("words.1", "Phòng Tư pháp")], 0, &["label.1"]),
            (
                &[("words.0", "Phòng Tư pháp"), ("label.0", "a"), ("kind.0", "x")],
                0,
                &["words.0", "part"],
            ),
            (&[("words.99", "Phòng Tư pháp"), ("part", "fees")], 1, &[]),
        ] {
            let form = PublishForm::from_pairs(pairs(typed));
            match form.parse("Phòng Tư pháp làm việc") {
                Ok(found) => assert_eq!((found.len(), wrong), (fields, &[][..]), "{typed:?}"),
                Err(FieldErrors(errors)) => {
                    let names: Vec<_> = errors.iter().map(|(field, _)| field.as_str()).collect();
                    assert_eq!(names, wrong, "{typed:?}");
                }
            }
        }
    }
}
