//! What a verdict says. The words for people are elsewhere.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The whole, over every signature of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Every signature is intact, trusted and valid, and the last one covers the whole file.
    Valid,
    /// Nothing is broken, but something could not be proven: an unknown root, an ended certificate
    /// without a time stamp.
    Undecided,
    /// Something is wrong.
    Invalid,
    /// No signature at all.
    Unsigned,
}

/// What one check found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// In order.
    Passed,
    /// Wrong.
    Failed,
    /// Not proven, so the verdict cannot be "valid".
    Unproven,
    /// Not there, and not asked for.
    Absent,
}

/// What is checked of every signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// The signed ranges lie in the file, leave out the signature alone, and are nobody else's.
    Ranges,
    /// The bytes have the digest that was signed.
    Digest,
    /// The signature is that of the certificate's key.
    Signature,
    /// The certificate is the one that the signature names (ESS signing-certificate-v2).
    NamedCertificate,
    /// The algorithms are strong enough.
    Algorithms,
    /// The certificate may sign documents.
    KeyUsage,
    /// The certificate comes from a trusted root.
    Chain,
    /// Every certificate of the chain was valid when it counted.
    Validity,
    /// A trusted time stamp says when.
    TimeStamp,
    /// Nothing but signatures came after it.
    LaterChanges,
    /// The certificate was not revoked. Never looked up: this program asks nobody outside.
    Revocation,
}

impl Check {
    /// Every check, in the order in which they are told.
    pub const ALL: [Self; 11] = [
        Self::Ranges,
        Self::Digest,
        Self::Signature,
        Self::NamedCertificate,
        Self::Algorithms,
        Self::KeyUsage,
        Self::Chain,
        Self::Validity,
        Self::TimeStamp,
        Self::LaterChanges,
        Self::Revocation,
    ];
}

/// What a signature is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignatureKind {
    /// Of a person or an agency.
    Signature,
    /// Of a time-stamping authority over the whole document.
    DocumentTimeStamp,
}

/// How the file goes on behind what a signature covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Changes {
    /// Only further signatures were added.
    Signatures,
    /// Something else was changed or added.
    Others,
}

/// What a signature covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Coverage {
    /// The whole file.
    WholeFile,
    /// An earlier revision; a later signature covers what follows.
    Earlier {
        /// Where it ends.
        ends_at: usize,
        /// What follows.
        changes: Changes,
    },
    /// Bytes follow that no signature covers.
    Appended {
        /// Where it ends.
        ends_at: usize,
        /// How many bytes follow.
        bytes: usize,
    },
    /// Its ranges are refused.
    Nothing,
}

/// A time stamp (RFC 3161).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// The time that it proves.
    pub at: Timestamp,
    /// Who gave it.
    pub authority: String,
}

/// One signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    /// The name of its field; empty where no field leads to it.
    pub field: String,
    /// What it is.
    pub kind: SignatureKind,
    /// The certificate's common name.
    pub signer: String,
    /// The certificate's organisation.
    pub organization: String,
    /// Its serial number, hexadecimal.
    pub serial: String,
    /// Its issuer's common name.
    pub issuer: String,
    /// The reason given in the file.
    pub reason: String,
    /// When, as the signer's own clock said. Not proven.
    pub claimed_at: Option<Timestamp>,
    /// When, proven by a time stamp that is in order.
    pub stamp: Option<Stamp>,
    /// The first and the last moment of the certificate.
    pub valid: Option<(Timestamp, Timestamp)>,
    /// Such as `RSA 2048, SHA-256`.
    pub algorithms: String,
    /// What it covers.
    pub coverage: Coverage,
    /// Every check with what it found, in the order of [`Check::ALL`].
    pub checks: Vec<(Check, Outcome)>,
}

impl Checked {
    /// What a check found.
    pub fn outcome(&self, check: Check) -> Outcome {
        let found = self.checks.iter().find(|(it, _)| *it == check);
        found.map_or(Outcome::Failed, |(_, outcome)| *outcome)
    }

    /// Whether the covered bytes are those that were signed.
    pub fn is_intact(&self) -> bool {
        [Check::Ranges, Check::Digest, Check::Signature]
            .into_iter()
            .all(|check| self.outcome(check) == Outcome::Passed)
    }

    /// The verdict over this signature alone.
    pub fn verdict(&self) -> Verdict {
        let counted = self.checks.iter().filter(|(check, _)| *check != Check::Revocation);
        let mut verdict = Verdict::Valid;
        for (_, outcome) in counted {
            match outcome {
                Outcome::Failed => return Verdict::Invalid,
                Outcome::Unproven => verdict = Verdict::Undecided,
                Outcome::Passed | Outcome::Absent => {}
            }
        }
        verdict
    }
}

/// How a file grew out of one that is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Base {
    /// SHA-256 of the known file, hexadecimal.
    pub sha256: String,
    /// How many bytes it has.
    pub length: usize,
    /// What was added to it up to the end of the file.
    pub changes: Changes,
}

/// What was found in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The whole.
    pub verdict: Verdict,
    /// Every signature, in the order of what they cover.
    pub signatures: Vec<Checked>,
    /// The longest of the known files with which this one begins.
    pub base: Option<Base>,
    /// Whether the file's cross-references are broken, so that programs may read it differently.
    pub is_damaged: bool,
}

impl Report {
    /// The verdict over everything.
    pub(crate) fn of(signatures: Vec<Checked>, is_damaged: bool) -> Self {
        let covers_all = signatures.iter().any(|it| it.coverage == Coverage::WholeFile);
        let verdicts: Vec<_> = signatures.iter().map(Checked::verdict).collect();
        let verdict = if signatures.is_empty() {
            Verdict::Unsigned
        } else if is_damaged || !covers_all || verdicts.contains(&Verdict::Invalid) {
            Verdict::Invalid
        } else if verdicts.contains(&Verdict::Undecided) {
            Verdict::Undecided
        } else {
            Verdict::Valid
        };
        Self { verdict, signatures, base: None, is_damaged }
    }
}
