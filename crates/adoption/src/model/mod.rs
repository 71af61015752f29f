//! Nothing here touches a clock, a database or a request.

mod changes;
mod foreign;
mod local;
mod merge;
mod similar;

pub use changes::{Change, compare};
pub use local::{Given, localize};
pub use merge::{Conflict, merge};
pub use similar::similarity;

pub(crate) use foreign::foreign_names;
pub(crate) use local::{all_text, of_master, unchanged};

use flow::Procedure;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

platform::id_type! {
    /// One edition of a master.
    EditionId
}

/// More local fields than this nobody fills in.
pub(crate) const MAX_FIELDS: usize = 20;

/// Likeness from which two processes count as copies of each other.
pub(crate) const ALIKE: f64 = 0.90;

/// How an edition came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// An agency of this installation gave it to the others.
    Published,
    /// It came in a signed package.
    Imported,
}

impl Source {
    /// The word in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Imported => "imported",
        }
    }

    /// The source that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Published, Self::Imported].into_iter().find(|source| source.as_str() == word)
    }
}

/// What a local field is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// Tên đơn vị.
    Unit,
    /// Chức danh.
    Position,
    /// Nơi tiếp nhận, địa danh.
    Place,
    /// Phí, lệ phí.
    Fee,
    /// Cơ quan ban hành.
    Body,
    /// Anything else.
    Other,
}

impl FieldKind {
    /// Every kind.
    pub const ALL: [Self; 6] =
        [Self::Unit, Self::Position, Self::Place, Self::Fee, Self::Body, Self::Other];

    /// The word in forms and packages.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Position => "position",
            Self::Place => "place",
            Self::Fee => "fee",
            Self::Body => "body",
            Self::Other => "other",
        }
    }

    /// The kind that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// A part of a procedure that is local as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The issuing body on the cover.
    IssuingBody,
    /// Cơ quan thực hiện.
    SettledBy,
    /// Nơi tiếp nhận và trả kết quả.
    Channels,
    /// Phí, lệ phí.
    Fees,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 4] = [Self::IssuingBody, Self::SettledBy, Self::Channels, Self::Fees];

    /// The word in forms and packages.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::IssuingBody => "issuing_body",
            Self::SettledBy => "settled_by",
            Self::Channels => "channels",
            Self::Fees => "fees",
        }
    }

    /// The part that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.as_str() == word)
    }

    /// What it is about.
    pub const fn kind(self) -> FieldKind {
        match self {
            Self::IssuingBody | Self::SettledBy => FieldKind::Body,
            Self::Channels => FieldKind::Place,
            Self::Fees => FieldKind::Fee,
        }
    }
}

/// Where a local field stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// These words, wherever they stand.
    Words(String),
    /// A part as a whole.
    Part(Part),
}

/// A place where the agency that adopts puts its own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalField {
    /// What it is about.
    pub kind: FieldKind,
    /// What is asked; empty where the part says it.
    pub label: String,
    /// Where it stands.
    pub target: Target,
}

/// One edition of a master: frozen when it was given.
#[derive(Debug, Clone, PartialEq)]
pub struct Edition {
    /// Its key.
    pub id: EditionId,
    /// How it came.
    pub source: Source,
    /// Which master: the name of its installation's record and its document's key there.
    pub master: String,
    /// The agency that answers for it.
    pub origin: String,
    /// Its code there.
    pub code: String,
    /// Its name.
    pub title: String,
    /// Lần ban hành.
    pub issue_no: u32,
    /// Lần sửa đổi.
    pub revision_no: u32,
    /// From when it binds there.
    pub effective_on: Option<Date>,
    /// What it says.
    pub procedure: Procedure,
    /// SHA-256 over what its signers answered for.
    pub content_hash: String,
    /// Where local words go.
    pub fields: Vec<LocalField>,
    /// The version there, where that is on this installation.
    pub version: Option<i64>,
    /// The key that signed its package; empty where it was published here.
    pub signer: String,
}

impl Edition {
    /// `02` or `02/01`.
    pub fn number(&self) -> String {
        match self.revision_no {
            0 => format!("{:02}", self.issue_no),
            revision => format!("{:02}/{revision:02}", self.issue_no),
        }
    }
}

/// What was answered to a later edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Its changes went into a draft.
    Taken,
    /// They did not, for a reason.
    Declined,
}

impl Answer {
    /// The word in forms and the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Declined => "declined",
        }
    }

    /// The answer that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Taken, Self::Declined].into_iter().find(|answer| answer.as_str() == word)
    }
}
