//! Nothing here touches a clock, a database or a request.

mod colour;
mod guide;
mod opening;
mod riddle;
mod setting;
mod translation;

pub use colour::{Colour, LEAST_CONTRAST};
pub use guide::{Guide, GuideBasis, GuideForm, Library, Updating};
pub(crate) use opening::contradicts;
pub use riddle::Riddle;
pub(crate) use riddle::is_sum;
pub use setting::{Contact, Origin, Setting, Slug};
pub use translation::{Translated, Translation};
