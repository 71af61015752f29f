//! What people type. Past this file, a value is right or it does not exist.

use crate::{ExternalDocument, Known, RelationKind};
use axum::extract::Multipart;
use jiff::civil::Date;
use platform::{AppError, FieldErrors};
use serde::Deserialize;
use std::collections::BTreeSet;

/// An entry of the register, exactly as it arrives.
#[derive(Debug, Default, Clone)]
pub(crate) struct TextForm {
    pub(crate) edits: i64,
    pub(crate) number: String,
    pub(crate) kind: String,
    pub(crate) issuer: String,
    pub(crate) title: String,
    pub(crate) issued_on: String,
    pub(crate) effective_on: String,
    pub(crate) expired_on: String,
    pub(crate) link: String,
    pub(crate) place: String,
    pub(crate) note: String,
    pub(crate) reason: String,
    /// The file's name; never trusted for anything but showing.
    pub(crate) file_name: String,
    pub(crate) file: Vec<u8>,
}

fn broken<E>(_: E) -> AppError {
    AppError::BadRequest("upload_broken")
}

impl TextForm {
    /// Reads a form with a file.
    pub(crate) async fn from_multipart(mut parts: Multipart) -> Result<Self, AppError> {
        let mut form = Self::default();
        while let Some(part) = parts.next_field().await.map_err(broken)? {
            let name = part.name().unwrap_or_default().to_owned();
            if name == "file" {
                form.file_name = part.file_name().unwrap_or_default().chars().take(200).collect();
                form.file = part.bytes().await.map_err(broken)?.to_vec();
                continue;
            }
            let value = part.text().await.map_err(broken)?;
            match name.as_str() {
                "edits" => form.edits = value.parse().unwrap_or(-1),
                "number" => form.number = value,
                "kind" => form.kind = value,
                "issuer" => form.issuer = value,
                "title" => form.title = value,
                "issued_on" => form.issued_on = value,
                "effective_on" => form.effective_on = value,
                "expired_on" => form.expired_on = value,
                "link" => form.link = value,
                "place" => form.place = value,
                "note" => form.note = value,
                "reason" => form.reason = value,
                _ => {}
            }
        }
        Ok(form)
    }

    /// The form of an entry.
    pub(crate) fn of(known: &Known) -> Self {
        let day = |day: Option<Date>| day.map(text::date).unwrap_or_default();
        let entry = known.text.clone();
        Self {
            edits: known.edits,
            issued_on: day(entry.issued_on),
            effective_on: day(entry.effective_on),
            expired_on: day(entry.expired_on),
            number: entry.number,
            kind: entry.kind,
            issuer: entry.issuer,
            title: entry.title,
            link: entry.link,
            place: entry.place,
            note: entry.note,
            ..Self::default()
        }
    }

    /// All of it right, or every mistake at once. The file is put beside it by the page.
    pub(crate) fn parse(&self) -> Result<ExternalDocument, FieldErrors> {
        let mut errors = FieldErrors::default();
        let mut words = |field: &'static str, typed: &str, most: usize, needed: bool| {
            let said = line(typed);
            match said.chars().count() {
                0 if needed => errors.add(field, "missing"),
                n if n > most => errors.add(field, "too_long"),
                _ => {}
            }
            said
        };
        let number = words("number", &self.number, 60, true);
        let kind = words("kind", &self.kind, 60, true);
        let issuer = words("issuer", &self.issuer, 200, true);
        let title = words("title", &self.title, 600, true);
        let place = words("place", &self.place, 200, false);
        let link = words("link", &self.link, 500, false);
        let note = words("note", &self.note, 1_000, false);
        if !link.is_empty() && !["https://", "http://"].iter().any(|begin| link.starts_with(begin))
        {
            errors.add("link", "bad_link");
        }
        let issued_on = day(&mut errors, "issued_on", &self.issued_on);
        let effective_on = day(&mut errors, "effective_on", &self.effective_on);
        let expired_on = day(&mut errors, "expired_on", &self.expired_on);
        if let (Some(from), Some(to)) = (effective_on.or(issued_on), expired_on)
            && to <= from
        {
            errors.add("expired_on", "ends_before_it_begins");
        }
        if let (Some(issued), Some(from)) = (issued_on, effective_on)
            && from < issued
        {
            errors.add("effective_on", "begins_before_issued");
        }
        errors.or(ExternalDocument {
            number,
            kind,
            issuer,
            title,
            issued_on,
            effective_on,
            expired_on,
            link,
            place,
            note,
            file: None,
        })
    }
}

/// One line of text: composed, single spaces, without NUL, which PostgreSQL does not take.
fn line(typed: &str) -> String {
    let plain = typed.replace('\0', "");
    text::nfc(&plain.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A day, or nothing where nothing is typed.
fn day(errors: &mut FieldErrors, field: &'static str, typed: &str) -> Option<Date> {
    let day = read_day(typed);
    if day.is_none() && !typed.trim().is_empty() {
        errors.add(field, "bad_date");
    }
    day
}

/// A day as offices write it.
pub(crate) fn read_day(typed: &str) -> Option<Date> {
    let day = text::typed_day(typed)?;
    (1900..2200).contains(&day.year()).then_some(day)
}

/// What a text does to the one whose page it is, exactly as it arrives.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct RelationForm {
    /// The number of the text that does it.
    pub(crate) by: String,
    pub(crate) kind: String,
    pub(crate) from: String,
    pub(crate) articles: String,
    pub(crate) note: String,
}

/// The parts of a relation that are right by themselves.
pub(crate) struct RelationParts {
    pub(crate) by: String,
    pub(crate) kind: RelationKind,
    pub(crate) from: Option<Date>,
    pub(crate) articles: String,
    pub(crate) note: String,
}

impl RelationForm {
    pub(crate) fn parse(&self) -> Result<RelationParts, FieldErrors> {
        let mut errors = FieldErrors::default();
        let by = line(&self.by);
        if by.is_empty() {
            errors.add("by", "missing");
        }
        let kind = RelationKind::parse(&self.kind);
        if kind.is_none() {
            errors.add("kind", "bad_choice");
        }
        let from = day(&mut errors, "from", &self.from);
        let (articles, note) = (line(&self.articles), line(&self.note));
        for (field, said, most) in [("articles", &articles, 300), ("note", &note, 1_000)] {
            if said.chars().count() > most {
                errors.add(field, "too_long");
            }
        }
        match kind {
            Some(kind) if errors.is_empty() => Ok(RelationParts { by, kind, from, articles, note }),
            _ => Err(errors),
        }
    }
}

/// Taking a relation back.
#[derive(Debug, Deserialize)]
pub(crate) struct WithdrawalForm {
    pub(crate) relation: i64,
    #[serde(default)]
    pub(crate) reason: String,
}

/// The ticked rows of a preview.
pub(crate) fn rows(pairs: &[(String, String)]) -> BTreeSet<u32> {
    let ticked = pairs.iter().filter(|(name, _)| name == "row");
    ticked.filter_map(|(_, row)| row.parse().ok()).collect()
}
