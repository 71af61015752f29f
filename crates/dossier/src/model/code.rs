use jiff::civil::Date;

/// How an agency makes dossier codes: `{agency}-{yymmdd}-{n:4}` gives `H50.12-220930-0001`
/// (TT 01/2018, Art. 19; later rules write the agency differently, so it is a setting).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodePattern(String);

impl CodePattern {
    /// The pattern of the present rule.
    pub const USUAL: &'static str = "{agency}-{yymmdd}-{n:4}";

    /// Reads a pattern: it must tell the day and the number of the day apart.
    pub fn parse(typed: &str) -> Option<Self> {
        let pattern = typed.trim();
        let has_day = pattern.contains("{yymmdd}");
        let has_number = pattern.matches("{n:").count() == 1;
        (has_day && has_number && pattern.len() <= 60).then(|| Self(pattern.to_owned()))
    }

    /// The pattern as stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The code of the `n`th dossier of a day. More than the digits hold widens; it never wraps.
    pub fn code(&self, agency: &str, day: Date, n: i64) -> String {
        let day = day.strftime("%y%m%d").to_string();
        let filled = self.0.replace("{agency}", agency).replace("{yymmdd}", &day);
        let Some((before, rest)) = filled.split_once("{n:") else { return filled };
        let (width, after) = rest.split_once('}').unwrap_or((rest, ""));
        let width = width.parse().unwrap_or(4_usize).min(9);
        format!("{before}{n:0width$}{after}")
    }
}

#[cfg(test)]
mod tests {
    use super::CodePattern;
    use jiff::civil::date;

    #[test]
    fn codes_of_a_day() {
        let day = date(2022, 9, 30);
        for (pattern, n, code) in [
            (CodePattern::USUAL, 1, "H50.12-220930-0001"),
            (CodePattern::USUAL, 9999, "H50.12-220930-9999"),
            (CodePattern::USUAL, 10_000, "H50.12-220930-10000"),
            ("000.00.00.H50-{yymmdd}-{n:4}", 7, "000.00.00.H50-220930-0007"),
        ] {
            assert_eq!(CodePattern::parse(pattern).unwrap().code("H50.12", day, n), code);
        }
        for bad in ["", "{agency}", "{yymmdd}", "{n:4}"] {
            assert!(CodePattern::parse(bad).is_none(), "{bad:?}");
        }
    }
}
