/// A document's code, as the agency writes it: `QT.VP.01`, `QT 01/CX-HCTP`. Unique among the
/// documents of an agency that are not withdrawn; never normalised (`iso-in-agencies.md` 2.1).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Code(String);

impl Code {
    /// Reads a code as people type it.
    pub fn parse(typed: &str) -> Option<Self> {
        let composed = text::nfc(typed);
        let code = composed.split_whitespace().collect::<Vec<_>>().join(" ");
        let sign_ok = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '/' | ' ' | '_');
        let fits = (1..=40).contains(&code.chars().count());
        let starts_ok = code.starts_with(char::is_alphanumeric);
        (fits && starts_ok && code.chars().all(sign_ok)).then_some(Self(code))
    }

    /// The code as printed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A title: never blank, never longer than a cover holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title(String);

impl Title {
    /// Reads a title as people type it.
    pub fn parse(typed: &str) -> Option<Self> {
        let composed = text::nfc(typed);
        let title = composed.split_whitespace().collect::<Vec<_>>().join(" ");
        (1..=300).contains(&title.chars().count()).then_some(Self(title))
    }

    /// The title as printed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// How codes of a kind are made: `QT.{unit}.{nn}` makes `QT.VP.01`, `QT.VP.02`.
///
/// `{unit}` stands for the unit's code, `{n}`, `{nn}`, `{nnn}` for the next free number with so many
/// digits. A pattern proposes; people may write another code (`iso-in-agencies.md` 2.1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodePattern(String);

impl CodePattern {
    /// Reads a pattern as people type it: exactly one number in it, and a code in the end.
    pub fn parse(typed: &str) -> Option<Self> {
        let composed = text::nfc(typed.trim());
        let pattern = Self(composed);
        let numbers = ["{n}", "{nn}", "{nnn}"].map(|mark| pattern.0.matches(mark).count());
        let one = numbers.iter().sum::<usize>() == 1;
        let sample = pattern.code("VP", 1)?;
        (one && !sample.as_str().contains(['{', '}'])).then_some(pattern)
    }

    /// The pattern as typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The code of a number.
    fn code(&self, unit: &str, number: u32) -> Option<Code> {
        let code = self
            .0
            .replace("{unit}", unit)
            .replace("{nnn}", &format!("{number:03}"))
            .replace("{nn}", &format!("{number:02}"))
            .replace("{n}", &number.to_string());
        Code::parse(&code)
    }

    /// The first code of this pattern that is not in use.
    pub fn propose(&self, unit: &str, in_use: &[String]) -> Option<Code> {
        (1..=9999).find_map(|number| {
            let code = self.code(unit, number)?;
            (!in_use.iter().any(|used| used == code.as_str())).then_some(code)
        })
    }
}

#[cfg(test)]
mod pattern_tests {
    use super::CodePattern;

    #[test]
    fn a_pattern_proposes_the_first_free_code() {
        for (pattern, in_use, code) in [
            ("QT.{unit}.{nn}", &["QT.VP.01", "QT.VP.03"][..], Some("QT.VP.02")),
            ("QT {nn}/CX-HCTP", &[], Some("QT 01/CX-HCTP")),
            ("HD.{n}", &["HD.1"], Some("HD.2")),
            ("BM-{nnn}", &[], Some("BM-001")),
            ("QT.{unit}", &[], None),
            ("QT.{nn}.{n}", &[], None),
            ("QT.{phong}.{nn}", &[], None),
            ("{nn}{", &[], None),
        ] {
            let in_use: Vec<_> = in_use.iter().map(ToString::to_string).collect();
            let got = CodePattern::parse(pattern).and_then(|it| it.propose("VP", &in_use));
            assert_eq!(got.as_ref().map(super::Code::as_str), code, "{pattern}");
        }
    }
}
