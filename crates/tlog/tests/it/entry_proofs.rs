use crate::store::{Store, entry};
use expect_test::expect;
use proptest::prelude::*;
use std::slice::from_ref;
use tlog::{
    Checkpoint, CheckpointError, EntryProof, EntryProofError, MAX_PROOF, NoteError, ProofError,
    SignerKey, inclusion_proof,
};

const NAME: &str = "conco.quangtri.example/ledger";

fn key(seed: u8) -> SignerKey {
    SignerKey::from_seed(NAME, &[seed; 32]).unwrap()
}

fn proof_of(index: u64, store: &Store, extra: Option<Vec<u8>>) -> EntryProof {
    let checkpoint = Checkpoint::new(NAME, store.head()).unwrap().sign(&key(1)).unwrap();
    let path = inclusion_proof(store, index, store.head().size).unwrap();
    EntryProof { index, extra, path, checkpoint }
}

#[test]
fn a_proof_file_is_text() {
    let store = Store::of(5);
    let proof = proof_of(4, &store, Some(b"QT.01".to_vec()));
    expect![[r#"
        c2sp.org/tlog-proof@v1
        extra UVQuMDE=
        index 4
        bXmt7YNsYFS2INiFVTMnIgw+FSvsU3udDMnqo0xzLPE=

        conco.quangtri.example/ledger
        5
        7YY0kbCZVBYcj6bJ4UY9t4noLVepvn3G/AjhSRcf3t4=

        — conco.quangtri.example/ledger lYBoIgulF1i4h6vv0D4dKdeuAB7TF8XGB0QOrJOJw01XnjHDSGtJzYw63+mAYuKKlzUrWz+xljQRwDW8u14SCAZ4vA0=
    "#]]
    .assert_eq(&proof.to_string());
}

#[test]
fn a_proof_holds_for_its_entry_only() {
    let store = Store::of(300);
    let proof = proof_of(7, &store, None);
    let (ours, other) = (key(1), key(2));
    let keys = from_ref(ours.verifier());
    assert_eq!(proof.check(&entry(7), keys).unwrap().head(), &store.head());
    let root = Err(EntryProofError::Proof(ProofError::Root));
    assert_eq!(proof.check(&entry(8), keys), root);
    assert_eq!(EntryProof { index: 8, ..proof.clone() }.check(&entry(7), keys), root);
    assert_eq!(EntryProof { index: 8, ..proof.clone() }.check(&entry(8), keys), root);
    let beyond = EntryProof { index: 300, ..proof.clone() };
    assert_eq!(beyond.check(&entry(7), keys), Err(EntryProofError::Proof(ProofError::OutOfTree)));
    let short = EntryProof { path: proof.path[1..].to_vec(), ..proof.clone() };
    assert_eq!(short.check(&entry(7), keys), Err(EntryProofError::Proof(ProofError::Length)));
    let unsigned = EntryProofError::Checkpoint(CheckpointError::Note(NoteError::Unsigned));
    assert_eq!(proof.check(&entry(7), from_ref(other.verifier())), Err(unsigned));
}

#[test]
fn what_is_no_proof_is_refused() {
    let store = Store::of(5);
    let file = proof_of(2, &store, Some(vec![1])).to_string();
    let many = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n".repeat(64);
    let with = |from: &str, to: &str| file.replacen(from, to, 1);
    for (file, want) in [
        (String::new(), EntryProofError::Line(1)),
        (with("@v1", "@v2"), EntryProofError::Line(1)),
        (with("extra AQ==", "extra AQ"), EntryProofError::Line(2)),
        (with("extra ", "Extra "), EntryProofError::Line(2)),
        (with("index 2", "index 02"), EntryProofError::Line(3)),
        (with("index 2\n", ""), EntryProofError::Line(3)),
        (with("index 2\n", "index 2\n!\n"), EntryProofError::Line(4)),
        (with("index 2\n", "index 2\nindex 2\n"), EntryProofError::Line(4)),
        (with("index 2\n", &format!("index 2\n{many}")), EntryProofError::TooLong),
        (with("— ", "- "), EntryProofError::Note(NoteError::SignatureLine(1))),
        (with("\n\n", "\n"), EntryProofError::Line(7)),
        ("x".repeat(MAX_PROOF + 1), EntryProofError::TooLong),
    ] {
        let refused = EntryProof::parse(&file).unwrap_err();
        assert_eq!(refused, want, "{}", file.chars().take(200).collect::<String>());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_proof_file_gives_back_what_was_written(
        size in 1..300_u64,
        place in any::<prop::sample::Index>(),
        extra in prop::option::of(prop::collection::vec(any::<u8>(), 0..40)),
    ) {
        let index = place.index(usize::try_from(size).unwrap()) as u64;
        let proof = proof_of(index, &Store::of(size), extra);
        let read = EntryProof::parse(&proof.to_string()).unwrap();
        prop_assert!(read.check(&entry(index), from_ref(key(1).verifier())).is_ok());
        prop_assert_eq!(read, proof);
    }

    #[test]
    fn reading_never_panics(tail in "(extra AQ==\n|index 1\n|\\PC|\n){0,60}") {
        let file = format!("c2sp.org/tlog-proof@v1\n{tail}");
        if let Ok(proof) = EntryProof::parse(&file) {
            prop_assert_eq!(proof.to_string(), file);
        }
    }
}
