//! What an assessment comes to, and scales. Each runs inside one transaction that its caller opened.

mod judging;
mod scales;
mod telling;
mod tying;

pub(crate) use judging::{choices, fills};
pub(crate) use scales::{scale_by, scales};
pub use scales::{scale_on, set_scale};
pub(crate) use telling::notices;
pub(crate) use tying::{Tied, candidates, tied_to, ties_of};
pub use tying::{link, raise_from};
