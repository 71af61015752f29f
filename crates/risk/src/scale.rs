//! Scales: how likely, how grave, how hard to notice, and what their product means. Nothing here
//! touches a clock or a database.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The fewest and the most levels that a scale has.
pub(crate) const LEVELS: std::ops::RangeInclusive<usize> = 3..=5;

/// How much a score matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// Thấp.
    Low,
    /// Trung bình.
    Medium,
    /// Cao: the leaders decide.
    High,
}

impl Grade {
    /// The word in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }

    /// The grade that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Low, Self::Medium, Self::High].into_iter().find(|grade| grade.as_str() == word)
    }
}

/// A scale as it stands from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scale {
    /// Its key; 0 for the one that there is before anybody set one.
    #[serde(skip)]
    pub id: i64,
    /// The first day on which it is used.
    #[serde(skip)]
    pub from: Date,
    /// How likely, from the least: `Hiếm khi` …
    pub likelihood: Vec<String>,
    /// How grave or how useful, from the least.
    pub severity: Vec<String>,
    /// How hard to notice in time, from the easiest; empty where that is not judged.
    pub detection: Vec<String>,
    /// From this score on it is medium.
    pub medium_from: i64,
    /// From this score on it is high.
    pub high_from: i64,
}

impl Scale {
    /// The levels of a part that an assessment names: none where the scale does not judge it.
    pub fn levels(&self, part: &str) -> &[String] {
        match part {
            "likelihood" => &self.likelihood,
            "severity" => &self.severity,
            "detection" => &self.detection,
            _ => &[],
        }
    }

    /// What a score means.
    pub const fn grade(&self, score: i64) -> Grade {
        if score >= self.high_from {
            Grade::High
        } else if score >= self.medium_from {
            Grade::Medium
        } else {
            Grade::Low
        }
    }

    /// The greatest score that there is.
    pub fn most(&self) -> i64 {
        let levels = |levels: &Vec<String>| i64::try_from(levels.len().max(1)).unwrap_or(1);
        levels(&self.likelihood) * levels(&self.severity) * levels(&self.detection)
    }

    /// A level in words: `4 – Thường xuyên`; the number alone where the scale does not know it.
    pub fn label(&self, part: &str, level: i64) -> String {
        let place = usize::try_from(level - 1).ok();
        let label = place.and_then(|place| self.levels(part).get(place));
        label.map_or_else(|| level.to_string(), |label| format!("{level} – {label}"))
    }

    /// The levels of a part as a form offers them.
    pub fn offers(&self, part: &str) -> Vec<(String, String)> {
        let levels = (1..).zip(self.levels(part));
        levels.map(|(level, _)| (level.to_string(), self.label(part, level))).collect()
    }
}

/// The product of the levels that were judged; 0 where none was.
pub(crate) fn score(levels: [Option<i64>; 3]) -> i64 {
    match levels {
        [Some(likelihood), Some(severity), detection] => {
            likelihood * severity * detection.unwrap_or(1)
        }
        _ => 0,
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn of(levels: usize, medium_from: i64, high_from: i64) -> Scale {
        let words = || (1..=levels).map(|n| format!("mức {n}")).collect();
        Scale {
            id: 7,
            from: jiff::civil::date(2026, 1, 1),
            likelihood: words(),
            severity: words(),
            detection: Vec::new(),
            medium_from,
            high_from,
        }
    }

    #[test]
    fn a_score_means_what_the_bands_say() {
        use Grade::{High, Low, Medium};
        let five = of(5, 6, 13);
        for (score, means) in
            [(0, Low), (5, Low), (6, Medium), (12, Medium), (13, High), (25, High)]
        {
            assert_eq!(five.grade(score), means, "{score}");
        }
        let three = of(3, 4, 9);
        for (score, means) in [(3, Low), (4, Medium), (6, Medium), (9, High)] {
            assert_eq!(three.grade(score), means, "{score}");
        }
        assert_eq!((five.most(), three.most()), (25, 9));
    }

    #[test]
    fn a_score_is_the_product_of_what_was_judged() {
        assert_eq!(score([Some(4), Some(3), None]), 12);
        assert_eq!(score([Some(4), Some(3), Some(2)]), 24);
        assert_eq!(score([Some(4), None, Some(2)]), 0);
    }

    #[test]
    fn a_level_has_its_label() {
        let scale = of(3, 4, 9);
        assert_eq!(scale.label("severity", 2), "2 – mức 2");
        assert_eq!(scale.label("severity", 5), "5");
        assert_eq!(scale.label("detection", 1), "1");
        assert_eq!(scale.offers("likelihood").len(), 3);
        assert!(scale.offers("detection").is_empty());
    }
}
