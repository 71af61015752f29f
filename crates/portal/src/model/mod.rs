//! Nothing here touches a clock, a database or a request.

mod colour;
mod setting;

pub use colour::{Colour, LEAST_CONTRAST};
pub use setting::{Contact, Origin, Setting, Slug};
