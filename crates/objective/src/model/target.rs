use serde::{Deserialize, Serialize};

/// What was counted. A share is made from sums, never from shares.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measurement {
    /// What fulfils.
    pub numerator: i64,
    /// What there was.
    pub denominator: i64,
}

impl std::ops::Add for Measurement {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            numerator: self.numerator + other.numerator,
            denominator: self.denominator + other.denominator,
        }
    }
}

impl std::iter::Sum for Measurement {
    fn sum<I: Iterator<Item = Self>>(each: I) -> Self {
        each.fold(Self::default(), |sum, one| sum + one)
    }
}

impl Measurement {
    /// The share in thousandths, rounded; none where nothing happened.
    pub fn permille(self) -> Option<i64> {
        let Self { numerator, denominator } = self;
        (denominator > 0).then(|| (numerator * 2000 + denominator) / (2 * denominator))
    }
}

/// Which way a target points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Operator {
    /// At least.
    AtLeast,
    /// At most.
    AtMost,
}

impl Operator {
    /// Every operator.
    pub const ALL: [Self; 2] = [Self::AtLeast, Self::AtMost];

    /// The word in the database and forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AtLeast => "at_least",
            Self::AtMost => "at_most",
        }
    }

    /// The operator that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|operator| operator.as_str() == word)
    }
}

/// In what an objective and its result are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// A share of what there was, in hundredths.
    Share,
    /// A number of things; measured as so many of one.
    Count,
}

impl Scale {
    /// The largest number of things that a target names.
    const MOST: i64 = 1_000_000;

    /// Reads a target as people type it, in thousandths: `98,5%` is 985, `2` things are 2000.
    pub fn parse(self, typed: &str) -> Option<i64> {
        match self {
            Self::Share => Target::parse_percent(typed),
            Self::Count => {
                let count = typed.trim().parse::<i64>().ok();
                count.filter(|count| (0..=Self::MOST).contains(count)).map(|count| count * 1000)
            }
        }
    }
}

/// What is to be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// Which way.
    pub operator: Operator,
    /// In thousandths: 98,5% is 985; of one, where things are counted: 2 are 2000.
    pub permille: i64,
}

/// How a measurement stands against its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Đạt.
    Met,
    /// Chưa đạt.
    Missed,
    /// Không phát sinh: neither, for there was nothing to measure.
    Nothing,
}

impl Verdict {
    /// The word in addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Missed => "missed",
            Self::Nothing => "nothing",
        }
    }
}

impl Target {
    /// Reads a percentage as people type it: `98`, `98,5`, `98,5%`.
    pub fn parse_percent(typed: &str) -> Option<i64> {
        let typed = typed.trim().trim_end_matches('%').trim_end();
        let (whole, tenth) = typed.split_once([',', '.']).unwrap_or((typed, "0"));
        let digits = |text: &str, most: usize| {
            let fits = (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
            text.parse::<i64>().ok().filter(|_| fits)
        };
        let permille = digits(whole, 3)? * 10 + digits(tenth, 1)?;
        (permille <= 1000).then_some(permille)
    }

    /// The verdict, from the sums themselves: a rounded share never turns a miss into a hit.
    pub const fn judge(self, measured: Measurement) -> Verdict {
        let Measurement { numerator, denominator } = measured;
        if denominator <= 0 {
            return Verdict::Nothing;
        }
        let (reached, wanted) = (numerator * 1000, self.permille * denominator);
        let is_met = match self.operator {
            Operator::AtLeast => reached >= wanted,
            Operator::AtMost => reached <= wanted,
        };
        if is_met { Verdict::Met } else { Verdict::Missed }
    }
}
