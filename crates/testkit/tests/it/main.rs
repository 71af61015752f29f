//! The program that stands for ours where tests need a limited process.

#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

use pades::{Kind, child::Child};
use std::time::Duration;

#[test]
fn the_reading_program_knows_both_words() {
    let program = testkit::reading_program();
    let refused = Child(program).anchors(b"no certificate").unwrap_err();
    assert_eq!(refused.kind, Kind::NotCertificate);
    let refused = intake::read_in_child(program, "a.docx", b"PK", Duration::from_secs(10));
    assert_ne!(refused.unwrap_err().code(), "child_failed");
}
