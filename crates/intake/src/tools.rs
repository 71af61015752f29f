//! Programs that may be installed beside ours: found, run without our environment, ended in time.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::error::{ErrorKind, IntakeError};

const LOOK_EVERY: Duration = Duration::from_millis(25);
const FOLDERS: [&str; 4] = ["/usr/bin", "/usr/local/bin", "/opt/libreoffice/program", "/snap/bin"];

/// The first of these programs that is there, on the path or where systems put them.
pub(crate) fn find(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .chain(FOLDERS.iter().map(PathBuf::from))
        .flat_map(|folder| names.iter().map(move |name| folder.join(name)))
        .find(|program| program.is_file())
}

/// A command that sees nothing of our environment and writes in `folder` only.
pub(crate) fn command(program: &Path, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command
        .env_clear()
        .env("PATH", "/usr/local/bin:/usr/bin:/bin")
        .env("HOME", folder)
        .env("TMPDIR", folder)
        .env("LANG", "C.UTF-8")
        .env("OMP_THREAD_LIMIT", "1")
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

/// Runs a command to its end, or ends it. `Ok(false)` where it said that it failed.
pub(crate) fn run(mut command: Command, limit: Duration) -> Result<bool, IntakeError> {
    let failed = |e: std::io::Error| IntakeError::new(ErrorKind::OfficeFailed, e.to_string());
    let mut program = command.spawn().map_err(failed)?;
    let began = Instant::now();
    loop {
        match program.try_wait().map_err(failed)? {
            Some(status) => return Ok(status.success()),
            None if began.elapsed() > limit => {
                program.kill().and_then(|()| program.wait()).map_err(failed)?;
                return Err(IntakeError::new(
                    ErrorKind::TimedOut,
                    "a program beside ours took too long",
                ));
            }
            None => thread::sleep(LOOK_EVERY),
        }
    }
}

/// What a command wrote into a file of its folder.
pub(crate) fn written(folder: &Path, name: &str) -> Option<Vec<u8>> {
    fs::read(folder.join(name)).ok()
}
