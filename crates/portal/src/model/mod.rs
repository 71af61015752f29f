//! Nothing here touches a clock, a database or a request.

mod colour;
mod guide;
mod inspection;
mod setting;
mod translation;

pub use colour::{Colour, LEAST_CONTRAST};
pub use guide::{Guide, GuideBasis, GuideForm, Library, Updating};
pub use inspection::{Action, Inspection, InspectionContent, InspectionId, Paper, State};
pub use setting::{Contact, Origin, Setting, Slug};
pub use translation::{Translated, Translation};
