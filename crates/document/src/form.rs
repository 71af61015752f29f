//! What people type. Past this file, a value is right or it does not exist.

use crate::{
    Action, Code, Content, DecisionNumber, Draft, IssueOrder, Kind, Title, Version, VersionId,
};
use jiff::civil::Date;
use organization::UnitId;
use platform::FieldErrors;
use serde::Deserialize;

/// Reads a day as offices write it.
pub fn day(errors: &mut FieldErrors, field: &'static str, typed: &str) -> Option<Date> {
    let day = Date::strptime("%d/%m/%Y", typed.trim()).ok();
    if day.is_none() {
        errors.add(field, if typed.trim().is_empty() { "missing" } else { "bad_date" });
    }
    day
}

/// Text made of what somebody typed: composed, trimmed, line feeds alike, without NUL, which
/// PostgreSQL does not take.
pub struct FormText;

impl FormText {
    /// Reads it.
    pub fn read(typed: &str) -> String {
        text::nfc(typed.replace("\r\n", "\n").replace('\0', "").trim())
    }
}

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
    /// All of it right, or every mistake at once.
    pub(crate) fn parse(&self) -> Result<Draft, FieldErrors> {
        let mut errors = FieldErrors::default();
        let kind = Kind::parse(&self.kind);
        if kind.is_none() {
            errors.add("kind", "bad_choice");
        }
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
        match (kind, code, title) {
            (Some(kind), Some(code), Some(title)) if errors.is_empty() => {
                Ok(Draft { kind, code, title, unit, content: Content::blank(kind) })
            }
            _ => Err(errors),
        }
    }
}

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
            Content::Procedure(_) => String::new(),
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
        let Some(title) = title.filter(|_| errors.is_empty()) else { return Err(errors) };
        let content = Content::Text(FormText::read(&self.text));
        let (summary, basis) = (FormText::read(&self.summary), FormText::read(&self.basis));
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
}

impl ActionForm {
    pub(crate) fn parse(&self) -> Result<Action, FieldErrors> {
        Action::parse(&self.action)
            .ok_or_else(|| FieldErrors(vec![("action".into(), "unknown_action")]))
    }
}

/// A decision, exactly as it arrives: fields with one value, and a tick a version.
#[derive(Debug, Default, Clone)]
pub(crate) struct DecisionForm {
    pub(crate) number: String,
    pub(crate) dated: String,
    pub(crate) effective_on: String,
    pub(crate) subject: String,
    pub(crate) signer_name: String,
    pub(crate) signer_position: String,
    pub(crate) versions: Vec<i64>,
}

impl DecisionForm {
    /// Reads the pairs of the form.
    pub(crate) fn from_pairs(pairs: Vec<(String, String)>) -> Self {
        let mut form = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "number" => form.number = value,
                "dated" => form.dated = value,
                "effective_on" => form.effective_on = value,
                "subject" => form.subject = value,
                "signer_name" => form.signer_name = value,
                "signer_position" => form.signer_position = value,
                "version" => form.versions.extend(value.parse::<i64>().ok()),
                _ => {}
            }
        }
        form
    }

    pub(crate) fn parse(&self) -> Result<IssueOrder, FieldErrors> {
        let mut errors = FieldErrors::default();
        let number = DecisionNumber::parse(&self.number);
        if number.is_none() {
            errors.add("number", "bad_decision_number");
        }
        let dated = day(&mut errors, "dated", &self.dated);
        let effective_on = day(&mut errors, "effective_on", &self.effective_on);
        if let (Some(dated), Some(from)) = (dated, effective_on)
            && from < dated
        {
            errors.add("effective_on", "effective_before_issued");
        }
        let mut words = |field: &'static str, typed: &str| {
            let words = FormText::read(typed);
            if words.is_empty() {
                errors.add(field, "missing");
            }
            words
        };
        let subject = words("subject", &self.subject);
        let signer_name = words("signer_name", &self.signer_name);
        let signer_position = words("signer_position", &self.signer_position);
        if self.versions.is_empty() {
            errors.add("version", "nothing_to_issue");
        }
        match (number, dated, effective_on) {
            (Some(number), Some(dated), Some(effective_on)) if errors.is_empty() => {
                let versions = self.versions.iter().copied().map(VersionId::new).collect();
                Ok(IssueOrder {
                    number,
                    dated,
                    effective_on,
                    subject,
                    signer_name,
                    signer_position,
                    versions,
                })
            }
            _ => Err(errors),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_tells_every_mistake_at_once() {
        let form = DecisionForm {
            number: "47".into(),
            dated: "1/13/2022".into(),
            ..DecisionForm::default()
        };
        let FieldErrors(wrong) = form.parse().unwrap_err();
        let fields: Vec<_> = wrong.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(
            fields,
            [
                "number",
                "dated",
                "effective_on",
                "subject",
                "signer_name",
                "signer_position",
                "version"
            ]
        );
    }

    #[test]
    fn nothing_binds_before_it_is_issued() {
        let form = DecisionForm {
            number: "47a/QĐ-UBND".into(),
            dated: "25/02/2022".into(),
            effective_on: "24/02/2022".into(),
            subject: "a".into(),
            signer_name: "b".into(),
            signer_position: "c".into(),
            versions: vec![1],
        };
        let FieldErrors(wrong) = form.parse().unwrap_err();
        assert_eq!(wrong, [("effective_on".to_owned(), "effective_before_issued")]);
    }
}
