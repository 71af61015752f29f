//! A form that brings a file.

use crate::AppError;
use axum::extract::Multipart;

/// The one file of a form, in its field `file`: name and bytes. Of the name what a machine may have put
/// before and into it is left out; it is empty where no file was chosen.
pub async fn one_file(mut parts: Multipart) -> Result<(String, Vec<u8>), AppError> {
    let broken = |_| AppError::BadRequest("upload_broken");
    let mut file = (String::new(), Vec::new());
    while let Some(part) = parts.next_field().await.map_err(broken)? {
        if part.name() == Some("file") {
            let name = part.file_name().unwrap_or_default();
            let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
            let plain = name.chars().filter(|c| !c.is_control()).take(200);
            file.0 = text::nfc(&plain.collect::<String>());
            file.1 = part.bytes().await.map_err(broken)?.to_vec();
        }
    }
    Ok(file)
}
