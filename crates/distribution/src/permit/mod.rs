//! Who may do what in distribution. The only file to read for that question.

use crate::{CopyAction, Disposal, DisposalAction, Obligation, PaperCopy};
use document::Version;
use platform::{Actor, AppError, Role};

/// Proof that somebody may meet one obligation: their own. Only [`may_acknowledge`] makes one, and
/// nothing else meets an obligation, so an unchecked acknowledgement doesn't compile:
///
/// ```compile_fail,E0451
/// use distribution::{Obligation, Permit};
/// fn forge(obligation: &Obligation) -> Permit<'_> {
///     Permit { obligation }
/// }
/// ```
#[derive(Debug)]
#[must_use = "a permit is for acting"]
pub struct Permit<'o> {
    pub(crate) obligation: &'o Obligation,
}

/// Proof that somebody may do one thing to one copy. Only [`may`] makes one.
///
/// ```compile_fail,E0451
/// use distribution::{CopyAction, CopyPermit, PaperCopy};
/// fn forge(copy: &PaperCopy) -> CopyPermit<'_> {
///     CopyPermit { action: CopyAction::Destroy, copy }
/// }
/// ```
#[derive(Debug)]
#[must_use = "a permit is for acting"]
pub struct CopyPermit<'c> {
    pub(crate) action: CopyAction,
    pub(crate) copy: &'c PaperCopy,
}

/// Proof that somebody may do one thing to minutes of destruction. Only [`may_dispose`] makes one.
///
/// ```compile_fail,E0451
/// use distribution::{Disposal, DisposalAction, DisposalPermit};
/// fn forge(disposal: &Disposal) -> DisposalPermit<'_> {
///     DisposalPermit { action: DisposalAction::Approve, disposal }
/// }
/// ```
#[derive(Debug)]
#[must_use = "a permit is for acting"]
pub struct DisposalPermit<'d> {
    pub(crate) action: DisposalAction,
    pub(crate) disposal: &'d Disposal,
}

/// Who keeps the registers: lists, paper copies, minutes of destruction.
pub const COPY_ROLES: &[Role] = &[Role::IsoSecretary, Role::DocumentController];

/// Who allows a destruction.
pub const APPROVE_ROLES: &[Role] = &[Role::Approver];

/// Asks for leave to acknowledge. Everybody for themselves, nobody for another, whatever they are.
pub fn may_acknowledge<'o>(
    actor: &Actor,
    obligation: &'o Obligation,
) -> Result<Permit<'o>, AppError> {
    if actor.person == obligation.person {
        return Ok(Permit { obligation });
    }
    Err(AppError::Forbidden("not_yours"))
}

/// Asks for leave to keep the registers: distribution lists, copies, minutes, the setting.
pub fn may_keep_copies(actor: &Actor) -> Result<(), AppError> {
    if actor.is_any(COPY_ROLES) {
        return Ok(());
    }
    Err(AppError::Forbidden("role_missing"))
}

/// Asks for leave to do something to a copy. The clock alone asks copies back by itself.
pub fn may<'c>(
    actor: &Actor,
    action: CopyAction,
    copy: &'c PaperCopy,
) -> Result<CopyPermit<'c>, AppError> {
    let is_clock = actor.via.auth == "clock";
    let by_itself = matches!(action, CopyAction::RequestRecall | CopyAction::Keep);
    if !(is_clock && by_itself) {
        may_keep_copies(actor)?;
    }
    Ok(CopyPermit { action, copy })
}

/// Asks for leave to sign for a copy: the person who holds it, the head of the unit that holds it.
pub fn may_sign_receipt(actor: &Actor, copy: &PaperCopy) -> Result<(), AppError> {
    let is_own = copy.held.person == Some(actor.person);
    let is_head = copy.held.unit.is_some() && copy.held.unit == actor.unit && actor.is(Role::Head);
    if is_own || is_head {
        return Ok(());
    }
    Err(AppError::Forbidden("not_the_holder"))
}

/// Asks for leave to set the questions of a version: its author, and whoever keeps the registers.
pub fn may_set_questions(actor: &Actor, version: &Version) -> Result<(), AppError> {
    if actor.person == version.author || actor.is_any(COPY_ROLES) {
        return Ok(());
    }
    Err(AppError::Forbidden("role_missing"))
}

/// Asks for leave to do something to minutes of destruction. Nobody allows what they wrote.
pub fn may_dispose<'d>(
    actor: &Actor,
    action: DisposalAction,
    disposal: &'d Disposal,
) -> Result<DisposalPermit<'d>, AppError> {
    let roles = match action {
        DisposalAction::Approve => APPROVE_ROLES,
        DisposalAction::Execute | DisposalAction::Drop => COPY_ROLES,
    };
    if !actor.is_any(roles) {
        return Err(AppError::Forbidden("role_missing"));
    }
    if action == DisposalAction::Approve && actor.person == disposal.drafted_by {
        return Err(AppError::Forbidden("own_work"));
    }
    Ok(DisposalPermit { action, disposal })
}

#[cfg(test)]
mod tests;
