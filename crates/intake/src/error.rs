//! Why a file was not read.

use std::fmt;

/// What stopped the reading. Pages choose their sentence by [`ErrorKind::code`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ErrorKind {
    /// The file has no bytes.
    Empty,
    /// The file is larger than is accepted.
    TooLarge,
    /// The bytes are not a Word document, whatever the name says.
    NotWord,
    /// The bytes are not an `.xlsx` workbook, whatever the name says.
    NotSpreadsheet,
    /// The bytes are no document that a set may hold.
    Unsupported,
    /// The document is protected by a password.
    Encrypted,
    /// The file is cut short or broken.
    Damaged,
    /// The file asks for more memory, depth or parts than any process needs.
    LimitExceeded,
    /// A `.doc` file needs LibreOffice, and it is not installed.
    OfficeMissing,
    /// LibreOffice could not convert the file.
    OfficeFailed,
    /// The reading took too long and was ended.
    TimedOut,
    /// The reading process ended without an answer.
    ChildFailed,
}

impl ErrorKind {
    /// Every kind.
    pub const ALL: [Self; 12] = [
        Self::Empty,
        Self::TooLarge,
        Self::NotWord,
        Self::NotSpreadsheet,
        Self::Unsupported,
        Self::Encrypted,
        Self::Damaged,
        Self::LimitExceeded,
        Self::OfficeMissing,
        Self::OfficeFailed,
        Self::TimedOut,
        Self::ChildFailed,
    ];

    /// The stable word for this kind.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty_file",
            Self::TooLarge => "file_too_large",
            Self::NotWord => "not_a_word_document",
            Self::NotSpreadsheet => "not_a_spreadsheet",
            Self::Unsupported => "unsupported_file",
            Self::Encrypted => "encrypted_document",
            Self::Damaged => "damaged_document",
            Self::LimitExceeded => "document_limit_exceeded",
            Self::OfficeMissing => "libreoffice_missing",
            Self::OfficeFailed => "conversion_failed",
            Self::TimedOut => "reading_timed_out",
            Self::ChildFailed => "reading_failed",
        }
    }

    /// The kind that such a word means.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A refusal to read a file: its kind and an English sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IntakeError {
    kind: ErrorKind,
    message: String,
}

impl IntakeError {
    /// An error of this kind with this sentence.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into() }
    }

    /// What stopped the reading.
    pub const fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The stable word for what stopped the reading.
    pub const fn code(&self) -> &'static str {
        self.kind.code()
    }

    pub(crate) fn damaged(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Damaged, message)
    }

    pub(crate) fn limit(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::LimitExceeded, message)
    }

    pub(crate) fn not_word(seen: &str) -> Self {
        Self::new(ErrorKind::NotWord, format!("not a Word document: {seen}"))
    }

    pub(crate) fn child(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::ChildFailed, message)
    }
}

impl fmt::Display for IntakeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for IntakeError {}

#[cfg(test)]
mod tests {
    use super::ErrorKind;

    #[test]
    fn every_code_is_its_own_and_parses_back() {
        for kind in ErrorKind::ALL {
            assert_eq!(ErrorKind::parse(kind.code()), Some(kind));
        }
    }
}
