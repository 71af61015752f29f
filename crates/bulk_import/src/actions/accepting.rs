//! A draft out of a file: a new document, or the next issue of one that is in force.

use super::{open_file, overview, save};
use crate::{
    model::{Action, File, FileId, Run, RunId, State, questions},
    permit::may,
    store,
};
use document::{Code, Content, Draft, Kind, Media, Original, Title, VersionId};
use intake::Reading;
use organization::UnitId;
use platform::{Actor, AppError, DbError, Tx};

/// The files of a run that become drafts without a question. With `keeping_notes` also those whose
/// questions their drafts show: places that were not understood, letters that were converted.
pub fn at_once(tx: &Tx<'_>, run: &Run, keeping_notes: bool) -> Result<Vec<FileId>, DbError> {
    let (files, conflicts) = overview(tx, run)?;
    let is_ready = |file: &&File| match file.state() {
        State::Read => true,
        State::NeedsPerson => {
            let asked = questions(file);
            let stays = asked.iter().all(|question| question.stays_in_draft());
            (keeping_notes && stays) || asked.is_empty()
        }
        State::Waiting
        | State::NotReadable
        | State::Duplicate
        | State::Accepted
        | State::Skipped => false,
    };
    let clear = files.iter().filter(is_ready).filter(|file| !conflicts.contains_key(&file.id));
    Ok(clear.map(|file| file.id).collect())
}

/// Makes a draft of one file.
pub fn accept(
    tx: &Tx<'_>,
    actor: &Actor,
    run: RunId,
    id: FileId,
) -> Result<(File, VersionId), AppError> {
    let (run, before) = open_file(tx, actor, run, id)?;
    let mut after = may(actor, Action::Accept, &run, &before)?.act()?;
    let made = draft(tx, actor, &before)?;
    after.version = Some(made.get());
    save(tx, actor, &before, &after, Action::Accept)?;
    Ok((after, made))
}

fn draft(tx: &Tx<'_>, actor: &Actor, file: &File) -> Result<VersionId, AppError> {
    let kind = file.kind.ok_or(AppError::Conflict("kind_missing"))?;
    let code = file.parsed_code().ok_or(AppError::Conflict("bad_code"))?;
    let title = file.parsed_title().ok_or(AppError::Conflict("bad_title"))?;
    let content = content(tx, file, kind)?;
    let unit = file.unit.map(UnitId::new);
    let id = if file.as_next {
        next_issue(tx, actor, kind, &code, title, content)?
    } else {
        document::draft(tx, actor, Draft { kind, code, title, unit, content })?
    };
    procedure::keep_source(tx, id, &file.hash, &file.name)?;
    Ok(id)
}

/// What was read from a file, whole.
pub(crate) fn reading(tx: &Tx<'_>, file: FileId) -> Result<Option<Reading>, AppError> {
    let Some((stored,)) = store::reading(tx, file.get())? else { return Ok(None) };
    if stored.is_empty() {
        return Ok(None);
    }
    let read = serde_json::from_str(&stored);
    Ok(Some(read.map_err(|e| DbError::Unreadable(format!("import reading: {e}")))?))
}

/// What the draft says: the process, where its steps were read; else the file as it came. Nothing is
/// put in the place of what was not understood.
fn content(tx: &Tx<'_>, file: &File, kind: Kind) -> Result<Content, AppError> {
    let read = reading(tx, file.id)?.ok_or(AppError::Conflict("not_read"))?;
    if kind == Kind::AdministrativeProcedure
        && let Some(process) = read.procedure.filter(|procedure| !procedure.steps.is_empty())
    {
        return Ok(Content::Procedure(Box::new(process)));
    }
    let media = match read.source.as_str() {
        "docx" => Media::Docx,
        "doc" => Media::Doc,
        "odt" => Media::Odt,
        "pdf" => Media::Pdf,
        "png" => Media::Png,
        "jpeg" => Media::Jpeg,
        _ => return Err(AppError::Conflict("not_kept_as_it_is")),
    };
    Ok(Content::Original(Original {
        file: file.hash.clone(),
        name: file.name.rsplit('/').next().unwrap_or_default().to_owned(),
        media,
        bytes: file.bytes,
        words: read.text,
    }))
}

/// The next issue of the document in force under this code, with this content.
fn next_issue(
    tx: &Tx<'_>,
    actor: &Actor,
    kind: Kind,
    code: &Code,
    title: Title,
    content: Content,
) -> Result<VersionId, AppError> {
    let in_force = document::effective(tx, code.as_str())?;
    let in_force = in_force.ok_or(AppError::Conflict("nothing_in_force"))?;
    if in_force.kind != kind {
        return Err(AppError::Conflict("other_kind"));
    }
    let id = document::revise(tx, actor, in_force.id, true)?;
    let mut begun = document::open(tx, actor, id)?;
    (begun.title, begun.content) = (title, content);
    document::put_content(tx, actor, id, begun.edits, &begun)?;
    Ok(id)
}
