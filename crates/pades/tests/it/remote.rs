//! The key stays in a token or at a service: only what is to be signed goes there.

use crate::desk::{complaints, fields, now, pki, somebody, verify};
use pades::{Kind, Prepared, Verdict};
use ring::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair},
};
use testpki::{Algorithm, Identity, Leaf, pem};

/// What a token does: signs bytes, and asks nothing.
fn token(by: &Identity, message: &[u8]) -> Vec<u8> {
    let random = SystemRandom::new();
    let key = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &by.key, &random).unwrap();
    key.sign(&random, message).unwrap().as_ref().to_vec()
}

fn cms(prepared: &Prepared, by: &Identity) -> Vec<u8> {
    let attributes = pades::attributes(prepared, &by.cert).unwrap();
    let signature = token(by, &attributes);
    pades::assemble(&attributes, &signature, &[by.cert.clone(), by.middle.clone()]).unwrap()
}

/// Signs whatever the certificate is for.
pub(crate) fn sign_without_looking(source: &[u8], by: &Identity) -> Vec<u8> {
    let prepared = pades::prepare(source, &fields()).unwrap();
    pades::embed(&prepared, &cms(&prepared, by)).unwrap()
}

#[test]
fn a_signature_that_comes_later_is_put_in() {
    let by = somebody(Algorithm::P256);
    let prepared = pades::prepare(&testpki::pdf(1), &fields()).unwrap();
    let told = verify(&prepared.bytes);
    assert_eq!(told.verdict, Verdict::Invalid, "the room alone is no signature");
    let cms = cms(&prepared, &by);
    for file in [cms.clone(), pem("CMS", &cms).into_bytes(), pem("PKCS7", &cms).into_bytes()] {
        let signed = pades::embed(&prepared, &file).unwrap();
        let report = verify(&signed);
        assert_eq!(report.verdict, Verdict::Valid, "{report:#?}");
        assert_eq!(complaints(&report.signatures[0]), []);
    }
}

#[test]
fn a_signature_that_does_not_belong_there_is_refused() {
    let by = somebody(Algorithm::P256);
    let prepared = pades::prepare(&testpki::pdf(1), &fields()).unwrap();
    let other = pades::prepare(&testpki::pdf(2), &fields()).unwrap();
    let good = cms(&prepared, &by);
    let mut flipped = good.clone();
    *flipped.last_mut().unwrap() ^= 1;
    let attributes = pades::attributes(&prepared, &by.cert).unwrap();
    let stranger = somebody(Algorithm::P256);
    let signature = token(&stranger, &attributes);
    let forged = pades::assemble(&attributes, &signature, std::slice::from_ref(&by.cert)).unwrap();
    let signature = token(&by, &attributes);
    let swapped =
        pades::assemble(&attributes, &signature, std::slice::from_ref(&stranger.cert)).unwrap();
    let many = vec![by.cert.clone(); 1]
        .into_iter()
        .chain((0..60).map(|_| pki().issue(&Leaf::default()).cert))
        .collect::<Vec<_>>();
    let large = pades::assemble(&attributes, &signature, &many).unwrap();
    for (file, kind) in [
        (cms(&other, &by), Kind::OtherContent),
        (flipped, Kind::BadSignature),
        (forged, Kind::BadSignature),
        (swapped, Kind::BadSignature),
        (large, Kind::NoRoom),
        (vec![], Kind::NotCms),
        (b"-----BEGIN CMS-----\n!!\n-----END CMS-----\n".to_vec(), Kind::NotCms),
        (by.cert.clone(), Kind::NotCms),
        (vec![0; 2 * 1024 * 1024], Kind::NoRoom),
    ] {
        assert_eq!(pades::embed(&prepared, &file).unwrap_err().kind, kind);
    }
    let cut = Prepared { bytes: prepared.bytes[..100].to_vec(), ..prepared };
    assert!(pades::embed(&cut, &good).is_err());
}

#[test]
fn anchors_are_read_from_der_and_pem() {
    let root = pki().root();
    let [der] = pades::anchors(root).unwrap().try_into().unwrap();
    assert_eq!(der.subject, "Gốc thử nghiệm");
    assert!(der.is_authority);
    let both = pki().root_pem() + "\n# lời ghi\n" + &pki().root_pem().replace('\n', "\r\n");
    assert_eq!(pades::anchors(both.as_bytes()).unwrap(), [der.clone(), der]);
    let leaf = somebody(Algorithm::P256).cert;
    for (file, kind) in [
        (leaf, Kind::NotAuthority),
        (b"xin chao".to_vec(), Kind::NotCertificate),
        (vec![], Kind::NotCertificate),
        (
            b"-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----".to_vec(),
            Kind::NotCertificate,
        ),
        (vec![0x30; 2 * 1024 * 1024], Kind::TooLarge),
    ] {
        assert_eq!(pades::anchors(&file).unwrap_err().kind, kind);
    }
    let _ = now();
}
