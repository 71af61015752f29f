//! Nothing here touches a clock, a database or a request.

mod pack;
mod register;

pub use pack::{Act, Ask, Item, Pack, PackId, PackState, PackedFile, contents};
pub use register::INSPECTIONS;
