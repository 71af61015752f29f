//! Working time in Vietnamese offices: which days and hours are worked, when a limit runs out,
//! and why then (`one-stop.md` section 5). Pure: no clock, no database, no request.
//!
//! | file | what it holds |
//! |---|---|
//! | [`lunar`] | the Vietnamese lunar calendar |
//! | [`statutory`] | days off by law, for years without a notice |
//! | `calendar` | [`Calendar`]: the published days, and the derived ones beyond |
//! | `hours` | [`OfficeHours`]: when the doors are open |
//! | `limit` | [`Limit`], [`Term`]: how long something may take, and how people write it |
//! | `working_time` | [`WorkingTime`]: adding and measuring office time |
//! | `due` | [`Due`]: a due date with its derivation, day by day |
//! | `deadlines` | apology, hand-over, [`timeliness`] |
//! | `ledger` | [`ClockEvent`], [`Standing`]: a clock that pauses, resumes and is extended |
//! | `instant` | [`read_instant`], [`write_instant`] |
//! | [`describe`] | derivations in Vietnamese |
//! | [`vectors`] | tables of due dates to be checked |
//!
//! Instants are [`jiff::Timestamp`] outside; inside, everything is counted in the civil time of
//! Việt Nam.

mod calendar;
mod deadlines;
pub mod describe;
mod due;
mod hours;
mod instant;
mod ledger;
mod limit;
pub mod lunar;
pub mod statutory;
pub mod vectors;
mod working_time;

pub use calendar::{Calendar, CalendarError, DayKind, Occasion, SpecialDay};
pub use deadlines::{Timeliness, timeliness};
pub use due::{DayLine, Due, DueError, Role};
pub use hours::{HoursError, OfficeHours, Profile, Season, Session, Week};
pub use instant::{BeyondTime, read_instant, write_instant};
pub use ledger::{ClockEvent, LedgerError, PausePolicy, Standing};
pub use limit::{Grain, Limit, LimitError, Start, Term};
pub use working_time::WorkingTime;
