use super::{ExternalDocument, TextId};
use jiff::civil::Date;
use std::collections::BTreeSet;

platform::id_type! {
    /// One relation between two texts.
    RelationId
}

/// What a text does to an older one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RelationKind {
    /// Thay thế, bãi bỏ toàn bộ.
    Replaces,
    /// Thay thế, bãi bỏ một phần.
    ReplacesPart,
    /// Sửa đổi, bổ sung.
    Amends,
}

impl RelationKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Replaces, Self::ReplacesPart, Self::Amends];

    /// The word in the database and forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Replaces => "replaces",
            Self::ReplacesPart => "replaces_part",
            Self::Amends => "amends",
        }
    }

    /// The kind that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// A relation to be recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRelation {
    /// What the new text does.
    pub kind: RelationKind,
    /// The text that does it.
    pub new: TextId,
    /// The text to which it is done.
    pub old: TextId,
    /// From which day; the new text's first day in force where nothing is said.
    pub from: Option<Date>,
    /// Which articles; needed where only a part is replaced.
    pub articles: String,
    /// Anything else.
    pub note: String,
}

/// A recorded relation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// Its key.
    pub id: RelationId,
    /// What the new text does.
    pub kind: RelationKind,
    /// The text that does it.
    pub new: TextId,
    /// The text to which it is done.
    pub old: TextId,
    /// The first day on which it counts.
    pub from: Date,
    /// Which articles.
    pub articles: String,
    /// Anything else.
    pub note: String,
    /// Why it was taken back, if it was a mistake.
    pub withdrawn: Option<String>,
}

impl Relation {
    /// Whether it was not taken back.
    pub const fn stands(&self) -> bool {
        self.withdrawn.is_none()
    }
}

/// Why a relation is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A text does nothing to itself.
    #[error("a text does not replace itself")]
    Itself,
    /// The older text already replaces or amends the newer one, itself or through others.
    #[error("the relation closes a circle")]
    Circle,
    /// A part needs its articles.
    #[error("which articles are replaced is not said")]
    NoArticles,
    /// Neither the relation nor the new text says from when.
    #[error("from which day it counts is not known")]
    NoDay,
    /// Nothing counts before it was signed.
    #[error("it counts before the new text was issued")]
    BeforeIssued,
}

/// Checks a relation against those that stand, and says from which day it counts.
pub fn allow(
    wanted: &NewRelation,
    new: &ExternalDocument,
    relations: &[Relation],
) -> Result<Date, Refusal> {
    if wanted.new == wanted.old {
        return Err(Refusal::Itself);
    }
    if reaches(wanted.old, wanted.new, relations) {
        return Err(Refusal::Circle);
    }
    if wanted.kind == RelationKind::ReplacesPart && wanted.articles.trim().is_empty() {
        return Err(Refusal::NoArticles);
    }
    let from = wanted.from.or(new.effective_on).ok_or(Refusal::NoDay)?;
    if new.issued_on.is_some_and(|issued| from < issued) {
        return Err(Refusal::BeforeIssued);
    }
    Ok(from)
}

/// Whether `from` does something to `to`, itself or through others.
fn reaches(from: TextId, to: TextId, relations: &[Relation]) -> bool {
    let mut seen = BTreeSet::from([from]);
    let mut next = vec![from];
    while let Some(text) = next.pop() {
        for relation in relations.iter().filter(|r| r.stands() && r.new == text) {
            if relation.old == to {
                return true;
            }
            if seen.insert(relation.old) {
                next.push(relation.old);
            }
        }
    }
    false
}
