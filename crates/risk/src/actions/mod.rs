//! What an assessment comes to, and scales. Each runs inside one transaction that its caller opened.

mod judging;
mod scales;
mod telling;

pub(crate) use judging::{choices, fills};
pub(crate) use scales::{scale_by, scales};
pub use scales::{scale_on, set_scale};
pub(crate) use telling::notices;
