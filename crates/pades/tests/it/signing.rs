//! Signing with a PKCS#12 file.

use crate::desk::{PASSWORD, complaints, fields, now, pki, sign, somebody, verify};
use jiff::Timestamp;
use pades::{Changes, Coverage, Kind, Verdict};
use testpki::{Algorithm, Leaf, Usage};

#[test]
fn a_signed_file_is_valid_and_begins_with_what_was_signed() {
    for algorithm in [Algorithm::Rsa, Algorithm::P256] {
        let source = testpki::pdf(2);
        let signed = sign(&source, &somebody(algorithm));
        assert!(signed.starts_with(&source), "the bytes before stay");
        let report = verify(&signed);
        assert_eq!(report.verdict, Verdict::Valid, "{report:#?}");
        let [only] = report.signatures.as_slice() else { panic!("{report:#?}") };
        assert_eq!(only.signer, "Nguyễn Văn A (minh họa)");
        assert_eq!(only.organization, "Thử nghiệm Hải Đăng");
        assert_eq!(only.issuer, "Gốc thử nghiệm cấp dưới");
        assert_eq!(only.reason, "Ký ban hành (minh họa)");
        assert_eq!(only.claimed_at, Some(now()));
        assert_eq!(only.coverage, Coverage::WholeFile);
        assert_eq!(complaints(only), []);
        let name =
            if algorithm == Algorithm::Rsa { "RSA 2048, SHA-256" } else { "ECDSA 256, SHA-256" };
        assert_eq!(only.algorithms, name);
    }
}

#[test]
fn a_second_signature_leaves_the_first_valid() {
    let first = sign(&testpki::pdf(1), &somebody(Algorithm::P256));
    let leaf = Leaf { name: "Trần Thị B (minh họa)", key: Algorithm::Rsa, ..Leaf::default() };
    let second = sign(&first, &pki().issue(&leaf));
    assert!(second.starts_with(&first));
    let report = verify(&second);
    assert_eq!(report.verdict, Verdict::Valid, "{report:#?}");
    let told: Vec<_> =
        report.signatures.iter().map(|it| (it.signer.as_str(), it.coverage)).collect();
    let earlier = Coverage::Earlier { ends_at: first.len(), changes: Changes::Signatures };
    assert_eq!(
        told,
        [("Nguyễn Văn A (minh họa)", earlier), ("Trần Thị B (minh họa)", Coverage::WholeFile)]
    );
    let third = sign(&second, &somebody(Algorithm::P256));
    assert_eq!(verify(&third).verdict, Verdict::Valid);
    assert_eq!(verify(&third).signatures.len(), 3);
}

#[test]
fn keys_that_do_not_sign() {
    let good = somebody(Algorithm::P256);
    let rsa = somebody(Algorithm::Rsa);
    let issue = |leaf: Leaf| pki().issue(&leaf).pkcs12(PASSWORD);
    let old = issue(Leaf { valid: [(2024, 1, 1), (2025, 1, 1)], ..Leaf::default() });
    let wrong_usage = issue(Leaf { usages: vec![Usage::KeyEncipherment], ..Leaf::default() });
    for (pkcs12, password, kind) in [
        (good.pkcs12(PASSWORD), "sai", Kind::WrongPassword),
        (b"not a PKCS#12 file".to_vec(), PASSWORD, Kind::NotPkcs12),
        (vec![], PASSWORD, Kind::NotPkcs12),
        (
            good.pkcs12_with_key_of(&somebody(Algorithm::P256), PASSWORD),
            PASSWORD,
            Kind::KeyMismatch,
        ),
        (good.pkcs12_with_key_of(&rsa, PASSWORD), PASSWORD, Kind::KeyMismatch),
        (old, PASSWORD, Kind::CertificateExpired),
        (wrong_usage, PASSWORD, Kind::CertificateNotForSigning),
    ] {
        let refused =
            pades::sign_with_pkcs12(&testpki::pdf(1), &fields(), &pkcs12, password, now());
        assert_eq!(refused.unwrap_err().kind, kind);
    }
}

#[test]
fn files_that_are_not_signed() {
    let pkcs12 = somebody(Algorithm::P256).pkcs12(PASSWORD);
    let mut encrypted = testpki::pdf(1);
    let at = encrypted.windows(5).position(|it| it == b"/Root").unwrap();
    encrypted.splice(at..at, *b"/Encrypt 1 0 R");
    for (file, kinds) in [
        (b"PK\x03\x04".to_vec(), &[Kind::NotPdf][..]),
        (vec![], &[Kind::NotPdf]),
        (b"%PDF-1.7\n%%EOF\n".to_vec(), &[Kind::NotPdf]),
        (encrypted, &[Kind::EncryptedPdf, Kind::NotPdf]),
        (vec![b' '; pades::MAX_FILE + 1], &[Kind::TooLarge]),
    ] {
        let refused = pades::sign_with_pkcs12(&file, &fields(), &pkcs12, PASSWORD, now());
        let kind = refused.unwrap_err().kind;
        assert!(kinds.contains(&kind), "{kind:?}");
    }
}

#[test]
fn a_moment_after_the_certificate_ended_only_a_stamp_would_prove_it() {
    let signed = sign(&testpki::pdf(1), &somebody(Algorithm::P256));
    for (at, verdict) in
        [("2027-12-31T00:00:00Z", Verdict::Valid), ("2028-02-01T00:00:00Z", Verdict::Undecided)]
    {
        let at: Timestamp = at.parse().unwrap();
        let report = pades::verify(&signed, &crate::desk::anchor(), &[], at).unwrap();
        assert_eq!(report.verdict, verdict, "{at}: {report:#?}");
    }
}
