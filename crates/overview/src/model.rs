//! Figures in the order in which a head reads them. Nothing here touches a clock, a database or a
//! request.

use platform::Exhibit;
use std::cmp::Reverse;

/// The state of the system.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overview {
    /// What somebody must see to, the worst first: what is not there, what is late, the rest; within
    /// that by chapter.
    pub attention: Vec<Exhibit>,
    /// All figures by the chapter of the standard that they are evidence for.
    pub chapters: Vec<(Chapter, Vec<Exhibit>)>,
}

/// A chapter of ISO 9001, from 4 to 10; the chapters are the same in the editions of 2015 and 2026.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Chapter(u8);

impl Chapter {
    /// Its number.
    pub const fn number(self) -> u8 {
        self.0
    }

    /// The chapter of a figure; of one that only steers it is that of operation.
    fn of(exhibit: &Exhibit) -> Self {
        let first = exhibit.clauses.first().and_then(|clause| clause.split('.').next());
        Self(first.and_then(|number| number.parse().ok()).unwrap_or(8))
    }
}

/// Whether a figure counts what is late, which its name says.
fn is_late(exhibit: &Exhibit) -> bool {
    let last = exhibit.key.rsplit('.').next().unwrap_or_default();
    last == "late" || last.ends_with("overdue")
}

impl Overview {
    /// Made of what the features show.
    pub fn of(shown: &[Exhibit]) -> Self {
        let mut attention: Vec<_> =
            shown.iter().filter(|exhibit| exhibit.is_gap()).cloned().collect();
        attention.sort_by_key(|exhibit| {
            (Reverse(exhibit.standing), !is_late(exhibit), Chapter::of(exhibit))
        });
        let mut chapters: Vec<(Chapter, Vec<Exhibit>)> = Vec::new();
        for exhibit in shown.iter().cloned() {
            let chapter = Chapter::of(&exhibit);
            match chapters.iter_mut().find(|(known, _)| *known == chapter) {
                Some((_, own)) => own.push(exhibit),
                None => chapters.push((chapter, vec![exhibit])),
            }
        }
        chapters.sort_by_key(|(chapter, _)| *chapter);
        Self { attention, chapters }
    }

    /// How many figures there are.
    pub fn all(&self) -> usize {
        self.chapters.iter().map(|(_, own)| own.len()).sum()
    }

    /// How many of them are as they should be, or had nothing to show.
    pub fn good(&self) -> usize {
        self.all() - self.attention.len()
    }

    /// The same of some figures.
    pub fn good_of(figures: &[Exhibit]) -> usize {
        figures.iter().filter(|exhibit| !exhibit.is_gap()).count()
    }

    /// What must be seen to: so many of the worst, and the rest.
    pub fn attention_from(&self, most: usize) -> (&[Exhibit], &[Exhibit]) {
        self.attention.split_at(most.min(self.attention.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use platform::Standing;

    fn exhibit(key: &'static str, clauses: &'static [&'static str], standing: Standing) -> Exhibit {
        Exhibit { key, clauses, standing, ..Exhibit::default() }
    }

    #[test]
    fn what_is_wrong_stands_first_and_everything_has_its_chapter() {
        let overview = Overview::of(&[
            exhibit("a", &["10.2"], Standing::Partial),
            exhibit("b", &["4.4", "6.2"], Standing::Good),
            exhibit("c", &[], Standing::Idle),
            exhibit("d", &["9.2"], Standing::Missing),
        ]);
        let first: Vec<_> = overview.attention.iter().map(|exhibit| exhibit.key).collect();
        assert_eq!(first, ["d", "a"]);
        let chapters: Vec<_> = overview.chapters.iter().map(|(it, _)| it.number()).collect();
        assert_eq!(chapters, [4, 8, 9, 10]);
        assert_eq!((overview.all(), overview.good()), (4, 2));
        let good = overview.chapters.iter().map(|(_, own)| Overview::good_of(own));
        assert_eq!(good.collect::<Vec<_>>(), [1, 1, 0, 0]);
        for (most, first, rest) in [(0, 0, 2), (1, 1, 1), (2, 2, 0), (9, 2, 0)] {
            let split = overview.attention_from(most);
            assert_eq!((split.0.len(), split.1.len()), (first, rest), "{most}");
        }
    }

    #[test]
    fn what_is_late_stands_before_what_is_not_enough() {
        let overview = Overview::of(&[
            exhibit("a.share", &["9.1"], Standing::Partial),
            exhibit("b.share", &["4.4"], Standing::Partial),
            exhibit("c.tasks_overdue", &[], Standing::Partial),
            exhibit("d.gone", &["10.2"], Standing::Missing),
        ]);
        let order: Vec<_> = overview.attention.iter().map(|exhibit| exhibit.key).collect();
        assert_eq!(order, ["d.gone", "c.tasks_overdue", "b.share", "a.share"]);
    }
}
