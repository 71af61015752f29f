//! All of it in a process of its own: files and keys that people send are read there, within limits
//! of memory and time, and the key is gone with the process.
//!
//! The program is started again with the word `pades-child`; it takes one line of header and the
//! parts on its standard input, and answers with one line and, where there is one, a file.

use crate::{Anchor, Error, Facts, Fields, Kind, MAX_FILE, Prepared, Report};
use confined::Fault;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::{
    io::{self, BufRead as _, Read as _, Write as _},
    path::Path,
    process::ExitCode,
    time::Duration,
};
use zeroize::Zeroizing;

/// The word after the program's name that makes it a judging process.
pub const WORD: &str = "pades-child";

/// How long one file may take.
pub const DEADLINE: Duration = Duration::from_secs(10);

const MEMORY: u64 = 768 * 1024 * 1024;
const MAX_HEADER: u64 = 256 * 1024;
const MAX_PARTS: usize = 200;

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Task {
    /// Parts: the file, then the roots.
    Verify { now: Timestamp, bases: Vec<(String, usize)> },
    /// Parts: the file.
    Prepare(Fields),
    /// Parts: the file, the PKCS#12 file, the password.
    Sign { fields: Fields, now: Timestamp },
    /// Parts: the prepared file, the CMS.
    Embed(Prepared),
    /// Parts: the file with certificates.
    Anchors,
}

#[derive(Serialize, Deserialize)]
struct Header {
    task: Task,
    parts: Vec<usize>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Answer {
    Report(Box<Report>),
    Prepared(Prepared),
    Signed(Box<Facts>),
    Embedded,
    Anchors(Vec<Facts>),
    Error(Error),
}

/// A program that can be asked: this one, started again.
#[derive(Debug, Clone, Copy)]
pub struct Child<'c>(pub &'c Path);

impl Child<'_> {
    /// [`crate::verify`].
    pub fn verify(
        self,
        bytes: &[u8],
        anchors: &[Anchor],
        bases: Vec<(String, usize)>,
        now: Timestamp,
    ) -> Result<Report, Error> {
        let mut parts = vec![bytes];
        parts.extend(anchors.iter().take(MAX_PARTS - 1).map(|it| it.0.as_slice()));
        match self.ask(Task::Verify { now, bases }, &parts)? {
            (Answer::Report(report), _) => Ok(*report),
            other => Err(unexpected(other.0)),
        }
    }

    /// [`crate::prepare`].
    pub fn prepare(self, source: &[u8], fields: Fields) -> Result<Prepared, Error> {
        match self.ask(Task::Prepare(fields), &[source])? {
            (Answer::Prepared(prepared), bytes) => Ok(Prepared { bytes, ..prepared }),
            other => Err(unexpected(other.0)),
        }
    }

    /// [`crate::sign_with_pkcs12`].
    pub fn sign(
        self,
        source: &[u8],
        fields: Fields,
        (pkcs12, password): (&[u8], &str),
        now: Timestamp,
    ) -> Result<(Vec<u8>, Facts), Error> {
        let parts = [source, pkcs12, password.as_bytes()];
        match self.ask(Task::Sign { fields, now }, &parts)? {
            (Answer::Signed(facts), bytes) => Ok((bytes, *facts)),
            other => Err(unexpected(other.0)),
        }
    }

    /// [`crate::embed`].
    pub fn embed(self, prepared: &Prepared, cms: &[u8]) -> Result<Vec<u8>, Error> {
        match self.ask(Task::Embed(prepared.clone()), &[&prepared.bytes, cms])? {
            (Answer::Embedded, bytes) => Ok(bytes),
            other => Err(unexpected(other.0)),
        }
    }

    /// [`crate::anchors`].
    pub fn anchors(self, file: &[u8]) -> Result<Vec<Facts>, Error> {
        match self.ask(Task::Anchors, &[file])? {
            (Answer::Anchors(found), _) => Ok(found),
            other => Err(unexpected(other.0)),
        }
    }

    fn ask(self, task: Task, parts: &[&[u8]]) -> Result<(Answer, Vec<u8>), Error> {
        if parts.iter().any(|part| part.len() > MAX_FILE) {
            return Err(Error::new(Kind::TooLarge, "more than 20 MB"));
        }
        let header = Header { task, parts: parts.iter().map(|part| part.len()).collect() };
        let line = serde_json::to_vec(&header).map_err(|e| child_failed(&e))?;
        // One piece from the start, so that no copy of a password stays behind unwiped.
        let size = line.len() + 1 + header.parts.iter().sum::<usize>();
        let mut question = Zeroizing::new(Vec::with_capacity(size));
        question.extend_from_slice(&line);
        question.push(b'\n');
        for part in parts {
            question.extend_from_slice(part);
        }
        let answer =
            confined::ask(self.0, WORD, question, DEADLINE).map_err(|fault| match fault {
                Fault::TimedOut(seconds) => {
                    Error::new(Kind::TimedOut, format!("not done within {seconds} seconds"))
                }
                Fault::Failed(why) => Error::new(Kind::ChildFailed, why),
            })?;
        let mut rest = answer.as_slice();
        let mut line = Vec::new();
        rest.read_until(b'\n', &mut line).map_err(|e| child_failed(&e))?;
        match serde_json::from_slice(&line).map_err(|e| child_failed(&e))? {
            Answer::Error(error) => Err(error),
            answer @ (Answer::Report(_)
            | Answer::Prepared(_)
            | Answer::Signed(_)
            | Answer::Embedded
            | Answer::Anchors(_)) => Ok((answer, rest.to_vec())),
        }
    }
}

fn child_failed(why: &dyn std::fmt::Display) -> Error {
    Error::new(Kind::ChildFailed, format!("the process ended without an answer: {why}"))
}

fn unexpected(_: Answer) -> Error {
    Error::new(Kind::ChildFailed, "another answer than was asked for")
}

/// The child's whole work: question on standard input, answer on standard output.
pub fn main() -> ExitCode {
    let (answer, bytes) =
        work().unwrap_or_else(|error| (Answer::Error(error), Zeroizing::default()));
    let mut out = io::stdout().lock();
    let written = serde_json::to_writer(&mut out, &answer)
        .map_err(io::Error::from)
        .and_then(|()| out.write_all(b"\n"))
        .and_then(|()| out.write_all(&bytes))
        .and_then(|()| out.flush());
    if written.is_err() { ExitCode::from(3) } else { ExitCode::SUCCESS }
}

type Done = (Answer, Zeroizing<Vec<u8>>);

fn work() -> Result<Done, Error> {
    confined::limit(MEMORY, DEADLINE.as_secs()).map_err(|e| child_failed(&e))?;
    let mut input = io::stdin().lock();
    let mut line = Vec::new();
    input.by_ref().take(MAX_HEADER).read_until(b'\n', &mut line).map_err(|e| child_failed(&e))?;
    let header: Header = serde_json::from_slice(&line).map_err(|e| child_failed(&e))?;
    if header.parts.len() > MAX_PARTS {
        return Err(child_failed(&"too many parts"));
    }
    let mut parts = Vec::new();
    for length in header.parts {
        let mut part = Zeroizing::new(vec![0; length.min(MAX_FILE)]);
        input.read_exact(&mut part).map_err(|e| child_failed(&e))?;
        parts.push(part);
    }
    let part = |at: usize| parts.get(at).map(|it| it.as_slice()).unwrap_or_default();
    let nothing = Zeroizing::default;
    Ok(match header.task {
        Task::Verify { now, bases } => {
            let anchors: Vec<_> = parts.iter().skip(1).map(|it| Anchor(it.to_vec())).collect();
            let report = crate::verify(part(0), &anchors, &bases, now)?;
            (Answer::Report(Box::new(report)), nothing())
        }
        Task::Prepare(fields) => {
            let mut prepared = crate::prepare(part(0), &fields)?;
            let bytes = std::mem::take(&mut prepared.bytes);
            (Answer::Prepared(prepared), bytes.into())
        }
        Task::Sign { fields, now } => {
            let password = std::str::from_utf8(part(2))
                .map_err(|_| Error::new(Kind::WrongPassword, "no text"))?;
            let (bytes, facts) = crate::sign_with_pkcs12(part(0), &fields, part(1), password, now)?;
            (Answer::Signed(Box::new(facts)), bytes.into())
        }
        Task::Embed(prepared) => {
            let prepared = Prepared { bytes: part(0).to_vec(), ..prepared };
            (Answer::Embedded, crate::embed(&prepared, part(1))?.into())
        }
        Task::Anchors => (Answer::Anchors(crate::anchors(part(0))?), nothing()),
    })
}
