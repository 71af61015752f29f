//! Files that want to do harm, and files that were harmed.

use crate::desk::{anchor, now, sign, signed, somebody};
use pades::{Verdict, verify};
use proptest::prelude::*;
use testpki::Algorithm;

/// The verdict, or nothing where the file is refused as a whole. Never a panic.
fn verdict(bytes: &[u8]) -> Option<Verdict> {
    verify(bytes, &anchor(), &[], now()).ok().map(|report| report.verdict)
}

/// Where the signature itself lies; its bytes are judged apart.
fn gap(file: &[u8]) -> (usize, usize) {
    let key = file.windows(9).rposition(|it| it == b"/Contents").unwrap();
    let from = key + file[key..].iter().position(|b| *b == b'<').unwrap();
    (from, from + file[from..].iter().position(|b| *b == b'>').unwrap() + 1)
}

#[test]
fn a_flipped_byte_is_found() {
    let file = signed();
    let (from, to) = gap(file);
    let covered: Vec<usize> = (0..from).chain(to..file.len()).collect();
    for (at, bit) in covered.iter().step_by(3).zip([0x01, 0x20, 0x80].into_iter().cycle()) {
        let mut changed = file.to_vec();
        changed[*at] ^= bit;
        assert_ne!(verdict(&changed), Some(Verdict::Valid), "byte {at} ^ {bit}");
    }
}

/// In the signature itself: every byte of the CMS up to its end, and of the zeros behind.
#[test]
fn a_flipped_digit_of_the_signature_is_found() {
    let file = signed();
    let (from, to) = gap(file);
    let end = from + 1 + file[from + 1..to].iter().rposition(|b| *b != b'0').unwrap();
    let places = (from..=end).step_by(11).chain((end..to).step_by(1997));
    for at in places {
        let mut changed = file.to_vec();
        changed[at] = if changed[at] == b'1' { b'2' } else { b'1' };
        let told = verdict(&changed);
        assert!(!matches!(told, Some(Verdict::Valid)), "byte {at} of {from}..{to}: {told:?}");
    }
}

#[test]
fn a_file_cut_anywhere_is_never_valid() {
    let twice = sign(signed(), &somebody(Algorithm::P256));
    for end in (0..twice.len()).step_by(499).chain(twice.len() - 20..twice.len()) {
        if end != signed().len() {
            assert_ne!(verdict(&twice[..end]), Some(Verdict::Valid), "{end}");
        }
    }
    assert_eq!(verdict(&twice[..signed().len()]), Some(Verdict::Valid), "the first revision");
}

/// A file with that catalog, and with whatever objects follow.
fn file(catalog: &str, objects: &str) -> Vec<u8> {
    let head = format!("%PDF-1.7\n1 0 obj\n{catalog}\nendobj\n");
    let start = head.len() + objects.len();
    format!(
        "{head}{objects}xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer\n\
         <</Size 9/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
    )
    .into_bytes()
}

#[test]
fn hostile_shapes_end_with_an_answer() {
    let deep = |open: &str, close: &str| open.repeat(200_000) + &close.repeat(200_000);
    let field = |extra: &str| {
        format!("<</Type/Catalog/AcroForm<</Fields[<</FT/Sig/T(a)/V<<{extra}>>>>]>>>>")
    };
    let huge = "9".repeat(400);
    for (what, catalog) in [
        ("deep arrays", format!("<</Type/Catalog/A {}>>", deep("[", "]"))),
        ("deep dictionaries", format!("<</Type/Catalog/A {}>>", deep("<</A ", ">>"))),
        ("deep strings", format!("<</Type/Catalog/A {}>>", deep("(", ")"))),
        ("a huge number", field(&format!("/ByteRange[0 {huge} {huge} 1]/Contents<00>"))),
        (
            "the largest numbers",
            field(
                "/ByteRange[0 9223372036854775807 9223372036854775807 9223372036854775807]/Contents<00>",
            ),
        ),
        ("negative numbers", field("/ByteRange[0 -1 -5 -9]/Contents<00>")),
        ("ranges of text", field("/ByteRange(abc)/Contents<00>")),
        (
            "itself as a field",
            "<</Type/Catalog/AcroForm<</Fields[1 0 R]>>/Kids[1 0 R]/FT/Sig/V 1 0 R>>".to_owned(),
        ),
        ("a reference to nowhere", "<</Type/Catalog/AcroForm 77 0 R>>".to_owned()),
        ("a reference to itself", "<</Type/Catalog/AcroForm 1 0 R/Fields 1 0 R>>".to_owned()),
        (
            "many fields",
            format!("<</Type/Catalog/AcroForm<</Fields[{}]>>>>", "<</FT/Sig/V<<>>>>".repeat(100)),
        ),
    ] {
        assert_ne!(verdict(&file(&catalog, "")), Some(Verdict::Valid), "{what}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_get_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let mut file = b"%PDF-1.7\n".to_vec();
        file.extend(bytes);
        prop_assert_ne!(verdict(&file), Some(Verdict::Valid));
    }

    /// Several bytes at once, written over or moved.
    #[test]
    fn a_mangled_file_is_never_valid(
        at in 0_usize..20_000, with in proptest::collection::vec(any::<u8>(), 1..20), cut in 0_usize..30,
    ) {
        let mut bytes = signed().to_vec();
        let (from, to) = gap(&bytes);
        let at = at % (bytes.len() - (to - from));
        let at = if at < from { at } else { at + to - from };
        let end = (at + cut).min(bytes.len());
        prop_assume!(bytes[at..end] != with[..]);
        bytes.splice(at..end, with);
        prop_assert_ne!(verdict(&bytes), Some(Verdict::Valid));
    }
}
