//! How the agency is called, and since when.

use super::{day_before, note};
use crate::{Agency, directory, may_administer, store};
use jiff::civil::Date;
use platform::{Actor, AppError, Tx, ledger::object};

/// From when on what is written about an agency holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Since {
    /// It has always been so: a slip is mended, or what was left out is added.
    Always,
    /// From a day on; papers of the time before keep the old name.
    Day(Date),
}

/// Writes down how the agency is named now.
pub fn rename(tx: &Tx<'_>, actor: &Actor, to: &Agency, since: Since) -> Result<(), AppError> {
    may_administer(actor)?;
    let before = directory::agency(tx)?;
    let holder = directory::by_code(tx, &to.code)?;
    if holder.is_some_and(|holder| holder.id != before.id) {
        return Err(AppError::Conflict("agency_code_taken"));
    }
    let action = match since {
        Since::Always => "agency.correct",
        Since::Day(_) if is_named_alike(&before, to) => {
            return Err(AppError::Conflict("agency_unchanged"));
        }
        Since::Day(from) => {
            keep_past(tx, &before, from)?;
            "agency.rename"
        }
    };
    let Agency { id, name, short_name, superior, place, code } = to;
    store::update_agency(tx, name, short_name, superior, place, code)?;
    let told = [name, short_name, superior, place, code].map(String::as_str).join("; ");
    note(tx, actor, action, &object("agency", id), &told)
}

/// Whether nothing changes of what papers are headed with.
fn is_named_alike(before: &Agency, to: &Agency) -> bool {
    let heads =
        |of: &Agency| [&of.name, &of.short_name, &of.superior, &of.place].map(ToString::to_string);
    heads(before) == heads(to)
}

/// Keeps how the agency was named until the day before.
fn keep_past(tx: &Tx<'_>, before: &Agency, from: Date) -> Result<(), AppError> {
    if from > text::here(tx.now()).date() {
        return Err(AppError::Conflict("agency_from_future"));
    }
    let until = day_before(from);
    if store::agency_pasts(tx)?.first().is_some_and(|last| last.until_day >= until) {
        return Err(AppError::Conflict("agency_from_early"));
    }
    let Agency { name, short_name, superior, place, .. } = before;
    store::insert_agency_past(tx, &until, name, short_name, superior, place)?;
    Ok(())
}
