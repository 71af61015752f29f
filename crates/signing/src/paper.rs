//! The unsigned PDF of a version: what is signed.

use document::{Version, VersionId};
use platform::{Actor, AppError, Tx, files::Files};
use typeset::{Day, Engine, RegisterSheet};

/// A version ready to be printed, off the executor.
pub(crate) struct Paper(RegisterSheet);

/// Gathers what the print needs.
pub(crate) fn prepare(tx: &Tx<'_>, actor: &Actor, id: VersionId) -> Result<Paper, AppError> {
    let version: Version = document::open(tx, actor, id)?;
    let agency = organization::agency(tx)?;
    let day = version.issued_on.unwrap_or_else(|| text::here(tx.now()).date());
    Ok(Paper(RegisterSheet {
        agency: agency.name,
        title: version.title.as_str().to_owned(),
        code: version.code.as_str().to_owned(),
        dated: Day {
            year: day.year().into(),
            month: day.month(),
            day: day.day(),
        },
        ..RegisterSheet::default()
    }))
}

impl Paper {
    /// The PDF (PDF/A-2a, PDF/UA-1).
    pub(crate) fn pdf(&self, _: &Files) -> Result<Vec<u8>, AppError> {
        let engine = Engine::shared().map_err(|e| AppError::Failed(e.to_string()))?;
        let printed = engine.register(&self.0).map_err(|e| AppError::Failed(e.to_string()))?;
        Ok(printed.bytes)
    }
}
