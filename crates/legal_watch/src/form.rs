//! What people type. Past this file, a value is right or it does not exist.

use crate::Verdict;
use document::DocumentId;
use external_document::TextId;
use jiff::civil::Date;
use platform::FieldErrors;
use serde::Deserialize;
use std::collections::BTreeSet;

/// A judgement.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct JudgementForm {
    pub(crate) verdict: String,
    pub(crate) reason: String,
}

impl JudgementForm {
    pub(crate) fn parse(&self) -> Result<(Verdict, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let verdict = Verdict::parse(&self.verdict);
        if verdict.is_none() {
            errors.add("verdict", "verdict_missing");
        }
        let reason = words(&self.reason);
        if reason.chars().count() > 1_000 {
            errors.add("reason", "too_long");
        }
        if verdict == Some(Verdict::Keep) && reason.is_empty() {
            errors.add("reason", "keep_reason_missing");
        }
        match verdict {
            Some(verdict) if errors.is_empty() => Ok((verdict, reason)),
            _ => Err(errors),
        }
    }
}

/// Text as it is kept: composed, trimmed, line feeds alike, without NUL.
pub(crate) fn words(typed: &str) -> String {
    text::nfc(typed.replace("\r\n", "\n").replace('\0', "").trim())
}

/// A look through what was published.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct ReviewForm {
    pub(crate) day: String,
    pub(crate) sources: String,
    pub(crate) found: String,
}

impl ReviewForm {
    pub(crate) fn parse(&self) -> Result<(Date, String, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let day = errors.day("day", &self.day);
        let (sources, found) = (words(&self.sources), words(&self.found));
        for (field, said, most) in [("sources", &sources, 1_000), ("found", &found, 4_000)] {
            if said.is_empty() {
                errors.add(field, "missing");
            } else if said.chars().count() > most {
                errors.add(field, "too_long");
            }
        }
        match day {
            Some(day) if errors.is_empty() => Ok((day, sources, found)),
            _ => Err(errors),
        }
    }
}

/// A batch, exactly as it arrives: fields with one value, and a tick a document.
#[derive(Debug, Default, Clone)]
pub(crate) struct ChangeForm {
    pub(crate) old: i64,
    pub(crate) new: i64,
    pub(crate) line: String,
    pub(crate) documents: Vec<i64>,
}

/// A batch to be run.
pub(crate) struct Change {
    pub(crate) old: TextId,
    pub(crate) new: TextId,
    pub(crate) line: String,
    pub(crate) documents: Vec<DocumentId>,
}

impl ChangeForm {
    pub(crate) fn from_pairs(pairs: Vec<(String, String)>) -> Self {
        let mut form = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "old" => form.old = value.trim().parse().unwrap_or_default(),
                "new" => form.new = value.trim().parse().unwrap_or_default(),
                "line" => form.line = value,
                "document" => form.documents.extend(value.parse::<i64>().ok()),
                _ => {}
            }
        }
        form
    }

    pub(crate) fn parse(&self) -> Result<Change, FieldErrors> {
        let mut errors = FieldErrors::default();
        let line = words(&self.line).split_whitespace().collect::<Vec<_>>().join(" ");
        match line.chars().count() {
            0 => errors.add("line", "missing"),
            n if n > 800 => errors.add("line", "too_long"),
            _ => {}
        }
        if self.documents.is_empty() {
            errors.add("document", "no_document_ticked");
        }
        if self.documents.len() > 1_000 {
            errors.add("document", "too_many_documents");
        }
        // Each once, in the order in which they stand on the page.
        let mut seen = BTreeSet::new();
        let documents = self.documents.iter().copied().filter(|id| seen.insert(*id));
        let documents = documents.map(DocumentId::new).collect();
        errors.or(Change {
            old: TextId::new(self.old),
            new: TextId::new(self.new),
            line,
            documents,
        })
    }
}

/// The ticked proposals.
pub(crate) fn keys(pairs: Vec<(String, String)>) -> BTreeSet<String> {
    pairs.into_iter().filter(|(name, _)| name == "key").map(|(_, key)| key).collect()
}
