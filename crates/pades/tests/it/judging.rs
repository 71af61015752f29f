//! Files that are not what they should be.

use crate::desk::{anchor, complaints, now, pki, sign, signed, somebody, verify};
use pades::{Anchor, Base, Changes, Check, Coverage, Outcome, Verdict};
use testpki::{Algorithm, Leaf, Pki, Purpose, Usage};

#[test]
fn appended_bytes_are_never_valid() {
    let file = signed();
    // A comment, a line feed, a byte of nothing.
    for more in [&b"% nothing\n"[..], b"\n", b"\0"] {
        let report = verify(&[file, more].concat());
        assert_eq!(report.verdict, Verdict::Invalid, "{more:?}");
        let coverage = Coverage::Appended { ends_at: file.len(), bytes: more.len() };
        assert_eq!(report.signatures[0].coverage, coverage);
        assert_eq!(complaints(&report.signatures[0]), [(Check::LaterChanges, Outcome::Failed)]);
        assert!(report.signatures[0].is_intact(), "what was signed is still there");
    }
}

/// A revision of one object, behind everything.
fn revised(file: &[u8], object: &str, body: &str) -> Vec<u8> {
    let text = String::from_utf8_lossy(file);
    let (_, last) = text.rsplit_once("startxref\n").unwrap();
    let previous = last.lines().next().unwrap();
    let mut out = file.to_vec();
    let at = out.len();
    out.extend(format!("{object} 0 obj\n{body}\nendobj\n").bytes());
    let table = out.len();
    out.extend(
        format!(
            "xref\n{object} 1\n{at:010} 00000 n \ntrailer\n<</Size 40/Root 1 0 R/Prev {previous}>>\n\
             startxref\n{table}\n%%EOF\n"
        )
        .bytes(),
    );
    out
}

#[test]
fn a_change_before_a_second_signature_spoils_the_first() {
    let text = "BT /F1 24 Tf 72 720 Td (Khac) Tj ET";
    let page = format!("<</Length {}>>\nstream\n{text}\nendstream", text.len());
    let first = sign(&testpki::pdf(1), &somebody(Algorithm::P256));
    let changed = revised(&first, "4", &page);
    assert_eq!(verify(&changed).verdict, Verdict::Invalid);
    assert_eq!(
        verify(&changed).signatures[0].coverage,
        Coverage::Appended { ends_at: first.len(), bytes: changed.len() - first.len() }
    );
    // Signed again, everything is covered, and the change is still told.
    let second = sign(&changed, &somebody(Algorithm::P256));
    let report = verify(&second);
    assert_eq!(report.verdict, Verdict::Invalid, "{report:#?}");
    let coverage: Vec<_> = report.signatures.iter().map(|it| it.coverage).collect();
    let earlier = Coverage::Earlier { ends_at: first.len(), changes: Changes::Others };
    assert_eq!(coverage, [earlier, Coverage::WholeFile]);
}

#[test]
fn a_removed_object_or_annotation_is_a_change() {
    for (object, body) in [
        ("4", "null"),
        ("3", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 400]>>"),
        ("2", "<</Type/Pages/Kids[3 0 R 3 0 R]/Count 2>>"),
        ("1", "<</Type/Catalog/Pages 2 0 R/OpenAction 3 0 R>>"),
    ] {
        let first = sign(&testpki::pdf(1), &somebody(Algorithm::P256));
        let second = sign(&revised(&first, object, body), &somebody(Algorithm::P256));
        let report = verify(&second);
        assert_eq!(report.verdict, Verdict::Invalid, "{object}: {report:#?}");
    }
}

#[test]
fn what_a_file_grew_from_is_told() {
    let source = testpki::pdf(1);
    let hash = |bytes: &[u8]| {
        let digest = ring::digest::digest(&ring::digest::SHA256, bytes);
        hex::encode(digest.as_ref())
    };
    let bases = [("00".repeat(32), 10), (hash(&source), source.len()), (hash(b"x"), usize::MAX)];
    let of = |bytes: &[u8]| pades::verify(bytes, &anchor(), &bases, now()).unwrap().base;
    let told = |changes| Some(Base { sha256: hash(&source), length: source.len(), changes });
    let signed = sign(&source, &somebody(Algorithm::P256));
    assert_eq!(of(&signed), told(Changes::Signatures));
    assert_eq!(of(&source), told(Changes::Signatures));
    let catalog = "<</Type/Catalog/Pages 2 0 R/OpenAction 3 0 R>>";
    let changed = sign(&revised(&source, "1", catalog), &somebody(Algorithm::P256));
    assert_eq!(of(&changed), told(Changes::Others), "a valid signature over something else");
    assert_eq!(of(&sign(&testpki::pdf(2), &somebody(Algorithm::P256))), None);
}

#[test]
fn an_unknown_root_is_undecided() {
    let other = Pki::new("Gốc khác");
    for anchors in [vec![], vec![Anchor(other.root().to_vec())], vec![Anchor(vec![1, 2, 3])]] {
        let report = pades::verify(signed(), &anchors, &[], now()).unwrap();
        assert_eq!(report.verdict, Verdict::Undecided);
        assert_eq!(complaints(&report.signatures[0]), [(Check::Chain, Outcome::Unproven)]);
    }
    // A root of the same name with another key is another root.
    let twin = Pki::new("Gốc thử nghiệm");
    let report = pades::verify(signed(), &[Anchor(twin.root().to_vec())], &[], now()).unwrap();
    assert_eq!(report.verdict, Verdict::Undecided);
}

/// What signing refuses to do is also found in what others did: signed while it was valid, or by a
/// program that does not look.
#[test]
fn certificates_that_do_not_count() {
    for (leaf, expected, verdict) in [
        (
            Leaf { usages: vec![Usage::KeyEncipherment], ..Leaf::default() },
            (Check::KeyUsage, Outcome::Failed),
            Verdict::Invalid,
        ),
        (
            Leaf { purposes: vec![Purpose::ServerAuth], ..Leaf::default() },
            (Check::KeyUsage, Outcome::Failed),
            Verdict::Invalid,
        ),
        (
            Leaf { usages: vec![], ..Leaf::default() },
            (Check::KeyUsage, Outcome::Unproven),
            Verdict::Undecided,
        ),
        (
            Leaf { valid: [(2024, 1, 1), (2025, 1, 1)], ..Leaf::default() },
            (Check::Validity, Outcome::Failed),
            Verdict::Invalid,
        ),
        (
            Leaf { valid: [(2027, 1, 1), (2028, 1, 1)], ..Leaf::default() },
            (Check::Validity, Outcome::Failed),
            Verdict::Invalid,
        ),
    ] {
        let file = crate::remote::sign_without_looking(&testpki::pdf(1), &pki().issue(&leaf));
        let report = verify(&file);
        assert_eq!(report.verdict, verdict, "{leaf:?}");
        assert_eq!(complaints(&report.signatures[0]), [expected], "{leaf:?}");
    }
}

#[test]
fn two_fields_with_one_signature_are_refused() {
    let file = signed();
    let text = String::from_utf8_lossy(file).into_owned();
    // The field of the signature, once more under another number.
    let at = text.find("/FT/Sig").or_else(|| text.find("/FT /Sig")).unwrap();
    let start = text[..at].rfind("obj").unwrap() + 3;
    let end = at + text[at..].find("endobj").unwrap();
    let field = text[start..end].trim().to_owned();
    let number = text[..start - 3].split_whitespace().rev().nth(1).unwrap().to_owned();
    let twice = format!(
        "<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[{number} 0 R 39 0 R]>>>>"
    );
    let file = revised(&revised(file, "39", &field), "1", &twice);
    let report = verify(&sign(&file, &somebody(Algorithm::P256)));
    assert_eq!(report.verdict, Verdict::Invalid, "{report:#?}");
    assert!(report.signatures.iter().any(|it| it.coverage == Coverage::Nothing), "{report:#?}");
}

#[test]
fn a_file_without_signatures_is_told_so() {
    assert_eq!(verify(&testpki::pdf(1)).verdict, Verdict::Unsigned);
}
