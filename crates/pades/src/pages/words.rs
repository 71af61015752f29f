//! The one word for people in a signed file.

/// What a reader program calls the field.
pub(crate) const FIELD: &str = "Chữ ký số";
