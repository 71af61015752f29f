//! Reading in a process of its own, so that no file can take the server down.
//!
//! The program is started again with the word `intake-child`; it takes one line of header and the
//! file on its standard input, limits itself, and answers with one JSON document.

use std::io::{self, BufRead, Read, Write};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use flow::Procedure;
use rlimit::Resource;
use rustix::process::{Pid, Signal, kill_process_group};
use serde::{Deserialize, Serialize};

use crate::error::{ErrorKind, IntakeError};
use crate::office;
use crate::package;
use crate::sniff::{Format, MAX_FILE, sniff};

/// The word after the program's name that makes it a reading process.
pub const WORD: &str = "intake-child";

/// How long a `.docx` or `.odt` may take.
pub const DEADLINE: Duration = Duration::from_secs(5);
/// How long a `.doc` may take; LibreOffice's first start is slow.
pub const DOC_DEADLINE: Duration = Duration::from_secs(30);

const MEMORY: u64 = 512 * 1024 * 1024;
const OFFICE_MEMORY: u64 = 4 * 1024 * 1024 * 1024;
const MAX_WRITTEN: u64 = 256 * 1024 * 1024;
const MAX_ANSWER: u64 = 64 * 1024 * 1024;
/// Left for reading what LibreOffice wrote, and for answering.
const MARGIN: Duration = Duration::from_secs(2);

#[derive(Serialize, Deserialize)]
struct Header {
    name: String,
    length: usize,
    seconds: u64,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Answer {
    Ok(Box<Procedure>),
    Error { code: String, message: String },
}

/// The deadline that suits these bytes.
pub fn deadline_for(bytes: &[u8]) -> Duration {
    match sniff(bytes) {
        Ok(Format::Doc) => DOC_DEADLINE,
        Ok(Format::Docx | Format::Odt) | Err(_) => DEADLINE,
    }
}

/// Reads a file in a child process of `exe`, which is ended with everything that it started once
/// the deadline has passed.
pub fn read_in_child(
    exe: &Path,
    file_name: &str,
    bytes: &[u8],
    deadline: Duration,
) -> Result<Procedure, IntakeError> {
    if bytes.is_empty() || bytes.len() > MAX_FILE {
        sniff(bytes)?; // says so without a process
    }
    let header = Header {
        name: file_name.to_owned(),
        length: bytes.len(),
        seconds: deadline.as_secs().max(1),
    };
    let mut question =
        serde_json::to_vec(&header).map_err(|e| IntakeError::child(e.to_string()))?;
    question.push(b'\n');
    question.extend_from_slice(bytes);
    let answer = ask(exe, question, deadline)?;
    match serde_json::from_slice(&answer) {
        Ok(Answer::Ok(procedure)) => Ok(*procedure),
        Ok(Answer::Error { code, message }) => {
            let kind = ErrorKind::parse(&code).unwrap_or(ErrorKind::ChildFailed);
            Err(IntakeError::new(kind, message))
        }
        Err(_) => Err(IntakeError::child(
            "the reading process ended without an answer: the document needs too much memory or \
             time",
        )),
    }
}

/// Asks a child process of `exe`, and ends it with everything that it started.
pub(crate) fn ask(
    exe: &Path,
    question: Vec<u8>,
    deadline: Duration,
) -> Result<Vec<u8>, IntakeError> {
    // What the child and LibreOffice leave behind goes with this folder, however they end.
    let folder =
        tempfile::tempdir().map_err(|e| IntakeError::child(format!("no temporary folder: {e}")))?;
    let mut child = Command::new(exe)
        .arg(WORD)
        .env("TMPDIR", folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()
        .map_err(|e| IntakeError::child(format!("the reading process did not start: {e}")))?;
    let answer = talk(&mut child, question, deadline);
    end(&mut child)?;
    answer
}

fn talk(child: &mut Child, question: Vec<u8>, deadline: Duration) -> Result<Vec<u8>, IntakeError> {
    let no_pipe = || IntakeError::child("the reading process has no pipe");
    let mut to = child.stdin.take().ok_or_else(no_pipe)?;
    let from = child.stdout.take().ok_or_else(no_pipe)?;
    let (done, answer) = mpsc::channel();
    thread::spawn(move || {
        // A child that ended early closes the pipe; its answer, or silence, says the rest.
        if to.write_all(&question).is_ok() {
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
        Ok(Err(error)) => Err(IntakeError::child(format!("the answer was not read: {error}"))),
        Err(_) => Err(IntakeError::new(
            ErrorKind::TimedOut,
            format!("the document was not read within {} seconds", deadline.as_secs()),
        )),
    }
}

/// Ends the process and everything in its group, LibreOffice included.
fn end(child: &mut Child) -> Result<(), IntakeError> {
    match kill_process_group(Pid::from_child(child), Signal::KILL) {
        Ok(()) | Err(rustix::io::Errno::SRCH) => {}
        Err(error) => return Err(IntakeError::child(format!("the process stays: {error}"))),
    }
    child.wait().map_err(|e| IntakeError::child(e.to_string()))?;
    Ok(())
}

/// The child's whole work: question on standard input, answer on standard output.
pub fn main() -> ExitCode {
    let mut input = io::stdin().lock();
    let mut line = Vec::new();
    let asked = input.by_ref().take(64 * 1024).read_until(b'\n', &mut line);
    if let Ok(question) = serde_json::from_slice::<package::Question>(&line) {
        return match limit(MEMORY, question.seconds) {
            Ok(()) => say(&package::answer(&question)),
            Err(_) => ExitCode::from(3),
        };
    }
    let read = asked.map_err(|e| unread(&e)).and_then(|_| work(&line, input));
    say(&match read {
        Ok(procedure) => Answer::Ok(Box::new(procedure)),
        Err(error) => Answer::Error { code: error.code().to_owned(), message: error.to_string() },
    })
}

fn say(answer: &impl Serialize) -> ExitCode {
    let mut out = io::stdout().lock();
    let written =
        serde_json::to_writer(&mut out, answer).map_err(io::Error::from).and_then(|()| out.flush());
    if written.is_err() { ExitCode::from(3) } else { ExitCode::SUCCESS }
}

fn work(line: &[u8], input: impl Read) -> Result<Procedure, IntakeError> {
    let header: Header =
        serde_json::from_slice(line).map_err(|e| IntakeError::child(format!("header: {e}")))?;
    limit(OFFICE_MEMORY, header.seconds)?;
    let mut bytes = Vec::new();
    let most = u64::try_from(MAX_FILE + 1).unwrap_or(u64::MAX);
    input.take(most).read_to_end(&mut bytes).map_err(|e| unread(&e))?;
    if bytes.len() < header.length.min(MAX_FILE + 1) {
        return Err(IntakeError::child("the file did not arrive whole"));
    }
    let doc = match sniff(&bytes)? {
        Format::Doc => {
            let left = Duration::from_secs(header.seconds).saturating_sub(MARGIN);
            let converted = office::to_docx(&bytes, left.max(Duration::from_secs(1)))?;
            limit(MEMORY, header.seconds)?;
            crate::from_converted(&converted)?
        }
        Format::Docx | Format::Odt => {
            limit(MEMORY, header.seconds)?;
            crate::read_doc(&bytes)?
        }
    };
    Ok(crate::procedure::read(&doc))
}

fn limit(memory: u64, seconds: u64) -> Result<(), IntakeError> {
    let set = |resource: Resource, value: u64| {
        let (_, hard) = resource.get()?;
        resource.set(value.min(hard), hard)
    };
    set(Resource::AS, memory)
        .and_then(|()| set(Resource::CPU, seconds.max(2)))
        .and_then(|()| set(Resource::FSIZE, MAX_WRITTEN))
        .and_then(|()| set(Resource::CORE, 0))
        .map_err(|e| IntakeError::child(format!("limits: {e}")))
}

fn unread(error: &io::Error) -> IntakeError {
    IntakeError::child(format!("the file was not received: {error}"))
}
