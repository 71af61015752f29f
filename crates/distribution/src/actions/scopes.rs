use super::{oblige, open, today};
use crate::{LineId, Target, Terms, may_keep_copies, store};
use document::{DocumentId, VersionId};
use jiff::civil::Date;
use platform::{
    Actor, AppError, Tx,
    ledger::{Entry, object},
};

/// Adds a line to the distribution list of a version's document, from a day on that has not passed.
/// Whoever it names is asked at once, if it counts today.
pub fn add_line(
    tx: &Tx<'_>,
    actor: &Actor,
    id: VersionId,
    target: &Target,
    from: Date,
) -> Result<LineId, AppError> {
    may_keep_copies(actor)?;
    let document = open(tx, actor, id)?.document;
    if from < today(tx) {
        return Err(AppError::Conflict("line_in_the_past"));
    }
    if !exists(tx, target)? {
        return Err(AppError::Conflict("target_unknown"));
    }
    let lines = store::lines_of(tx, document, today(tx))?;
    if lines.iter().any(|line| line.target == *target && line.to.is_none()) {
        return Err(AppError::Conflict("line_exists"));
    }
    let (unit, position, person) = target.columns();
    let (key, day) = (tx.new_key(), from.to_string());
    store::insert_line(tx, key, document.get(), unit, position, person, &day)?;
    note(tx, actor, "distribution.add_line", document, key)?;
    ask_at_once(tx, document)?;
    Ok(LineId::new(key))
}

/// Takes a line off the list: from today on it names nobody. Its history stays.
pub fn end_line(tx: &Tx<'_>, actor: &Actor, id: VersionId, line: LineId) -> Result<(), AppError> {
    may_keep_copies(actor)?;
    let document = open(tx, actor, id)?.document;
    let yesterday = today(tx).yesterday().unwrap_or(Date::MIN).to_string();
    if store::end_line(tx, document.get(), line.get(), &yesterday)? != 1 {
        return Err(AppError::NotFound);
    }
    note(tx, actor, "distribution.end_line", document, line.get())?;
    ask_at_once(tx, document)
}

fn exists(tx: &Tx<'_>, target: &Target) -> Result<bool, AppError> {
    let has_unit = |unit: i64| {
        organization::units(tx, today(tx)).map(|all| all.iter().any(|it| it.id.get() == unit))
    };
    Ok(match target {
        Target::Everybody => true,
        Target::Unit(unit) => has_unit(*unit)?,
        Target::Position { position, unit } => {
            let held = store::positions(tx, &today(tx).to_string())?;
            let unit_fits = unit.map(has_unit).transpose()?.unwrap_or(true);
            unit_fits && held.iter().any(|(it,)| it == position)
        }
        Target::Person(person) => organization::member(tx, *person, today(tx))?.is_some(),
    })
}

fn ask_at_once(tx: &Tx<'_>, document: DocumentId) -> Result<(), AppError> {
    if let Some((version,)) = store::in_force_of(tx, document.get())? {
        oblige(tx, VersionId::new(version))?;
    }
    Ok(())
}

/// Sets how long people have to read, and when others are told.
pub fn set_terms(tx: &Tx<'_>, actor: &Actor, terms: Terms) -> Result<(), AppError> {
    may_keep_copies(actor)?;
    let Terms { read_days, head_days, secretary_days } = terms;
    store::put_setting(tx, read_days, head_days, secretary_days)?;
    let reason = format!("{read_days}/{head_days}/{secretary_days}");
    let object = object("distribution_setting", tx.agency());
    let action = "distribution.set_terms";
    tx.record(actor, &Entry { action, object, reason: &reason, ..Entry::default() })?;
    Ok(())
}

fn note(
    tx: &Tx<'_>,
    actor: &Actor,
    action: &str,
    document: DocumentId,
    line: i64,
) -> Result<(), AppError> {
    let (object, line) = (object("document", document), line.to_string());
    tx.record(actor, &Entry { action, object, reason: &line, ..Entry::default() })?;
    Ok(())
}
