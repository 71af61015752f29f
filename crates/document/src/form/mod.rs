//! What people type. Past this file, a value is right or it does not exist.

mod decision;
mod file;
mod people;

pub(crate) use decision::DecisionForm;
pub(crate) use file::{from_multipart, picture_from_multipart};
pub(crate) use people::{AnswerForm, CommentForm, PatternForm, SEATS, SignersForm};

use crate::{Action, Code, Content, Draft, Kind, Title, Version};
use organization::UnitId;
use platform::FieldErrors;
use serde::Deserialize;

/// A document to begin, exactly as it arrives.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct DraftForm {
    pub(crate) kind: String,
    pub(crate) code: String,
    pub(crate) title: String,
    pub(crate) unit: String,
}

impl DraftForm {
    /// Kind and unit, as far as they are right: what a code is proposed for.
    pub(crate) fn wants(&self) -> Option<(Kind, Option<UnitId>)> {
        let unit = self.unit.trim().parse().ok().map(UnitId::new);
        Kind::parse(&self.kind).map(|kind| (kind, unit))
    }

    /// All of it right, or every mistake at once. Without a code the `proposed` one is taken.
    pub(crate) fn parse(&self, proposed: Option<Code>) -> Result<Draft, FieldErrors> {
        let mut errors = FieldErrors::default();
        let kind = Kind::parse(&self.kind);
        if kind.is_none() {
            errors.add("kind", "bad_choice");
        }
        let is_blank = self.code.trim().is_empty();
        let code = if is_blank { proposed } else { Code::parse(&self.code) };
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
        match (kind, code, title) {
            (Some(kind), Some(code), Some(title)) if errors.is_empty() => {
                Ok(Draft { kind, code, title, unit, content: Content::blank(kind) })
            }
            _ => Err(errors),
        }
    }
}

/// Pictures in one text, at most; the printer takes a few more.
const MOST_PICTURES: usize = 60;

/// The text of a document that is no structured procedure.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct TextForm {
    pub(crate) edits: i64,
    pub(crate) title: String,
    pub(crate) summary: String,
    pub(crate) basis: String,
    pub(crate) text: String,
}

impl TextForm {
    /// The form of a stored version.
    pub(crate) fn of(version: &Version) -> Self {
        let text = match &version.content {
            Content::Text(text) => text.clone(),
            Content::Procedure(_) | Content::Original(_) => String::new(),
        };
        let title = version.title.as_str().to_owned();
        let (summary, basis) = (version.summary.clone(), version.basis.clone());
        Self { edits: version.edits, title, summary, basis, text }
    }

    /// The version with what was typed.
    pub(crate) fn parse(&self, version: &Version) -> Result<Version, FieldErrors> {
        let mut errors = FieldErrors::default();
        let title = Title::parse(&self.title);
        if title.is_none() {
            errors.add("title", "bad_title");
        }
        if self.text.chars().count() > 200_000 {
            errors.add("text", "too_long");
        }
        if markdown::pictures(&markdown::read(&self.text).blocks).len() > MOST_PICTURES {
            errors.add("text", "too_many_pictures");
        }
        let Some(title) = title.filter(|_| errors.is_empty()) else { return Err(errors) };
        let content = match &version.content {
            Content::Text(_) => Content::Text(text::typed(&self.text)),
            // A file is exchanged, not written over.
            other @ (Content::Procedure(_) | Content::Original(_)) => other.clone(),
        };
        let (summary, basis) = (text::typed(&self.summary), text::typed(&self.basis));
        Ok(Version { title, summary, basis, content, ..version.clone() })
    }
}

/// A button on the page of a version.
#[derive(Debug, Deserialize)]
pub(crate) struct ActionForm {
    action: String,
    #[serde(default)]
    pub(crate) reason: String,
    /// The hash of what the page showed.
    #[serde(default)]
    pub(crate) seen: String,
    /// Who approves types it once more.
    #[serde(default)]
    pub(crate) password: String,
}

impl ActionForm {
    pub(crate) fn parse(&self) -> Result<Action, FieldErrors> {
        Action::parse(&self.action)
            .ok_or_else(|| FieldErrors(vec![("action".into(), "unknown_action")]))
    }
}
