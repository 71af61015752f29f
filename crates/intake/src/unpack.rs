//! A ZIP archive of documents, opened in the reading process. It takes the archive as its standard
//! input, which is a file and can be sought in, and answers with one frame a file: its name, its
//! length, its bytes. Names are labels: nothing is ever written under them.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::os::fd::AsFd as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde::{Deserialize, Serialize};
use zip::ZipArchive;

use crate::archive::MAX_RATIO;
use crate::child;
use crate::error::{ErrorKind, IntakeError};
use crate::sniff::MAX_FILE;

/// The word that makes the reading process open an archive.
pub const WORD: &str = "unpack";
/// Files that one archive may hold.
pub const MAX_FILES: usize = 2_000;
/// Longest name that is kept.
const MAX_NAME: usize = 300;
const RATIO_FROM: u64 = 1024 * 1024;

/// One file out of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unpacked {
    /// Its name with its folders, made harmless: no `..`, no root, no control character.
    pub name: String,
    /// Its bytes, or why they were not taken.
    pub bytes: Result<Vec<u8>, ErrorKind>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Frame {
    File { name: String, length: usize },
    Refused { name: String, code: String },
    Error { code: String, message: String },
    End,
}

/// A name as a label: its parts without `.`, `..` and roots.
pub fn label(name: &str) -> String {
    let parts = name.split(['/', '\\']).map(str::trim);
    let kept: Vec<String> = parts
        .filter(|part| !matches!(*part, "" | "." | "..") && !part.ends_with(':'))
        .map(|part| part.chars().filter(|c| !c.is_control()).collect())
        .collect();
    let whole = crate::clean::clean(&kept.join("/"));
    let length = whole.chars().count();
    whole.chars().skip(length.saturating_sub(MAX_NAME)).collect()
}

/// Opens an archive in a process of its own and hands over its files, one after the other. `most`
/// is how many bytes all of them may have together.
pub fn unpack_in_child(
    exe: &Path,
    archive: File,
    most: u64,
    mut take: impl FnMut(Unpacked) -> Result<(), IntakeError>,
) -> Result<(), IntakeError> {
    let mut child = Command::new(exe)
        .args([child::WORD, WORD, &most.to_string()])
        .stdin(Stdio::from(archive))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|e| IntakeError::child(format!("the reading process did not start: {e}")))?;
    let out = child.stdout.take().ok_or_else(|| IntakeError::child("no pipe"))?;
    let done = frames(&mut BufReader::new(out), &mut take);
    // A refusal ends it; after the last frame it ends by itself.
    drop(child.kill());
    child.wait().map_err(|e| IntakeError::child(e.to_string()))?;
    done
}

fn frames(
    out: &mut impl BufRead,
    take: &mut impl FnMut(Unpacked) -> Result<(), IntakeError>,
) -> Result<(), IntakeError> {
    let broken = || IntakeError::child("the archive was not opened to its end");
    loop {
        let mut line = Vec::new();
        out.by_ref().take(64 * 1024).read_until(b'\n', &mut line).map_err(|_| broken())?;
        let kind = |code: &str| ErrorKind::parse(code).unwrap_or(ErrorKind::Damaged);
        match serde_json::from_slice(&line).map_err(|_| broken())? {
            Frame::File { length, .. } if length > MAX_FILE => return Err(broken()),
            Frame::File { name, length } => {
                let mut bytes = vec![0; length];
                out.read_exact(&mut bytes).map_err(|_| broken())?;
                take(Unpacked { name, bytes: Ok(bytes) })?;
            }
            Frame::Refused { name, code } => take(Unpacked { name, bytes: Err(kind(&code)) })?,
            Frame::Error { code, message } => return Err(IntakeError::new(kind(&code), message)),
            Frame::End => return Ok(()),
        }
    }
}

/// The whole life of the process that opens an archive: standard input in, frames out.
pub(crate) fn main(most: u64) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let last = match work(most, &mut out) {
        Ok(()) => Frame::End,
        Err(error) => Frame::Error { code: error.code().to_owned(), message: error.to_string() },
    };
    frame(&mut out, &last)?;
    out.flush()
}

fn frame(out: &mut impl Write, frame: &Frame) -> io::Result<()> {
    serde_json::to_writer(&mut *out, frame)?;
    out.write_all(b"\n")
}

fn work(most: u64, out: &mut impl Write) -> Result<(), IntakeError> {
    child::limit_memory()?;
    let told = |e: io::Error| IntakeError::child(e.to_string());
    let file = File::from(io::stdin().as_fd().try_clone_to_owned().map_err(told)?);
    let mut zip = ZipArchive::new(BufReader::new(file))
        .map_err(|e| IntakeError::damaged(format!("the archive cannot be opened: {e}")))?;
    if zip.len() > MAX_FILES {
        return Err(IntakeError::limit(format!("more than {MAX_FILES} files")));
    }
    let mut left = most;
    for at in 0..zip.len() {
        let damaged = |e: &dyn std::fmt::Display| IntakeError::damaged(format!("entry {at}: {e}"));
        let entry = match zip.by_index(at) {
            Ok(entry) => entry,
            Err(
                zip::result::ZipError::InvalidPassword
                | zip::result::ZipError::UnsupportedArchive(_),
            ) => {
                return Err(IntakeError::new(ErrorKind::Encrypted, "the archive has a password"));
            }
            Err(e) => return Err(damaged(&e)),
        };
        if entry.is_dir() {
            continue;
        }
        let name = label(&entry.name().map_err(|e| damaged(&e))?);
        let packed = entry.compressed_size();
        let cap = (MAX_FILE as u64).min(packed.saturating_mul(MAX_RATIO).max(RATIO_FROM)).min(left);
        let mut bytes = Vec::new();
        let read = entry.take(cap.saturating_add(1)).read_to_end(&mut bytes);
        let read = read.map(|read| u64::try_from(read).unwrap_or(u64::MAX));
        let told = match read {
            Err(_) => Err(ErrorKind::Damaged),
            Ok(read) if read > left => {
                return Err(IntakeError::new(
                    ErrorKind::TooLarge,
                    "the archive unpacks to too much",
                ));
            }
            Ok(read) if read > cap && cap == MAX_FILE as u64 => Err(ErrorKind::TooLarge),
            Ok(read) if read > cap => Err(ErrorKind::LimitExceeded),
            Ok(read) => Ok(read),
        };
        let written = match told {
            Ok(read) => {
                left -= read;
                frame(out, &Frame::File { name, length: bytes.len() })
                    .and_then(|()| out.write_all(&bytes))
            }
            Err(kind) => frame(out, &Frame::Refused { name, code: kind.code().to_owned() }),
        };
        written.map_err(|e| IntakeError::child(e.to_string()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::label;

    #[test]
    fn names_are_labels() {
        for (name, kept) in [
            ("a/b.docx", "a/b.docx"),
            ("../../etc/passwd", "etc/passwd"),
            ("/etc/passwd", "etc/passwd"),
            ("C:\\Users\\x.doc", "Users/x.doc"),
            ("a\u{0}\n/b\u{202e}.doc", "a/b.doc"),
            ("./x/../y.pdf", "x/y.pdf"),
        ] {
            assert_eq!(label(name), kept, "{name:?}");
        }
        assert_eq!(label(&"x".repeat(1_000)).len(), 300);
    }
}
