//! The CMS of a signature (`CAdES`, ETSI EN 319 122-1), and signing with a PKCS#12 file.

use crate::{
    Error, Facts, Fields, Kind, Prepared,
    asn::{self, EssCertIdV2, SignedData, SigningCertificate},
    cert::{Cert, Use},
    embed, prepare,
};
use cms::{
    cert::IssuerAndSerialNumber,
    content_info::CmsVersion,
    signed_data::{EncapsulatedContentInfo, SignerIdentifier, SignerInfo},
};
use const_oid::ObjectIdentifier as Oid;
use der::{
    Any, Decode as _, Encode as _, Sequence,
    asn1::{OctetString, SetOfVec},
};
use jiff::Timestamp;
use p12_keystore::{Pkcs12Archive, error::Error as P12Error};
use ring::{
    rand::SystemRandom,
    rsa::KeyPair as RsaKeyPair,
    signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair as _, RSA_PKCS1_SHA256},
};
use spki::AlgorithmIdentifierOwned;
use x509_cert::attr::Attribute;

fn attribute(oid: Oid, value: Any) -> der::Result<Attribute> {
    let mut values = SetOfVec::new();
    values.insert(value)?;
    Ok(Attribute { oid, values })
}

fn signed_attributes(digest: &[u8], cert: &Cert) -> der::Result<SetOfVec<Attribute>> {
    let named = SigningCertificate {
        certs: vec![EssCertIdV2 {
            algorithm: None, // SHA-256
            hash: OctetString::new(cert.sha256())?,
            issuer: None,
        }],
        policies: None,
    };
    let mut set = SetOfVec::new();
    set.insert(attribute(asn::CONTENT_TYPE, Any::encode_from(&asn::ID_DATA)?)?)?;
    let digest = OctetString::new(digest)?;
    set.insert(attribute(asn::MESSAGE_DIGEST, Any::encode_from(&digest)?)?)?;
    set.insert(attribute(asn::SIGNING_CERTIFICATE_V2, Any::encode_from(&named)?)?)?;
    Ok(set)
}

fn not_encoded(error: der::Error) -> Error {
    Error::because(Kind::NotCertificate, "not encoded", error)
}

fn read_cert(der: &[u8]) -> Result<Cert, Error> {
    Cert::read(der).ok_or_else(|| Error::new(Kind::NotCertificate, "no X.509 certificate"))
}

/// The bytes that a token or a remote service signs with the key of this certificate (DER), by
/// SHA-256 with RSA (PKCS#1 v1.5) or ECDSA.
pub fn attributes(prepared: &Prepared, certificate: &[u8]) -> Result<Vec<u8>, Error> {
    let digest = hex::decode(&prepared.digest)
        .map_err(|e| Error::because(Kind::OtherContent, "the digest", e))?;
    let cert = read_cert(certificate)?;
    signed_attributes(&digest, &cert).and_then(|set| set.to_der()).map_err(not_encoded)
}

/// The CMS out of what was signed: [`attributes`], their signature, and the certificates (DER), the
/// signer's first.
pub fn assemble(
    attributes: &[u8],
    signature: &[u8],
    certificates: &[Vec<u8>],
) -> Result<Vec<u8>, Error> {
    let no = || Error::new(Kind::NotCertificate, "the signer's certificate is missing");
    let signer = read_cert(certificates.first().ok_or_else(no)?)?;
    build(attributes, signature, &signer, certificates).map_err(not_encoded)
}

fn build(
    attributes: &[u8],
    signature: &[u8],
    signer: &Cert,
    certificates: &[Vec<u8>],
) -> der::Result<Vec<u8>> {
    let tbs = &signer.parsed.tbs_certificate;
    let digest = AlgorithmIdentifierOwned { oid: asn::SHA256, parameters: None };
    let algorithm = if tbs.subject_public_key_info.algorithm.oid == asn::EC {
        AlgorithmIdentifierOwned { oid: asn::ECDSA_SHA256, parameters: None }
    } else {
        AlgorithmIdentifierOwned { oid: asn::RSA_SHA256, parameters: Some(Any::null()) }
    };
    let info = SignerInfo {
        version: CmsVersion::V1,
        sid: SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber {
            issuer: tbs.issuer.clone(),
            serial_number: tbs.serial_number.clone(),
        }),
        digest_alg: digest.clone(),
        signed_attrs: Some(SetOfVec::from_der(attributes)?),
        signature_algorithm: algorithm,
        signature: OctetString::new(signature)?,
        unsigned_attrs: None,
    };
    let certificates = certificates.iter().map(|der| Any::from_der(der));
    let data = SignedData {
        version: 1,
        digest_algorithms: SetOfVec::try_from(vec![digest])?,
        content: EncapsulatedContentInfo { econtent_type: asn::ID_DATA, econtent: None },
        certificates: Some(SetOfVec::try_from(certificates.collect::<der::Result<Vec<_>>>()?)?),
        crls: None,
        signers: SetOfVec::try_from(vec![info])?,
    };
    asn::wrap(&data)
}

/// Signs with the key in a PKCS#12 file. Gives the signed file, and whose certificate it was.
pub fn sign_with_pkcs12(
    source: &[u8],
    fields: &Fields,
    pkcs12: &[u8],
    password: &str,
    now: Timestamp,
) -> Result<(Vec<u8>, Facts), Error> {
    let identity = Identity::open(pkcs12, password)?;
    let facts = identity.fit_to_sign(now)?;
    let name = if fields.name.is_empty() { facts.subject.clone() } else { fields.name.clone() };
    let prepared = prepare(source, &Fields { name, ..fields.clone() })?;
    let attributes = attributes(&prepared, &identity.cert.der)?;
    let signature = identity.key.sign(&attributes)?;
    let cms = assemble(&attributes, &signature, &identity.chain)?;
    Ok((embed(&prepared, &cms)?, facts))
}

/// A key with its certificate.
struct Identity {
    key: Key,
    cert: Cert,
    /// DER, the signer's first.
    chain: Vec<Vec<u8>>,
}

enum Key {
    Rsa(RsaKeyPair),
    Ec(EcdsaKeyPair),
}

impl Identity {
    fn open(pkcs12: &[u8], password: &str) -> Result<Self, Error> {
        let archive = Pkcs12Archive::from_pkcs12(pkcs12, password).map_err(|e| {
            if matches!(e, P12Error::MacError(_)) {
                return Error::new(Kind::WrongPassword, "it does not open");
            }
            Error::because(Kind::NotPkcs12, "PKCS#12", e)
        })?;
        let certs: Vec<_> =
            archive.certs.iter().filter_map(|bag| Cert::read(bag.cert.as_der())).collect();
        let mut last = Error::new(Kind::NoKey, "no key with its certificate");
        for bag in &archive.keys {
            for cert in &certs {
                match Key::new(bag.key.as_der(), cert) {
                    Ok(key) => {
                        let others = certs.iter().filter(|it| it.der != cert.der);
                        let chain =
                            [cert].into_iter().chain(others).map(|it| it.der.clone()).collect();
                        return Ok(Self { key, cert: cert.clone(), chain });
                    }
                    Err(error) => last = error,
                }
            }
        }
        Err(last)
    }

    fn fit_to_sign(&self, now: Timestamp) -> Result<Facts, Error> {
        let no = || Error::new(Kind::NotCertificate, "its dates are not read");
        let facts = self.cert.facts().ok_or_else(no)?;
        if !self.cert.is_valid_at(now) {
            let why = format!("valid from {} to {}", facts.from, facts.to);
            return Err(Error::new(Kind::CertificateExpired, why));
        }
        match self.cert.for_signing() {
            Use::Allowed | Use::Unsaid => Ok(facts),
            Use::Refused => {
                Err(Error::new(Kind::CertificateNotForSigning, "its key usage does not allow it"))
            }
        }
    }
}

/// `ECPrivateKey` (RFC 5915).
#[derive(Sequence)]
struct EcPrivateKey {
    version: u8,
    scalar: OctetString,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    curve: Option<Any>,
    #[asn1(context_specific = "1", tag_mode = "EXPLICIT", optional = "true")]
    public: Option<Any>,
}

/// `PrivateKeyInfo` (RFC 5208).
#[derive(Sequence)]
struct PrivateKeyInfo {
    version: u8,
    algorithm: AlgorithmIdentifierOwned,
    key: OctetString,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT", constructed = "true", optional = "true")]
    attributes: Option<SetOfVec<Any>>,
}

impl Key {
    /// The key, if it is the certificate's.
    fn new(pkcs8: &[u8], cert: &Cert) -> Result<Self, Error> {
        let spki = &cert.parsed.tbs_certificate.subject_public_key_info;
        let mismatch = || Error::new(Kind::KeyMismatch, "the key is not the certificate's");
        let public = spki.subject_public_key.as_bytes().ok_or_else(mismatch)?;
        let unsupported = |why: &dyn std::fmt::Display| {
            Error::new(Kind::KeyNotSupported, format!("the key: {why}"))
        };
        let info = PrivateKeyInfo::from_der(pkcs8).map_err(|e| unsupported(&e))?;
        if info.algorithm.oid == asn::RSA {
            let pair = RsaKeyPair::from_der(info.key.as_bytes()).map_err(|e| unsupported(&e))?;
            if pair.public_key().as_ref() != public {
                return Err(mismatch());
            }
            return Ok(Self::Rsa(pair));
        }
        let curve = info.algorithm.parameters.as_ref().and_then(|it| it.decode_as::<Oid>().ok());
        if info.algorithm.oid != asn::EC || curve != Some(asn::P256) {
            return Err(unsupported(&"neither RSA nor P-256"));
        }
        let secret = EcPrivateKey::from_der(info.key.as_bytes()).map_err(|e| unsupported(&e))?;
        let pair = EcdsaKeyPair::from_private_key_and_public_key(
            &ECDSA_P256_SHA256_ASN1_SIGNING,
            secret.scalar.as_bytes(),
            public,
            &SystemRandom::new(),
        );
        pair.map(Self::Ec).map_err(|_| mismatch())
    }

    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, Error> {
        let failed = |_| Error::new(Kind::KeyNotSupported, "the key did not sign");
        let random = SystemRandom::new();
        match self {
            Self::Rsa(pair) => {
                let mut signature = vec![0; pair.public().modulus_len()];
                pair.sign(&RSA_PKCS1_SHA256, &random, message, &mut signature).map_err(failed)?;
                Ok(signature)
            }
            Self::Ec(pair) => Ok(pair.sign(&random, message).map_err(failed)?.as_ref().to_vec()),
        }
    }
}
