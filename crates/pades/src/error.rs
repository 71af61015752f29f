//! Why something is refused.

use serde::{Deserialize, Serialize};

/// The stable reason, for a sentence on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Larger than [`crate::MAX_FILE`].
    TooLarge,
    /// Not a PDF file, or broken so that it cannot be read.
    NotPdf,
    /// A PDF file that asks for a password.
    EncryptedPdf,
    /// Its author allowed no further change, so no further signature.
    LockedPdf,
    /// Too many signatures, objects or revisions to be judged.
    TooManySignatures,
    /// Not a PKCS#12 file.
    NotPkcs12,
    /// The PKCS#12 file does not open with this password.
    WrongPassword,
    /// The PKCS#12 file has no key with its certificate.
    NoKey,
    /// Neither RSA of 2048 to 4096 bits nor P-256.
    KeyNotSupported,
    /// The key is not the certificate's.
    KeyMismatch,
    /// The certificate is not valid now.
    CertificateExpired,
    /// The certificate is not for signing.
    CertificateNotForSigning,
    /// Not a certificate.
    NotCertificate,
    /// A certificate that may not issue others.
    NotAuthority,
    /// Not a CMS signature.
    NotCms,
    /// A CMS signature over other bytes.
    OtherContent,
    /// The signature does not fit its certificate.
    BadSignature,
    /// The signature needs more room than was kept.
    NoRoom,
    /// The limited process took too long.
    TimedOut,
    /// The limited process gave no answer.
    ChildFailed,
}

impl Kind {
    /// Every reason.
    pub const ALL: [Self; 20] = [
        Self::TooLarge,
        Self::NotPdf,
        Self::EncryptedPdf,
        Self::LockedPdf,
        Self::TooManySignatures,
        Self::NotPkcs12,
        Self::WrongPassword,
        Self::NoKey,
        Self::KeyNotSupported,
        Self::KeyMismatch,
        Self::CertificateExpired,
        Self::CertificateNotForSigning,
        Self::NotCertificate,
        Self::NotAuthority,
        Self::NotCms,
        Self::OtherContent,
        Self::BadSignature,
        Self::NoRoom,
        Self::TimedOut,
        Self::ChildFailed,
    ];

    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::TooLarge => "pdf_too_large",
            Self::NotPdf => "not_pdf",
            Self::EncryptedPdf => "pdf_encrypted",
            Self::LockedPdf => "pdf_locked",
            Self::TooManySignatures => "too_many_signatures",
            Self::NotPkcs12 => "not_pkcs12",
            Self::WrongPassword => "wrong_pkcs12_password",
            Self::NoKey => "pkcs12_no_key",
            Self::KeyNotSupported => "key_not_supported",
            Self::KeyMismatch => "key_mismatch",
            Self::CertificateExpired => "certificate_expired",
            Self::CertificateNotForSigning => "certificate_not_for_signing",
            Self::NotCertificate => "not_certificate",
            Self::NotAuthority => "not_authority",
            Self::NotCms => "not_cms",
            Self::OtherContent => "cms_other_content",
            Self::BadSignature => "cms_bad_signature",
            Self::NoRoom => "cms_too_large",
            Self::TimedOut => "signature_timed_out",
            Self::ChildFailed => "signature_not_read",
        }
    }
}

/// A refusal.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[error("{why}")]
pub struct Error {
    /// Which.
    pub kind: Kind,
    /// In English, for the log and the command line.
    pub why: String,
}

impl Error {
    /// A refusal with its reason.
    pub fn new(kind: Kind, why: impl Into<String>) -> Self {
        Self { kind, why: why.into() }
    }

    /// The same with what a library said.
    pub(crate) fn because(kind: Kind, what: &str, why: impl std::fmt::Display) -> Self {
        Self { kind, why: format!("{what}: {why}") }
    }
}
