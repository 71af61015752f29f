use crate::citation;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What a single procedure cannot know. Whatever is left out is not checked.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// The day legal bases must be valid on; without it the procedure's own effective date.
    pub valid_on: Option<Date>,
    /// The register of external documents.
    pub register: Option<Register>,
    /// Codes of the agency's *other* documents that aren't withdrawn, with their titles.
    pub codes_in_use: BTreeMap<String, String>,
    /// National codes of the procedures that the agency may settle.
    pub national_codes: Option<BTreeSet<String>>,
    /// Whether something came before this text.
    pub edition: Edition,
    /// What the procedure is checked for.
    pub purpose: Purpose,
    /// Positions and units of the agency, as they are called there.
    pub positions: Option<Vec<String>>,
}

/// Whether an earlier issue or revision exists.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Edition {
    /// Told by the numbers that the procedure prints.
    #[default]
    AsPrinted,
    /// Issue 1, revision 0.
    First,
    /// A later issue or revision.
    Later,
}

/// What a procedure is checked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Purpose {
    /// To be approved and followed by people.
    #[default]
    Document,
    /// To be run: dossiers go from step to step by it.
    Execution,
}

/// Standing of a legal text (`iso-in-agencies.md` 4.9).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum TextStatus {
    /// Chưa có hiệu lực.
    NotYetInForce,
    /// Còn hiệu lực.
    #[default]
    InForce,
    /// Hết hiệu lực một phần.
    PartlyExpired,
    /// Hết hiệu lực toàn bộ.
    Expired,
}

/// One text of the register of external documents.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ExternalText {
    /// Its title.
    pub title: String,
    /// The standing recorded; dates, where known, go before it.
    pub status: TextStatus,
    /// The first day in force.
    pub effective_on: Option<Date>,
    /// The first day no longer in force.
    pub expired_on: Option<Date>,
    /// Number of the text that replaces it.
    pub replaced_by: Option<String>,
    /// The day the replacement takes effect.
    pub replaced_on: Option<Date>,
}

impl ExternalText {
    /// The standing on a day; without a day, the one recorded.
    pub fn standing(&self, day: Option<Date>) -> TextStatus {
        let Some(day) = day else { return self.status };
        if self.effective_on.is_some_and(|from| day < from) {
            return TextStatus::NotYetInForce;
        }
        if self.ends_on().is_some_and(|end| day >= end) {
            return TextStatus::Expired;
        }
        let overtaken = match self.status {
            TextStatus::Expired => self.ends_on().is_some(),
            TextStatus::NotYetInForce => self.effective_on.is_some(),
            TextStatus::InForce | TextStatus::PartlyExpired => false,
        };
        if overtaken { TextStatus::InForce } else { self.status }
    }

    /// The first day on which it no longer holds, whether it expired or was replaced.
    pub fn ends_on(&self) -> Option<Date> {
        self.expired_on.or(self.replaced_on)
    }
}

/// The register of external documents, asked by number in whatever spelling.
#[derive(Debug, Clone, Default)]
pub struct Register(BTreeMap<String, ExternalText>);

impl Register {
    /// Whether a text of that number is registered, and what is known of it.
    pub fn find(&self, number: &str) -> Option<&ExternalText> {
        self.0.get(&citation::key(number))
    }
}

impl FromIterator<(String, ExternalText)> for Register {
    fn from_iter<I: IntoIterator<Item = (String, ExternalText)>>(texts: I) -> Self {
        Self(texts.into_iter().map(|(number, text)| (citation::key(&number), text)).collect())
    }
}
