//! The limited processes of the program on their own, for tests.

use std::process::ExitCode;

fn main() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        Some(pades::child::WORD) => pades::child::main(),
        Some(picture::child::WORD) => picture::child::main(),
        Some(portfolio::child::WORD) => portfolio::child::main(),
        _ => intake::child::main(),
    }
}
