use crate::Outcome;
use std::collections::BTreeMap;

/// The command line: words, and flags that each take a value.
pub(crate) struct Args {
    /// What is no flag.
    pub(crate) words: Vec<String>,
    flags: BTreeMap<String, String>,
}

impl Args {
    /// The command line of this program.
    pub(crate) fn of_command_line() -> Self {
        let (mut words, mut flags) = (Vec::new(), BTreeMap::new());
        let mut given = std::env::args().skip(1);
        while let Some(word) = given.next() {
            match word.strip_prefix("--") {
                Some(flag) => drop(flags.insert(flag.to_owned(), given.next().unwrap_or_default())),
                None => words.push(word),
            }
        }
        Self { words, flags }
    }

    /// A flag's text, or the usual one.
    pub(crate) fn text<'a>(&'a self, flag: &str, usual: &'a str) -> &'a str {
        self.flags.get(flag).map_or(usual, String::as_str)
    }

    /// A flag's number, or the usual one.
    pub(crate) fn number(&self, flag: &str, usual: usize) -> Outcome<usize> {
        let Some(text) = self.flags.get(flag) else { return Ok(usual) };
        text.replace('_', "").parse().map_err(|e| format!("--{flag} {text}: {e}").into())
    }
}
