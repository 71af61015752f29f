//! The words of the program itself.

/// Name and position of the person whom `haidang init` makes, unless it is told another.
pub(crate) const ADMINISTRATOR: &str = "Quản trị";
