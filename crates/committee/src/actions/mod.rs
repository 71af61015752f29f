//! What follows from acts in the shared registers. Each runs inside the transaction of the act.

mod decisions;
mod meetings;
mod seats;

pub(crate) use decisions::{
    before, fill_committee, leaders, may_stand_committee, say_signer, signer_of,
};
pub(crate) use meetings::{
    after_conclusion, after_meeting, fill_guest, invite_members, may_change_meeting,
    may_step_guest, may_step_meeting,
};
pub(crate) use seats::{
    after_committee, copy_seats, fill_seat, may_stand_seat, may_step_committee, may_step_seat,
    units, views,
};
pub use seats::{concerns, in_force, seats};

use crate::pages;
use platform::{Actor, DbError, InboxItem, Role, Tx};

/// What the secretary is asked where the committee is not whole.
pub(crate) fn inbox(tx: &Tx<'_>, actor: &Actor) -> Result<Vec<InboxItem>, DbError> {
    if !actor.is(Role::IsoSecretary) {
        return Ok(Vec::new());
    }
    let concerns = concerns(tx)?;
    let item = |detail| InboxItem {
        href: "/committee-seats".to_owned(),
        title: pages::STRENGTHEN.to_owned(),
        detail,
        due_at: None,
    };
    let first = concerns.first().map(pages::concern);
    Ok(first.map(|first| item(pages::and_others(&first, concerns.len()))).into_iter().collect())
}
