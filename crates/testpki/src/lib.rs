//! Certificates and keys for tests, made when the test runs: of nobody, and trusted by nobody.
//!
//! Everything is valid from 01/01/2026 to 01/01/2028 unless a test says otherwise; tests happen in
//! November 2026.

#![expect(clippy::expect_used, reason = "a test that can't go on should stop, and say why")]

use p12_keystore::{KeyStore, KeyStoreEntry, PrivateKey, PrivateKeyChain};
use rcgen::{
    BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, PKCS_ECDSA_P256_SHA256,
    PKCS_RSA_SHA256, date_time_ymd,
};
use rsa::pkcs8::EncodePrivateKey as _;
use std::{
    fmt::Write as _,
    sync::{
        OnceLock,
        atomic::{AtomicU64, Ordering},
    },
};

pub use rcgen::{ExtendedKeyUsagePurpose as Purpose, KeyUsagePurpose as Usage};

/// Which kind of key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Algorithm {
    /// RSA with 2048 bits. Making one takes a moment, so all tests of a process share one.
    Rsa,
    /// P-256.
    P256,
}

/// What a signer's certificate says.
#[derive(Debug, Clone)]
pub struct Leaf {
    /// Common name.
    pub name: &'static str,
    /// Kind of key.
    pub key: Algorithm,
    /// First and last day: year, month, day.
    pub valid: [(i32, u8, u8); 2],
    /// Key usage; none leaves the extension out.
    pub usages: Vec<Usage>,
    /// Extended key usage; none leaves the extension out.
    pub purposes: Vec<Purpose>,
}

impl Default for Leaf {
    fn default() -> Self {
        Self {
            name: "Nguyễn Văn A (minh họa)",
            key: Algorithm::P256,
            valid: [(2026, 1, 1), (2028, 1, 1)],
            usages: vec![Usage::DigitalSignature, Usage::ContentCommitment],
            purposes: vec![],
        }
    }
}

/// A root with an authority under it.
pub struct Pki {
    root: Vec<u8>,
    middle: Vec<u8>,
    issuer: Issuer<'static, KeyPair>,
}

/// A key with its certificates.
pub struct Identity {
    /// The certificate (DER).
    pub cert: Vec<u8>,
    /// The authority's certificate (DER).
    pub middle: Vec<u8>,
    /// The key (PKCS#8).
    pub key: Vec<u8>,
}

fn key(algorithm: Algorithm) -> KeyPair {
    static RSA: OnceLock<Vec<u8>> = OnceLock::new();
    match algorithm {
        Algorithm::P256 => KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).expect("a key"),
        Algorithm::Rsa => {
            let der = RSA.get_or_init(|| {
                let key = rsa::RsaPrivateKey::new(&mut rand_core::OsRng, 2048).expect("a key");
                key.to_pkcs8_der().expect("a key").as_bytes().to_vec()
            });
            let der = der.as_slice().into();
            KeyPair::from_pkcs8_der_and_sign_algo(&der, &PKCS_RSA_SHA256).expect("a key")
        }
    }
}

fn params(name: &str, [from, to]: [(i32, u8, u8); 2]) -> CertificateParams {
    static SERIAL: AtomicU64 = AtomicU64::new(1000);
    let mut params = CertificateParams::default();
    params.distinguished_name.remove(DnType::CommonName);
    params.distinguished_name.push(DnType::CommonName, name);
    params.distinguished_name.push(DnType::OrganizationName, "Thử nghiệm Hải Đăng");
    params.distinguished_name.push(DnType::CountryName, "VN");
    params.serial_number = Some(SERIAL.fetch_add(1, Ordering::Relaxed).into());
    params.not_before = date_time_ymd(from.0, from.1, from.2);
    params.not_after = date_time_ymd(to.0, to.1, to.2);
    params.use_authority_key_identifier_extension = true;
    params
}

fn authority(name: &str, below: u8) -> CertificateParams {
    let mut params = params(name, [(2020, 1, 1), (2040, 1, 1)]);
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(below));
    params.key_usages = vec![Usage::KeyCertSign, Usage::CrlSign];
    params
}

impl Pki {
    /// A root of that name.
    pub fn new(name: &str) -> Self {
        let root_params = authority(name, 1);
        let root_key = key(Algorithm::P256);
        let root = root_params.self_signed(&root_key).expect("a root").der().to_vec();
        let root_issuer = Issuer::new(root_params, root_key);
        let middle_params = authority(&format!("{name} cấp dưới"), 0);
        let middle_key = key(Algorithm::P256);
        let middle = middle_params.signed_by(&middle_key, &root_issuer).expect("an authority");
        let issuer = Issuer::new(middle_params, middle_key);
        Self { root, middle: middle.der().to_vec(), issuer }
    }

    /// The root's certificate (DER).
    pub fn root(&self) -> &[u8] {
        &self.root
    }

    /// The same in PEM.
    pub fn root_pem(&self) -> String {
        pem("CERTIFICATE", &self.root)
    }

    /// A signer under this root.
    pub fn issue(&self, leaf: &Leaf) -> Identity {
        let mut params = params(leaf.name, leaf.valid);
        params.key_usages.clone_from(&leaf.usages);
        params.extended_key_usages.clone_from(&leaf.purposes);
        let key = key(leaf.key);
        let cert = params.signed_by(&key, &self.issuer).expect("a certificate");
        Identity {
            cert: cert.der().to_vec(),
            middle: self.middle.clone(),
            key: key.serialize_der(),
        }
    }
}

impl Identity {
    /// The PKCS#12 file.
    pub fn pkcs12(&self, password: &str) -> Vec<u8> {
        let cert = |der: &[u8]| p12_keystore::Certificate::from_der(der).expect("a certificate");
        let key = PrivateKey::from_der(&self.key).expect("a key");
        let chain = PrivateKeyChain::new("1", key, [cert(&self.cert), cert(&self.middle)]);
        let mut store = KeyStore::new();
        store.add_entry("1", KeyStoreEntry::PrivateKeyChain(chain));
        let writer = store.writer(password).encryption_iterations(2048).mac_iterations(2048);
        writer.write().expect("a PKCS#12 file")
    }

    /// The PKCS#12 file of somebody whose key is not the certificate's.
    pub fn pkcs12_with_key_of(&self, other: &Self, password: &str) -> Vec<u8> {
        let (cert, middle) = (self.cert.clone(), self.middle.clone());
        Self { cert, middle, key: other.key.clone() }.pkcs12(password)
    }

    /// Certificate, authority and key in PEM.
    pub fn pem(&self) -> String {
        let parts = [("CERTIFICATE", &self.cert), ("CERTIFICATE", &self.middle)];
        let certs: String = parts.map(|(label, der)| pem(label, der)).concat();
        certs + &pem("PRIVATE KEY", &self.key)
    }
}

/// A PEM block.
pub fn pem(label: &str, der: &[u8]) -> String {
    let mut out = format!("-----BEGIN {label}-----\n");
    for line in base64(der).as_bytes().chunks(64) {
        out.push_str(&String::from_utf8_lossy(line));
        out.push('\n');
    }
    out + &format!("-----END {label}-----\n")
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for part in bytes.chunks(3) {
        let bits =
            part.iter().fold(0_u32, |n, b| (n << 8) | u32::from(*b)) << (8 * (3 - part.len()));
        for at in 0..4 {
            let letter = usize::try_from((bits >> (18 - 6 * at)) & 63).expect("small");
            out.push(if at > part.len() { '=' } else { char::from(LETTERS[letter]) });
        }
    }
    out
}

/// A PDF file of `pages` pages with a line of text each, as simple as one can be.
pub fn pdf(pages: usize) -> Vec<u8> {
    let mut objects = vec!["<</Type/Catalog/Pages 2 0 R>>".to_owned(), String::new()];
    let mut kids = String::new();
    for page in 1..=pages {
        let text = format!("BT /F1 24 Tf 72 720 Td (Trang {page}) Tj ET");
        let at = objects.len() + 1;
        write!(kids, "{at} 0 R ").expect("a string");
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {} 0 R/Resources\
             <</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
            at + 1
        ));
        objects.push(format!("<</Length {}>>\nstream\n{text}\nendstream", text.len()));
    }
    objects[1] = format!("<</Type/Pages/Kids[{kids}]/Count {pages}>>");
    let mut file = String::from("%PDF-1.7\n");
    let mut table = String::from("0000000000 65535 f \n");
    for (at, object) in objects.iter().enumerate() {
        writeln!(table, "{:010} 00000 n ", file.len()).expect("a string");
        writeln!(file, "{} 0 obj\n{object}\nendobj", at + 1).expect("a string");
    }
    let (start, size) = (file.len(), objects.len() + 1);
    write!(
        file,
        "xref\n0 {size}\n{table}trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
    )
    .expect("a string");
    file.into_bytes()
}
