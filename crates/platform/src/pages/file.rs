use crate::AppError;
use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};

/// What a browser is told of a PDF.
pub const PDF: &str = "application/pdf";

/// What a browser is told of a Word document.
pub const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// A file that opens in the browser, under a plain name such as `bien-ban.pdf`
/// ([`text::file_name`]).
pub fn opened(kind: &'static str, name: &str, bytes: Vec<u8>) -> Result<Response, AppError> {
    answer(kind, "inline", name, bytes)
}

/// A file that the browser saves, under a plain name.
pub fn saved(kind: &'static str, name: &str, bytes: Vec<u8>) -> Result<Response, AppError> {
    answer(kind, "attachment", name, bytes)
}

fn answer(kind: &'static str, how: &str, name: &str, bytes: Vec<u8>) -> Result<Response, AppError> {
    let disposition = HeaderValue::from_str(&format!("{how}; filename=\"{name}\""))
        .map_err(|e| AppError::Failed(e.to_string()))?;
    let kind = HeaderValue::from_static(kind);
    let headers = [(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, disposition)];
    Ok((headers, bytes).into_response())
}
