//! Reading in a process of its own, so that no file can take the server down.
//!
//! The program is started again with the word `intake-child`; it takes one line of header and the
//! file on its standard input, limits itself, and answers with one JSON document.

use std::io::{self, BufRead, Read, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use confined::Fault;
use flow::Procedure;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::bpmn::{self, Refusal};
use crate::error::{ErrorKind, IntakeError};
use crate::news::{OldNews, read_news};
use crate::reading::{Reading, read_any};
use crate::sniff::{Format, MAX_FILE, Source, sniff, source};
use crate::table::{Table, read_table};
use crate::{office, package, unpack};

/// The word after the program's name that makes it a reading process.
pub const WORD: &str = "intake-child";

/// How long a `.docx` or `.odt` may take.
pub const DEADLINE: Duration = Duration::from_secs(5);
/// How long a `.doc` may take; LibreOffice's first start is slow.
pub const DOC_DEADLINE: Duration = Duration::from_secs(30);
/// How long a PDF file or a picture may take: letters of forty pages may have to be recognised.
pub const SCAN_DEADLINE: Duration = Duration::from_mins(4);

const MEMORY: u64 = 512 * 1024 * 1024;
const PDF_MEMORY: u64 = 1024 * 1024 * 1024;
const OFFICE_MEMORY: u64 = 4 * 1024 * 1024 * 1024;
/// Left for reading what LibreOffice wrote, and for answering.
const MARGIN: Duration = Duration::from_secs(2);

#[derive(Serialize, Deserialize)]
struct Header {
    task: Task,
    name: String,
    length: usize,
    seconds: u64,
}

/// What is asked of the reading process.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Task {
    /// A Word process.
    Procedure,
    /// A drawing of BPMN.
    Drawing,
    /// The first sheet of a spreadsheet.
    Table,
    /// Old news of another portal.
    News,
    /// Any file of a document set.
    Any,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Answer<T> {
    Ok(T),
    Error { code: String, message: String },
}

/// What was read, as it goes over the pipe.
#[derive(Serialize)]
#[serde(untagged)]
enum Done {
    Procedure(Box<Procedure>),
    Drawing(Box<Result<Procedure, Refusal>>),
    Table(Table),
    News(OldNews),
    Reading(Box<Reading>),
}

/// The deadline that suits these bytes.
pub fn deadline_for(bytes: &[u8]) -> Duration {
    match sniff(bytes) {
        Ok(Format::Doc) => DOC_DEADLINE,
        Ok(Format::Docx | Format::Odt) | Err(_) => DEADLINE,
    }
}

/// The deadline that suits these bytes, whatever file of a document set they are.
pub fn deadline_for_any(bytes: &[u8]) -> Duration {
    match source(bytes) {
        Ok(Source::Pdf | Source::Picture(_)) => SCAN_DEADLINE,
        Ok(Source::Word(_) | Source::Archive) | Err(_) => deadline_for(bytes),
    }
}

/// Reads a process in a child process of `exe`, which is ended with everything that it started once
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
    ask(exe, Task::Procedure, file_name, bytes, deadline)
}

/// Reads a drawing of BPMN in a child process of `exe`, ended like [`read_in_child`]'s.
pub fn read_bpmn_in_child(
    exe: &Path,
    bytes: &[u8],
    deadline: Duration,
) -> Result<Result<Procedure, Refusal>, IntakeError> {
    if bytes.is_empty() {
        return Err(IntakeError::new(ErrorKind::Empty, "the file has no bytes"));
    }
    if bytes.len() > bpmn::MAX_FILE {
        return Ok(bpmn::read(bytes)); // says so without looking at them
    }
    ask(exe, Task::Drawing, "", bytes, deadline)
}

/// Reads the first sheet of an `.xlsx` file in a child process of `exe`, under the same limits.
pub fn table_in_child(exe: &Path, bytes: &[u8], deadline: Duration) -> Result<Table, IntakeError> {
    if bytes.is_empty() || bytes.len() > MAX_FILE {
        sniff(bytes)?; // says so without a process
    }
    ask(exe, Task::Table, "", bytes, deadline)
}

/// Reads a file of old news in a child process of `exe`, under the same limits.
pub fn news_in_child(exe: &Path, bytes: &[u8], deadline: Duration) -> Result<OldNews, IntakeError> {
    if bytes.is_empty() || bytes.len() > MAX_FILE {
        sniff(bytes)?; // says so without a process
    }
    ask(exe, Task::News, "", bytes, deadline)
}

/// Reads any file of a document set in the same way.
pub fn read_any_in_child(
    exe: &Path,
    file_name: &str,
    bytes: &[u8],
    deadline: Duration,
) -> Result<Reading, IntakeError> {
    if bytes.is_empty() || bytes.len() > MAX_FILE {
        sniff(bytes)?; // says so without a process
    }
    ask(exe, Task::Any, file_name, bytes, deadline)
}

fn ask<T: DeserializeOwned>(
    exe: &Path,
    task: Task,
    file_name: &str,
    bytes: &[u8],
    deadline: Duration,
) -> Result<T, IntakeError> {
    let header = Header {
        task,
        name: file_name.to_owned(),
        length: bytes.len(),
        seconds: deadline.as_secs().max(1),
    };
    let mut question =
        serde_json::to_vec(&header).map_err(|e| IntakeError::child(e.to_string()))?;
    question.push(b'\n');
    question.extend_from_slice(bytes);
    let answer = confined::ask(exe, WORD, question, deadline).map_err(unanswered)?;
    match serde_json::from_slice(&answer) {
        Ok(Answer::Ok(read)) => Ok(read),
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

fn unanswered(fault: Fault) -> IntakeError {
    match fault {
        Fault::TimedOut(seconds) => IntakeError::new(
            ErrorKind::TimedOut,
            format!("the document was not read within {seconds} seconds"),
        ),
        Fault::Failed(why) => IntakeError::child(why),
    }
}

/// The child's whole work: question on standard input, answer on standard output.
pub fn main() -> ExitCode {
    let mut words = std::env::args().skip_while(|word| word != unpack::WORD).skip(1);
    if let Some(most) = words.next().and_then(|word| word.parse().ok()) {
        return if unpack::main(most).is_err() { ExitCode::from(3) } else { ExitCode::SUCCESS };
    }
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
        Ok(done) => Answer::Ok(done),
        Err(error) => Answer::Error { code: error.code().to_owned(), message: error.to_string() },
    })
}

fn say(answer: &impl Serialize) -> ExitCode {
    let mut out = io::stdout().lock();
    let written =
        serde_json::to_writer(&mut out, answer).map_err(io::Error::from).and_then(|()| out.flush());
    if written.is_err() { ExitCode::from(3) } else { ExitCode::SUCCESS }
}

fn work(line: &[u8], input: impl Read) -> Result<Done, IntakeError> {
    let header: Header =
        serde_json::from_slice(line).map_err(|e| IntakeError::child(format!("header: {e}")))?;
    limit(OFFICE_MEMORY, header.seconds)?;
    let mut bytes = Vec::new();
    let most = u64::try_from(MAX_FILE + 1).unwrap_or(u64::MAX);
    input.take(most).read_to_end(&mut bytes).map_err(|e| unread(&e))?;
    if bytes.len() < header.length.min(MAX_FILE + 1) {
        return Err(IntakeError::child("the file did not arrive whole"));
    }
    if header.task == Task::Drawing {
        limit(MEMORY, header.seconds)?;
        return Ok(Done::Drawing(Box::new(bpmn::read(&bytes))));
    }
    if header.task == Task::Table {
        limit(MEMORY, header.seconds)?;
        return read_table(&bytes).map(Done::Table);
    }
    if header.task == Task::News {
        limit(MEMORY, header.seconds)?;
        return read_news(&bytes).map(Done::News);
    }
    let any = header.task == Task::Any;
    if any && matches!(source(&bytes)?, Source::Pdf | Source::Picture(_) | Source::Archive) {
        if matches!(source(&bytes)?, Source::Pdf) {
            limit(PDF_MEMORY, header.seconds)?;
        }
        return read_any(&bytes).map(|reading| Done::Reading(Box::new(reading)));
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
    Ok(if any {
        Done::Reading(Box::new(Reading::of_doc(doc)))
    } else {
        Done::Procedure(Box::new(crate::procedure::read(&doc)))
    })
}

/// The limits of the process that opens an archive; how long it may take, its reader decides.
pub(crate) fn limit_memory() -> Result<(), IntakeError> {
    limit(MEMORY, 120)
}

fn limit(memory: u64, seconds: u64) -> Result<(), IntakeError> {
    confined::limit(memory, seconds).map_err(unanswered)
}

fn unread(error: &io::Error) -> IntakeError {
    IntakeError::child(format!("the file was not received: {error}"))
}
