//! Digests and signatures. Everything is `ring`'s: its private operations take constant time.

use crate::asn;
use const_oid::ObjectIdentifier as Oid;
use der::{Decode as _, Sequence};
use ring::{
    digest::{self, Algorithm},
    signature::{self, UnparsedPublicKey, VerificationAlgorithm},
};
use spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};

/// What a signature was made with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Used {
    /// For people: `RSA 2048, SHA-256`.
    pub(crate) name: String,
    /// Whether it still counts as strong.
    pub(crate) is_strong: bool,
}

/// The digest algorithm of that name.
pub(crate) fn digest_algorithm(oid: Oid) -> Option<&'static Algorithm> {
    match oid {
        asn::SHA1 => Some(&digest::SHA1_FOR_LEGACY_USE_ONLY),
        asn::SHA256 => Some(&digest::SHA256),
        asn::SHA384 => Some(&digest::SHA384),
        asn::SHA512 => Some(&digest::SHA512),
        _ => None,
    }
}

/// SHA-256.
pub(crate) fn sha256(parts: &[&[u8]]) -> Vec<u8> {
    digest_of(&digest::SHA256, parts)
}

/// The digest over parts in a row.
pub(crate) fn digest_of(algorithm: &'static Algorithm, parts: &[&[u8]]) -> Vec<u8> {
    let mut context = digest::Context::new(algorithm);
    for part in parts {
        context.update(part);
    }
    context.finish().as_ref().to_vec()
}

/// The parameters of RSASSA-PSS that count.
#[derive(Sequence)]
struct PssParameters {
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    hash: Option<AlgorithmIdentifierOwned>,
    #[asn1(context_specific = "1", tag_mode = "EXPLICIT", optional = "true")]
    mask: Option<AlgorithmIdentifierOwned>,
    #[asn1(context_specific = "2", tag_mode = "EXPLICIT", optional = "true")]
    salt: Option<u32>,
    #[asn1(context_specific = "3", tag_mode = "EXPLICIT", optional = "true")]
    trailer: Option<u32>,
}

/// What became of a signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Tried {
    /// It is the key's.
    Good(Used),
    /// It is not.
    Wrong,
    /// Its algorithm is not known here.
    Unknown,
}

impl Tried {
    pub(crate) fn good(self) -> Option<Used> {
        match self {
            Self::Good(used) => Some(used),
            Self::Wrong | Self::Unknown => None,
        }
    }
}

/// Checks a signature. `digest` counts where the algorithm's own name does not say it (plain
/// `rsaEncryption`).
pub(crate) fn verified(
    key: &SubjectPublicKeyInfoOwned,
    algorithm: &AlgorithmIdentifierOwned,
    digest: Oid,
    message: &[u8],
    signed: &[u8],
) -> Tried {
    let Some((bits, hash, judge)) = judge_for(key, algorithm, digest) else {
        return Tried::Unknown;
    };
    if UnparsedPublicKey::new(judge, bits).verify(message, signed).is_err() {
        return Tried::Wrong;
    }
    let (kind, size) = if key.algorithm.oid == asn::EC {
        ("ECDSA", bits.len().saturating_sub(1) * 4)
    } else {
        ("RSA", rsa_bits(bits).unwrap_or_default())
    };
    let (word, is_strong) = match hash {
        asn::SHA1 => ("SHA-1", false),
        asn::SHA256 => ("SHA-256", true),
        asn::SHA384 => ("SHA-384", true),
        _ => ("SHA-512", true),
    };
    let is_long = kind == "ECDSA" || size >= 2048;
    Tried::Good(Used { name: format!("{kind} {size}, {word}"), is_strong: is_strong && is_long })
}

/// The key's bits, the digest, and who judges.
fn judge_for<'k>(
    key: &'k SubjectPublicKeyInfoOwned,
    algorithm: &AlgorithmIdentifierOwned,
    digest: Oid,
) -> Option<(&'k [u8], Oid, &'static dyn VerificationAlgorithm)> {
    let bits = key.subject_public_key.as_bytes()?;
    let (hash, judge) = if key.algorithm.oid == asn::EC {
        let curve: Oid = key.algorithm.parameters.as_ref()?.decode_as().ok()?;
        let hash = match algorithm.oid {
            asn::ECDSA_SHA256 => asn::SHA256,
            asn::ECDSA_SHA384 => asn::SHA384,
            asn::ECDSA_SHA512 => asn::SHA512,
            _ => return None,
        };
        (hash, ecdsa(curve, hash)?)
    } else {
        rsa(key.algorithm.oid, algorithm, digest, rsa_bits(bits)?)?
    };
    Some((bits, hash, judge))
}

fn ecdsa(curve: Oid, hash: Oid) -> Option<&'static dyn VerificationAlgorithm> {
    match (curve, hash) {
        (asn::P256, asn::SHA256) => Some(&signature::ECDSA_P256_SHA256_ASN1),
        (asn::P256, asn::SHA384) => Some(&signature::ECDSA_P256_SHA384_ASN1),
        (asn::P384, asn::SHA256) => Some(&signature::ECDSA_P384_SHA256_ASN1),
        (asn::P384, asn::SHA384) => Some(&signature::ECDSA_P384_SHA384_ASN1),
        _ => None,
    }
}

fn rsa(
    key: Oid,
    algorithm: &AlgorithmIdentifierOwned,
    digest: Oid,
    size: usize,
) -> Option<(Oid, &'static dyn VerificationAlgorithm)> {
    if key != asn::RSA && key != asn::RSA_PSS {
        return None;
    }
    if algorithm.oid == asn::RSA_PSS {
        let stated: PssParameters = algorithm.parameters.as_ref()?.decode_as().ok()?;
        let hash = stated.hash.as_ref()?.oid;
        let judge: &'static dyn VerificationAlgorithm = match (hash, stated.salt?) {
            (asn::SHA256, 32) => &signature::RSA_PSS_2048_8192_SHA256,
            (asn::SHA384, 48) => &signature::RSA_PSS_2048_8192_SHA384,
            (asn::SHA512, 64) => &signature::RSA_PSS_2048_8192_SHA512,
            _ => return None,
        };
        return Some((hash, judge));
    }
    let hash = match algorithm.oid {
        asn::RSA => digest,
        asn::RSA_SHA1 => asn::SHA1,
        asn::RSA_SHA256 => asn::SHA256,
        asn::RSA_SHA384 => asn::SHA384,
        asn::RSA_SHA512 => asn::SHA512,
        _ => return None,
    };
    let judge: &'static dyn VerificationAlgorithm = match (hash, size >= 2048) {
        (asn::SHA1, _) => &signature::RSA_PKCS1_1024_8192_SHA1_FOR_LEGACY_USE_ONLY,
        (asn::SHA256, true) => &signature::RSA_PKCS1_2048_8192_SHA256,
        (asn::SHA256, false) => &signature::RSA_PKCS1_1024_8192_SHA256_FOR_LEGACY_USE_ONLY,
        (asn::SHA384, true) => &signature::RSA_PKCS1_2048_8192_SHA384,
        (asn::SHA512, true) => &signature::RSA_PKCS1_2048_8192_SHA512,
        (asn::SHA512, false) => &signature::RSA_PKCS1_1024_8192_SHA512_FOR_LEGACY_USE_ONLY,
        _ => return None,
    };
    Some((hash, judge))
}

/// `RSAPublicKey` (RFC 8017).
#[derive(Sequence)]
struct RsaPublicKey {
    modulus: der::asn1::Uint,
    exponent: der::asn1::Uint,
}

/// How long an RSA key is.
pub(crate) fn rsa_bits(key: &[u8]) -> Option<usize> {
    let key = RsaPublicKey::from_der(key).ok()?;
    let modulus = key.modulus.as_bytes();
    let lead = modulus.first()?.leading_zeros();
    (modulus.len() * 8).checked_sub(usize::try_from(lead).ok()?)
}
