//! One CMS with one signer: what it signed, with which certificate.

use crate::{
    Error, Kind,
    asn::{self, SignedData, SigningCertificate},
    cert::{self, Cert},
    crypto::{self, Tried},
};
use cms::signed_data::{SignerIdentifier, SignerInfo};
use const_oid::ObjectIdentifier as Oid;
use der::{Encode as _, Tag, Tagged as _, asn1::OctetString};

/// A CMS that could be read.
#[derive(Debug, Clone)]
pub(crate) struct Opened {
    pub(crate) data: SignedData,
    pub(crate) info: SignerInfo,
    /// The signer's certificate, if it is there.
    pub(crate) signer: Option<Cert>,
    /// Every certificate.
    pub(crate) certs: Vec<Cert>,
}

/// The time stamp over a signature.
pub(crate) enum Token {
    None,
    Broken,
    Some(Box<Opened>),
}

impl Opened {
    pub(crate) fn read(cms: &[u8]) -> Option<Self> {
        let data = asn::signed_data(cms)?;
        if data.signers.len() != 1 {
            return None;
        }
        let info = data.signers.get(0)?.clone();
        let given = data.certificates.as_ref();
        let ders: Vec<_> = given
            .into_iter()
            .flat_map(|set| set.iter())
            .filter_map(|it| it.to_der().ok())
            .collect();
        let certs = cert::read_all(ders.iter().map(Vec::as_slice));
        let mut opened = Self { data, info, signer: None, certs };
        let fitting: Vec<_> = opened.certs.iter().filter(|it| opened.is_signer(it)).collect();
        let named = fitting.iter().find(|it| opened.names(it) == Some(true));
        opened.signer = named.or(fitting.first()).map(|it| (*it).clone());
        Some(opened)
    }

    fn is_signer(&self, cert: &Cert) -> bool {
        let tbs = &cert.parsed.tbs_certificate;
        match &self.info.sid {
            SignerIdentifier::IssuerAndSerialNumber(named) => {
                named.issuer == tbs.issuer && named.serial_number == tbs.serial_number
            }
            SignerIdentifier::SubjectKeyIdentifier(named) => {
                cert.key_identifier().as_ref() == Some(named)
            }
        }
    }

    fn value(&self, wanted: Oid) -> Option<&der::Any> {
        asn::attribute(self.info.signed_attrs.as_ref()?, wanted)
    }

    fn has(&self, wanted: Oid) -> bool {
        let attributes = self.info.signed_attrs.iter().flat_map(|set| set.iter());
        attributes.into_iter().any(|it| it.oid == wanted)
    }

    /// Whether the signed digest is that of these bytes.
    pub(crate) fn digest_is_of(&self, parts: &[&[u8]]) -> bool {
        let signed =
            self.value(asn::MESSAGE_DIGEST).and_then(|it| it.decode_as::<OctetString>().ok());
        let algorithm = crypto::digest_algorithm(self.info.digest_alg.oid);
        match (signed, algorithm) {
            (Some(signed), Some(algorithm)) => {
                signed.as_bytes() == crypto::digest_of(algorithm, parts)
            }
            _ => false,
        }
    }

    pub(crate) fn digest_is_strong(&self) -> bool {
        self.info.digest_alg.oid != asn::SHA1
            && crypto::digest_algorithm(self.info.digest_alg.oid).is_some()
    }

    /// What is inside the CMS itself.
    pub(crate) fn own_content(&self) -> Option<&[u8]> {
        let content = self.data.content.econtent.as_ref()?;
        (content.tag() == Tag::OctetString).then(|| content.value())
    }

    /// Whether the signed digest is that of what is inside.
    pub(crate) fn own_content_is_signed(&self) -> bool {
        self.own_content().is_some_and(|content| self.digest_is_of(&[content]))
    }

    /// What the signature over the attributes was made with, if it is the certificate's.
    pub(crate) fn verified(&self) -> Tried {
        let info = &self.info;
        let kind = self.value(asn::CONTENT_TYPE).and_then(|it| it.decode_as::<Oid>().ok());
        let announced = self.data.digest_algorithms.iter().any(|it| it.oid == info.digest_alg.oid);
        let attributes = info.signed_attrs.as_ref().and_then(|it| it.to_der().ok());
        match (&self.signer, attributes) {
            (Some(signer), Some(bytes))
                if kind == Some(self.data.content.econtent_type) && announced =>
            {
                crypto::verified(
                    &signer.parsed.tbs_certificate.subject_public_key_info,
                    &info.signature_algorithm,
                    info.digest_alg.oid,
                    &bytes,
                    info.signature.as_bytes(),
                )
            }
            _ => Tried::Wrong,
        }
    }

    /// Whether the signature names its signer's certificate by its hash; nothing where it names none.
    pub(crate) fn names_certificate(&self) -> Option<bool> {
        match &self.signer {
            Some(signer) => self.names(signer),
            None => Some(false),
        }
    }

    fn names(&self, cert: &Cert) -> Option<bool> {
        let (value, usual) = if self.has(asn::SIGNING_CERTIFICATE_V2) {
            (self.value(asn::SIGNING_CERTIFICATE_V2), asn::SHA256)
        } else if self.has(asn::SIGNING_CERTIFICATE) {
            (self.value(asn::SIGNING_CERTIFICATE), asn::SHA1)
        } else {
            return None;
        };
        let named = value.and_then(|it| it.decode_as::<SigningCertificate>().ok());
        let first = named.as_ref().and_then(|it| it.certs.first());
        let Some(first) = first else { return Some(false) };
        let algorithm = first.algorithm.as_ref().map_or(usual, |it| it.oid);
        let hash = crypto::digest_algorithm(algorithm)
            .map(|algorithm| crypto::digest_of(algorithm, &[&cert.der]));
        Some(hash.as_deref() == Some(first.hash.as_bytes()))
    }

    /// The time stamp among what is not signed.
    pub(crate) fn stamp(&self) -> Token {
        let Some(unsigned) = &self.info.unsigned_attrs else { return Token::None };
        if !unsigned.iter().any(|it| it.oid == asn::TIME_STAMP_TOKEN) {
            return Token::None;
        }
        let token = asn::attribute(unsigned, asn::TIME_STAMP_TOKEN);
        let opened = token.and_then(|it| it.to_der().ok()).and_then(|der| Self::read(&der));
        opened.map_or(Token::Broken, |opened| Token::Some(Box::new(opened)))
    }
}

/// The CMS (DER, or PEM as some programs write it), if it signs exactly these bytes by the key of a
/// certificate inside.
pub(crate) fn checked(file: &[u8], parts: &[&[u8]]) -> Result<Vec<u8>, Error> {
    let no = || Error::new(Kind::NotCms, "no CMS signature in DER or PEM");
    if file.len() > 1024 * 1024 {
        return Err(Error::new(Kind::NoRoom, "more than 1 MB"));
    }
    let decoded = if file.starts_with(b"-----BEGIN ") {
        der::pem::decode_vec(file).map_err(|_| no())?.1
    } else {
        file.to_vec()
    };
    let cms = asn::first_value(&decoded).ok_or_else(no)?;
    let opened = Opened::read(cms).ok_or_else(no)?;
    if opened.data.content.econtent.is_some() || !opened.digest_is_of(parts) {
        return Err(Error::new(Kind::OtherContent, "it signs other bytes, or holds them itself"));
    }
    if opened.verified().good().is_none() {
        let why = "it does not fit a certificate inside, or its algorithm is not known";
        return Err(Error::new(Kind::BadSignature, why));
    }
    if opened.names_certificate() != Some(true) {
        let why = "it does not name its certificate (signing-certificate-v2), as PAdES demands";
        return Err(Error::new(Kind::BadSignature, why));
    }
    Ok(cms.to_vec())
}
