//! What the public reads of inspections: those that the agency chose, in its own words.

use crate::INSPECTIONS;
use jiff::civil::Date;
use platform::{Actor, AppError, FieldErrors, Tx};
use quality_register::{Entry, EntryId, Step, every, talk};

/// What the public reads of an inspection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The entry of the register.
    pub id: EntryId,
    /// When it was.
    pub day: Option<Date>,
    /// Who inspected.
    pub by: String,
    /// What was inspected.
    pub what: String,
    /// What came of it.
    pub conclusion: String,
    /// Whether a paper can be read.
    pub has_paper: bool,
}

/// Those that the public reads, the latest first.
pub fn shown(tx: &Tx<'_>) -> Result<Vec<Shown>, AppError> {
    let mut all = every(tx, &INSPECTIONS)?;
    all.retain(|entry| entry.values.has("public_on"));
    all.sort_by_key(|entry| std::cmp::Reverse(entry.values.day("day")));
    Ok(all.iter().map(read).collect())
}

fn read(entry: &Entry) -> Shown {
    let text = |key: &str| entry.values.text(key).to_owned();
    Shown {
        id: entry.id,
        day: entry.values.day("day"),
        by: text("by"),
        what: text("what"),
        conclusion: text("conclusion"),
        has_paper: entry.values.has("paper"),
    }
}

/// The stored file that the public may read of an inspection.
pub fn paper(tx: &Tx<'_>, id: EntryId) -> Result<String, AppError> {
    let entry = quality_register::open(tx, &INSPECTIONS, id)?;
    let name = entry.values.text("paper");
    if !entry.values.has("public_on") || name.is_empty() {
        return Err(AppError::NotFound);
    }
    file_of(tx, &entry, name)?.ok_or(AppError::NotFound)
}

/// The file beside an inspection that has this name; the newest, where several have.
fn file_of(tx: &Tx<'_>, entry: &Entry, name: &str) -> Result<Option<String>, AppError> {
    let kept = talk::files(tx, &entry.thing())?;
    Ok(kept.into_iter().rev().find(|(known, _)| known == name).map(|(_, hash)| hash))
}

/// Since when the public reads it follows from the step; a paper lies beside the entry, as PDF.
pub(crate) fn shows(tx: &Tx<'_>, entry: &mut Entry, step: Option<&Step>) -> Result<(), AppError> {
    match step.map(|step| step.key) {
        Some("publish") => {
            let name = entry.values.text("paper").trim().to_owned();
            let wrong = |code| Err(FieldErrors(vec![("paper".into(), code)]).into());
            if !name.is_empty() && !name.to_lowercase().ends_with(".pdf") {
                return wrong("inspection_paper_no_pdf");
            }
            if !name.is_empty() && file_of(tx, entry, &name)?.is_none() {
                return wrong("inspection_paper_missing");
            }
            entry.values.set("paper", name);
            entry.values.set("public_on", text::here(tx.now()).date().to_string());
        }
        Some("hide") => entry.values.set("public_on", String::new()),
        _ => {}
    }
    Ok(())
}

/// What is not public cannot be taken back.
pub(crate) fn may_show(_: &Tx<'_>, _: &Actor, before: &Entry, step: &Step) -> Result<(), AppError> {
    if step.key == "hide" && !before.values.has("public_on") {
        return Err(AppError::Conflict("inspection_not_public"));
    }
    Ok(())
}
