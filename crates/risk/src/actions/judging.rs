use super::{scale_by, scale_on};
use crate::{
    map::scale_of,
    model::{PARTS, effect_fits, scores},
    scale::Scale,
};
use document::Content;
use jiff::{ToSpan as _, civil::Date};
use platform::{AppError, DbError, FieldErrors, Tx};
use quality_register::{Entry, Field, Offers, Step};

/// What an assessment, a step or a change comes to: the level by the scale, the next day that
/// counts; or what is wrong with it.
pub(crate) fn fills(tx: &Tx<'_>, entry: &mut Entry, step: Option<&Step>) -> Result<(), AppError> {
    let today = text::here(tx.now()).date();
    match step.map(|step| step.key) {
        None => place(tx, entry)?,
        Some("assess") => assess(tx, entry, today)?,
        Some("evaluate") => evaluate(tx, entry)?,
        Some("accept" | "leave" | "review") => next(entry, Some(today.saturating_add(1.year()))),
        Some("redo" | "again") => next(entry, entry.values.day("due")),
        Some("close" | "reopen") => next(entry, None),
        Some(_) => {}
    }
    Ok(())
}

fn next(entry: &mut Entry, day: Option<Date>) {
    entry.values.set("next", day.map(|day| day.to_string()).unwrap_or_default());
}

/// The document that it names is in force and has the step.
fn place(tx: &Tx<'_>, entry: &Entry) -> Result<(), AppError> {
    let code = entry.values.text("document");
    if code.is_empty() {
        return Ok(());
    }
    let wrong =
        |field: &'static str, code| Err(AppError::Invalid(FieldErrors(vec![(field.into(), code)])));
    let Some(version) = document::effective(tx, code)? else {
        return wrong("document", "risk_document_not_in_force");
    };
    let steps = match &version.content {
        Content::Procedure(procedure) => procedure.steps.len(),
        Content::Text(_) | Content::Original(_) => 0,
    };
    let step = entry.values.whole("step_no").and_then(|no| usize::try_from(no).ok());
    if step.is_some_and(|no| no > steps) {
        return wrong("step_no", "step_beyond_procedure");
    }
    Ok(())
}

/// Judged anew: by the scale of today, and what was left after an earlier treatment is forgotten
/// here; the history keeps it.
fn assess(tx: &Tx<'_>, entry: &mut Entry, today: Date) -> Result<(), AppError> {
    let scale = scale_on(tx, today)?;
    on_scale(&scale, entry, PARTS.map(|(part, _)| (part, part)))?;
    for (_, part) in PARTS {
        entry.values.set(part, String::new());
    }
    for field in ["residual_level", "effect", "evaluation", "done"] {
        entry.values.set(field, String::new());
    }
    let level = scale.grade(scores(&entry.values).0).as_str();
    entry.values.set("scale", scale.id.to_string());
    entry.values.set("level", level.to_owned());
    entry.values.set("current", level.to_owned());
    next(entry, entry.values.day("due"));
    Ok(())
}

/// Judged after treatment, by the scale of the assessment.
fn evaluate(tx: &Tx<'_>, entry: &mut Entry) -> Result<(), AppError> {
    let scale = scale_by(tx, scale_of(entry))?;
    on_scale(&scale, entry, PARTS)?;
    if !effect_fits(&entry.values) {
        return Err(FieldErrors(vec![("effect".into(), "effect_without_gain")]).into());
    }
    let level = scale.grade(scores(&entry.values).1).as_str();
    entry.values.set("residual_level", level.to_owned());
    entry.values.set("current", level.to_owned());
    Ok(())
}

/// Every part that the scale judges is there, and on it. Each part comes with its field.
fn on_scale(
    scale: &Scale,
    entry: &mut Entry,
    parts: [(&'static str, &'static str); 3],
) -> Result<(), FieldErrors> {
    let mut wrong = FieldErrors::default();
    for (part, field) in parts {
        let levels = i64::try_from(scale.levels(part).len()).unwrap_or_default();
        match entry.values.whole(field) {
            // What the scale does not judge is not kept.
            _ if levels == 0 => entry.values.set(field, String::new()),
            None => wrong.add(field, "missing"),
            Some(level) if level > levels => wrong.add(field, "level_beyond_scale"),
            Some(_) => {}
        }
    }
    wrong.or(())
}

/// The levels of today's scale, and the procedures in force.
pub(crate) fn choices(tx: &Tx<'_>, field: &Field) -> Result<Offers, DbError> {
    if field.key == "document" {
        let versions = document::versions_in_force(tx)?.into_iter();
        let offer = |version: document::Version| {
            (version.code.as_str().to_owned(), version.title.as_str().to_owned())
        };
        return Ok(versions.map(offer).collect());
    }
    let part = PARTS.into_iter().find(|(before, after)| [*before, *after].contains(&field.key));
    let Some((part, _)) = part else { return Ok(Vec::new()) };
    Ok(scale_on(tx, text::here(tx.now()).date())?.offers(part))
}
