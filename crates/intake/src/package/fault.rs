use std::fmt;

/// Why a package is refused. Pages choose their sentence by [`Fault::code`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fault {
    /// It is no archive, or one of something else.
    NotPackage,
    /// Its bytes are not what its seal says: changed, or cut short.
    Seal,
    /// It has no manifest, note or key that can be read.
    Unsigned,
    /// The signature does not belong to the manifest and the key.
    Signature,
    /// It was made by a later program.
    TooNew,
    /// A member is not what the manifest says.
    Changed,
    /// A member of the manifest is not there.
    Missing,
    /// A member is there that the manifest does not name.
    Extra,
    /// Two members have one name.
    Twice,
    /// A member's name leads out of the package, or is no plain name.
    Path,
    /// More members, bytes or depth than any package needs.
    Limit,
    /// A document's JSON is not of the open form.
    Record,
    /// The reading took too long and was ended.
    TimedOut,
    /// The reading process ended without an answer.
    ReadingFailed,
}

impl Fault {
    /// Every fault.
    pub const ALL: [Self; 14] = [
        Self::NotPackage,
        Self::Seal,
        Self::Unsigned,
        Self::Signature,
        Self::TooNew,
        Self::Changed,
        Self::Missing,
        Self::Extra,
        Self::Twice,
        Self::Path,
        Self::Limit,
        Self::Record,
        Self::TimedOut,
        Self::ReadingFailed,
    ];

    /// The stable word for it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotPackage => "package_not_one",
            Self::Seal => "package_seal_broken",
            Self::Unsigned => "package_unsigned",
            Self::Signature => "package_signature_wrong",
            Self::TooNew => "package_too_new",
            Self::Changed => "package_member_changed",
            Self::Missing => "package_member_missing",
            Self::Extra => "package_member_extra",
            Self::Twice => "package_member_twice",
            Self::Path => "package_member_path",
            Self::Limit => "package_limit_exceeded",
            Self::Record => "package_record_unreadable",
            Self::TimedOut => "package_timed_out",
            Self::ReadingFailed => "package_reading_failed",
        }
    }

    /// The fault that such a word means.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fault| fault.code() == code)
    }
}

/// A refusal: its kind, and the member or reason in English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackageError {
    fault: Fault,
    detail: String,
}

impl PackageError {
    /// A refusal of this kind.
    pub fn new(fault: Fault, detail: impl Into<String>) -> Self {
        Self { fault, detail: detail.into() }
    }

    /// What is wrong.
    pub const fn fault(&self) -> Fault {
        self.fault
    }

    /// With which member, or why.
    pub fn detail(&self) -> &str {
        &self.detail
    }
}

impl fmt::Display for PackageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.fault.code(), self.detail)
    }
}

impl std::error::Error for PackageError {}
