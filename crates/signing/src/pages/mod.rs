//! HTML for people, in Vietnamese. Each page is a struct with its template beside it.

mod anchors;
mod copy;
mod show;
mod words;

pub(crate) use anchors::{add_anchors, anchors, withdraw_anchor};
pub(crate) use copy::{copy, file, withdraw};
pub(crate) use show::{finish, part, prepare, show, sign, upload};
pub(crate) use words::{NAV, SENTENCES};

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use platform::{AppError, PersonId};
use serde::Deserialize;
use std::collections::BTreeMap;

/// What somebody just did, from the address.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Did {
    #[serde(default)]
    did: String,
}

/// Names by key.
type Names = BTreeMap<PersonId, String>;

fn name(names: &Names, id: PersonId) -> &str {
    names.get(&id).map(String::as_str).unwrap_or_default()
}

/// `1,2 MB`, `34 KB`.
fn size(bytes: usize) -> String {
    document::file_size(u64::try_from(bytes).unwrap_or(u64::MAX))
}

/// A hash or a serial number in groups of four, so that two can be compared by eye.
fn grouped(hex: &str) -> String {
    let groups: Vec<_> = hex.as_bytes().chunks(4).map(String::from_utf8_lossy).collect();
    groups.join(" ")
}

/// A file to be saved, never opened in the page's place.
fn download(kind: &'static str, name: &str, bytes: Vec<u8>) -> Result<Response, AppError> {
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""))
        .map_err(|e| AppError::Failed(e.to_string()))?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("sandbox")),
    ];
    Ok((headers, bytes).into_response())
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn hashes_as_people_read_them() {
        assert_eq!(grouped("0123456789"), "0123 4567 89");
    }
}
