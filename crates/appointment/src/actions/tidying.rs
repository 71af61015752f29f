use super::{found, moving::save, say};
use crate::{Action, Asks, Move, may, store};
use platform::{Actor, AppError, Tx};

/// Who did not come on a day gone by is noted as missing; whose day to be forgotten has come is
/// forgotten (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15). Whether more waits.
pub fn tidy(tx: &Tx<'_>) -> Result<bool, AppError> {
    let today = text::here(tx.now()).date().to_string();
    let missed = store::keys(store::global::to_miss(tx, &today)?);
    for (agency, id) in &missed {
        let (tx, clock) = (tx.of(*agency), Actor::system(*agency, "clock"));
        let before = found(&tx, *id)?;
        let after = may(Asks::Clock, Action::Miss, &before)?.act(&Move::default(), tx.now())?;
        save(&tx, &clock, &before, after, Action::Miss)?;
    }
    let forgotten = store::keys(store::global::to_erase(tx, &today)?);
    for (agency, id) in &forgotten {
        let (tx, clock) = (tx.of(*agency), Actor::system(*agency, "clock"));
        store::erase(&tx, id.get())?;
        say(&tx, &clock, "appointment.erase", &found(&tx, *id)?)?;
    }
    Ok(!missed.is_empty() || !forgotten.is_empty())
}
