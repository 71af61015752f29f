//! The reading process on its own, for tests.

use std::process::ExitCode;

fn main() -> ExitCode {
    intake::child::main()
}
