use crate::{DbError, Tx};
use jiff::civil::Date;
use std::sync::Arc;

/// A page that a feature has for the public, in the portal's navigation. The page itself is a public
/// route of that feature under `/portal/{agency}`, in the portal's shell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublicLink {
    /// Its place; lower stands first.
    pub place: u32,
    /// Its address inside the portal: `/news`.
    pub path: &'static str,
    /// What people read.
    pub label: &'static str,
    /// The same on pages in English.
    pub english: &'static str,
}

/// A page of the portal that search engines and the export are to find.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicAddress {
    /// Its address inside the portal: `/news/42`.
    pub path: String,
    /// When it changed last, where that is known.
    pub changed_on: Option<Date>,
}

/// Where on the portal a section stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PublicPlace {
    /// On its first page.
    Home,
    /// On the page about the quality system.
    Quality,
}

/// A figure with what it is taken of, so that nobody reads 100% of two.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PublicFigure {
    /// What is counted.
    pub label: String,
    /// How much, as people read it: `98,2%`.
    pub value: String,
    /// Of what: `n = 214`; empty where that says nothing.
    pub note: String,
}

/// A share of a whole, with its bar.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PublicShare {
    /// Of what: a month, an objective.
    pub label: String,
    /// In thousandths; nothing where nothing happened.
    pub permille: Option<i64>,
    /// The share and what it is taken of, as people read it: `98,2% (213 trong 217)`.
    pub value: String,
    /// What was to be reached: `≥ 95%`; empty where nothing was said.
    pub target: String,
    /// Whether it was not reached; not colour alone says so, the value does too.
    pub is_missed: bool,
}

/// A link of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PublicMention {
    /// Where it leads: inside the portal with `/`, to another with `/portal/`, outside with
    /// `https://`; empty leads nowhere.
    pub href: String,
    /// What people read.
    pub label: String,
    /// What stands below it, such as its day; empty says nothing.
    pub note: String,
}

/// A part of a section. Addresses begin with `/` inside the portal, with `https://` outside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PublicBlock {
    /// A paragraph.
    Text(String),
    /// Text of the small Markdown, as documents are written in.
    Markdown(String),
    /// Labels and what belongs to them.
    Facts(Vec<(String, String)>),
    /// Figures side by side.
    Figures(Vec<PublicFigure>),
    /// Shares of the same kind, one below another.
    Shares {
        /// What they show, read aloud first.
        caption: String,
        /// The heads: of labels, of shares, of targets (empty: there are no targets).
        heads: [String; 3],
        /// Each.
        rows: Vec<PublicShare>,
    },
    /// A table.
    Table {
        /// What it shows, read aloud first.
        caption: String,
        /// The heads of its columns.
        heads: Vec<String>,
        /// Its rows, as wide as the heads.
        rows: Vec<Vec<String>>,
    },
    /// Links, one below another.
    Links(Vec<PublicMention>),
}

/// What a feature shows the public of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicSection {
    /// On which page.
    pub on: PublicPlace,
    /// Its place there; lower stands first.
    pub place: u32,
    /// Its name for links, in letters: `satisfaction`.
    pub id: &'static str,
    /// Its heading.
    pub title: String,
    /// What it says.
    pub blocks: Vec<PublicBlock>,
}

/// What a feature shows the public as of a day. A feature with nothing to show says nothing.
pub type PublicSections = fn(&Tx<'_>, Date) -> Result<Vec<PublicSection>, DbError>;

/// The pages of a feature that are to be found.
pub type PublicAddresses = fn(&Tx<'_>) -> Result<Vec<PublicAddress>, DbError>;

/// Something that the public may do here today: an entry of the portal's navigation, a tile on its
/// first page and, where it is about one process, a button on the page of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublicOffer {
    /// Its entry of the navigation; about a process its address takes `?process=` and its name.
    pub link: PublicLink,
    /// What people read on the tile and the button.
    pub label: &'static str,
    /// What it is for, in half a sentence.
    pub about: &'static str,
    /// Whether it is about one process.
    pub of_process: bool,
}

/// What a feature offers the public as of a day.
pub type PublicOffers = fn(&Tx<'_>, Date) -> Result<Vec<PublicOffer>, DbError>;

/// What a feature has for the public.
#[derive(Debug, Clone, Copy, Default)]
pub struct PublicSide {
    /// Its entries in the portal's navigation.
    pub links: &'static [PublicLink],
    /// What it shows on the portal's pages.
    pub sections: Option<PublicSections>,
    /// Its pages below those of the navigation.
    pub addresses: Option<PublicAddresses>,
    /// What the public may do, where the agency takes that up.
    pub offers: Option<PublicOffers>,
}

/// Everybody who has something for the public.
#[derive(Debug, Clone, Default)]
pub struct PublicSides(Arc<[PublicSide]>);

impl PublicSides {
    /// Of these features.
    pub fn new(features: &[crate::Feature]) -> Self {
        Self(features.iter().filter_map(|feature| feature.public).collect())
    }

    /// The navigation where the public may do these things, in order.
    pub fn links(&self, offers: &[PublicOffer]) -> Vec<PublicLink> {
        let mut links: Vec<_> = self.0.iter().flat_map(|side| side.links).copied().collect();
        links.extend(offers.iter().map(|offer| offer.link));
        links.sort_by_key(|link| link.place);
        links
    }

    /// What stands on a page, in order.
    pub fn sections(
        &self,
        tx: &Tx<'_>,
        on: PublicPlace,
        day: Date,
    ) -> Result<Vec<PublicSection>, DbError> {
        let mut sections = Vec::new();
        for tell in self.0.iter().filter_map(|side| side.sections) {
            sections.extend(tell(tx, day)?);
        }
        sections.retain(|section| section.on == on);
        sections.sort_by_key(|section| section.place);
        Ok(sections)
    }

    /// What the public may do today.
    pub fn offers(&self, tx: &Tx<'_>, day: Date) -> Result<Vec<PublicOffer>, DbError> {
        let mut offers = Vec::new();
        for tell in self.0.iter().filter_map(|side| side.offers) {
            offers.extend(tell(tx, day)?);
        }
        Ok(offers)
    }

    /// Every page that is to be found, beside those of the navigation.
    pub fn addresses(&self, tx: &Tx<'_>) -> Result<Vec<PublicAddress>, DbError> {
        let mut addresses = Vec::new();
        for tell in self.0.iter().filter_map(|side| side.addresses) {
            addresses.extend(tell(tx)?);
        }
        Ok(addresses)
    }
}
