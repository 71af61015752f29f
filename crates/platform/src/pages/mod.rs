//! What every page shares: its frame, its problems, its files.

mod assets;
mod exhibit;
mod file;
mod history;
mod nav;
mod problem;
mod sentences;
mod shell;
mod summary;

pub use assets::{asset, css_path};
pub use file::{DOCX, PDF, opened, saved};
pub use history::{CLOCK, HistoryLine};
pub use nav::{HUB, NavEntry, Shelf};
pub use problem::problem_pages;
pub use sentences::role_label;
pub(crate) use sentences::{SENTENCES, longer_than, number_between, only_for};
pub use shell::{Flash, Record, Shell, render, render_with};
