use std::{
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

/// The root of the checkout.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_owned()
}

/// Runs a program in the root of the checkout and ends as it ends.
pub(crate) fn run(program: &str, arguments: &[&str]) -> ExitCode {
    let program = if program.starts_with('.') { root().join(program) } else { program.into() };
    match Command::new(&program).args(arguments).current_dir(root()).status() {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{}: {error}", program.display());
            ExitCode::FAILURE
        }
    }
}
