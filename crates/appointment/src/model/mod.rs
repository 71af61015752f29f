//! Nothing here touches a clock, a database or a request.

mod slot;
mod state;

pub use slot::{Plan, Slot, Vacancy, slots};
pub use state::{Action, Channel, State};

use crate::Permit;
use document::DocumentId;
use dossier::DossierId;
use jiff::{Timestamp, civil::Date};

platform::id_type! {
    /// One appointment at the desk.
    AppointmentId
}

/// Who comes, and what for. The least that the desk needs: a name to call, a number to reach them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visitor {
    /// Whom the desk calls; empty once erased.
    pub name: String,
    /// Where they are reached; empty for a walk-in, and once erased.
    pub phone: String,
    /// The process, if it is about one.
    pub document: Option<DocumentId>,
    /// What it is about, in words.
    pub matter: String,
}

/// An appointment at the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appointment {
    /// Its key.
    pub id: AppointmentId,
    /// What it is looked up by, with the telephone number.
    pub code: String,
    /// By what way it was made.
    pub channel: Channel,
    /// When.
    pub slot: Slot,
    /// Who, and what for.
    pub visitor: Visitor,
    /// What the desk wrote when it ended; empty once erased.
    pub note: String,
    /// The day on which name, telephone number and note are erased.
    pub erase_on: Date,
    /// The number in the queue of its day.
    pub ticket: Option<i64>,
    /// When they arrived.
    pub arrived_at: Option<Timestamp>,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// The dossier that came of it.
    pub dossier: Option<DossierId>,
    /// How often it moved, so that two people do not move it at once.
    pub moves: i64,
    /// Private, so that [`Permit::act`] alone moves it.
    pub(crate) state: State,
}

/// What is said and given with a move.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Move {
    /// Why.
    pub note: String,
    /// Another time.
    pub slot: Option<Slot>,
    /// The number in the queue.
    pub ticket: Option<i64>,
    /// The dossier that came of it.
    pub dossier: Option<DossierId>,
}

/// Why the rules said no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// This state has no such move.
    #[error("this action does not start from this state")]
    WrongState,
    /// Nobody arrives on another day than theirs.
    #[error("it is for another day")]
    OtherDay,
    /// Its time is not over yet.
    #[error("its time is still to come")]
    TooEarly,
    /// There is no other time.
    #[error("no other time is given")]
    NoSlot,
}

impl Appointment {
    /// Where it stands.
    pub const fn state(&self) -> State {
        self.state
    }

    /// Whether its time is over and nobody came. Computed, never stored.
    pub fn is_overdue(&self, now: Timestamp) -> bool {
        self.state == State::Booked && self.slot.day.to_datetime(self.slot.time) < text::here(now)
    }

    /// Whether who came was erased: after its day nobody needs to know.
    pub fn is_erased(&self) -> bool {
        self.visitor.name.is_empty() && self.visitor.phone.is_empty()
    }

    /// The code as people read it aloud.
    pub fn spoken_code(&self) -> String {
        let (first, second) = self.code.split_at(self.code.len() / 2);
        format!("{first}-{second}")
    }
}

impl Permit<'_> {
    /// Does what it allows: the appointment moved.
    pub fn act(self, with: &Move, now: Timestamp) -> Result<Appointment, Refusal> {
        let Self { action, appointment: before } = self;
        let state = before.state.after(action).ok_or(Refusal::WrongState)?;
        let mut after = Appointment { state, moves: before.moves + 1, ..before.clone() };
        after.note.clone_from(&with.note);
        let today = text::here(now).date();
        match action {
            Action::Arrive => {
                if before.slot.day != today {
                    return Err(Refusal::OtherDay);
                }
                after.ticket = before.ticket.or(with.ticket);
                after.arrived_at = Some(now);
                after.ended_at = None;
            }
            Action::Serve => {
                after.ended_at = Some(now);
                after.dossier = with.dossier.or(before.dossier);
            }
            Action::Miss => {
                if before.state == State::Booked && !before.is_overdue(now) {
                    return Err(Refusal::TooEarly);
                }
                after.ended_at = Some(now);
            }
            Action::Cancel => after.ended_at = Some(now),
            Action::Move => {
                let slot = with.slot.filter(|slot| *slot != before.slot);
                after.slot = slot.ok_or(Refusal::NoSlot)?;
                // What was promised of erasing goes with the day.
                let kept = before.slot.day.until(before.erase_on).unwrap_or_default();
                after.erase_on = after.slot.day.saturating_add(kept);
            }
        }
        Ok(after)
    }
}

#[cfg(test)]
pub(crate) mod tests;
