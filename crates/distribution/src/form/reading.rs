use crate::{Question, model::MOST_QUESTIONS};
use platform::FieldErrors;

/// What somebody acknowledges: the hash that their page showed, and their choices.
#[derive(Debug, Default, Clone)]
pub(crate) struct AnswerForm {
    pub(crate) seen: String,
    pub(crate) answers: Vec<Option<usize>>,
}

impl AnswerForm {
    /// Reads what a browser sends: `answer.0` is the choice for the first question.
    pub(crate) fn from_pairs(pairs: Vec<(String, String)>) -> Self {
        let mut form = Self { seen: String::new(), answers: vec![None; MOST_QUESTIONS] };
        for (name, value) in pairs {
            if name == "seen" {
                form.seen = value;
            } else if let Some(place) = name.strip_prefix("answer.")
                && let Ok(place) = place.parse::<usize>()
                && let Some(answer) = form.answers.get_mut(place)
            {
                *answer = value.parse().ok();
            }
        }
        form
    }

    /// Whether this choice was taken.
    pub(crate) fn chose(&self, question: usize, choice: usize) -> bool {
        self.answers.get(question).copied().flatten() == Some(choice)
    }
}

/// One question as it is typed: choices one a line, the right one marked by its number.
#[derive(Debug, Default, Clone)]
pub(crate) struct QuestionForm {
    pub(crate) text: String,
    pub(crate) choices: String,
    pub(crate) right: String,
    pub(crate) part: String,
}

/// Up to three questions.
#[derive(Debug, Default, Clone)]
pub(crate) struct QuestionsForm(pub(crate) Vec<QuestionForm>);

impl QuestionsForm {
    /// Three places, filled with what is asked already.
    pub(crate) fn of(questions: &[Question]) -> Self {
        let filled = |question: &Question| QuestionForm {
            text: question.text.clone(),
            choices: question.choices.join("\n"),
            right: (question.right + 1).to_string(),
            part: (question.part + 1).to_string(),
        };
        let mut forms: Vec<_> = questions.iter().map(filled).collect();
        forms.resize_with(MOST_QUESTIONS, QuestionForm::default);
        Self(forms)
    }

    /// Reads what a browser sends: `text.0`, `choices.0`, `right.0`, `part.0`.
    pub(crate) fn from_pairs(pairs: Vec<(String, String)>) -> Self {
        let mut forms = vec![QuestionForm::default(); MOST_QUESTIONS];
        for (name, value) in pairs {
            let Some((field, place)) = name.split_once('.') else { continue };
            let Some(form) = place.parse().ok().and_then(|place: usize| forms.get_mut(place))
            else {
                continue;
            };
            match field {
                "text" => form.text = value,
                "choices" => form.choices = value,
                "right" => form.right = value,
                "part" => form.part = value,
                _ => {}
            }
        }
        Self(forms)
    }

    /// All of it right, or every mistake at once. A place without a question is none.
    pub(crate) fn parse(&self, parts: usize) -> Result<Vec<Question>, FieldErrors> {
        let mut errors = FieldErrors::default();
        let mut questions = Vec::new();
        for (place, form) in self.0.iter().enumerate() {
            let (text, choices) = (text::typed(&form.text), text::typed(&form.choices));
            if text.is_empty() && choices.is_empty() {
                continue;
            }
            let field = |name: &str| format!("{name}.{place}");
            if text.is_empty() || text.chars().count() > 500 {
                errors.add(field("text"), "question_length");
            }
            let choices: Vec<_> = (choices.lines().map(str::trim))
                .filter(|line| !line.is_empty())
                .map(str::to_owned)
                .collect();
            let fits = choices.iter().all(|choice| choice.chars().count() <= 300);
            if !(2..=4).contains(&choices.len()) || !fits {
                errors.add(field("choices"), "question_choices");
            }
            let chosen = |typed: &str, most: usize| {
                let number = typed.trim().parse::<usize>().ok();
                number.filter(|n| (1..=most).contains(n)).map(|n| n - 1)
            };
            let right = chosen(&form.right, choices.len());
            if right.is_none() {
                errors.add(field("right"), "question_right");
            }
            let part = chosen(&form.part, parts);
            if part.is_none() {
                errors.add(field("part"), "question_part");
            }
            let (right, part) = (right.unwrap_or_default(), part.unwrap_or_default());
            questions.push(Question { text, choices, right, part });
        }
        errors.or(questions)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(text: &str, choices: &str, right: &str, part: &str) -> QuestionForm {
        QuestionForm {
            text: text.into(),
            choices: choices.into(),
            right: right.into(),
            part: part.into(),
        }
    }

    #[test]
    fn questions_tell_every_mistake_at_once() {
        for (asked, want) in [
            (form("Hỏi", "a\nb", "2", "1"), vec![]),
            (form("", "", "", ""), vec![]),
            (form("", "a\nb", "1", "1"), vec!["text.0"]),
            (form("Hỏi", "a", "1", "1"), vec!["choices.0"]),
            (form("Hỏi", "a\nb\nc\nd\ne", "1", "1"), vec!["choices.0"]),
            (form("Hỏi", "a\nb", "3", "9"), vec!["right.0", "part.0"]),
            (form("Hỏi", "a\nb", "0", "0"), vec!["right.0", "part.0"]),
        ] {
            let found = QuestionsForm(vec![asked.clone()]).parse(2);
            let fields = found.err().unwrap_or_default().0.into_iter().map(|(field, _)| field);
            assert_eq!(fields.collect::<Vec<_>>(), want, "{asked:?}");
        }
    }

    #[test]
    fn more_answers_than_questions_are_left_out() {
        let pairs = [("seen", "h"), ("answer.0", "1"), ("answer.7", "1"), ("answer.1", "x")];
        let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
        let form = AnswerForm::from_pairs(pairs);
        assert_eq!((form.seen.as_str(), form.answers), ("h", vec![Some(1), None, None]));
    }
}
