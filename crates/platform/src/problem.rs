use crate::{Role, db::DbError, pages};
use axum::{
    Json,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use std::{
    collections::BTreeMap,
    sync::{PoisonError, RwLock},
};

/// What is wrong with a form: the field, and the code of a sentence for it.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct FieldErrors(pub Vec<(String, &'static str)>);

impl FieldErrors {
    /// Notes one mistake.
    pub fn add(&mut self, field: impl Into<String>, code: &'static str) {
        self.0.push((field.into(), code));
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The sentence for a field, for the page.
    pub fn at(&self, field: &str) -> Option<&'static str> {
        self.0.iter().find(|(name, _)| name == field).map(|(_, code)| sentence(code))
    }

    /// Fields and their sentences, in the order in which they were found.
    pub fn list(&self) -> impl Iterator<Item = (&str, &'static str)> {
        self.0.iter().map(|(field, code)| (field.as_str(), sentence(code)))
    }

    /// `value`, if no mistake was noted.
    pub fn or<T>(self, value: T) -> Result<T, Self> {
        if self.is_empty() { Ok(value) } else { Err(self) }
    }
}

/// Every way a request can end without doing what was asked.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// Nobody is signed in.
    #[error("sign in first")]
    SignInFirst,
    /// It isn't there, or this person may not know that it is.
    #[error("not found")]
    NotFound,
    /// They may see it, but not do that.
    #[error("not allowed: {0}")]
    Forbidden(&'static str),
    /// It can't be done in the state it is in.
    #[error("conflict: {0}")]
    Conflict(&'static str),
    /// The form has mistakes.
    #[error("invalid form")]
    Invalid(FieldErrors),
    /// What came can't be read at all.
    #[error("bad request: {0}")]
    BadRequest(&'static str),
    /// Our fault. The person learns nothing more; the log learns everything.
    #[error("internal error")]
    Internal(#[source] DbError),
    /// Something around us failed (a file, a print, a child process).
    #[error("failed: {0}")]
    Failed(String),
}

impl From<DbError> for AppError {
    fn from(error: DbError) -> Self {
        if matches!(error, DbError::Closed) {
            Self::Conflict(crate::closing::ENDED)
        } else {
            Self::Internal(error)
        }
    }
}

impl From<FieldErrors> for AppError {
    fn from(errors: FieldErrors) -> Self {
        Self::Invalid(errors)
    }
}

/// What a page or a program is told.
#[derive(Debug, Clone)]
pub struct Problem {
    /// The HTTP status.
    pub status: StatusCode,
    /// The stable code.
    pub code: &'static str,
    /// Mistakes of a form.
    pub fields: FieldErrors,
}

impl AppError {
    /// The same for work that the clock does: a refusal there is a fault of ours.
    pub fn into_db(self) -> DbError {
        if let Self::Internal(error) = self {
            return error;
        }
        DbError::Unreadable(format!("the clock was refused: {self}"))
    }

    /// The HTTP status and the stable code: the key of the sentence, `type` for the API.
    pub const fn status_and_code(&self) -> (StatusCode, &'static str) {
        match self {
            Self::SignInFirst => (StatusCode::UNAUTHORIZED, "sign_in_first"),
            Self::NotFound => (StatusCode::NOT_FOUND, "not_found"),
            Self::Forbidden(code) => (StatusCode::FORBIDDEN, code),
            Self::Conflict(code) => (StatusCode::CONFLICT, code),
            Self::Invalid(_) => (StatusCode::UNPROCESSABLE_ENTITY, "invalid_form"),
            Self::BadRequest(code) => (StatusCode::BAD_REQUEST, code),
            Self::Internal(DbError::Unavailable(_) | DbError::NotCommitted(_)) => {
                (StatusCode::SERVICE_UNAVAILABLE, "store_unavailable")
            }
            Self::Internal(_) | Self::Failed(_) => (StatusCode::INTERNAL_SERVER_ERROR, "internal"),
        }
    }
}

/// RFC 9457. For a browser, [`crate::page::problem_pages`] makes a page of it.
impl IntoResponse for AppError {
    fn into_response(self) -> Response {
        let (status, code) = self.status_and_code();
        if status.is_server_error() {
            let cause = std::error::Error::source(&self).map(ToString::to_string);
            tracing::error!(code, cause, "request failed: {self}");
        }
        let fields = if let Self::Invalid(fields) = self { fields } else { FieldErrors::default() };
        Problem { status, code, fields }.into_response()
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let errors: Vec<_> = (self.fields.0.iter())
            .map(|(field, code)| serde_json::json!({ "field": field, "code": code, "detail": sentence(code) }))
            .collect();
        let mut body = serde_json::json!({
            "type": format!("/problems/{}", self.code),
            "code": self.code,
            "title": sentence(self.code),
            "status": self.status.as_u16(),
        });
        if !errors.is_empty() {
            body["errors"] = errors.into();
        }
        let kind = [(header::CONTENT_TYPE, "application/problem+json")];
        let mut response =
            (self.status, kind, Json(body).into_response().into_body()).into_response();
        response.extensions_mut().insert(self);
        response
    }
}

static SENTENCES: RwLock<BTreeMap<&'static str, &'static str>> = RwLock::new(BTreeMap::new());

/// Adds a feature's sentences to the one table.
pub(crate) fn learn(sentences: &[(&'static str, &'static str)]) {
    let mut table = SENTENCES.write().unwrap_or_else(PoisonError::into_inner);
    for (code, words) in sentences.iter().copied() {
        let known = table.insert(code, words);
        // Two features that mean different things by a code would speak for each other.
        debug_assert!(known.is_none_or(|known| known == words), "{code}: {known:?} or {words:?}");
    }
}

/// The code for a number that is not within the bounds of its field.
pub fn number_between(low: i64, high: i64) -> &'static str {
    coined(format!("number_between_{low}_and_{high}"), || pages::number_between(low, high))
}

/// The code for words that are longer than their field takes.
pub fn longer_than(most: usize) -> &'static str {
    coined(format!("longer_than_{most}"), || pages::longer_than(most))
}

/// The code for what only people of these roles may do.
pub(crate) fn only_for(roles: &[Role]) -> &'static str {
    let words: Vec<_> = roles.iter().map(|role| role.as_str()).collect();
    coined(format!("only_for_{}", words.join("_")), || pages::only_for(roles))
}

/// A code whose sentence names figures of a field or the roles of a route. Both are made once and kept
/// as long as the program runs: there are only as many as there are fields and routes.
fn coined(code: String, words: impl FnOnce() -> String) -> &'static str {
    let known = {
        let table = SENTENCES.read().unwrap_or_else(PoisonError::into_inner);
        table.get_key_value(code.as_str()).map(|(known, _)| *known)
    };
    if let Some(known) = known {
        return known;
    }
    let (code, words): (&'static str, &'static str) = (code.leak(), words().leak());
    learn(&[(code, words)]);
    code
}

/// What people are told for a code. A code without a sentence fails `cargo xtask tidy`; should one
/// slip through, people see the code and can at least name it.
pub fn sentence(code: &'static str) -> &'static str {
    let table = SENTENCES.read().unwrap_or_else(PoisonError::into_inner);
    table.get(code).copied().unwrap_or(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_names_the_bounds_of_its_field() {
        let codes = [number_between(1, 5), number_between(2000, 2100), longer_than(8000)];
        let said = codes.map(sentence);
        assert!(said[0].contains("từ 1 đến 5"), "{said:?}");
        assert!(said[1].contains("từ 2.000 đến 2.100"), "{said:?}");
        assert!(said[2].contains("8.000 ký tự"), "{said:?}");
        assert!(std::ptr::eq(number_between(1, 5), codes[0]), "made once");
        let said = sentence(only_for(&[Role::IsoSecretary, Role::Clerk]));
        assert!(said.contains("Thư ký ISO; Văn thư"), "{said}");
    }
}
