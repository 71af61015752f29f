//! Nothing here touches a clock, a database or a request.

mod relation;
mod sheet;

pub use relation::{NewRelation, Refusal, Relation, RelationId, RelationKind, allow};
pub use sheet::{Column, Difference, Line, Verdict, lines, verdicts};

use flow::{
    LegalBasis,
    citation::{self, law_title},
};
use jiff::civil::Date;
use std::collections::BTreeMap;

platform::id_type! {
    /// One text of the register.
    TextId
}

/// What the register says of one text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ExternalDocument {
    /// Number and symbol, such as `123/2015/NĐ-CP`.
    pub number: String,
    /// Luật, Nghị định, Thông tư…
    pub kind: String,
    /// Who issued it.
    pub issuer: String,
    /// What it is about.
    pub title: String,
    /// When it was signed.
    pub issued_on: Option<Date>,
    /// The first day in force.
    pub effective_on: Option<Date>,
    /// The first day no longer in force, where that is known without a text that replaces it.
    pub expired_on: Option<Date>,
    /// Where it is published; an address of the web, or empty.
    pub link: String,
    /// Where the agency keeps it.
    pub place: String,
    /// Anything else.
    pub note: String,
    /// The text itself.
    pub file: Option<Attachment>,
}

/// A file beside a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attachment {
    /// SHA-256 of its bytes.
    pub hash: String,
    /// What it was called.
    pub name: String,
}

/// A registered text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Its key.
    pub id: TextId,
    /// How often it was changed.
    pub edits: i64,
    /// What is said of it.
    pub text: ExternalDocument,
}

/// How a text stands on a day (`iso-in-agencies.md` 5.14).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Chưa có hiệu lực.
    Future,
    /// Còn hiệu lực.
    InForce,
    /// Còn hiệu lực, đã được sửa đổi, bổ sung.
    Amended,
    /// Hết hiệu lực một phần.
    PartlyExpired,
    /// Hết hiệu lực toàn bộ.
    Expired,
}

impl Standing {
    /// Every standing, in the order of life.
    pub const ALL: [Self; 5] =
        [Self::Future, Self::InForce, Self::Amended, Self::PartlyExpired, Self::Expired];

    /// The word in the address and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Future => "future",
            Self::InForce => "in_force",
            Self::Amended => "amended",
            Self::PartlyExpired => "partly_expired",
            Self::Expired => "expired",
        }
    }
}

impl Known {
    /// Its standing on a day, computed; never stored. `relations` may be those of every text.
    pub fn standing(&self, relations: &[Relation], day: Date) -> Standing {
        if self.text.effective_on.is_some_and(|from| day < from) {
            return Standing::Future;
        }
        if self.ends_on(relations).is_some_and(|end| day >= end) {
            return Standing::Expired;
        }
        let has = |kind| self.touched(relations).any(|r| r.kind == kind && r.from <= day);
        if has(RelationKind::ReplacesPart) {
            Standing::PartlyExpired
        } else if has(RelationKind::Amends) {
            Standing::Amended
        } else {
            Standing::InForce
        }
    }

    /// The first day on which it no longer holds, as far as is known.
    pub fn ends_on(&self, relations: &[Relation]) -> Option<Date> {
        let replaced = self.successor(relations).map(|relation| relation.from);
        [self.text.expired_on, replaced].into_iter().flatten().min()
    }

    /// What replaces it as a whole: the first that does.
    pub fn successor<'r>(&self, relations: &'r [Relation]) -> Option<&'r Relation> {
        let id = self.id;
        let whole = relations.iter().filter(move |relation| {
            relation.old == id && relation.stands() && relation.kind == RelationKind::Replaces
        });
        whole.min_by_key(|relation| relation.from)
    }

    /// What is done to it.
    pub fn touched<'r>(&self, relations: &'r [Relation]) -> impl Iterator<Item = &'r Relation> {
        let id = self.id;
        relations.iter().filter(move |relation| relation.old == id && relation.stands())
    }
}

/// Finds the registered text that a line of legal bases means: by number in whatever spelling, else
/// by the title of a law.
#[derive(Debug, Default)]
pub struct Matcher {
    numbers: BTreeMap<String, TextId>,
    laws: BTreeMap<String, Vec<(Option<i16>, TextId)>>,
}

impl Matcher {
    /// Of these texts.
    pub fn new<'t>(texts: impl IntoIterator<Item = &'t Known>) -> Self {
        let mut matcher = Self::default();
        for known in texts {
            matcher.numbers.insert(citation::key(&known.text.number), known.id);
            if let Some((title, year)) = law_title(&known.text.title) {
                let cited = citation::find(&known.text.number).and_then(|cited| cited.year);
                let year = year.or(cited).or(known.text.issued_on.map(Date::year));
                matcher.laws.entry(title).or_default().push((year, known.id));
            }
        }
        matcher
    }

    /// The text; `None` where it is not registered, or where a title fits more than one.
    pub fn find(&self, basis: &LegalBasis) -> Option<TextId> {
        if let Some(cited) = citation::of_basis(basis) {
            return self.numbers.get(&cited.key).copied();
        }
        let (title, year) = law_title(&basis.title)?;
        let named = self.laws.get(&title)?;
        let mut fitting = named.iter().filter(|(own, _)| year.is_none() || *own == year);
        match (fitting.next(), fitting.next()) {
            (Some((_, id)), None) => Some(*id),
            (None, _) | (Some(_), Some(_)) => None,
        }
    }

    /// The text of a number.
    pub fn number(&self, number: &str) -> Option<TextId> {
        self.numbers.get(&citation::key(number)).copied()
    }
}

#[cfg(test)]
mod tests;
