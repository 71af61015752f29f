//! The portal as its keepers see it: how the agency shows itself, procedures in English, results of
//! inspections, the set for the notice board.

mod inspections;
mod setting;
mod translations;

pub(crate) use inspections::{
    act as act_on_inspection, create as note_inspection, list as inspections,
    new as new_inspection, save as save_inspection, show as inspection,
};
pub(crate) use setting::{board, save, show};
pub(crate) use translations::{edit as translation, list as translations, save as translate};

/// Where the portal's own pages stand in the navigation.
pub(crate) const SECTION: &str = "/public-site";
