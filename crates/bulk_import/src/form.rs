//! What people send: a folder, file by file as it arrives, and what they decide about one file.
//!
//! No file is held whole but the one that just arrived, and that only up to 20 MB; archives lie in a
//! file without a name until they are opened in the limited process.

use crate::{
    actions::{Decision, Folder, Received},
    model::{MAX_FILES, is_left_behind},
};
use axum::extract::{Multipart, multipart::Field};
use document::Kind;
use intake::{MAX_FILE, Unpacked, is_plain_archive, unpack, unpack::label};
use organization::UnitId;
use platform::{App, AppError, FieldErrors};
use serde::Deserialize;
use std::{
    fs::File,
    io::{self, Read as _, Seek as _, SeekFrom, Write as _},
};

/// The end of a file in which the directory of an archive is looked for.
const TAIL: u64 = 4 * 1024 * 1024;

/// How to give a file to the store, bounded in number and bytes.
pub struct Collector {
    app: App,
    folder: Folder,
    left: u64,
}

fn wrong(code: &'static str) -> AppError {
    AppError::Invalid(FieldErrors(vec![("files".to_owned(), code)]))
}

fn aside(error: &io::Error) -> AppError {
    AppError::Failed(format!("an uploaded file could not be kept: {error}"))
}

impl Collector {
    /// Nothing received yet.
    pub fn new(app: &App, name: &str) -> Self {
        let name = label(name);
        let folder = Folder { name, ..Folder::default() };
        Self { app: app.clone(), folder, left: app.settings.upload_bytes }
    }

    /// Takes one file, which lies in `spool`: stores it, or what is in it if it is an archive.
    pub fn take(&mut self, name: &str, mut spool: File) -> Result<(), AppError> {
        let name = label(name);
        if is_left_behind(&name) {
            self.folder.ignored += 1;
            return Ok(());
        }
        self.room()?;
        let length = spool.seek(SeekFrom::End(0)).map_err(|e| aside(&e))?;
        if is_archive(&mut spool, length).map_err(|e| aside(&e))? {
            return self.unpack(&name, spool);
        }
        self.spend(length)?;
        if length > MAX_FILE as u64 {
            self.refused(name, length, "file_too_large");
            return Ok(());
        }
        let mut bytes = Vec::new();
        spool.rewind().and_then(|()| spool.read_to_end(&mut bytes)).map_err(|e| aside(&e))?;
        self.keep(name, &bytes)
    }

    /// What was received. At least one file is needed.
    pub fn finish(mut self) -> Result<Folder, AppError> {
        if self.folder.files.is_empty() {
            return Err(wrong("no_files"));
        }
        // Browsers and file systems give files in any order; people look for them by name.
        self.folder.files.sort_by_cached_key(|file| text::sort_key(&file.name));
        if self.folder.name.is_empty() {
            let first = self.folder.files.first().map(|file| file.name.as_str());
            let first = first.unwrap_or_default();
            let folder = first.split_once('/').map_or(first, |(folder, _)| folder);
            self.folder.name = folder.chars().take(120).collect();
        }
        Ok(self.folder)
    }

    fn room(&self) -> Result<(), AppError> {
        if self.folder.files.len() >= MAX_FILES { Err(wrong("run_too_many_files")) } else { Ok(()) }
    }

    fn spend(&mut self, bytes: u64) -> Result<(), AppError> {
        self.left = self.left.checked_sub(bytes).ok_or_else(|| wrong("import_too_large"))?;
        Ok(())
    }

    fn refused(&mut self, name: String, bytes: u64, reason: &'static str) {
        self.folder.files.push(Received { name, hash: Err(reason), bytes, is_slow: false });
    }

    fn keep(&mut self, name: String, bytes: &[u8]) -> Result<(), AppError> {
        let length = bytes.len() as u64;
        if bytes.is_empty() {
            self.refused(name, 0, "empty_file");
            return Ok(());
        }
        let hash = Ok(self.app.files.put(bytes).map_err(|e| aside(&e))?);
        let is_slow = is_slow(bytes);
        self.folder.files.push(Received { name, hash, bytes: length, is_slow });
        Ok(())
    }

    /// The files of an archive, opened in the limited process; its own name is the folder's.
    fn unpack(&mut self, name: &str, mut spool: File) -> Result<(), AppError> {
        spool.rewind().map_err(|e| aside(&e))?;
        let program = self.app.settings.program.clone();
        let mut refusal = None;
        let most = self.left;
        let opened = unpack::unpack_in_child(&program, spool, most, |file: Unpacked| {
            self.take_unpacked(file).map_err(|error| {
                refusal = Some(error);
                intake::IntakeError::new(intake::ErrorKind::LimitExceeded, "refused")
            })
        });
        if let Some(refusal) = refusal {
            return Err(refusal);
        }
        if let Err(error) = opened {
            tracing::info!(code = error.code(), "an archive was not opened: {error}");
            if error.kind() == intake::ErrorKind::LimitExceeded {
                return Err(wrong("run_too_many_files"));
            }
            if error.kind() == intake::ErrorKind::TooLarge {
                return Err(wrong("import_too_large"));
            }
            self.refused(name.to_owned(), 0, error.code());
            return Ok(());
        }
        if self.folder.name.is_empty() {
            let stem = name.rsplit('/').next().unwrap_or_default();
            self.folder.name = stem.chars().take(120).collect();
        }
        Ok(())
    }

    fn take_unpacked(&mut self, file: Unpacked) -> Result<(), AppError> {
        if is_left_behind(&file.name) {
            self.folder.ignored += 1;
            return Ok(());
        }
        self.room()?;
        match file.bytes {
            Ok(bytes) => {
                self.spend(bytes.len() as u64)?;
                self.keep(file.name, &bytes)
            }
            Err(kind) => {
                self.refused(file.name, 0, kind.code());
                Ok(())
            }
        }
    }
}

/// Whether another program may be needed to read it: `.doc`, PDF, pictures.
fn is_slow(bytes: &[u8]) -> bool {
    !bytes.starts_with(b"PK")
}

/// Whether a file is an archive of files rather than a document, by its first bytes and the names in
/// the directory at its end.
fn is_archive(file: &mut File, length: u64) -> io::Result<bool> {
    let mut start = Vec::new();
    file.rewind()?;
    (&mut *file).take(4).read_to_end(&mut start)?;
    if !start.starts_with(b"PK") {
        return Ok(false);
    }
    file.seek(SeekFrom::Start(length.saturating_sub(TAIL)))?;
    let mut tail = Vec::new();
    (&mut *file).take(TAIL).read_to_end(&mut tail)?;
    Ok(is_plain_archive(&tail))
}

/// Receives a folder from a form with files, as it streams in.
pub(crate) async fn receive(app: &App, mut parts: Multipart) -> Result<Folder, AppError> {
    let mut collector = Collector::new(app, "");
    while let Some(mut field) = next(&mut parts).await? {
        let name = field.file_name().unwrap_or_default().to_owned();
        if name.is_empty() {
            continue;
        }
        let spool = spool(app, &mut field).await?;
        // Storing a file waits for the disk, and an archive for its process.
        let work = move || collector.take(&name, spool).map(|()| collector);
        let done = tokio::task::spawn_blocking(work).await;
        collector = done.map_err(|e| AppError::Failed(e.to_string()))??;
    }
    collector.finish()
}

async fn next(parts: &mut Multipart) -> Result<Option<Field<'_>>, AppError> {
    parts.next_field().await.map_err(|e| broken(&e))
}

/// The limit of the body may cut a file short; then that is the reason, not a broken line.
fn broken(error: &axum::extract::multipart::MultipartError) -> AppError {
    if error.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
        return wrong("import_too_large");
    }
    AppError::BadRequest("upload_broken")
}

async fn spool(app: &App, field: &mut Field<'_>) -> Result<File, AppError> {
    let mut spool = tempfile::tempfile_in(app.files.folder()).map_err(|e| aside(&e))?;
    while let Some(chunk) = field.chunk().await.map_err(|e| broken(&e))? {
        spool.write_all(&chunk).map_err(|e| aside(&e))?;
    }
    Ok(spool)
}

/// What a person types about one file, exactly as it arrives.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct DecisionForm {
    pub(crate) kind: String,
    pub(crate) code: String,
    pub(crate) title: String,
    pub(crate) unit: String,
    pub(crate) as_next: String,
    pub(crate) edits: String,
    /// `save`, or the word of an action.
    pub(crate) op: String,
}

impl DecisionForm {
    /// All of it right, or every mistake at once. Code and title may still be missing while
    /// somebody only keeps what they know; a draft needs both.
    pub(crate) fn parse(&self, is_final: bool) -> Result<Decision, FieldErrors> {
        let mut errors = FieldErrors::default();
        let kind = Kind::parse(&self.kind);
        if kind.is_none() && (is_final || !self.kind.is_empty()) {
            errors.add("kind", if self.kind.is_empty() { "kind_missing" } else { "bad_choice" });
        }
        let code = document::Code::parse(&self.code);
        if code.is_none() && (is_final || !self.code.trim().is_empty()) {
            let missing = self.code.trim().is_empty();
            errors.add("code", if missing { "code_missing" } else { "bad_code" });
        }
        let title = document::Title::parse(&self.title);
        if title.is_none() && (is_final || !self.title.trim().is_empty()) {
            errors.add("title", "bad_title");
        }
        let unit = self.unit.trim().parse().ok().map(UnitId::new);
        if unit.is_none() && !self.unit.trim().is_empty() {
            errors.add("unit", "bad_choice");
        }
        errors.or(Decision {
            kind,
            code: code.map(|code| code.as_str().to_owned()).unwrap_or_default(),
            title: title.map(|title| title.as_str().to_owned()).unwrap_or_default(),
            unit,
            as_next: !self.as_next.is_empty(),
            edits: self.edits.trim().parse().unwrap_or_default(),
        })
    }
}
