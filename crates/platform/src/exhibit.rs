use crate::{ByMinute, DbError, Tx};
use jiff::{ToSpan as _, civil::Date};
use std::sync::Arc;

/// From a day to a day, both within: what a figure is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first day.
    pub from: Date,
    /// The last day; what stands is told as of its end.
    pub to: Date,
}

/// How a figure is to be taken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// There, as it should be.
    Good,
    /// Nothing happened that would have to be shown.
    Idle,
    /// There, but not all of it.
    Partial,
    /// Not there.
    #[default]
    Missing,
}

/// Documented information is maintained (it says what shall be) or retained (it shows what was);
/// ISO 9001:2015, 7.5.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Keeping {
    /// Duy trì: a document.
    Maintained,
    /// Lưu giữ: a record.
    #[default]
    Retained,
}

/// A figure of the quality system, with the list behind it. Counted by the feature that owns it and
/// by nobody else: the clause page, the head's page, the review's snapshot and the yearly report all
/// show this value, so that they cannot differ.
///
/// It is told for a [`Span`], by one of two rules. What **happened** (was received, held, recorded,
/// issued, done) is counted from the first day of the span to its last, and no other day: a second
/// year does not count the first again. What **stands** (is in force, open, overdue, short) is told
/// as of the end of the last day; what it is a part of is what stood then, or was in hand in the
/// span, not all there ever was. The label says «trong kỳ» where it would not be plain.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Exhibit {
    /// Its name for programs, `nonconformity.overdue`: the feature, then what is counted.
    pub key: &'static str,
    /// What is counted, as people read it.
    pub label: &'static str,
    /// How much there is.
    pub count: i64,
    /// Of how much, where not all of it may be there.
    pub of: Option<i64>,
    /// Which it is, as a paper names it, `Quyết định số 47a/QĐ-UBND ngày 25/02/2022`; empty where the count
    /// says it all.
    pub named: String,
    /// How that is to be taken.
    pub standing: Standing,
    /// The page with the list behind it, which shows exactly as many.
    pub href: String,
    /// The clauses of the 2015 edition that it is evidence for; none for a figure that only steers.
    pub clauses: &'static [&'static str],
    /// Document or record.
    pub keeping: Keeping,
    /// What to do where it is not [`Standing::Good`], in one sentence.
    pub mend: &'static str,
}

impl From<Date> for Span {
    /// That day alone.
    fn from(day: Date) -> Self {
        Self { from: day, to: day }
    }
}

impl Span {
    /// The twelve months that end on a day.
    #[must_use]
    pub fn year_to(to: Date) -> Self {
        Self { from: to.saturating_sub(12.months()), to }
    }

    /// The instant at which its first day begins, in microseconds.
    #[must_use]
    pub fn start(&self) -> i64 {
        midnight(self.from)
    }

    /// The instant at which its last day is over, in microseconds: what was done by then is before it.
    #[must_use]
    pub fn end(&self) -> i64 {
        midnight(self.to.saturating_add(1.days()))
    }

    /// Whether it lasts until today or longer. What is only known as it stands now is told for no span
    /// that ended before.
    #[must_use]
    pub fn reaches(&self, today: Date) -> bool {
        today <= self.to
    }

    /// Its last day as the registers' pages ask for it: `as_of=26/11/2026`.
    #[must_use]
    pub fn as_of(&self) -> String {
        format!("as_of={}", text::date(self.to))
    }
}

fn midnight(day: Date) -> i64 {
    let at = jiff::tz::offset(7).to_timestamp(day.at(0, 0, 0, 0));
    at.map_or(i64::MAX, jiff::Timestamp::as_microsecond)
}

impl Exhibit {
    /// Whether something has to be done.
    #[must_use]
    pub const fn is_gap(&self) -> bool {
        matches!(self.standing, Standing::Partial | Standing::Missing)
    }

    /// Something that must be there: none is a gap.
    #[must_use]
    pub fn needed(self, count: i64) -> Self {
        let standing = if count > 0 { Standing::Good } else { Standing::Missing };
        Self { count, of: None, standing, ..self }
    }

    /// Something of which all must be there.
    #[must_use]
    pub fn of_all(self, count: i64, of: i64) -> Self {
        let standing = match (count, of) {
            (0, _) | (_, 0) => Standing::Missing,
            (count, of) if count < of => Standing::Partial,
            _ => Standing::Good,
        };
        Self { count, of: Some(of), standing, ..self }
    }

    /// Something that may happen: none is nothing to show.
    #[must_use]
    pub fn happened(self, count: i64) -> Self {
        let standing = if count > 0 { Standing::Good } else { Standing::Idle };
        Self { count, of: None, standing, ..self }
    }

    /// Something of which there should be none, such as what is overdue, among `of`.
    #[must_use]
    pub fn none_of(self, count: i64, of: i64) -> Self {
        let standing = match (count, of) {
            (0, 0) => Standing::Idle,
            (0, _) => Standing::Good,
            _ => Standing::Partial,
        };
        Self { count, of: Some(of), standing, ..self }
    }
}

/// What a feature can show of itself for a span of days.
pub type Exhibits = fn(&Tx<'_>, Span) -> Result<Vec<Exhibit>, DbError>;

/// Everybody who can show something.
#[derive(Clone, Default)]
pub struct Showcase {
    features: Arc<[(&'static str, Exhibits)]>,
    counted: ByMinute,
}

impl Showcase {
    /// Of these features. What was counted for pages is kept in `counted`.
    pub fn new(features: &[crate::Feature], counted: ByMinute) -> Self {
        let shown = |it: &crate::Feature| it.exhibits.map(|exhibits| (it.name, exhibits));
        Self { features: features.iter().filter_map(shown).collect(), counted }
    }

    /// What each feature can show, by the feature's name.
    pub fn features(&self) -> impl Iterator<Item = (&'static str, Exhibits)> {
        self.features.iter().copied()
    }

    /// All there is to show, for a page. It is counted once in a minute, and again after every act of
    /// anybody in the record: nobody is shown what stood before their own act.
    pub fn of_minute(&self, tx: &Tx<'_>, span: Span) -> Result<Arc<[Exhibit]>, DbError> {
        let readers = format!("{}..{} {}", span.from, span.to, tx.acts()?);
        let count = || self.all(tx, span).map(Arc::from);
        Ok(self.counted.get(("exhibits", tx.agency(), &readers), tx.now(), count)?.1)
    }

    /// All there is to show, feature by feature, counted now.
    pub fn all(&self, tx: &Tx<'_>, span: Span) -> Result<Vec<Exhibit>, DbError> {
        let mut shown = Vec::new();
        for (_, exhibits) in self.features() {
            shown.extend(exhibits(tx, span)?);
        }
        Ok(shown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_a_figure_is_taken() {
        use Standing::{Good, Idle, Missing, Partial};
        let blank = Exhibit::default;
        for (shown, want) in [
            (blank().needed(0), Missing),
            (blank().needed(1), Good),
            (blank().of_all(0, 0), Missing),
            (blank().of_all(1, 2), Partial),
            (blank().of_all(2, 2), Good),
            (blank().happened(0), Idle),
            (blank().happened(3), Good),
            (blank().none_of(0, 0), Idle),
            (blank().none_of(0, 4), Good),
            (blank().none_of(1, 4), Partial),
        ] {
            assert_eq!(shown.standing, want, "{shown:?}");
        }
    }

    #[test]
    fn the_last_day_of_a_span_is_within() {
        let span = Span::year_to(jiff::civil::date(2026, 11, 26));
        assert_eq!(span.from, jiff::civil::date(2025, 11, 26));
        let end = jiff::Timestamp::from_microsecond(span.end()).unwrap();
        assert_eq!(
            end.to_string(),
            "2026-11-26T17:00:00Z",
            "midnight by the calendar of this country"
        );
        assert_eq!(span.as_of(), "as_of=26/11/2026");
        assert!(span.reaches(span.to) && !span.reaches(jiff::civil::date(2026, 11, 27)));
    }
}
