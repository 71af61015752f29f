use crate::{AgencyId, App, AppError, Span, Tx};
use std::sync::Arc;

/// What an inspection usually asks for, in the order of the usual outline (`iso-in-agencies.md` 1.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PackItem {
    /// The decision that set up the steering committee.
    Committee,
    /// The plan of the year.
    Plan,
    /// The declaration, its renewals, its posting.
    Declaration,
    /// Documents, complete against the list of administrative procedures.
    Documents,
    /// What was brought up to date after the law changed.
    LegalChanges,
    /// Policy, objectives and what they came to.
    PolicyObjectives,
    /// Risks that were found.
    Risks,
    /// Internal audit.
    Audit,
    /// Corrective action.
    CorrectiveAction,
    /// The head's review.
    ManagementReview,
    /// Satisfaction of people who came.
    Satisfaction,
    /// Training, dissemination.
    Training,
    /// Dossiers that were settled: a sample, with control slips.
    Dossiers,
    /// Yearly reports that were sent.
    Reports,
    /// The budget.
    Budget,
}

impl PackItem {
    /// All fifteen.
    pub const ALL: [Self; 15] = [
        Self::Committee,
        Self::Plan,
        Self::Declaration,
        Self::Documents,
        Self::LegalChanges,
        Self::PolicyObjectives,
        Self::Risks,
        Self::Audit,
        Self::CorrectiveAction,
        Self::ManagementReview,
        Self::Satisfaction,
        Self::Training,
        Self::Dossiers,
        Self::Reports,
        Self::Budget,
    ];

    /// Its number in the outline.
    pub fn number(self) -> i64 {
        let place = Self::ALL.iter().position(|item| *item == self);
        place.and_then(|place| i64::try_from(place + 1).ok()).unwrap_or_default()
    }

    /// The item of such a number.
    pub fn numbered(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|item| item.number() == number)
    }
}

/// What papers are gathered for.
#[derive(Debug, Clone, Copy)]
pub struct PackAsk {
    /// Whose papers.
    pub agency: AgencyId,
    /// Of which days; what has no period is told as of the last one.
    pub span: Span,
    /// Samples are drawn by this and nothing else, so that anybody can draw them again.
    pub seed: u64,
}

/// Prints a paper, beside the requests and in a transaction of its own.
pub type PrintPaper = Box<dyn FnOnce(&App) -> Result<Vec<u8>, AppError> + Send>;

/// A paper that a feature hands over.
pub struct PackPaper {
    /// For which item.
    pub item: PackItem,
    /// What it is called in the contents.
    pub title: String,
    /// Its file's name, with its ending.
    pub file_name: String,
    /// Prints it.
    pub print: PrintPaper,
}

impl PackPaper {
    /// A PDF that one reading transaction prints.
    pub fn read(
        ask: PackAsk,
        item: PackItem,
        title: String,
        file_name: &str,
        print: impl FnOnce(&Tx<'_>) -> Result<Vec<u8>, AppError> + Send + 'static,
    ) -> Self {
        let file_name = format!("{file_name}.pdf");
        let print: PrintPaper = Box::new(move |app| app.db.at(ask.agency).read_now(print));
        Self { item, title, file_name, print }
    }
}

/// What a feature has for an inspection: it names its papers and prints each when asked. A feature
/// that has something for one of the fifteen items sets `Feature::pack`; an item for which nobody
/// hands over anything is told as a gap.
pub type Pack = fn(&Tx<'_>, PackAsk) -> Result<Vec<PackPaper>, AppError>;

/// Everybody who hands over papers.
#[derive(Clone, Default)]
pub struct Packers(Arc<[Pack]>);

impl Packers {
    /// Of these features.
    pub fn new(features: &[crate::Feature]) -> Self {
        Self(features.iter().filter_map(|feature| feature.pack).collect())
    }

    /// Every paper, in the order of the outline.
    pub fn all(&self, tx: &Tx<'_>, ask: PackAsk) -> Result<Vec<PackPaper>, AppError> {
        let mut papers = Vec::new();
        for pack in &*self.0 {
            papers.extend(pack(tx, ask)?);
        }
        papers.sort_by_key(|paper| paper.item);
        Ok(papers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_have_the_numbers_of_the_outline() {
        for (place, item) in (1..).zip(PackItem::ALL) {
            assert_eq!((item.number(), PackItem::numbered(place)), (place, Some(item)));
        }
        assert_eq!(PackItem::numbered(16), None);
    }
}
