//! Certificates (X.509): what they say, and who issued whom.

use crate::{Error, Kind, asn, crypto};
use const_oid::ObjectIdentifier as Oid;
use der::{Decode as _, Header, Reader as _, SliceReader, Tagged as _};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use x509_cert::{
    Certificate,
    ext::pkix::{
        AuthorityKeyIdentifier, BasicConstraints, ExtendedKeyUsage, KeyUsage, SubjectKeyIdentifier,
    },
    name::Name,
};

const COMMON_NAME: Oid = Oid::new_unwrap("2.5.4.3");
const ORGANIZATION: Oid = Oid::new_unwrap("2.5.4.10");
const TIME_STAMPING: Oid = Oid::new_unwrap("1.3.6.1.5.5.7.3.8");

/// What a certificate for signing documents may be for, where it says so: any, client
/// authentication, e-mail, documents (RFC 9336, Microsoft, Adobe).
const SIGNING_PURPOSES: [Oid; 6] = [
    Oid::new_unwrap("2.5.29.37.0"),
    Oid::new_unwrap("1.3.6.1.5.5.7.3.2"),
    Oid::new_unwrap("1.3.6.1.5.5.7.3.4"),
    Oid::new_unwrap("1.3.6.1.5.5.7.3.36"),
    Oid::new_unwrap("1.3.6.1.4.1.311.10.3.12"),
    Oid::new_unwrap("1.2.840.113583.1.1.5"),
];

/// Critical extensions that are understood here, or that change nothing here: subject key, key
/// usage, alternative names, basic constraints, distribution points, policies, authority key,
/// extended key usage, qualified statements.
const UNDERSTOOD: [&str; 10] = [
    "2.5.29.14",
    "2.5.29.15",
    "2.5.29.17",
    "2.5.29.18",
    "2.5.29.19",
    "2.5.29.31",
    "2.5.29.32",
    "2.5.29.35",
    "2.5.29.37",
    "1.3.6.1.5.5.7.1.3",
];

/// A root that somebody trusts: its DER.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor(pub Vec<u8>);

/// What people are told of a certificate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// Common name, or the whole name where it has none.
    pub subject: String,
    /// The same of its issuer.
    pub issuer: String,
    /// Hexadecimal.
    pub serial: String,
    /// SHA-256 of its DER, hexadecimal.
    pub sha256: String,
    /// Its first moment.
    pub from: Timestamp,
    /// Its last moment.
    pub to: Timestamp,
    /// Whether it may issue others.
    pub is_authority: bool,
    /// Its DER, hexadecimal.
    pub der: String,
}

/// A certificate with its bytes as they came.
#[derive(Debug, Clone)]
pub(crate) struct Cert {
    pub(crate) der: Vec<u8>,
    /// The part that the issuer signed, in `der`.
    signed: std::ops::Range<usize>,
    pub(crate) parsed: Certificate,
}

/// What a certificate may be used for here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Use {
    Allowed,
    Unsaid,
    Refused,
}

impl Cert {
    pub(crate) fn read(der: &[u8]) -> Option<Self> {
        let parsed = Certificate::from_der(der).ok()?;
        let mut reader = SliceReader::new(der).ok()?;
        Header::decode(&mut reader).ok()?;
        let start = usize::try_from(reader.position()).ok()?;
        let length = asn::first_value(&der[start..])?.len();
        Some(Self { der: der.to_vec(), signed: start..start + length, parsed })
    }

    pub(crate) fn subject(&self) -> String {
        name(&self.parsed.tbs_certificate.subject)
    }

    pub(crate) fn issuer(&self) -> String {
        name(&self.parsed.tbs_certificate.issuer)
    }

    pub(crate) fn organization(&self) -> String {
        part(&self.parsed.tbs_certificate.subject, ORGANIZATION).unwrap_or_default()
    }

    pub(crate) fn serial(&self) -> String {
        hex::encode(self.parsed.tbs_certificate.serial_number.as_bytes())
    }

    pub(crate) fn sha256(&self) -> Vec<u8> {
        crypto::sha256(&[&self.der])
    }

    /// The first and the last moment.
    pub(crate) fn valid(&self) -> Option<(Timestamp, Timestamp)> {
        let validity = &self.parsed.tbs_certificate.validity;
        let moment = |time: x509_cert::time::Time| {
            let seconds = i64::try_from(time.to_unix_duration().as_secs()).ok()?;
            Timestamp::from_second(seconds).ok()
        };
        Some((moment(validity.not_before)?, moment(validity.not_after)?))
    }

    pub(crate) fn is_valid_at(&self, at: Timestamp) -> bool {
        self.valid().is_some_and(|(from, to)| from <= at && at <= to)
    }

    fn key_usage(&self) -> Result<Option<KeyUsage>, der::Error> {
        Ok(self.parsed.tbs_certificate.get::<KeyUsage>()?.map(|(_, usage)| usage))
    }

    fn purposes(&self) -> Result<Option<Vec<Oid>>, der::Error> {
        let found = self.parsed.tbs_certificate.get::<ExtendedKeyUsage>()?;
        Ok(found.map(|(_, usage)| usage.0))
    }

    /// Whether it may sign documents.
    pub(crate) fn for_signing(&self) -> Use {
        let Ok(purposes) = self.purposes() else { return Use::Refused };
        let fits = |it: &Vec<Oid>| it.iter().any(|oid| SIGNING_PURPOSES.contains(oid));
        if purposes.is_some_and(|it| !fits(&it)) {
            return Use::Refused;
        }
        match self.key_usage() {
            Ok(Some(usage)) if usage.digital_signature() || usage.non_repudiation() => Use::Allowed,
            Ok(None) => Use::Unsaid,
            Ok(Some(_)) | Err(_) => Use::Refused,
        }
    }

    /// Whether it may stamp time, and nothing else (RFC 3161, 2.3).
    pub(crate) fn for_stamping(&self) -> bool {
        self.purposes().ok().flatten().is_some_and(|it| it == [TIME_STAMPING])
            && self.for_usage_of_stamps()
    }

    fn for_usage_of_stamps(&self) -> bool {
        match self.key_usage() {
            Ok(Some(usage)) => usage.digital_signature() || usage.non_repudiation(),
            Ok(None) => true,
            Err(_) => false,
        }
    }

    /// Whether it may issue others, with `below` authorities between it and the signer.
    pub(crate) fn is_authority(&self, below: usize) -> bool {
        let tbs = &self.parsed.tbs_certificate;
        let Ok(Some((_, limits))) = tbs.get::<BasicConstraints>() else { return false };
        let is_long = limits.path_len_constraint.is_some_and(|most| usize::from(most) < below);
        let signs = match self.key_usage() {
            Ok(Some(usage)) => usage.key_cert_sign(),
            Ok(None) => true,
            Err(_) => false,
        };
        limits.ca && !is_long && signs
    }

    /// Whether every extension that must be understood is.
    pub(crate) fn is_understood(&self) -> bool {
        let extensions = self.parsed.tbs_certificate.extensions.as_deref().unwrap_or_default();
        let is_known = |oid: Oid| UNDERSTOOD.contains(&oid.to_string().as_str());
        extensions.iter().all(|it| !it.critical || is_known(it.extn_id))
    }

    /// Whether `issuer` issued it: by name, and by signature. What it was signed with, if so.
    pub(crate) fn issued_by(&self, issuer: &Self) -> Option<crypto::Used> {
        let tbs = &self.parsed.tbs_certificate;
        let theirs = &issuer.parsed.tbs_certificate;
        if tbs.issuer != theirs.subject || !self.names_key_of(issuer) {
            return None;
        }
        let algorithm = &self.parsed.signature_algorithm;
        if *algorithm != tbs.signature {
            return None;
        }
        let key = &theirs.subject_public_key_info;
        let signature = self.parsed.signature.as_bytes()?;
        let signed = &self.der[self.signed.clone()];
        crypto::verified(key, algorithm, asn::SHA256, signed, signature).good()
    }

    /// Where both name the issuer's key, they must name the same.
    fn names_key_of(&self, issuer: &Self) -> bool {
        let named = self.parsed.tbs_certificate.get::<AuthorityKeyIdentifier>();
        let own = issuer.parsed.tbs_certificate.get::<SubjectKeyIdentifier>();
        match (named, own) {
            (Ok(Some((_, named))), Ok(Some((_, own)))) => {
                named.key_identifier.is_none_or(|named| named == own.0)
            }
            (Ok(_), Ok(_)) => true,
            _ => false,
        }
    }

    /// The key identifier, for signers that are named by it.
    pub(crate) fn key_identifier(&self) -> Option<SubjectKeyIdentifier> {
        Some(self.parsed.tbs_certificate.get::<SubjectKeyIdentifier>().ok()??.1)
    }

    pub(crate) fn facts(&self) -> Option<Facts> {
        let (from, to) = self.valid()?;
        Some(Facts {
            subject: self.subject(),
            issuer: self.issuer(),
            serial: self.serial(),
            sha256: hex::encode(self.sha256()),
            from,
            to,
            is_authority: self.is_authority(0),
            der: hex::encode(&self.der),
        })
    }
}

/// The common name; the whole name where there is none.
fn name(name: &Name) -> String {
    part(name, COMMON_NAME).unwrap_or_else(|| clean(&name.to_string()))
}

fn part(name: &Name, wanted: Oid) -> Option<String> {
    let mut parts = name.0.iter().flat_map(|set| set.0.iter());
    let found = parts.find(|it| it.oid == wanted)?;
    let value = &found.value;
    let text = if value.tag() == der::Tag::BmpString {
        let units: Vec<_> = value
            .value()
            .chunks(2)
            .map(|pair| pair.iter().fold(0, |n, b| n << 8 | u16::from(*b)))
            .collect();
        String::from_utf16_lossy(&units)
    } else {
        String::from_utf8_lossy(value.value()).into_owned()
    };
    Some(clean(&text))
}

/// Text from a file, fit for a page: no control characters, not endless.
pub(crate) fn clean(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(300).collect::<String>().trim().to_owned()
}

/// The certificates in a file, DER or PEM, that may be trusted as roots.
pub fn anchors(file: &[u8]) -> Result<Vec<Facts>, Error> {
    let refuse = |kind, why: &str| Error::new(kind, why);
    if file.len() > 1024 * 1024 {
        return Err(refuse(Kind::TooLarge, "more than 1 MB is no certificate"));
    }
    let no = || refuse(Kind::NotCertificate, "no X.509 certificate, neither DER nor PEM");
    let is_pem = file.windows(11).any(|it| it == b"-----BEGIN ");
    let ders = if is_pem { from_pem(file).ok_or_else(no)? } else { vec![file.to_vec()] };
    let mut found = Vec::new();
    for der in ders {
        let cert = Cert::read(&der).ok_or_else(no)?;
        if !cert.is_authority(0) {
            let why = format!("{} may not issue certificates", cert.subject());
            return Err(refuse(Kind::NotAuthority, &why));
        }
        found.push(cert.facts().ok_or_else(no)?);
    }
    if found.is_empty() || found.len() > 50 { Err(no()) } else { Ok(found) }
}

fn from_pem(file: &[u8]) -> Option<Vec<Vec<u8>>> {
    let text = std::str::from_utf8(file).ok()?;
    let mut ders = Vec::new();
    for rest in text.split("-----BEGIN CERTIFICATE-----").skip(1) {
        let (body, _) = rest.split_once("-----END CERTIFICATE-----")?;
        let lines: Vec<_> = body.split_whitespace().collect();
        let block = format!(
            "-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n",
            wrapped(&lines.concat())
        );
        ders.push(der::pem::decode_vec(block.as_bytes()).ok()?.1);
    }
    Some(ders)
}

fn wrapped(base64: &str) -> String {
    let lines: Vec<_> = base64.as_bytes().chunks(64).map(String::from_utf8_lossy).collect();
    lines.join("\n")
}

/// Certificates as they came in a CMS or a PKCS#12 file; what is none is left out.
pub(crate) fn read_all<'a>(ders: impl IntoIterator<Item = &'a [u8]>) -> Vec<Cert> {
    ders.into_iter().take(64).filter_map(Cert::read).collect()
}
