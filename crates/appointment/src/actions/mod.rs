//! The use cases. Each runs inside one transaction that its caller opened.
//!
//! | file | holds |
//! |---|---|
//! | `vacancies` | which times are free |
//! | `booking` | a time is booked: by a citizen, by the desk, by walking in |
//! | `moving` | the life of an appointment |
//! | `planning` | when and how many the desk receives |
//! | `tidying` | what the clock does: who did not come, whom to forget |
//! | `waiting` | what waits for whom |

mod booking;
mod moving;
mod planning;
mod tidying;
mod vacancies;
mod waiting;

pub use booking::{book, book_for, walk_in};
pub use moving::{act, cancel_own, move_own, on_dossier};
pub use planning::{close_day, open_day, put_plan};
pub use tidying::tidy;
pub use vacancies::{plan, vacancies};
pub(crate) use waiting::inbox;

use crate::{Appointment, AppointmentId, Refusal, permit, store};
use platform::{
    Actor, AppError, DbError, Tx,
    ledger::{Entry, commitment, object},
};

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::WrongState => Self::Conflict("wrong_state"),
            Refusal::OtherDay => Self::Conflict("appointment_other_day"),
            Refusal::TooEarly => Self::Conflict("appointment_too_early"),
            Refusal::NoSlot => Self::Conflict("appointment_no_slot"),
        }
    }
}

/// The appointment, for those who may know whose it is.
pub fn open(tx: &Tx<'_>, actor: &Actor, id: AppointmentId) -> Result<Appointment, AppError> {
    permit::may_receive(actor)?;
    found(tx, id)
}

fn found(tx: &Tx<'_>, id: AppointmentId) -> Result<Appointment, AppError> {
    let row = store::find(tx, id.get())?.ok_or(AppError::NotFound)?;
    Ok(store::read(row)?)
}

/// The appointment of a code, if the telephone number is right. A wrong code and a wrong number are
/// answered alike.
pub fn own(tx: &Tx<'_>, code: &str, phone: &str) -> Result<Option<Appointment>, DbError> {
    let code: String = code.chars().filter(char::is_ascii_alphanumeric).take(20).collect();
    let row = store::find_by_code(tx, &code.to_ascii_uppercase(), &dossier::phone_digits(phone))?;
    row.map(store::read).transpose()
}

/// Remembers an act. Who it is about is in the record as a commitment only.
fn say(tx: &Tx<'_>, actor: &Actor, action: &str, appointment: &Appointment) -> Result<(), DbError> {
    let salt = store::salt(tx, appointment.id.get())?.and_then(|(salt,)| hex::decode(salt).ok());
    let salt: Option<[u8; 32]> = salt.and_then(|salt| salt.try_into().ok());
    let visitor = &appointment.visitor;
    let who = format!("{}\n{}\n{}", visitor.name, visitor.phone, appointment.note);
    let slot = appointment.slot.text();
    let entry = Entry {
        action,
        object: object("desk_appointment", appointment.id),
        version: appointment.moves,
        reason: &slot,
        pii_commit: salt.map(|salt| commitment(&salt, &who)),
        ..Entry::default()
    };
    tx.record(actor, &entry)?;
    Ok(())
}

fn random<const N: usize>() -> Result<[u8; N], DbError> {
    let mut random = [0; N];
    getrandom::fill(&mut random).map_err(|e| DbError::Unavailable(e.to_string()))?;
    Ok(random)
}

/// Whoever acts without an account.
fn stranger(tx: &Tx<'_>) -> Actor {
    Actor::system(tx.agency(), "public")
}
