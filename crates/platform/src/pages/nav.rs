use crate::Role;

/// The page of the quality system, which lists what hangs under it.
pub const HUB: &str = "/quality";

/// The shelves of that page: the chapters of ISO 9001 as an official looks for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// Context, scope, leaders (4 and 5).
    Lead,
    /// Plans, objectives, risks, changes (6).
    Plan,
    /// People, means, knowledge, communication (7).
    Support,
    /// Citizens, providers, outputs (8).
    Operate,
    /// Audit, satisfaction, review, inspection (9).
    Evaluate,
    /// Corrective actions (10).
    Improve,
    /// What keeps the program and its contents in order.
    Keep,
}

impl Shelf {
    /// Every shelf, in the order of the page.
    pub const ALL: [Self; 7] = [
        Self::Lead,
        Self::Plan,
        Self::Support,
        Self::Operate,
        Self::Evaluate,
        Self::Improve,
        Self::Keep,
    ];
}

/// One entry of the navigation.
#[derive(Debug, Clone)]
pub struct NavEntry {
    /// Where it leads.
    pub href: &'static str,
    /// What people read.
    pub label: &'static str,
    /// Its place; lower stands first.
    pub place: u32,
    /// Who has work there; nobody named shows it to everybody. Whoever may read the page without
    /// having work there comes by links.
    pub roles: &'static [Role],
    /// Its shelf on the page of the quality system ([`HUB`]); none at the top.
    pub under: Option<Shelf>,
    /// What is found there, in a line, for the page that lists it.
    pub about: &'static str,
    /// Whether the page shown belongs to it.
    pub is_current: bool,
}

impl NavEntry {
    /// An entry of a feature.
    pub const fn new(place: u32, href: &'static str, label: &'static str) -> Self {
        Self { href, label, place, roles: &[], under: None, about: "", is_current: false }
    }

    /// The same for those who have work there.
    #[must_use]
    pub const fn for_roles(mut self, roles: &'static [Role]) -> Self {
        self.roles = roles;
        self
    }

    /// The same on a shelf of the quality system's page, which lists it with what is found there.
    #[must_use]
    pub const fn under(mut self, stands: Shelf, about: &'static str) -> Self {
        self.under = Some(stands);
        self.about = about;
        self
    }
}
