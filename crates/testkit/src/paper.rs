use crate::{Answer, print};

/// The words of a PDF without the spaces between them: in a narrow cell lines break anywhere.
#[derive(Debug, Clone)]
pub struct Printed(String);

impl Printed {
    /// Whether these words stand in it, wherever its lines break.
    pub fn says(&self, words: &str) -> bool {
        self.0.contains(&closed(words))
    }
}

impl Answer {
    /// What a PDF says, cell by cell; `None`, and a word about it, where `pdftotext` is absent.
    pub fn printed(&self) -> Option<Printed> {
        print::read(self, "-raw").map(|text| Printed(closed(&text)))
    }
}

fn closed(words: &str) -> String {
    words.split_whitespace().collect()
}
