use jiff::civil::Date;
use serde::Deserialize;

/// What citizens were asked and what they said.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Citizens {
    pub(crate) questions: Vec<QuestionFacts>,
    pub(crate) past: SurveyFacts,
    pub(crate) present: SurveyFacts,
    pub(crate) past_messages: Vec<MessageFacts>,
    pub(crate) present_messages: Vec<MessageFacts>,
}

/// A question of the agency's own set.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct QuestionFacts {
    pub(crate) area: String,
    pub(crate) text: String,
}

/// A survey with how often each answer was ticked, question by question.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SurveyFacts {
    pub(crate) title: String,
    pub(crate) target: String,
    pub(crate) from: Option<Date>,
    pub(crate) to: Option<Date>,
    pub(crate) issued: i64,
    #[serde(default)]
    pub(crate) blank: usize,
    pub(crate) counts: Vec<[usize; 5]>,
    pub(crate) comments: Vec<String>,
    #[serde(default)]
    pub(crate) analysis: String,
    #[serde(default)]
    pub(crate) measures: String,
}

/// A message and what became of it: what is missing has not happened yet.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MessageFacts {
    /// The day it came; in the present, so many working days ago.
    pub(crate) on: Option<Date>,
    #[serde(default)]
    pub(crate) back: usize,
    pub(crate) kind: String,
    pub(crate) channel: String,
    pub(crate) title: String,
    pub(crate) words: String,
    #[serde(default)]
    pub(crate) about: String,
    #[serde(default)]
    pub(crate) sender: String,
    #[serde(default)]
    pub(crate) contact: String,
    pub(crate) unit: Option<String>,
    pub(crate) owner: Option<String>,
    pub(crate) draft: Option<String>,
    pub(crate) answer: Option<String>,
    pub(crate) may_publish: bool,
    #[serde(default)]
    pub(crate) published: bool,
}
