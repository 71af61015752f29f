//! What people type. Past this file, a value is right or it does not exist.

use document::DocumentId;
use jiff::civil::Date;
use platform::FieldErrors;
use serde::Deserialize;

/// The document that a form belongs to, exactly as it arrives.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct ParentForm {
    pub(crate) parent: String,
    pub(crate) from: String,
}

impl ParentForm {
    /// All of it right, or every mistake at once.
    pub(crate) fn parse(&self) -> Result<(Option<DocumentId>, Date), FieldErrors> {
        let mut errors = FieldErrors::default();
        let parent = self.parent.trim().parse().ok().map(DocumentId::new);
        if parent.is_none() && !self.parent.trim().is_empty() {
            errors.add("parent", "bad_choice");
        }
        let from = errors.day("from", &self.from);
        match from {
            Some(from) if errors.is_empty() => Ok((parent, from)),
            _ => Err(errors),
        }
    }
}

/// Ticks of proposals: `form:parent`.
pub(crate) fn ticks(pairs: &[(String, String)]) -> Vec<(DocumentId, DocumentId)> {
    let read = |(name, value): &(String, String)| {
        let (form, parent) = value.split_once(':').filter(|_| name == "take")?;
        Some((DocumentId::new(form.parse().ok()?), DocumentId::new(parent.parse().ok()?)))
    };
    pairs.iter().filter_map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_pairs_of_keys() {
        let pairs = [("take", "1:2"), ("take", "x:2"), ("other", "3:4"), ("take", "5")];
        let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(ticks(&pairs), [(DocumentId::new(1), DocumentId::new(2))]);
    }
}
