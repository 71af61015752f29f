//! What every feature needs and no feature owns. Nothing in here knows what a document is.
//!
//! | module | holds |
//! |---|---|
//! | `db` | the store: SQLite and PostgreSQL behind one type |
//! | `ledger` | the record that cannot be rewritten unseen |
//! | `api` | what programs are told about the API |
//! | `address` | text in addresses |
//! | `closing` | agencies that end: their books are closed |
//! | `by_minute` | figures that are counted once a minute |
//! | `misses` | how often somebody failed lately |
//! | `memory` | what features keep while the program runs |
//! | `ending` | whether the program was asked to end |
//! | `actor` | who acts, and the roles they play |
//! | `routes` | routes that say who may call them |
//! | `problem` | every way a request can end, and its sentence |
//! | `list` | filtered, sorted, paged, exported lists |
//! | `search` | search in titles and full text, with and without diacritics |
//! | `outbox` | events from one feature to others |
//! | `files` | files named by their hash |
//! | `pages` | the frame of every page |
//! | `web` | headers, same-site rule |
//! | `public` | what features have for the public, on the portal |
//! | `exhibit` | figures with the list behind them, shown in many places |
//! | `exhibits` | the figures of the record |
//! | `pack` | papers for an inspection, handed over by features |
//! | `indicator` | shares that features count and objectives aim at |
//! | `feature` | what a feature hands to the server |

mod actor;
mod address;
pub mod api;
mod by_minute;
mod clock;
mod closing;
pub mod db;
mod ending;
mod exhibit;
mod exhibits;
mod feature;
pub mod files;
mod id;
mod indicator;
pub mod ledger;
pub mod list;
mod memory;
mod misses;
pub mod outbox;
mod pack;
pub mod pages;
mod problem;
mod public;
mod routes;
pub mod search;
mod typed;
mod upload;
pub mod web;

pub use actor::{Actor, Ended, Role, Via};
pub use by_minute::ByMinute;
pub use clock::Clock;
pub use closing::{Closing, ENDED};
pub use db::{Db, DbError, Tx};
pub use ending::Ending;
pub use exhibit::{Exhibit, Exhibits, Keeping, Showcase, Span, Standing};
pub use feature::{
    App, Chore, Feature, Inbox, InboxItem, Job, Notice, Noticeboard, Notices, Settings, end_of_day,
    feature, install,
};
pub use id::{AgencyId, PersonId, first_key};
pub use indicator::{Indicator, Share, indicator, indicators};
pub use memory::Memory;
pub use misses::Misses;
pub use pack::{Pack, PackAsk, PackItem, PackPaper, Packers, PrintPaper};
pub use pages::{HUB, NavEntry, Record, Shelf, Shell};
pub use problem::{AppError, FieldErrors, Problem, longer_than, number_between, sentence};
pub use public::{
    PublicAddress, PublicAddresses, PublicBlock, PublicFigure, PublicLink, PublicMention,
    PublicOffer, PublicOffers, PublicPlace, PublicSection, PublicSections, PublicShare, PublicSide,
    PublicSides,
};
pub use routes::{Access, Route, Routes};
pub use text as words;
pub use upload::one_file;
