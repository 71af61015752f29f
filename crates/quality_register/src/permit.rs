//! Who may do what to an entry. The rights themselves stand in each register's table; this is the
//! only file that reads them.

use crate::{Entry, Register, definition::Step};
use platform::{Actor, AgencyId, AppError, PersonId, Role};

/// Proof that somebody may do one step to one entry, once. Only [`may`] makes one:
///
/// ```compile_fail,E0451
/// use quality_register::{Entry, Permit, Step};
/// fn forge<'e>(step: &'static Step, entry: &'e Entry) -> Permit<'e> {
///     Permit { step, entry }
/// }
/// ```
#[must_use = "a permit is for acting"]
pub struct Permit<'e> {
    pub(crate) step: &'static Step,
    pub(crate) entry: &'e Entry,
}

/// Asks for a permit.
pub fn may<'e>(
    actor: &Actor,
    step: &'static Step,
    entry: &'e Entry,
) -> Result<Permit<'e>, AppError> {
    if entry.stage().step(step.key).is_none() {
        return Err(AppError::Conflict("wrong_state"));
    }
    step.rights.ask(actor, entry)?;
    Ok(Permit { step, entry })
}

/// The permit for a step that follows from another thing.
pub(crate) fn by_consequence<'e>(step: &'static Step, entry: &'e Entry) -> Permit<'e> {
    Permit { step, entry }
}

/// Whether somebody may begin an entry.
pub fn may_begin(actor: &Actor, register: &Register) -> Result<(), AppError> {
    let lets = !actor.via.guest && register.begin.lets_begin(actor);
    if lets { Ok(()) } else { Err(AppError::Forbidden("role_missing")) }
}

/// Whether somebody may change the fields of an entry where it stands.
pub fn may_edit(actor: &Actor, entry: &Entry) -> Result<(), AppError> {
    if actor.via.guest {
        return Err(AppError::Forbidden("role_missing"));
    }
    let rights = entry.stage().edit.ok_or(AppError::Conflict("entry_is_fixed"))?;
    rights.ask(actor, entry)
}

/// Who may do what in a register, drawn from its table: the matrix an auditor asks for. Each line
/// tells the roles that may when they own the entry, head its unit, noted it, or none of these.
pub fn matrix(register: &'static Register) -> String {
    let mut matrix = String::new();
    let Some(mut entry) = blank(register) else { return matrix };
    for stage in register.stages {
        entry.stage = stage;
        for step in stage.steps {
            matrix.extend([format!("{:14} {:16} -> {:14}", stage.key, step.key, step.to)]);
            for (whose, id, unit) in
                [("owner", 1, 8), ("its unit", 2, 7), ("noted it", 9, 8), ("others", 3, 8)]
            {
                let who: Vec<_> = (Role::ALL.into_iter())
                    .filter(|role| may(&actor(id, unit, *role), step, &entry).is_ok())
                    .map(Role::as_str)
                    .collect();
                let who = match who.len() {
                    0 => "–".to_owned(),
                    n if n == Role::ALL.len() => "everybody".to_owned(),
                    _ => who.join(", "),
                };
                matrix.extend([format!(" | {whose}: {who}")]);
            }
            matrix.push('\n');
        }
    }
    matrix
}

/// An entry that person 1 owns, unit 7 is concerned by and person 9 noted.
fn blank(register: &'static Register) -> Option<Entry> {
    use crate::definition::Slot;
    let mut values = crate::Values::new();
    for (slot, value) in [(Slot::Unit, "7"), (Slot::Owner, "1")] {
        if let Some(field) = register.slot(slot) {
            values.set(field.key, value.to_owned());
        }
    }
    let day = jiff::civil::date(2026, 1, 1);
    Entry::begin(
        register,
        crate::EntryId::new(1),
        values,
        PersonId::new(9),
        (day, edition::Edition::Iso2015),
    )
}

fn actor(person: i64, unit: i64, role: Role) -> Actor {
    Actor {
        person: PersonId::new(person),
        unit: Some(unit),
        roles: vec![role],
        ..Actor::system(AgencyId::new(1), "password")
    }
}
