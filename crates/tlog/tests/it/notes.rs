use proptest::prelude::*;
use std::slice::from_ref;
use tlog::{
    Checkpoint, CheckpointError, EMPTY_ROOT, Head, KeyError, MAX_NOTE, MAX_SIGNATURES, NoteError,
    ProofError, Signature, SignedNote, SignerKey, VerifierKey, consistency_proof, leaf_hash,
};

use crate::store::Store;

/// The key and note of Go's `golang.org/x/mod/sumdb/note`. The signature, the key's identifier and
/// that the seed makes this key were checked with the Ed25519 of `verify_ledger.py`.
const GO_KEY: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const GO_SEED: [u8; 32] = [
    0x81, 0x0a, 0x14, 0x02, 0xd5, 0x14, 0x6c, 0x8d, 0x84, 0xf2, 0x44, 0x33, 0x30, 0xf5, 0x40, 0x80,
    0xeb, 0xf9, 0x8e, 0xe1, 0x7d, 0x9c, 0x74, 0xf6, 0x25, 0x2f, 0xc5, 0xd5, 0xc7, 0x28, 0x31, 0x73,
];
const GO_NOTE: &str = "If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
";

fn key(name: &str, seed: u8) -> SignerKey {
    SignerKey::from_seed(name, &[seed; 32]).unwrap()
}

#[test]
fn notes_are_those_of_the_go_implementation() {
    let verifier = VerifierKey::parse(GO_KEY).unwrap();
    let note = SignedNote::parse(GO_NOTE).unwrap();
    let text = note.open(from_ref(&verifier)).unwrap();
    let signer = SignerKey::from_seed("PeterNeumann", &GO_SEED).unwrap();
    assert_eq!(signer.verifier().to_string(), GO_KEY);
    assert_eq!(SignedNote::sign(text, &signer).unwrap().to_string(), GO_NOTE);
    assert_eq!(format!("{signer:?}"), "SignerKey(PeterNeumann+c74f20a3)");
}

#[test]
fn a_changed_key_is_no_key() {
    for (text, want) in [
        ("PeterNeumann", KeyError::Form),
        ("PeterNeumann+c74f20a3", KeyError::Form),
        ("PeterNeumann+c74f20a3+ARpc2QcU", KeyError::Kind),
        (&GO_KEY.replace("ARpc", "!Rpc"), KeyError::Form),
        (&GO_KEY.replace("ARpc", "BRpc"), KeyError::Kind),
        (&GO_KEY.replace("c74f", "c74e"), KeyError::Id),
        (&GO_KEY.replace("c74f", "C74F"), KeyError::Id),
        (&GO_KEY.replace("Peter", "Pieter"), KeyError::Id),
        (&GO_KEY.replace("Peter", "Peter "), KeyError::Name),
        ("+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", KeyError::Name),
        // The neutral element: every text has a signature under it.
        ("x+00000000+AQEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", KeyError::Kind),
    ] {
        assert_eq!(VerifierKey::parse(text), Err(want), "{text}");
    }
    for name in ["", "a b", "a+b", "a\u{a0}b", "a\nb"] {
        assert_eq!(SignerKey::from_seed(name, &[1; 32]).unwrap_err(), KeyError::Name, "{name:?}");
    }
}

#[test]
fn what_is_no_note_is_refused() {
    let line = "— a AAAAAAA=\n";
    let many = |count| format!("text\n\n{}", line.repeat(count));
    for (note, want) in [
        ("", NoteError::Form),
        ("text\n", NoteError::Form),
        ("text\n\n", NoteError::Form),
        ("text\n\n— a AAAAAAA=", NoteError::Form),
        ("te\txt\n\n— a AAAAAAA=\n", NoteError::Form),
        ("text\r\n\r\n— a AAAAAAA=\r\n", NoteError::Form),
        ("text\n\n- a AAAAAAA=\n", NoteError::SignatureLine(1)),
        ("text\n\n— a AAAAAAA=\n— a AAAAAA==\n", NoteError::SignatureLine(2)),
        ("text\n\n— a  AAAAAAA=\n", NoteError::SignatureLine(1)),
        ("text\n\n— a+b AAAAAAA=\n", NoteError::SignatureLine(1)),
        ("text\n\n—  AAAAAAA=\n", NoteError::SignatureLine(1)),
        (&many(MAX_SIGNATURES + 1), NoteError::TooLong),
        (&"x".repeat(MAX_NOTE + 1), NoteError::TooLong),
    ] {
        assert_eq!(SignedNote::parse(note), Err(want), "{:?}", &note[..note.len().min(60)]);
    }
    assert!(SignedNote::parse(&many(MAX_SIGNATURES)).is_ok());
    for text in ["", "no end", "tab\t\n"] {
        assert_eq!(SignedNote::sign(text, &key("a", 1)), Err(NoteError::Form), "{text:?}");
    }
}

#[test]
fn signatures_of_strangers_are_kept_and_forgeries_are_not() {
    let (log, witness, stranger) = (key("log", 1), key("witness", 2), key("witness", 3));
    let mut note = SignedNote::sign("a\n\nb\n", &log).unwrap();
    note.cosign(&witness).unwrap();
    // A cosignature of a kind we don't know (0x04, with its time) is passed on.
    note.attach(Signature::parse(&format!("— other {}", "AAAA".repeat(26))).unwrap()).unwrap();
    let note = SignedNote::parse(&note.to_string()).unwrap();
    assert_eq!(note.signatures().len(), 3);
    let [log, witness, stranger] = [log, witness, stranger].map(|key| key.verifier().clone());
    assert_eq!(note.open(from_ref(&log)), Ok("a\n\nb\n"));
    assert_eq!(note.open(&[stranger.clone(), witness.clone()]), Ok("a\n\nb\n"));
    assert_eq!(note.open(from_ref(&stranger)), Err(NoteError::Unsigned));
    assert_eq!(note.open(&[]), Err(NoteError::Unsigned));
    assert_eq!(note.is_signed_by(&stranger), Ok(false));

    let changed = SignedNote::parse(&note.to_string().replace('b', "c")).unwrap();
    assert_eq!(changed.open(&[log]), Err(NoteError::BadSignature("log".into())));
    let mut twice = note.clone();
    twice.cosign(&key("witness", 2)).unwrap();
    assert_eq!(twice.signatures().len(), 3, "signing again adds nothing");
}

#[test]
fn a_note_stays_short_enough_to_be_read() {
    let mut note = SignedNote::sign("text\n", &key("a", 1)).unwrap();
    let line = |name: &str, bytes: usize| format!("— {name} {}", "AAAA".repeat(bytes / 3));
    let huge = Signature::parse(&line("huge", MAX_NOTE)).unwrap();
    assert_eq!(note.attach(huge), Err(NoteError::TooLong));
    for number in 1..MAX_SIGNATURES {
        note.attach(Signature::parse(&line(&number.to_string(), 72)).unwrap()).unwrap();
    }
    assert_eq!(note.cosign(&key("b", 2)), Err(NoteError::TooLong));
    assert_eq!(note.cosign(&key("a", 1)), Ok(()), "it takes the place of its first signature");
    assert_eq!(SignedNote::parse(&note.to_string()), Ok(note));
    let long = "x".repeat(MAX_NOTE) + "\n";
    assert_eq!(SignedNote::sign(&long, &key("a", 1)), Err(NoteError::TooLong));
}

#[test]
fn checkpoints_are_three_lines() {
    let head = Head { size: 70_000, root: EMPTY_ROOT };
    let checkpoint = Checkpoint::new("conco.quangtri.example/ledger", head).unwrap();
    expect_test::expect![[r#"
        conco.quangtri.example/ledger
        70000
        47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=
    "#]]
    .assert_eq(&checkpoint.to_string());
    let text = checkpoint.to_string();
    assert_eq!(Checkpoint::parse(&text), Some(checkpoint.clone()));
    assert_eq!(Checkpoint::parse(&format!("{text}extension\n")), Some(checkpoint));
    for bad in [
        "",
        "\n",
        "origin\n7\n",
        &format!("\n7\n{EMPTY_ROOT}\n"),
        &format!("origin\n07\n{EMPTY_ROOT}\n"),
        &format!("origin\n-7\n{EMPTY_ROOT}\n"),
        &format!("origin\n9223372036854775808\n{EMPTY_ROOT}\n"),
        &format!("origin\n7\n{EMPTY_ROOT}"),
        &format!("origin\n7\n{EMPTY_ROOT} \n"),
        &format!("origin\n7\n{EMPTY_ROOT}\n\n"),
        &format!("origin\n7\n{EMPTY_ROOT:x}\n"),
    ] {
        assert_eq!(Checkpoint::parse(bad), None, "{bad:?}");
    }
    assert_eq!(Checkpoint::new("two\nlines", head), None);
}

#[test]
fn a_checkpoint_is_believed_from_its_own_log_only() {
    let (log, witness) = (key("log", 1), key("witness", 2));
    let head = Head { size: 0, root: EMPTY_ROOT };
    let checkpoint = Checkpoint::new("log", head).unwrap();
    let mut note = checkpoint.sign(&log).unwrap();
    note.cosign(&witness).unwrap();
    let [log, witness] = [log, witness].map(|key| key.verifier().clone());
    assert_eq!(Checkpoint::open(&note, from_ref(&log)), Ok(checkpoint.clone()));
    assert_eq!(Checkpoint::open(&note, &[witness.clone(), log]), Ok(checkpoint));
    let refused = Checkpoint::open(&note, &[witness]);
    assert_eq!(refused, Err(CheckpointError::Origin("log".into())));
    let no_checkpoint = SignedNote::sign("log\n", &key("log", 1)).unwrap();
    let opened = Checkpoint::open(&no_checkpoint, &[key("log", 1).verifier().clone()]);
    assert_eq!(opened, Err(CheckpointError::Form));
}

#[test]
fn a_log_changes_its_key_with_both_signing() {
    let (former, new) = (key("log", 1), key("log", 2));
    let checkpoint = Checkpoint::new("log", Head { size: 0, root: EMPTY_ROOT }).unwrap();
    let mut note = checkpoint.sign(&former).unwrap();
    note.cosign(&new).unwrap();
    for key in [former, new] {
        assert!(Checkpoint::open(&note, from_ref(key.verifier())).is_ok());
    }
}

#[test]
fn a_log_can_only_go_on() {
    let mut store = Store::of(700);
    let first = Checkpoint::new("log", store.head()).unwrap();
    (0..5).for_each(|_| store.append(b"more"));
    let proof = consistency_proof(&store, 700, 705).unwrap();
    let next = first.advance(store.head(), &proof).unwrap();
    assert_eq!(next.head(), &store.head());
    assert_eq!(next.advance(*first.head(), &proof), Err(ProofError::OutOfTree));
    let mut rewritten = Store::default();
    (0..705).for_each(|seq| rewritten.append(if seq == 123 { b"other" } else { b"same" }));
    let proof = consistency_proof(&rewritten, 700, 705).unwrap();
    assert_eq!(first.advance(rewritten.head(), &proof), Err(ProofError::Root));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_note_gives_back_its_text(text in "([ -~ạ-ỹ—]{0,20}\n){1,5}", seed in any::<[u8; 32]>()) {
        let signer = SignerKey::from_seed("log", &seed).unwrap();
        let note = SignedNote::sign(&text, &signer).unwrap();
        let verifier = VerifierKey::parse(&signer.verifier().to_string()).unwrap();
        let read = SignedNote::parse(&note.to_string()).unwrap();
        prop_assert_eq!(read.open(&[verifier]), Ok(text.as_str()));
        prop_assert_eq!(read, note);
    }

    #[test]
    fn reading_never_panics_and_writes_back(note in "(\\PC|\n|— a AAAAAAA=\n){0,80}") {
        if let Ok(read) = SignedNote::parse(&note) {
            prop_assert_eq!(read.to_string(), note);
        }
    }

    #[test]
    fn no_changed_checkpoint_opens(size in 0..=u64::MAX >> 1, at in any::<prop::sample::Index>()) {
        let signer = key("log", 1);
        let head = Head { size, root: leaf_hash(&size.to_be_bytes()) };
        let note = Checkpoint::new("log", head).unwrap().sign(&signer).unwrap().to_string();
        let mut bytes = note.into_bytes();
        let at = at.index(bytes.len());
        bytes[at] ^= 1;
        let read = String::from_utf8(bytes).ok().and_then(|note| SignedNote::parse(&note).ok());
        let opened = read.map(|note| Checkpoint::open(&note, from_ref(signer.verifier())));
        prop_assert!(!matches!(opened, Some(Ok(_))));
    }
}
