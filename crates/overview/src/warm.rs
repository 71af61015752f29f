//! The figures of every agency, counted once when the program starts: whoever looks first does not
//! wait until the disk has given everything that they are counted from.

use platform::{App, AppError, Span};

/// Counts what the head of each agency sees, one agency after the other. Nothing is kept of it but
/// what the machine then has in memory, and the figures of this minute.
pub(crate) fn warm(app: &App) -> Result<bool, AppError> {
    let year = Span::year_to(app.clock.today());
    for agency in app.db.anywhere().read_now(organization::agencies)? {
        if app.ending.has_begun() {
            break;
        }
        app.db.at(agency).read_now(|tx| app.showcase.of_minute(tx, year).map(drop))?;
    }
    Ok(false)
}
