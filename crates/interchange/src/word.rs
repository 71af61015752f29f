//! The Word file of a version, from the same paper as its PDF.

use document::VersionId;
use platform::{Actor, AppError, Tx};
use rendition::{Paper, Stamp};

/// The paper of a version as Word.
pub(crate) fn docx_of(paper: &Paper) -> Result<Vec<u8>, AppError> {
    let made = match (paper.procedure(), paper.text()) {
        (Some(sheet), _) => docx::procedure(sheet),
        (None, Some(sheet)) => docx::text(sheet),
        (None, None) => return Err(AppError::Failed("a paper without a sheet".into())),
    };
    made.map_err(|e| AppError::Failed(e.to_string()))
}

/// The Word file of a version that this person may know of.
pub fn word(tx: &Tx<'_>, actor: &Actor, id: VersionId) -> Result<Vec<u8>, AppError> {
    docx_of(&rendition::prepare(tx, actor, id, &Stamp::ByState)?)
}
