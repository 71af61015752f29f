//! The program answers to both words.

use pades::{Kind, child::Child};
use std::{path::Path, time::Duration};

#[test]
fn it_knows_both_words() {
    let program = Path::new(env!("CARGO_BIN_EXE_reading_child"));
    let refused = Child(program).anchors(b"no certificate").unwrap_err();
    assert_eq!(refused.kind, Kind::NotCertificate);
    let deadline = Duration::from_secs(10);
    let refused = intake::read_in_child(program, "a.docx", b"PK", deadline).unwrap_err();
    assert_ne!(refused.code(), "reading_failed");
}
