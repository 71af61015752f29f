//! Photos and files that staff send, checked before they are kept.

use crate::NewPicture;
use axum::extract::{Multipart, multipart::Field};
use picture::PictureError;
use platform::{App, AppError};

/// What files may be: their endings, and how their bytes begin.
const KINDS: [(&str, &[u8]); 8] = [
    ("pdf", b"%PDF-"),
    ("docx", b"PK\x03\x04"),
    ("xlsx", b"PK\x03\x04"),
    ("pptx", b"PK\x03\x04"),
    ("odt", b"PK\x03\x04"),
    ("ods", b"PK\x03\x04"),
    ("zip", b"PK\x03\x04"),
    ("doc", b"\xd0\xcf\x11\xe0"),
];

/// A form with one file, as it arrives.
#[derive(Debug, Default)]
pub(crate) struct Sent {
    /// Its fields.
    pub(crate) fields: Vec<(String, String)>,
    /// The name of the file, without a path.
    pub(crate) name: String,
    /// Its bytes; none where no file was chosen.
    pub(crate) bytes: Vec<u8>,
}

impl Sent {
    /// A field's text.
    pub(crate) fn get(&self, name: &str) -> String {
        let found = self.fields.iter().find(|(of, _)| of == name);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    }
}

/// Reads a form whose file is called `file`.
pub(crate) async fn read(mut parts: Multipart) -> Result<Sent, AppError> {
    let unreadable = |_| AppError::BadRequest("bad_request");
    let mut sent = Sent::default();
    while let Some(field) = parts.next_field().await.map_err(unreadable)? {
        let called = field.name().unwrap_or_default().to_owned();
        if called == "file" {
            sent.name = file_name(&field);
            sent.bytes = field.bytes().await.map_err(unreadable)?.to_vec();
        } else {
            sent.fields.push((called, field.text().await.map_err(unreadable)?));
        }
    }
    Ok(sent)
}

/// Some browsers send the whole path.
fn file_name(field: &Field<'_>) -> String {
    let name = field.file_name().unwrap_or_default();
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    text::nfc(&name.chars().filter(|c| !c.is_control()).take(150).collect::<String>())
}

/// Whether a file is what its name says, and something that readers may be given.
pub(crate) fn fits(name: &str, bytes: &[u8]) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    KINDS
        .iter()
        .any(|(known, begins)| ending.as_deref() == Some(*known) && bytes.starts_with(begins))
}

/// A photo in its widths, kept; or the code of what is wrong with it.
pub(crate) async fn photo(
    app: &App,
    alt: String,
    bytes: Vec<u8>,
) -> Result<Result<NewPicture, &'static str>, AppError> {
    let (files, program) = (app.files.clone(), app.settings.program.clone());
    let failed = |e: std::io::Error| AppError::Failed(e.to_string());
    let work = move || match picture::sizes_in_child(&program, bytes) {
        Ok(photos) => {
            let mut new = NewPicture { alt, ..NewPicture::default() };
            for (place, photo) in photos.iter().enumerate() {
                new.files[place] = files.put(&photo.jpeg).map_err(failed)?;
                (new.width, new.height) = (photo.width, photo.height);
            }
            Ok(Ok(new))
        }
        Err(PictureError::Failed(why)) => Err(AppError::Failed(why)),
        Err(error) => Ok(Err(error.code())),
    };
    tokio::task::spawn_blocking(work).await.map_err(|e| AppError::Failed(e.to_string()))?
}

/// Keeps the bytes of a file.
pub(crate) async fn keep(app: &App, bytes: Vec<u8>) -> Result<String, AppError> {
    let files = app.files.clone();
    let kept = tokio::task::spawn_blocking(move || files.put(&bytes)).await;
    let kept = kept.map_err(|e| AppError::Failed(e.to_string()))?;
    kept.map_err(|e| AppError::Failed(e.to_string()))
}

/// The bytes of a kept file.
pub(crate) async fn kept(app: &App, hash: String) -> Result<Vec<u8>, AppError> {
    let files = app.files.clone();
    let bytes = tokio::task::spawn_blocking(move || files.get(&hash)).await;
    let bytes = bytes.map_err(|e| AppError::Failed(e.to_string()))?;
    bytes.map_err(|e| AppError::Failed(e.to_string()))
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn a_file_is_what_its_name_says() {
        for (name, bytes, right) in [
            ("a.pdf", &b"%PDF-1.7"[..], true),
            ("A.PDF", b"%PDF-1.7", true),
            ("a.pdf", b"<html>", false),
            ("a.html", b"<html>", false),
            ("a.svg", b"<svg", false),
            ("a.docx", b"PK\x03\x04", true),
            ("pdf", b"%PDF-1.7", false),
        ] {
            assert_eq!(fits(name, bytes), right, "{name}");
        }
    }
}
