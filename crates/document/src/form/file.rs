use super::TextForm;
use crate::{Content, Media, Original, Version};
use axum::extract::Multipart;
use platform::{AppError, FieldErrors};

/// A file that takes the place of a version's content, exactly as it arrives.
#[derive(Debug, Default, Clone)]
pub(crate) struct FileForm {
    pub(crate) edits: i64,
    /// What it was called; never trusted for anything but showing.
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

/// Reads a form with a file.
pub(crate) async fn from_multipart(mut parts: Multipart) -> Result<FileForm, AppError> {
    let mut form = FileForm::default();
    let unreadable = |_| AppError::BadRequest("upload_broken");
    while let Some(field) = parts.next_field().await.map_err(unreadable)? {
        match field.name().unwrap_or_default() {
            "file" => {
                let name = field.file_name().unwrap_or_default();
                // Some browsers send the whole path.
                let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
                let plain = name.chars().filter(|c| !c.is_control()).take(200);
                form.name = text::nfc(&plain.collect::<String>());
                form.bytes = field.bytes().await.map_err(unreadable)?.to_vec();
            }
            "edits" => {
                form.edits = field.text().await.map_err(unreadable)?.trim().parse().unwrap_or(-1);
            }
            _ => {}
        }
    }
    Ok(form)
}

/// What was typed in a text and not saved, with a picture for it.
#[derive(Debug, Default)]
pub(crate) struct PictureForm {
    pub(crate) text: TextForm,
    pub(crate) alt: String,
    pub(crate) bytes: Vec<u8>,
}

/// Reads the form of a text that is sent with a picture.
pub(crate) async fn picture_from_multipart(mut parts: Multipart) -> Result<PictureForm, AppError> {
    let mut form = PictureForm::default();
    let unreadable = |_| AppError::BadRequest("upload_broken");
    while let Some(field) = parts.next_field().await.map_err(unreadable)? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "picture" {
            form.bytes = field.bytes().await.map_err(unreadable)?.to_vec();
            continue;
        }
        let typed = field.text().await.map_err(unreadable)?;
        match name.as_str() {
            "edits" => form.text.edits = typed.trim().parse().unwrap_or(-1),
            "title" => form.text.title = typed,
            "summary" => form.text.summary = typed,
            "basis" => form.text.basis = typed,
            "text" => form.text.text = typed,
            "alt" => form.alt = typed,
            _ => {}
        }
    }
    Ok(form)
}

impl PictureForm {
    /// What is missing.
    pub(crate) fn faults(&self) -> FieldErrors {
        let mut errors = FieldErrors::default();
        if self.bytes.is_empty() {
            errors.add("picture", "picture_missing");
        }
        if self.words().is_empty() {
            errors.add("alt", "alt_missing");
        }
        errors
    }

    /// The text with the picture at its end.
    pub(crate) fn with_picture(&self, hash: &str) -> TextForm {
        let text = format!("{}\n\n![{}](tep:{hash})\n", self.text.text.trim_end(), self.words());
        TextForm { text, ..self.text.clone() }
    }

    /// What describes the picture, in one line without the signs of the text.
    fn words(&self) -> String {
        let plain = |c: char| if c.is_control() || "[]\\".contains(c) { ' ' } else { c };
        let words: String = text::nfc(&self.alt).chars().take(300).map(plain).collect();
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

impl FileForm {
    /// What the file is, if it is one that is kept.
    pub(crate) fn parse(&self) -> Result<Media, FieldErrors> {
        let mut errors = FieldErrors::default();
        if self.bytes.is_empty() {
            errors.add(
                "file",
                if self.name.is_empty() { "original_file_missing" } else { "empty_file" },
            );
            return Err(errors);
        }
        let media = Media::of(&self.name, &self.bytes);
        media.ok_or_else(|| {
            errors.add("file", "unknown_file");
            errors
        })
    }

    /// The version with this file, stored under `hash`, as its content.
    pub(crate) fn version(&self, version: &Version, media: Media, hash: String) -> Version {
        let bytes = u64::try_from(self.bytes.len()).unwrap_or(u64::MAX);
        let original =
            Original { file: hash, name: self.name.clone(), media, bytes, words: String::new() };
        Version { content: Content::Original(original), ..version.clone() }
    }
}
