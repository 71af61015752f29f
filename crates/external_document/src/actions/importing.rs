use super::{all, edit, register};
use crate::{Line, Verdict, lines, may_keep, store, verdicts};
use intake::Table;
use platform::{
    Actor, AppError, DbError, Tx,
    ledger::{Entry, object},
};
use std::collections::BTreeSet;

/// Keeps the rows of a sheet between the preview and the confirmation.
pub(crate) fn keep_sheet(
    tx: &Tx<'_>,
    actor: &Actor,
    file_name: &str,
    table: &Table,
) -> Result<i64, AppError> {
    may_keep(actor)?;
    let id = tx.new_key();
    let rows = serde_json::to_string(table).map_err(|e| AppError::Failed(e.to_string()))?;
    store::insert_import(tx, id, actor.person.get(), tx.now().as_microsecond(), file_name, &rows)?;
    let object = object("external_document_import", id);
    tx.record(
        actor,
        &Entry { action: "external_document.read_sheet", object, ..Entry::default() },
    )?;
    Ok(id)
}

/// A sheet against the register as it is now.
pub(crate) struct Preview {
    pub(crate) file_name: String,
    pub(crate) is_done: bool,
    pub(crate) lines: Vec<(Line, Verdict)>,
}

/// What a sheet would change.
pub(crate) fn open_sheet(tx: &Tx<'_>, actor: &Actor, id: i64) -> Result<Preview, AppError> {
    may_keep(actor)?;
    let (file_name, rows, done_at) = store::import(tx, id)?.ok_or(AppError::NotFound)?;
    let table: Table = serde_json::from_str(&rows)
        .map_err(|e| DbError::Unreadable(format!("external_document_import {id}: {e}")))?;
    let lines = lines(&table).unwrap_or_default();
    let verdicts = verdicts(&lines, &all(tx)?);
    let lines = lines.into_iter().zip(verdicts).collect();
    Ok(Preview { file_name, is_done: done_at.is_some(), lines })
}

/// Enters the rows that were ticked: new texts are registered, others brought up to date. Says how
/// many of each.
pub(crate) fn confirm(
    tx: &Tx<'_>,
    actor: &Actor,
    id: i64,
    rows: &BTreeSet<u32>,
) -> Result<(usize, usize), AppError> {
    let preview = open_sheet(tx, actor, id)?;
    if store::finish_import(tx, id, tx.now().as_microsecond())? != 1 {
        return Err(AppError::Conflict("import_done"));
    }
    let (mut entered, mut changed) = (0, 0);
    for (line, verdict) in preview.lines.iter().filter(|(line, _)| rows.contains(&line.row)) {
        match verdict {
            Verdict::New => {
                register(tx, actor, &line.text)?;
                entered += 1;
            }
            Verdict::Differs(_) => {
                let known = super::find(tx, &line.text.number)?.ok_or(AppError::NotFound)?;
                let known = super::open(tx, known)?;
                let text = known.text.clone().with(&line.text);
                edit(tx, actor, known.id, known.edits, &text, &preview.file_name)?;
                changed += 1;
            }
            Verdict::Same | Verdict::Twice(_) | Verdict::Incomplete => {}
        }
    }
    let object = object("external_document_import", id);
    let reason = format!("+{entered} ~{changed}");
    let entry =
        Entry { action: "external_document.import", object, reason: &reason, ..Entry::default() };
    tx.record(actor, &entry)?;
    Ok((entered, changed))
}
