//! The pages of the desk.

mod list;
mod new;
mod settings;
mod show;

pub(crate) use list::list;
pub(crate) use new::{create, new};
pub(crate) use settings::{put_closure, put_plan, settings};
pub(crate) use show::{act, show, ticket};

/// Where these pages stand in the navigation.
const SECTION: &str = "/appointments";

/// What somebody just did, from the address.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(crate) struct Done {
    did: String,
    /// How many are booked on a day that was closed.
    booked: i64,
    day: String,
}
