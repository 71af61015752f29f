//! Nothing here touches a clock, a database or a request.

use document::{State, VersionId};
use jiff::Timestamp;
use platform::PersonId;

platform::id_type! {
    /// One signed copy.
    CopyId
}

platform::id_type! {
    /// One file that waits for its signature.
    PreparationId
}

platform::id_type! {
    /// One trusted root.
    AnchorId
}

/// By what way a copy was signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Here, with a PKCS#12 file.
    Pkcs12,
    /// By a token or a remote service, over a file prepared here.
    Remote,
    /// By another program; the whole file was sent.
    Upload,
}

impl Way {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::Pkcs12, Self::Remote, Self::Upload];

    /// The word in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pkcs12 => "pkcs12",
            Self::Remote => "remote",
            Self::Upload => "upload",
        }
    }

    /// The way that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.as_str() == word)
    }
}

/// A copy that was taken out of the list: by whom, when and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawn {
    /// Who.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

/// One signed copy of one version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedCopy {
    /// Its key.
    pub id: CopyId,
    /// Of which version.
    pub version: VersionId,
    /// How it was signed.
    pub way: Way,
    /// SHA-256 of its bytes, hexadecimal: its name among the files.
    pub sha256: String,
    /// In bytes.
    pub size: usize,
    /// What it was called.
    pub file_name: String,
    /// Who brought it.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
    /// Set once it was taken out of the list.
    pub withdrawn: Option<Withdrawn>,
    /// Why it was; empty while it was not.
    pub reason: String,
}

/// A file that waits for its signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preparation {
    /// Its key.
    pub id: PreparationId,
    /// Of which version.
    pub version: VersionId,
    /// SHA-256 of the file from which it was made.
    pub source: String,
    /// SHA-256 of the file with room for the signature.
    pub prepared: String,
    /// SHA-256 of what is to be signed.
    pub digest: String,
    /// Where the room begins and ends.
    pub gap: (usize, usize),
    /// Who prepared it.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
    /// Whether its signature has come.
    pub is_done: bool,
}

/// A root that the agency trusts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrustAnchor {
    /// Its key.
    pub id: AnchorId,
    /// SHA-256 of its DER, hexadecimal.
    pub sha256: String,
    /// Its DER, hexadecimal.
    pub der_hex: String,
    /// Its name.
    pub subject: String,
    /// Its issuer's.
    pub issuer: String,
    /// Its serial number, hexadecimal.
    pub serial: String,
    /// Its first and its last moment.
    pub valid: (Timestamp, Timestamp),
    /// Who added it.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
    /// Set once it is no longer trusted.
    pub withdrawn: Option<Withdrawn>,
}

/// Why the rules said no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Not issued, or taken out of use.
    #[error("only an issued version is signed")]
    NotIssued,
    /// The signature for this file has come already.
    #[error("this preparation is done")]
    AlreadyDone,
    /// Taken out of the list, or no longer trusted, already.
    #[error("already withdrawn")]
    AlreadyWithdrawn,
}

/// Whether copies of a version in this state may be signed and kept.
pub(crate) const fn may_be_signed(state: State) -> Result<(), Refusal> {
    match state {
        State::Scheduled | State::Effective | State::Suspended | State::Superseded => Ok(()),
        State::Draft
        | State::InReview
        | State::InAppraisal
        | State::InApproval
        | State::Approved
        | State::Withdrawn => Err(Refusal::NotIssued),
    }
}

impl Preparation {
    /// Whether a signature may still come.
    pub(crate) const fn may_be_done(&self) -> Result<(), Refusal> {
        if self.is_done { Err(Refusal::AlreadyDone) } else { Ok(()) }
    }
}

/// Whether something that is `withdrawn` or not may be withdrawn.
pub(crate) const fn may_be_withdrawn(withdrawn: Option<&Withdrawn>) -> Result<(), Refusal> {
    if withdrawn.is_some() { Err(Refusal::AlreadyWithdrawn) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_issued_is_signed() {
        let signed = State::ALL.into_iter().filter(|state| may_be_signed(*state).is_ok());
        let signed: Vec<_> = signed.map(State::as_str).collect();
        assert_eq!(signed, ["scheduled", "effective", "suspended", "superseded"]);
    }

    #[test]
    fn nothing_is_withdrawn_twice() {
        let withdrawn = Withdrawn { by: PersonId::new(1), at: Timestamp::UNIX_EPOCH };
        assert_eq!(may_be_withdrawn(None), Ok(()));
        assert_eq!(may_be_withdrawn(Some(&withdrawn)), Err(Refusal::AlreadyWithdrawn));
    }
}
