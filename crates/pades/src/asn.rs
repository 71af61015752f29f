//! CMS (RFC 5652) with certificates as they came: what is signed must not be encoded anew.

use cms::signed_data::{EncapsulatedContentInfo, SignerInfo};
use const_oid::ObjectIdentifier as Oid;
use der::{
    Any, Decode as _, Encode as _, Header, Reader as _, Sequence, SliceReader, Tagged as _,
    asn1::{OctetString, SetOfVec},
};
use jiff::{Timestamp, civil::DateTime, tz::TimeZone};
use spki::AlgorithmIdentifierOwned;

pub(crate) const ID_DATA: Oid = Oid::new_unwrap("1.2.840.113549.1.7.1");
pub(crate) const ID_SIGNED_DATA: Oid = Oid::new_unwrap("1.2.840.113549.1.7.2");
pub(crate) const CONTENT_TYPE: Oid = Oid::new_unwrap("1.2.840.113549.1.9.3");
pub(crate) const MESSAGE_DIGEST: Oid = Oid::new_unwrap("1.2.840.113549.1.9.4");
pub(crate) const SIGNING_CERTIFICATE: Oid = Oid::new_unwrap("1.2.840.113549.1.9.16.2.12");
pub(crate) const TIME_STAMP_TOKEN: Oid = Oid::new_unwrap("1.2.840.113549.1.9.16.2.14");
pub(crate) const SIGNING_CERTIFICATE_V2: Oid = Oid::new_unwrap("1.2.840.113549.1.9.16.2.47");
pub(crate) const TST_INFO: Oid = Oid::new_unwrap("1.2.840.113549.1.9.16.1.4");
pub(crate) const SHA1: Oid = Oid::new_unwrap("1.3.14.3.2.26");
pub(crate) const SHA256: Oid = Oid::new_unwrap("2.16.840.1.101.3.4.2.1");
pub(crate) const SHA384: Oid = Oid::new_unwrap("2.16.840.1.101.3.4.2.2");
pub(crate) const SHA512: Oid = Oid::new_unwrap("2.16.840.1.101.3.4.2.3");
pub(crate) const RSA: Oid = Oid::new_unwrap("1.2.840.113549.1.1.1");
pub(crate) const RSA_PSS: Oid = Oid::new_unwrap("1.2.840.113549.1.1.10");
pub(crate) const RSA_SHA1: Oid = Oid::new_unwrap("1.2.840.113549.1.1.5");
pub(crate) const RSA_SHA256: Oid = Oid::new_unwrap("1.2.840.113549.1.1.11");
pub(crate) const RSA_SHA384: Oid = Oid::new_unwrap("1.2.840.113549.1.1.12");
pub(crate) const RSA_SHA512: Oid = Oid::new_unwrap("1.2.840.113549.1.1.13");
pub(crate) const EC: Oid = Oid::new_unwrap("1.2.840.10045.2.1");
pub(crate) const P256: Oid = Oid::new_unwrap("1.2.840.10045.3.1.7");
pub(crate) const P384: Oid = Oid::new_unwrap("1.3.132.0.34");
pub(crate) const ECDSA_SHA256: Oid = Oid::new_unwrap("1.2.840.10045.4.3.2");
pub(crate) const ECDSA_SHA384: Oid = Oid::new_unwrap("1.2.840.10045.4.3.3");
pub(crate) const ECDSA_SHA512: Oid = Oid::new_unwrap("1.2.840.10045.4.3.4");

/// `SignedData`, its certificates and revocation lists left as they are.
#[derive(Debug, Clone, Sequence)]
pub(crate) struct SignedData {
    pub(crate) version: u8,
    pub(crate) digest_algorithms: SetOfVec<AlgorithmIdentifierOwned>,
    pub(crate) content: EncapsulatedContentInfo,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT", constructed = "true", optional = "true")]
    pub(crate) certificates: Option<SetOfVec<Any>>,
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", constructed = "true", optional = "true")]
    pub(crate) crls: Option<SetOfVec<Any>>,
    pub(crate) signers: SetOfVec<SignerInfo>,
}

/// `ContentInfo`.
#[derive(Debug, Clone, Sequence)]
pub(crate) struct ContentInfo {
    pub(crate) kind: Oid,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    pub(crate) content: Any,
}

/// `ESSCertIDv2` (RFC 5035) without the issuer, which is optional and adds nothing to the hash.
#[derive(Debug, Clone, Sequence)]
pub(crate) struct EssCertIdV2 {
    #[asn1(optional = "true")]
    pub(crate) algorithm: Option<AlgorithmIdentifierOwned>,
    pub(crate) hash: OctetString,
    #[asn1(optional = "true")]
    pub(crate) issuer: Option<Any>,
}

/// `SigningCertificateV2`; version 1 looks the same without an algorithm.
#[derive(Debug, Clone, Sequence)]
pub(crate) struct SigningCertificate {
    pub(crate) certs: Vec<EssCertIdV2>,
    #[asn1(optional = "true")]
    pub(crate) policies: Option<Any>,
}

/// `MessageImprint` (RFC 3161).
#[derive(Debug, Clone, Sequence)]
pub(crate) struct MessageImprint {
    pub(crate) algorithm: AlgorithmIdentifierOwned,
    pub(crate) hash: OctetString,
}

/// What counts of a `TSTInfo` (RFC 3161, 2.4.2).
pub(crate) struct TstInfo {
    pub(crate) imprint: MessageImprint,
    pub(crate) at: Timestamp,
}

impl TstInfo {
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let mut reader = SliceReader::new(bytes).ok()?;
        Header::decode(&mut reader).ok()?.tag.assert_eq(der::Tag::Sequence).ok()?;
        Any::decode(&mut reader).ok()?; // version
        Oid::decode(&mut reader).ok()?; // policy
        let imprint = MessageImprint::decode(&mut reader).ok()?;
        Any::decode(&mut reader).ok()?; // serial number
        let at = Any::decode(&mut reader).ok()?;
        // Fractions of a second are allowed here, so the library's own type does not read it.
        at.tag().assert_eq(der::Tag::GeneralizedTime).ok()?;
        Some(Self { imprint, at: generalized_time(at.value())? })
    }
}

/// `20261126090000Z`, with or without a fraction.
fn generalized_time(text: &[u8]) -> Option<Timestamp> {
    let text = std::str::from_utf8(text).ok()?.strip_suffix('Z')?;
    let (whole, _) = text.split_once('.').unwrap_or((text, ""));
    let moment = DateTime::strptime("%Y%m%d%H%M%S", whole).ok()?;
    Some(moment.to_zoned(TimeZone::UTC).ok()?.timestamp())
}

/// The first DER value in `bytes`, which may be followed by padding.
pub(crate) fn first_value(bytes: &[u8]) -> Option<&[u8]> {
    let mut reader = SliceReader::new(bytes).ok()?;
    let header = Header::decode(&mut reader).ok()?;
    let head = usize::try_from(reader.position()).ok()?;
    let length = usize::try_from(header.length).ok()?;
    bytes.get(..head.checked_add(length)?)
}

/// The signed data in a CMS.
pub(crate) fn signed_data(cms: &[u8]) -> Option<SignedData> {
    let info = ContentInfo::from_der(cms).ok()?;
    if info.kind != ID_SIGNED_DATA {
        return None;
    }
    info.content.decode_as().ok()
}

/// A CMS around signed data.
pub(crate) fn wrap(data: &SignedData) -> der::Result<Vec<u8>> {
    ContentInfo { kind: ID_SIGNED_DATA, content: Any::encode_from(data)? }.to_der()
}

/// The only value of an attribute; two values or two such attributes are no value at all.
pub(crate) fn attribute(
    attributes: &SetOfVec<x509_cert::attr::Attribute>,
    wanted: Oid,
) -> Option<&Any> {
    let mut found = attributes.iter().filter(|it| it.oid == wanted);
    let (first, None) = (found.next()?, found.next()) else { return None };
    if first.values.len() == 1 { first.values.get(0) } else { None }
}

#[cfg(test)]
mod tests {
    use super::{first_value, generalized_time};

    #[test]
    fn times() {
        for (text, is_one) in [
            ("20261126090000Z", true),
            ("20261126090000.25Z", true),
            ("20261126090000", false),
            ("20261326090000Z", false),
            ("", false),
        ] {
            assert_eq!(generalized_time(text.as_bytes()).is_some(), is_one, "{text}");
        }
    }

    #[test]
    fn padding_is_left_out() {
        assert_eq!(first_value(&[0x30, 1, 7, 0, 0]), Some(&[0x30, 1, 7][..]));
        assert_eq!(first_value(&[0x30, 5, 7]), None);
        assert_eq!(first_value(&[]), None);
    }
}
