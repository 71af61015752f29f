//! Nothing here touches a clock, a database or a request.

use crate::Permit;
use document::{DocumentId, Kind, VersionId};
use jiff::{ToSpan as _, civil::Date};
use platform::PersonId;

platform::id_type! {
    /// One review.
    ReviewId
}

/// Days before its day on which a review is announced.
const SOON_DAYS: i64 = 30;

/// Days after its day from which on a review is the ISO secretary's concern.
const ESCALATE_DAYS: i64 = 7;

/// Days before a legal basis ends on which that is told.
const BASIS_DAYS: i64 = 90;

/// The longest interval between two reviews, in months.
pub(crate) const LONGEST: u32 = 60;

/// Months between two reviews where nobody set others: a year for what people work by day by day and
/// for policy and objectives, two years for the rest.
pub const fn default_months(kind: Kind) -> u32 {
    match kind {
        Kind::AdministrativeProcedure
        | Kind::SystemProcedure
        | Kind::Instruction
        | Kind::Policy
        | Kind::Objectives => 12,
        Kind::Scope
        | Kind::ProcessMap
        | Kind::Plan
        | Kind::Manual
        | Kind::Appendix
        | Kind::Regulation
        | Kind::Form => 24,
    }
}

/// The day until which a document must be reviewed: so many months after it was last reviewed, or
/// took effect if that was later.
pub fn due_on(effective_on: Date, reviewed_on: Option<Date>, months: u32) -> Date {
    let from = reviewed_on.map_or(effective_on, |day| day.max(effective_on));
    from.saturating_add(i64::from(months).months())
}

/// What comes of a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Rà soát, không thay đổi.
    Unchanged,
    /// Cần sửa đổi.
    Revise,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 2] = [Self::Unchanged, Self::Revise];

    /// The word in the database and forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unchanged => "unchanged",
            Self::Revise => "revise",
        }
    }

    /// The outcome that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.as_str() == word)
    }
}

/// A document in force, with what decides whether somebody must look at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watch {
    /// The document.
    pub document: DocumentId,
    /// Its version in force.
    pub version: VersionId,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// What kind.
    pub kind: Kind,
    /// The unit that owns it.
    pub unit: Option<i64>,
    /// Its name; empty for the whole agency.
    pub unit_name: String,
    /// The first day of this version.
    pub effective_on: Date,
    /// The last review of the document.
    pub reviewed_on: Option<Date>,
    /// Months until the next.
    pub months: u32,
    /// Who answers for it: the owner that was named, or else the author of this version.
    pub responsible: PersonId,
    /// Whether an owner was named.
    pub is_assigned: bool,
    /// The last review of this very version said that it must change.
    pub must_change: bool,
    /// A later version is in work.
    pub draft: Option<VersionId>,
}

/// How a review stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Timing {
    /// Its day is over since so many days.
    Overdue(i64),
    /// Its day comes in so many days, thirty at most.
    Soon(i64),
    /// Later.
    Later,
}

impl Watch {
    /// The day until which it must be reviewed.
    pub fn due_on(&self) -> Date {
        due_on(self.effective_on, self.reviewed_on, self.months)
    }

    /// How that stands today. Computed, never stored.
    pub fn timing(&self, today: Date) -> Timing {
        match days_between(today, self.due_on()) {
            days if days < 0 => Timing::Overdue(-days),
            days if days <= SOON_DAYS => Timing::Soon(days),
            _ => Timing::Later,
        }
    }

    /// Whether it is so late that the ISO secretary is told.
    pub fn is_escalated(&self, today: Date) -> bool {
        matches!(self.timing(today), Timing::Overdue(days) if days > ESCALATE_DAYS)
    }

    /// Whether it was found that it must change, and nobody has begun.
    pub const fn waits_for_draft(&self) -> bool {
        self.must_change && self.draft.is_none()
    }
}

fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map(|span| i64::from(span.get_days())).unwrap_or_default()
}

/// A legal basis of a procedure in force that ended or soon will.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis {
    /// Number and symbol, as the procedure writes it.
    pub number: String,
    /// The first day on which it no longer holds.
    pub ends_on: Date,
    /// The text that takes its place.
    pub replaced_by: Option<String>,
}

impl Basis {
    /// Whether an end matters today: it came, or comes within ninety days.
    pub fn matters(ends_on: Date, today: Date) -> bool {
        days_between(today, ends_on) <= BASIS_DAYS
    }
}

/// The lists of the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ListKind {
    /// Quá hạn rà soát.
    Overdue,
    /// Sắp đến hạn rà soát.
    Soon,
    /// Chưa quá hạn rà soát.
    InTime,
    /// Cần sửa đổi, chưa soạn.
    ToRevise,
    /// Chưa đọc đủ.
    Unread,
    /// Căn cứ hết hoặc sắp hết hiệu lực.
    Basis,
    /// Không còn người phụ trách.
    Orphaned,
}

impl ListKind {
    /// Every list, in the order of the board.
    pub const ALL: [Self; 7] = [
        Self::Overdue,
        Self::Soon,
        Self::InTime,
        Self::ToRevise,
        Self::Unread,
        Self::Basis,
        Self::Orphaned,
    ];

    /// Those that can be told as of a day that is over.
    pub const PAST: [Self; 3] = [Self::Overdue, Self::Soon, Self::InTime];

    /// The word in the address.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Soon => "soon",
            Self::InTime => "in_time",
            Self::ToRevise => "to_revise",
            Self::Unread => "unread",
            Self::Basis => "basis",
            Self::Orphaned => "orphaned",
        }
    }

    /// The list that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.as_str() == word)
    }
}

/// A review that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// What was looked at.
    pub version: VersionId,
    /// What came of it.
    pub outcome: Outcome,
    /// In words.
    pub note: String,
    /// Who.
    pub person: PersonId,
    /// When.
    pub on: Date,
}

/// Why the rules said no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A review that finds something says what.
    #[error("what must change is not said")]
    NoNote,
    /// The text changed since the page was shown.
    #[error("the text changed meanwhile")]
    Changed,
    /// Who shall answer for it has no position today.
    #[error("this person has no position today")]
    NotHere,
}

impl Permit<'_> {
    /// The review that it allows. `seen` and `now` are hashes of the text: the one on the page, and
    /// the one that is in force.
    pub fn review(
        self,
        by: PersonId,
        outcome: Outcome,
        note: &str,
        (seen, now): (&str, &str),
        today: Date,
    ) -> Result<Review, Refusal> {
        if outcome == Outcome::Revise && note.trim().is_empty() {
            return Err(Refusal::NoNote);
        }
        if seen != now {
            return Err(Refusal::Changed);
        }
        let note = note.trim().to_owned();
        Ok(Review { version: self.watch.version, outcome, note, person: by, on: today })
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use jiff::civil::date;

    pub(crate) fn a_watch() -> Watch {
        Watch {
            document: DocumentId::new(3),
            version: VersionId::new(30),
            code: "QT.VP.01".into(),
            title: "Đăng ký khai sinh".into(),
            kind: Kind::AdministrativeProcedure,
            unit: Some(7),
            unit_name: "Văn phòng".into(),
            effective_on: date(2025, 11, 30),
            reviewed_on: None,
            months: 12,
            responsible: PersonId::new(1),
            is_assigned: false,
            must_change: false,
            draft: None,
        }
    }

    #[test]
    fn when_a_review_is_due() {
        let (effective, early, late) =
            (date(2024, 2, 29), Some(date(2023, 6, 1)), Some(date(2025, 1, 31)));
        for (reviewed, months, due) in [
            (None, 12, date(2025, 2, 28)),
            (early, 12, date(2025, 2, 28)),
            (late, 12, date(2026, 1, 31)),
            (late, 1, date(2025, 2, 28)),
            (None, 24, date(2026, 2, 28)),
        ] {
            assert_eq!(due_on(effective, reviewed, months), due, "{reviewed:?} {months}");
        }
    }

    #[test]
    fn how_a_review_stands() {
        let watch = a_watch();
        for (today, timing, escalated) in [
            (date(2026, 10, 30), Timing::Later, false),
            (date(2026, 10, 31), Timing::Soon(30), false),
            (date(2026, 11, 30), Timing::Soon(0), false),
            (date(2026, 12, 1), Timing::Overdue(1), false),
            (date(2026, 12, 7), Timing::Overdue(7), false),
            (date(2026, 12, 8), Timing::Overdue(8), true),
            // A machine that was off for years says the same.
            (date(2029, 11, 30), Timing::Overdue(1096), true),
        ] {
            assert_eq!(watch.timing(today), timing, "{today}");
            assert_eq!(watch.is_escalated(today), escalated, "{today}");
        }
    }

    #[test]
    fn when_the_end_of_a_basis_matters() {
        let today = date(2026, 11, 23);
        for (ends, matters) in
            [(date(2022, 1, 1), true), (date(2027, 2, 21), true), (date(2027, 2, 22), false)]
        {
            assert_eq!(Basis::matters(ends, today), matters, "{ends}");
        }
    }

    #[test]
    fn intervals_where_nobody_set_others() {
        let months: Vec<_> =
            Kind::ALL.iter().map(|kind| (kind.as_str(), default_months(*kind))).collect();
        assert_eq!(months.iter().filter(|(_, months)| *months == 12).count(), 5);
        assert!(months.contains(&("form", 24)) && months.contains(&("policy", 12)));
    }
}
