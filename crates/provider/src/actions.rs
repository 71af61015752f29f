//! What an approval and an evaluation come to.

use crate::{
    PROVIDERS,
    model::{Mark, SCORES, sum},
};
use jiff::{ToSpan as _, civil::Date};
use platform::{Actor, AppError, FieldErrors, Tx};
use quality_register::{Entry, Step, every};

/// An evaluation has its sum, an approval its next day.
pub(crate) fn fills(tx: &Tx<'_>, entry: &mut Entry, step: Option<&Step>) -> Result<(), AppError> {
    let today = text::here(tx.now()).date();
    match step.map(|step| step.key) {
        Some("approve") => due(entry, today),
        Some("evaluate") => {
            entry.values.set("mark", Mark::of(sum(&entry.values)).as_str().to_owned());
            entry.values.set("evaluated_on", today.to_string());
            entry.values.set("conditions", String::new());
        }
        Some("reapprove") => {
            if Mark::of(sum(&entry.values)) == Mark::Failed && !entry.values.has("conditions") {
                let wrong = FieldErrors(vec![("conditions".into(), "weak_without_conditions")]);
                return Err(AppError::Invalid(wrong));
            }
            due(entry, today);
        }
        Some("drop" | "refuse") => entry.values.set("next", String::new()),
        Some("propose") => {
            for field in SCORES.into_iter().chain(["mark", "result", "evidence", "conditions"]) {
                entry.values.set(field, String::new());
            }
        }
        _ => {}
    }
    Ok(())
}

/// A provider stands once in the register: no other is called the same. What came over from another
/// agency keeps its name, and so does whoever was called so before.
pub(crate) fn is_new(tx: &Tx<'_>, _: &Actor, provider: &Entry) -> Result<(), AppError> {
    let name = called(provider);
    let is_called_so = |entry: &Entry| called(entry) == name;
    let all = every(tx, &PROVIDERS)?;
    let (own, others): (Vec<_>, Vec<_>) = all.iter().partition(|it| it.id == provider.id);
    let keeps_name = provider.origin.is_some() || own.into_iter().any(is_called_so);
    if keeps_name || !others.into_iter().any(is_called_so) {
        return Ok(());
    }
    Err(FieldErrors(vec![("name".into(), "provider_known")]).into())
}

/// A name without capitals and double spaces.
fn called(provider: &Entry) -> String {
    provider.title().to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Evaluated again within a year.
fn due(entry: &mut Entry, today: Date) {
    entry.values.set("next", today.saturating_add(1.year()).to_string());
}
