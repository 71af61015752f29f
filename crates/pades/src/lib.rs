//! Signatures in PDF files (`PAdES`, ETSI EN 319 142-1): made and judged. Bytes in, bytes and verdicts
//! out; the time, the trusted roots and the key are arguments.
//!
//! | file | holds |
//! |---|---|
//! | `error` | why a file, key or certificate is refused, with stable codes |
//! | `report` | what a verdict says |
//! | `asn`, `crypto`, `cert` | CMS and X.509 as bytes; digests, signatures, certificates |
//! | `pdf` | reading a PDF and finding its signatures |
//! | `prepare` | a new revision with room for a signature; putting the signature in |
//! | `sign` | the CMS of a signature; signing with a PKCS#12 file |
//! | `verify` | the judge: ranges, CMS, chain, time stamp, what changed later |
//! | `child` | all of it in a limited process, for bytes that may be hostile |
//!
//! **Invariant**: a verdict is never better than what was proven. Bytes behind the last signature, a
//! change that is no signature, a file whose cross-references had to be guessed: never valid.

mod asn;
mod cert;
pub mod child;
mod crypto;
mod error;
mod pages;
mod pdf;
mod prepare;
mod report;
mod sign;
mod verify;

pub use cert::{Anchor, Facts, anchors};
pub use error::{Error, Kind};
pub use prepare::{Fields, Prepared, embed, prepare};
pub use report::{
    Base, Changes, Check, Checked, Coverage, Outcome, Report, SignatureKind, Stamp, Verdict,
};
pub use sign::{assemble, attributes, sign_with_pkcs12};
pub use verify::verify;

/// The largest file that is read.
pub const MAX_FILE: usize = 20 * 1024 * 1024;
