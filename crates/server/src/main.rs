//! `haidang`: see `haidang --help`.

use std::process::ExitCode;

fn main() -> ExitCode {
    server::command::run()
}
