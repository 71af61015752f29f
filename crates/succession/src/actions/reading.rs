//! The books of an agency that ended, for the people of the one that took over.

use super::open;
use crate::{Answer, State, Succession, SuccessionId, permit};
use platform::{Actor, AgencyId, AppError, Tx};

/// The agencies of these identification codes; nothing where there is none.
pub(crate) fn named(tx: &Tx<'_>, codes: &[String]) -> Result<Vec<Option<AgencyId>>, AppError> {
    let find = |code: &String| Ok(organization::by_code(tx, code)?.map(|agency| agency.id));
    codes.iter().map(find).collect()
}

/// Whether this person may read the books of an agency that theirs takes over from by now.
pub(crate) fn may_look(
    tx: &Tx<'_>,
    actor: &Actor,
    succession: &Succession,
    agency: AgencyId,
) -> Result<(), AppError> {
    permit::may_read(actor)?;
    let one = succession.predecessors.iter().find(|it| it.agency == agency);
    let one = one.ok_or(AppError::NotFound)?;
    let is_under_way = !matches!(succession.state(), State::Draft | State::Dropped);
    let may = is_under_way && one.answer == Answer::Agreed && tx.of(agency).is_closed()?;
    if may { Ok(()) } else { Err(AppError::Conflict("agency_goes_on")) }
}

/// Lets this person's session read them, from the next page on.
pub fn look_into(
    tx: &Tx<'_>,
    actor: &Actor,
    id: SuccessionId,
    agency: AgencyId,
) -> Result<(), AppError> {
    may_look(tx, actor, &open(tx, id)?, agency)?;
    account::look_into(tx, actor, agency)
}
