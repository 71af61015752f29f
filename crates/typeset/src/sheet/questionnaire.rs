use serde::{Deserialize, Serialize};

use super::{Day, FIELD, HEADING, Sheet, short};
use crate::TypesetError;

/// A slip of paper on A5 that somebody ticks: questions with a scale, lines for words, a QR code for
/// whoever would rather answer on a phone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct QuestionnaireSheet {
    /// Who asks; line feeds are kept. Printed in upper case.
    pub agency: String,
    /// What the slip is called. Printed in upper case.
    pub title: String,
    /// Number and period, under the title.
    pub subtitle: String,
    /// What is asked of the reader, before the questions.
    pub opening: String,
    /// The file's own date, which PDF/A demands.
    pub dated: Day,
    /// The answers of the scale, from the worst to the best.
    pub scale: Vec<String>,
    /// What is to be ticked: text and the group that it stands in, printed when it changes.
    pub questions: Vec<[String; 2]>,
    /// What is to be answered in words.
    pub open_questions: Vec<String>,
    /// What happens with the answers.
    pub closing: String,
    /// The address in the QR code.
    pub link: Option<String>,
    /// What is written beside the QR code.
    pub link_note: String,
}

impl Sheet for QuestionnaireSheet {
    fn dated(&self) -> Day {
        self.dated
    }

    fn qr(&self) -> Option<&str> {
        self.link.as_deref()
    }

    fn check(&self) -> Result<(), TypesetError> {
        if self.scale.is_empty() {
            return Err(TypesetError::Shape("a questionnaire without a scale".to_owned()));
        }
        short("scale", HEADING, self.scale.iter().map(String::as_str))?;
        let questions = self.questions.iter().flatten().chain(&self.open_questions);
        short("question", FIELD, questions.map(String::as_str))
    }
}
