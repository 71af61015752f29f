//! What every test needs: a root, somebody with a key, and a moment.

use jiff::Timestamp;
use pades::{Anchor, Check, Checked, Fields, Outcome, Report};
use std::sync::OnceLock;
use testpki::{Algorithm, Identity, Leaf, Pki};

pub(crate) const PASSWORD: &str = "mật khẩu thử";

pub(crate) fn now() -> Timestamp {
    "2026-11-26T02:00:00Z".parse().unwrap()
}

pub(crate) fn pki() -> &'static Pki {
    static PKI: OnceLock<Pki> = OnceLock::new();
    PKI.get_or_init(|| Pki::new("Gốc thử nghiệm"))
}

pub(crate) fn anchor() -> Vec<Anchor> {
    vec![Anchor(pki().root().to_vec())]
}

pub(crate) fn somebody(key: Algorithm) -> Identity {
    pki().issue(&Leaf { key, ..Leaf::default() })
}

pub(crate) fn fields() -> Fields {
    Fields { name: String::new(), reason: "Ký ban hành (minh họa)".into(), at: now() }
}

/// Signed with the key of somebody.
pub(crate) fn sign(source: &[u8], by: &Identity) -> Vec<u8> {
    let pkcs12 = by.pkcs12(PASSWORD);
    pades::sign_with_pkcs12(source, &fields(), &pkcs12, PASSWORD, now()).unwrap().0
}

/// Signed by somebody with a P-256 key.
pub(crate) fn signed() -> &'static [u8] {
    static SIGNED: OnceLock<Vec<u8>> = OnceLock::new();
    SIGNED.get_or_init(|| sign(&testpki::pdf(2), &somebody(Algorithm::P256)))
}

pub(crate) fn verify(bytes: &[u8]) -> Report {
    pades::verify(bytes, &anchor(), &[], now()).unwrap()
}

/// The checks of a signature that did not pass; those that never do are left out.
pub(crate) fn complaints(of: &Checked) -> Vec<(Check, Outcome)> {
    let usual = [(Check::TimeStamp, Outcome::Absent), (Check::Revocation, Outcome::Unproven)];
    let counts = |it: &&(Check, Outcome)| it.1 != Outcome::Passed && !usual.contains(it);
    of.checks.iter().filter(counts).copied().collect()
}
