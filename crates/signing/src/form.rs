//! What people type and send. Past this file, a value is right or it does not exist.

use crate::{CopyId, bench::Secret};
use axum::{
    extract::{Multipart, multipart::MultipartError},
    http::StatusCode,
};
use platform::{AppError, FieldErrors};
use serde::Deserialize;
use std::collections::BTreeMap;
use zeroize::Zeroizing;

/// No reason is longer.
const MAX_REASON: usize = 200;

/// A form with one file, exactly as it arrives. Wiped when it is done with: a key may be in it.
#[derive(Default)]
pub(crate) struct Sent {
    fields: BTreeMap<String, String>,
    /// Never trusted for anything but showing.
    pub(crate) file_name: String,
    pub(crate) file: Zeroizing<Vec<u8>>,
    /// More came than is taken.
    is_too_large: bool,
}

impl Drop for Sent {
    fn drop(&mut self) {
        self.fields.values_mut().for_each(zeroize::Zeroize::zeroize);
    }
}

impl Sent {
    /// Reads a form whose file is in `file_field`.
    pub(crate) async fn read(mut parts: Multipart, file_field: &str) -> Result<Self, AppError> {
        let unreadable = |_| AppError::BadRequest("upload_broken");
        let mut sent = Self::default();
        let is_limit = |error: &MultipartError| error.status() == StatusCode::PAYLOAD_TOO_LARGE;
        loop {
            let field = match parts.next_field().await {
                Ok(Some(field)) => field,
                Ok(None) => return Ok(sent),
                Err(error) if is_limit(&error) => {
                    sent.is_too_large = true;
                    return Ok(sent);
                }
                Err(error) => return Err(unreadable(error)),
            };
            let name = field.name().unwrap_or_default().to_owned();
            if name == file_field {
                sent.file_name = field.file_name().unwrap_or_default().chars().take(200).collect();
                match field.bytes().await {
                    Ok(bytes) => sent.file = Zeroizing::new(bytes.to_vec()),
                    Err(error) if is_limit(&error) => {
                        sent.is_too_large = true;
                        return Ok(sent);
                    }
                    Err(error) => return Err(unreadable(error)),
                }
            } else if sent.fields.len() < 20 {
                let value = field.text().await.map_err(unreadable)?;
                sent.fields.insert(name, value);
            }
        }
    }

    pub(crate) fn get(&self, field: &str) -> &str {
        self.fields.get(field).map(String::as_str).unwrap_or_default()
    }

    /// The file, or the mistake that there is none.
    pub(crate) fn file_or_mistake(&self, field: &str, errors: &mut FieldErrors) {
        if self.is_too_large {
            errors.add(field, "pdf_too_large");
        } else if self.file.is_empty() {
            let none = self.file_name.is_empty();
            errors.add(field, if none { "signed_file_missing" } else { "signed_file_empty" });
        }
    }
}

/// Signing with a PKCS#12 file.
#[derive(Debug, Default, Clone)]
pub(crate) struct SignForm {
    pub(crate) over: String,
    pub(crate) reason: String,
}

/// What it means.
pub(crate) struct SignOrder {
    pub(crate) over: Option<CopyId>,
    pub(crate) reason: String,
    pub(crate) secret: Secret,
}

impl SignForm {
    /// What is shown again; never the password.
    pub(crate) fn of(sent: &Sent) -> Self {
        Self { over: sent.get("over").to_owned(), reason: sent.get("reason").to_owned() }
    }

    /// All of it right, or every mistake at once.
    pub(crate) fn parse(&self, sent: &Sent) -> Result<SignOrder, FieldErrors> {
        let mut errors = FieldErrors::default();
        sent.file_or_mistake("pkcs12", &mut errors);
        if sent.get("password").is_empty() {
            errors.add("password", "pkcs12_password_missing");
        }
        let reason = reason(&self.reason, "reason", &mut errors);
        let over = over(&self.over, "over", &mut errors);
        let (pkcs12, password) = (sent.file.clone(), sent.get("password").to_owned().into());
        errors.or(SignOrder { over, reason, secret: Secret { pkcs12, password } })
    }
}

/// Preparing a file for a token or a remote service.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct PrepareForm {
    pub(crate) prepare_over: String,
    pub(crate) prepare_reason: String,
}

impl PrepareForm {
    /// Over which copy, if over one, and why.
    pub(crate) fn parse(&self) -> Result<(Option<CopyId>, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let reason = reason(&self.prepare_reason, "prepare_reason", &mut errors);
        let over = over(&self.prepare_over, "prepare_over", &mut errors);
        errors.or((over, reason))
    }
}

/// Taking a copy out of the list.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct WithdrawForm {
    pub(crate) withdraw_reason: String,
}

impl WithdrawForm {
    /// Why; never nothing.
    pub(crate) fn parse(&self) -> Result<String, FieldErrors> {
        let mut errors = FieldErrors::default();
        let reason = reason(&self.withdraw_reason, "withdraw_reason", &mut errors);
        if reason.is_empty() && errors.is_empty() {
            errors.add("withdraw_reason", "withdraw_reason_missing");
        }
        errors.or(reason)
    }
}

fn reason(typed: &str, field: &str, errors: &mut FieldErrors) -> String {
    let reason = text::typed(typed).split_whitespace().collect::<Vec<_>>().join(" ");
    if reason.chars().count() > MAX_REASON {
        errors.add(field, "sign_reason_too_long");
    }
    reason
}

fn over(typed: &str, field: &str, errors: &mut FieldErrors) -> Option<CopyId> {
    let over = typed.trim().parse().ok().map(CopyId::new);
    if over.is_none() && !typed.trim().is_empty() {
        errors.add(field, "bad_choice");
    }
    over
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_tells_every_mistake_at_once() {
        let form = SignForm { over: "x".into(), reason: "a".repeat(201) };
        let wrong = form.parse(&Sent::default()).err().unwrap();
        let wrong: Vec<_> = wrong.0.iter().map(|(field, code)| (field.as_str(), *code)).collect();
        assert_eq!(
            wrong,
            [
                ("pkcs12", "signed_file_missing"),
                ("password", "pkcs12_password_missing"),
                ("reason", "sign_reason_too_long"),
                ("over", "bad_choice")
            ]
        );
        assert!(WithdrawForm { withdraw_reason: "  ".into() }.parse().is_err());
        let form = PrepareForm { prepare_over: " 7 ".into(), prepare_reason: " a \n b ".into() };
        assert_eq!(form.parse(), Ok((Some(CopyId::new(7)), "a b".to_owned())));
    }
}
