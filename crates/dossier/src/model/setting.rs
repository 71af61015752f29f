use super::CodePattern;
use jiff::civil::{Date, date};
use workcal::PausePolicy;

/// What an agency decided about dossiers, from a day on.
#[derive(Debug, Clone)]
pub struct Setting {
    /// The first day it holds.
    pub from: Date,
    /// How codes are made.
    pub pattern: CodePattern,
    /// What a supplement does to the clock (`one-stop.md` 2.4).
    pub supplement: PausePolicy,
}

/// Which set of forms: TT 01/2018 or TT 03/2025. A dossier keeps the one of its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FormSet {
    /// TT 01/2018/TT-VPCP.
    Of2018,
    /// TT 03/2025/TT-VPCP, with NĐ 118/2025 from 1 July 2025.
    Of2025,
}

impl FormSet {
    /// The first day of the newer set.
    const SINCE: Date = date(2025, 7, 1);

    /// The set in force on a day.
    pub fn on(day: Date) -> Self {
        if day < Self::SINCE { Self::Of2018 } else { Self::Of2025 }
    }

    /// The word in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Of2018 => "2018",
            Self::Of2025 => "2025",
        }
    }

    /// The set that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Of2018, Self::Of2025].into_iter().find(|set| set.as_str() == word)
    }
}
