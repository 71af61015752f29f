//! What people type. Past this file, a value is right or it does not exist.

use crate::{Topic, Wording};
use platform::FieldErrors;

/// The longest text about an input.
const MOST: usize = 8000;

/// What is written about the inputs, exactly as it arrives.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct InputsForm(pub(crate) Vec<(String, String)>);

impl InputsForm {
    /// What was typed for an input.
    pub(crate) fn get(&self, topic: Topic) -> Option<&str> {
        let typed = self.0.iter().find(|(name, _)| name == topic.as_str());
        typed.map(|(_, words)| words.as_str())
    }

    /// How often an input had been written about when the form was opened.
    pub(crate) fn seen(&self, topic: Topic) -> i64 {
        let field = format!("seen.{}", topic.as_str());
        let typed = self.0.iter().find(|(name, _)| *name == field);
        typed.and_then(|(_, seen)| seen.parse().ok()).unwrap_or_default()
    }

    /// The words for each input that the form has, or every mistake at once.
    pub(crate) fn read(&self) -> Result<Vec<Wording>, FieldErrors> {
        let (mut words, mut wrong) = (Vec::new(), FieldErrors::default());
        for topic in Topic::ALL {
            let Some(typed) = self.get(topic) else { continue };
            let typed = text::typed(typed);
            if typed.chars().count() > MOST {
                wrong.add(topic.as_str(), "too_long");
            }
            words.push(Wording { topic, words: typed, seen: self.seen(topic) });
        }
        wrong.or(words)
    }
}
