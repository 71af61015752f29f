//! Nothing here touches a clock, a database or a request.
//!
//! | file | holds |
//! |---|---|
//! | `state` | where a file of a run stands, and how it moves |
//! | `proposal` | kind, code, title, unit and dates out of what was read |
//! | `sketch` | how alike two texts are, without comparing them word by word |
//! | `conflict` | what stands between a file and its draft |
//! | `report` | the findings of a whole set |

mod conflict;
mod proposal;
mod report;
mod sketch;
mod state;

pub use conflict::{Conflict, Conflicts, Known, Question, conflicts, questions};
pub use proposal::{Proposal, propose};
pub use report::{Checked, Document, Report};
pub use sketch::Sketch;
pub use state::{Action, State};

use document::{Code, Kind, Title};
use jiff::civil::Date;
use platform::PersonId;

platform::id_type! {
    /// One run of an import: the files that somebody sent at once.
    RunId
}

platform::id_type! {
    /// One file of one run.
    FileId
}

/// The most files of one run.
pub const MAX_FILES: usize = 2_000;

/// How often a file is tried: one that ended the program each time is left alone.
pub(crate) const MAX_TRIES: i64 = 3;

/// Files that somebody sent at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Its key.
    pub id: RunId,
    /// What it is called: the folder, or the first file.
    pub name: String,
    /// Who sent it.
    pub person: PersonId,
    /// Files of operating systems and open editors (`Thumbs.db`, `~$….docx`) that were left out.
    pub ignored: u32,
    /// When.
    pub at: jiff::Timestamp,
}

/// One file of a run.
#[derive(Debug, Clone, PartialEq)]
pub struct File {
    /// Its key.
    pub id: FileId,
    /// Its run.
    pub run: RunId,
    /// Its place in the run, from 1.
    pub place: u32,
    /// What it was called, with its folders.
    pub name: String,
    /// SHA-256 of its bytes; empty where they were not taken.
    pub hash: String,
    /// How many bytes.
    pub bytes: u64,
    /// Why it was not read, as a code of `intake`; empty otherwise.
    pub reason: String,
    /// What it is by its bytes: `docx`, `pdf` …; empty until it is read.
    pub source: String,
    /// Where its letters come from: `stored`, `recognised`, `none`.
    pub letters: String,
    /// Steps that were read.
    pub steps: u32,
    /// Places that were not understood.
    pub unread: u32,
    /// Runs that were converted from TCVN3 or VNI.
    pub legacy: u32,
    /// Runs whose encoding could not be decided.
    pub undecided: u32,
    /// How its text looks, for comparing.
    pub sketch: Sketch,
    /// What kind of document it becomes; `None` until somebody knows.
    pub kind: Option<Kind>,
    /// The proposed code, as typed or read.
    pub code: String,
    /// The proposed title, likewise.
    pub title: String,
    /// The unit that will own it.
    pub unit: Option<i64>,
    /// Lần ban hành that the file says.
    pub issue_no: Option<u32>,
    /// Lần sửa đổi that the file says.
    pub revision_no: Option<u32>,
    /// Ngày ban hành that the file says.
    pub issued_on: Option<Date>,
    /// Ngày hiệu lực that the file says.
    pub effective_on: Option<Date>,
    /// Whether its title is only the name of the file.
    pub is_named: bool,
    /// Whether it becomes the next issue of the document in force under its code.
    pub as_next: bool,
    /// The draft that was made of it.
    pub version: Option<i64>,
    /// How often its proposal was changed.
    pub edits: i64,
    /// Private, so that [`crate::Permit::act`] alone moves it.
    pub(crate) state: State,
}

/// Why the rules said no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// This state has no such move.
    #[error("this action does not start from this state")]
    WrongState,
}

impl File {
    /// Where it stands.
    pub const fn state(&self) -> State {
        self.state
    }

    /// The code, if it is one.
    pub fn parsed_code(&self) -> Option<Code> {
        Code::parse(&self.code)
    }

    /// The title, if it is one.
    pub fn parsed_title(&self) -> Option<Title> {
        Title::parse(&self.title)
    }

    /// Whether the file was read as a process with steps.
    pub const fn is_process(&self) -> bool {
        self.steps > 0
    }
}

/// Whether a file is left behind by a program rather than written by a person.
pub(crate) fn is_left_behind(name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or_default();
    let folded = last.to_lowercase();
    name.split('/').any(|part| part == "__MACOSX")
        || last.starts_with("~$")
        || last.starts_with("._")
        || last.starts_with(".~lock")
        || matches!(folded.as_str(), "thumbs.db" | "desktop.ini" | ".ds_store")
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A file that was read without a question.
    pub(crate) fn a_file(id: i64, code: &str, title: &str) -> File {
        File {
            id: FileId::new(id),
            run: RunId::new(1),
            place: u32::try_from(id).unwrap(),
            name: format!("{id}.docx"),
            hash: format!("{id:064}"),
            bytes: 1,
            reason: String::new(),
            source: "docx".into(),
            letters: "stored".into(),
            steps: 5,
            unread: 0,
            legacy: 0,
            undecided: 0,
            sketch: Sketch::default(),
            kind: Some(Kind::AdministrativeProcedure),
            code: code.into(),
            title: title.into(),
            unit: None,
            issue_no: Some(1),
            revision_no: Some(0),
            issued_on: None,
            effective_on: None,
            is_named: false,
            as_next: false,
            version: None,
            edits: 0,
            state: State::Read,
        }
    }

    #[test]
    fn files_of_programs_are_left_out() {
        for (name, left) in [
            ("a/Thumbs.db", true),
            ("__MACOSX/a.docx", true),
            ("a/~$quy trình.docx", true),
            ("a/.~lock.x.odt#", true),
            ("quy trình.docx", false),
            ("thumbs.docx", false),
        ] {
            assert_eq!(is_left_behind(name), left, "{name}");
        }
    }
}
