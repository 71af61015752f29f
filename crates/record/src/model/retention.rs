use jiff::civil::{Date, date};

/// How long a record is kept (TT 10/2022/TT-BNV: permanent, or so many years counted from the year in
/// which the work ended).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Retention {
    /// Vĩnh viễn.
    Permanent,
    /// So many years after the year in which the work ended.
    Years(u16),
    /// Until something happens, such as the end of a contract.
    Until(String),
}

/// The longest term that the archive law knows (`iso-in-agencies.md` 5.20).
const LONGEST: u16 = 70;

impl Retention {
    /// The words in the database and forms.
    pub const WORDS: [&'static str; 3] = ["permanent", "years", "until"];

    /// The word in the database and forms.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Permanent => "permanent",
            Self::Years(_) => "years",
            Self::Until(_) => "until",
        }
    }

    /// Years and event, as the database keeps them.
    pub(crate) fn parts(&self) -> (u16, &str) {
        match self {
            Self::Permanent => (0, ""),
            Self::Years(years) => (*years, ""),
            Self::Until(event) => (0, event),
        }
    }

    /// The retention that such parts mean.
    pub fn from_parts(word: &str, years: i64, event: &str) -> Option<Self> {
        match word {
            "permanent" => Some(Self::Permanent),
            "years" => {
                let years = u16::try_from(years).ok().filter(|n| (1..=LONGEST).contains(n))?;
                Some(Self::Years(years))
            }
            "until" => (!event.trim().is_empty()).then(|| Self::Until(event.trim().to_owned())),
            _ => None,
        }
    }

    /// What a procedure's own words mean, where they say one thing: `Vĩnh viễn`, `05 năm`,
    /// `Đến khi …`. What only points elsewhere («theo quy định lưu trữ») means nothing here.
    pub fn read(written: &str) -> Option<Self> {
        let folded = text::fold(written);
        if folded.contains("vinh vien") {
            return Some(Self::Permanent);
        }
        let words: Vec<_> = folded.split(|c: char| !c.is_alphanumeric()).collect();
        let years: Vec<u16> = words
            .windows(2)
            .filter(|pair| pair[1] == "nam")
            .filter_map(|pair| pair[0].parse().ok())
            .filter(|n| (1..=LONGEST).contains(n))
            .collect();
        match years[..] {
            [years] => Some(Self::Years(years)),
            [] if folded.starts_with("den khi ") || folded.starts_with("cho den khi ") => {
                Some(Self::Until(text::nfc(written.trim())))
            }
            _ => None,
        }
    }

    /// The first day on which something may be disposed of. Years are counted from the year in which
    /// the work ended, so that the last of them is kept to its end: work that ended in 2016 and is
    /// kept five years goes from 1 January 2022 on. After an event, the next day.
    pub fn due_on(&self, ended: Option<Date>, event_on: Option<Date>) -> Option<Date> {
        match self {
            Self::Permanent => None,
            Self::Years(years) => {
                let year = ended?.year().checked_add(i16::try_from(*years).ok()?)?;
                Some(date(year.checked_add(1).filter(|year| *year <= 9999)?, 1, 1))
            }
            Self::Until(_) => event_on?.tomorrow().ok(),
        }
    }
}
