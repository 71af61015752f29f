//! The portal as its keepers see it: how the agency shows itself, procedures in English, the set for the notice board.

mod setting;
mod translations;

pub(crate) use setting::{board, save, show};
pub(crate) use translations::{edit as translation, list as translations, save as translate};

/// Where the portal's own pages stand in the navigation.
pub(crate) const SECTION: &str = "/public-site";
