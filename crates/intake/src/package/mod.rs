//! Packages of documents: what one installation gives to another, or to nobody in particular
//! (ADR 0008). The form is written by `interchange` and read here, because a package is a file that
//! somebody sent.
//!
//! | file | holds |
//! |---|---|
//! | `record` | one document as JSON: the open form |
//! | `manifest` | what a package says about itself, and what is signed |
//! | `read` | the checks, in the order in which they are made |
//! | `fault` | why a package is refused, with stable codes |

mod fault;
mod manifest;
mod read;
mod record;

pub use fault::{Fault, PackageError};
pub use manifest::{
    FORMAT, KEY, MANIFEST, MAX_MEMBERS, Manifest, Member, NOTE, SEAL, SIGNATURE, SIGNED, Sealed,
    note_text, unsealed_sha256,
};
pub use read::{Package, read};
pub use record::{ContentRecord, DocumentRecord, LocalRecord, SignatureRecord};

use crate::child;
use serde::{Deserialize, Serialize};
use std::{
    path::{Path, PathBuf},
    time::Duration,
};

/// How long the reading of an uploaded package may take.
pub const DEADLINE: Duration = Duration::from_secs(25);

/// What the reading process is asked.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Question {
    pub(crate) package: PathBuf,
    pub(crate) seconds: u64,
}

/// What it answers.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Answer {
    Ok(Box<Package>),
    Error { code: String, detail: String },
}

/// Reads and checks a package in a limited child process of `exe`.
pub fn read_in_child(
    exe: &Path,
    package: &Path,
    deadline: Duration,
) -> Result<Package, PackageError> {
    let broken = |why: String| PackageError::new(Fault::ReadingFailed, why);
    let package = package.canonicalize().map_err(|e| broken(e.to_string()))?;
    let question = Question { package, seconds: deadline.as_secs().max(1) };
    let mut bytes = serde_json::to_vec(&question).map_err(|e| broken(e.to_string()))?;
    bytes.push(b'\n');
    let answer = confined::ask(exe, child::WORD, bytes, deadline).map_err(|fault| match fault {
        confined::Fault::TimedOut(seconds) => {
            PackageError::new(Fault::TimedOut, format!("not read within {seconds} seconds"))
        }
        confined::Fault::Failed(why) => broken(why),
    })?;
    match serde_json::from_slice(&answer) {
        Ok(Answer::Ok(package)) => Ok(*package),
        Ok(Answer::Error { code, detail }) => {
            let fault = Fault::parse(&code).unwrap_or(Fault::ReadingFailed);
            Err(PackageError::new(fault, detail))
        }
        Err(_) => Err(broken("the reading process ended without an answer".into())),
    }
}

/// The child's part.
pub(crate) fn answer(question: &Question) -> Answer {
    match read(&question.package) {
        Ok(package) => Answer::Ok(Box::new(package)),
        Err(error) => Answer::Error {
            code: error.fault().code().to_owned(),
            detail: error.detail().to_owned(),
        },
    }
}
