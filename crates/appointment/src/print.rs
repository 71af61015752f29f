//! The number in the queue, on a small slip.

use crate::{Appointment, pages::words, store};
use platform::{AppError, Tx};
use typeset::{Day, Engine, TicketSheet, TypesetError};

/// Phiếu số thứ tự of somebody who arrived.
pub(crate) fn ticket(tx: &Tx<'_>, it: &Appointment) -> Result<Vec<u8>, AppError> {
    let number = it.ticket.ok_or(AppError::Conflict("appointment_no_ticket"))?;
    let failed = |e: TypesetError| AppError::Failed(e.to_string());
    let day = it.slot.day;
    let place = store::plan(tx, day)?.map(|plan| plan.place).unwrap_or_default();
    let sheet = TicketSheet {
        agency: organization::agency(tx)?.name,
        title: words::TICKET.to_owned(),
        dated: Day { year: day.year(), month: day.month(), day: day.day() },
        number: words::ticket(number),
        facts: words::ticket_facts(it, &place),
        note: words::TICKET_NOTE.to_owned(),
    };
    Ok(Engine::shared().map_err(failed)?.ticket(&sheet).map_err(failed)?.bytes)
}
