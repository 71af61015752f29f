//! Pictures of pages: letters recognised by Tesseract with Vietnamese, where both are installed.
//! What comes of it is never called understood.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::error::IntakeError;
use crate::reading::{Letters, Reading};
use crate::sniff::{Picture, Source};
use crate::tools;

/// Pages of one file that are recognised; the rest stays a picture.
const MAX_PAGES: usize = 40;
/// How long all pages of one file may take.
const LIMIT: Duration = Duration::from_secs(220);
/// Dots an inch at which a page of a PDF is drawn.
const RESOLUTION: &str = "200";

/// Whether letters in pictures can be recognised here.
pub(crate) fn is_installed() -> bool {
    let Some(program) = tools::find(&["tesseract"]) else { return false };
    let Ok(folder) = tempfile::tempdir() else { return false };
    let mut command = tools::command(&program, folder.path());
    let Ok(out) = fs::File::create(folder.path().join("languages")) else { return false };
    command.arg("--list-langs").stdout(out);
    let ran = tools::run(command, Duration::from_secs(5)).unwrap_or(false);
    let said = tools::written(folder.path(), "languages").unwrap_or_default();
    ran && String::from_utf8_lossy(&said).lines().any(|line| line.trim() == "vie")
}

/// Reads one picture.
pub(crate) fn read_picture(kind: Picture, bytes: &[u8]) -> Result<Reading, IntakeError> {
    let nothing = || Reading::plain(Source::Picture(kind), Letters::None, "", Some(1));
    if !is_installed() {
        return Ok(nothing());
    }
    let folder = folder()?;
    fs::write(folder.path().join("page"), bytes).map_err(|e| aside(&e))?;
    let seen = recognise(folder.path(), "page", LIMIT)?;
    Ok(seen.map_or_else(nothing, |text| {
        Reading::plain(Source::Picture(kind), Letters::Recognised, &text, Some(1))
    }))
}

/// What stands on the pages of a PDF that are pictures; `None` where nothing here can see it.
pub(crate) fn recognise_pdf(bytes: &[u8]) -> Result<Option<String>, IntakeError> {
    let Some(draw) = tools::find(&["pdftoppm"]).filter(|_| is_installed()) else {
        return Ok(None);
    };
    let folder = folder()?;
    fs::write(folder.path().join("source.pdf"), bytes).map_err(|e| aside(&e))?;
    let began = Instant::now();
    let mut text = String::new();
    for page in 1..=MAX_PAGES {
        let left = LIMIT.saturating_sub(began.elapsed());
        let (number, name) = (page.to_string(), format!("page-{page}"));
        let mut command = tools::command(&draw, folder.path());
        command.args(["-r", RESOLUTION, "-gray", "-singlefile", "-f", &number, "-l", &number]);
        command.args(["source.pdf", &name]);
        let drawn = format!("{name}.pgm");
        if !tools::run(command, left)? || !folder.path().join(&drawn).exists() {
            break;
        }
        let left = LIMIT.saturating_sub(began.elapsed());
        if let Some(seen) = recognise(folder.path(), &drawn, left)? {
            text.push_str(&seen);
            text.push('\n');
        }
        fs::remove_file(folder.path().join(&drawn)).map_err(|e| aside(&e))?;
    }
    Ok(Some(text).filter(|text| text.chars().any(char::is_alphabetic)))
}

fn recognise(folder: &Path, picture: &str, limit: Duration) -> Result<Option<String>, IntakeError> {
    let Some(program) = tools::find(&["tesseract"]) else { return Ok(None) };
    let mut command = tools::command(&program, folder);
    command.args([picture, "seen", "-l", "vie", "--psm", "3"]);
    if !tools::run(command, limit)? {
        return Ok(None);
    }
    let seen = tools::written(folder, "seen.txt").unwrap_or_default();
    let text = String::from_utf8_lossy(&seen).into_owned();
    let lines = text.lines().map(crate::doc::one_line).filter(|line| !line.is_empty());
    let text = lines.collect::<Vec<_>>().join("\n");
    Ok(Some(text).filter(|text| text.chars().any(char::is_alphabetic)))
}

fn folder() -> Result<tempfile::TempDir, IntakeError> {
    tempfile::tempdir().map_err(|e| aside(&e))
}

fn aside(error: &std::io::Error) -> IntakeError {
    IntakeError::child(format!("the temporary folder: {error}"))
}
