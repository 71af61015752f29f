//! Who may do what with packs. The only file to read for that question.

use crate::{Act, Pack, PackState};
use platform::{Actor, AppError, Role};

/// Who gathers what an inspection asks for.
pub const PACKERS: &[Role] = &[Role::IsoSecretary, Role::Approver];

/// Who reads what was gathered.
pub const READERS: &[Role] = &[Role::IsoSecretary, Role::Approver, Role::Auditor];

/// Proof that one act may happen to one pack, once. Only [`may`] makes one.
#[derive(Debug)]
#[must_use = "a permit is for acting"]
pub struct Permit<'p> {
    act: Act,
    pack: &'p Pack,
}

/// Asks for a permit: people ask for a pack again, the program itself does the rest.
pub fn may<'p>(actor: &Actor, act: Act, pack: &'p Pack) -> Result<Permit<'p>, AppError> {
    let allowed = match act {
        Act::Retry => actor.is_any(PACKERS),
        Act::Take | Act::Finish | Act::Fail | Act::GiveUp => actor.via.auth == "clock",
    };
    if allowed { Ok(Permit { act, pack }) } else { Err(AppError::Forbidden("role_missing")) }
}

impl Permit<'_> {
    /// Where the act leads.
    pub fn act(self) -> Result<PackState, AppError> {
        self.pack.state().after(self.act).ok_or(AppError::Conflict("wrong_state"))
    }
}
