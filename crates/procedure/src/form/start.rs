//! Beginning a procedure, with or without a file.

use axum::extract::Multipart;
use document::{Code, Title};
use flow::Procedure;
use organization::UnitId;
use platform::{AppError, FieldErrors};

/// What somebody sent to begin a procedure, exactly as it arrives.
#[derive(Debug, Default, Clone)]
pub(crate) struct StartForm {
    pub(crate) code: String,
    pub(crate) title: String,
    pub(crate) unit: String,
    /// The hash of a file that was read before.
    pub(crate) read: String,
    /// `blank` where no file is meant.
    pub(crate) start: String,
    /// The file's name; never trusted for anything but showing.
    pub(crate) file_name: String,
    pub(crate) file: Vec<u8>,
    /// Why a drawing was not read; never sent by anybody.
    pub(crate) refused: Option<String>,
}

/// Reads a form with a file.
pub(crate) async fn from_multipart(mut parts: Multipart) -> Result<StartForm, AppError> {
    let mut form = StartForm::default();
    let unreadable = |_| AppError::BadRequest("upload_broken");
    while let Some(field) = parts.next_field().await.map_err(unreadable)? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "file" {
            form.file_name = field.file_name().unwrap_or_default().chars().take(200).collect();
            form.file = field.bytes().await.map_err(unreadable)?.to_vec();
            continue;
        }
        let value = field.text().await.map_err(unreadable)?;
        match name.as_str() {
            "code" => form.code = value,
            "title" => form.title = value,
            "unit" => form.unit = value,
            "read" => form.read = value,
            "start" => form.start = value,
            _ => {}
        }
    }
    Ok(form)
}

impl StartForm {
    /// What was left empty is taken from the file.
    pub(crate) fn fill(&mut self, read: &Procedure) {
        let fill = |field: &mut String, from: Option<&String>| {
            if field.trim().is_empty() {
                *field = from.cloned().unwrap_or_default();
            }
        };
        fill(&mut self.code, read.code.as_ref());
        fill(&mut self.title, read.name.as_ref());
    }

    /// All of it right, or every mistake at once.
    pub(crate) fn parse(&self) -> Result<(Code, Title, Option<UnitId>), FieldErrors> {
        let mut errors = FieldErrors::default();
        let code = Code::parse(&self.code);
        if code.is_none() {
            errors
                .add("code", if self.code.trim().is_empty() { "code_missing" } else { "bad_code" });
        }
        let title = Title::parse(&self.title);
        if title.is_none() {
            errors.add("title", "bad_title");
        }
        let unit = self.unit.trim().parse().ok().map(UnitId::new);
        if unit.is_none() && !self.unit.trim().is_empty() {
            errors.add("unit", "bad_choice");
        }
        match (code, title) {
            (Some(code), Some(title)) if errors.is_empty() => Ok((code, title, unit)),
            _ => Err(errors),
        }
    }
}
