//! This program, run again as a limited process: for bytes that may be hostile.
//!
//! The parent [`ask`]s: it starts the program with a word, writes the question to its standard input,
//! reads the answer from its standard output, and ends it with everything that it started once the
//! deadline has passed. The child [`limit`]s itself before it reads.

use std::{
    io::{Read as _, Write as _},
    os::unix::process::CommandExt as _,
    path::Path,
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use rlimit::Resource;
use rustix::process::{Pid, Signal, kill_process_group};

const MAX_WRITTEN: u64 = 256 * 1024 * 1024;
const MAX_ANSWER: u64 = 64 * 1024 * 1024;

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The deadline passed; the process was ended.
    #[error("no answer within {0} seconds")]
    TimedOut(u64),
    /// Something around the process failed.
    #[error("{0}")]
    Failed(String),
}

fn failed(what: &str, why: impl std::fmt::Display) -> Fault {
    Fault::Failed(format!("{what}: {why}"))
}

/// Asks a child process of `exe`, started with `word`. The answer is empty where the child ended
/// without one: it ran into its limits.
pub fn ask(
    exe: &Path,
    word: &str,
    question: impl AsRef<[u8]> + Send + 'static,
    deadline: Duration,
) -> Result<Vec<u8>, Fault> {
    // What the child and its helpers leave behind goes with this folder, however they end.
    let folder = tempfile::tempdir().map_err(|e| failed("no temporary folder", e))?;
    let mut child = Command::new(exe)
        .arg(word)
        .env("TMPDIR", folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()
        .map_err(|e| failed("the process did not start", e))?;
    let answer = talk(&mut child, question, deadline);
    end(&mut child)?;
    answer
}

fn talk(
    child: &mut Child,
    question: impl AsRef<[u8]> + Send + 'static,
    deadline: Duration,
) -> Result<Vec<u8>, Fault> {
    let no_pipe = || Fault::Failed("the process has no pipe".to_owned());
    let mut to = child.stdin.take().ok_or_else(no_pipe)?;
    let from = child.stdout.take().ok_or_else(no_pipe)?;
    let (done, answer) = mpsc::channel();
    thread::spawn(move || {
        // A child that ended early closes the pipe; its answer, or silence, says the rest.
        if to.write_all(question.as_ref()).is_ok() {
            drop(to);
        }
    });
    thread::spawn(move || {
        let mut out = Vec::new();
        let read = from.take(MAX_ANSWER).read_to_end(&mut out).map(|_| out);
        drop(done.send(read));
    });
    match answer.recv_timeout(deadline) {
        Ok(Ok(out)) => Ok(out),
        Ok(Err(error)) => Err(failed("the answer was not read", error)),
        Err(_) => Err(Fault::TimedOut(deadline.as_secs())),
    }
}

/// Ends the process and everything in its group.
fn end(child: &mut Child) -> Result<(), Fault> {
    match kill_process_group(Pid::from_child(child), Signal::KILL) {
        Ok(()) | Err(rustix::io::Errno::SRCH) => {}
        Err(error) => return Err(failed("the process stays", error)),
    }
    child.wait().map_err(|e| failed("the process", e))?;
    Ok(())
}

/// Limits the process that calls it: memory in bytes, seconds of the processor, what it may write,
/// and no core file.
pub fn limit(memory: u64, seconds: u64) -> Result<(), Fault> {
    let set = |resource: Resource, value: u64| {
        let (_, hard) = resource.get()?;
        resource.set(value.min(hard), hard)
    };
    set(Resource::AS, memory)
        .and_then(|()| set(Resource::CPU, seconds.max(2)))
        .and_then(|()| set(Resource::FSIZE, MAX_WRITTEN))
        .and_then(|()| set(Resource::CORE, 0))
        .map_err(|e| failed("limits", e))
}

#[cfg(test)]
mod tests {
    use super::{Fault, ask};
    use std::{path::Path, time::Duration};

    #[test]
    fn a_process_answers_or_is_ended() {
        // `sh` takes the word as its script's name; without one it reads the question as a script.
        let ask = |script: &str, ms: u64| {
            ask(Path::new("/bin/sh"), "-s", script.to_owned(), Duration::from_millis(ms))
        };
        assert_eq!(ask("echo hello", 10_000).unwrap(), b"hello\n");
        assert_eq!(ask("kill -9 $$", 10_000).unwrap(), b"");
        assert!(matches!(ask("sleep 30", 300), Err(Fault::TimedOut(0))));
        assert!(super::ask(Path::new("/no/such"), "x", vec![], Duration::from_secs(1)).is_err());
    }
}
