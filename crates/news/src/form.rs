//! What people type. Past this file, a value is right or it does not exist.

use crate::{
    Action, Article, CategoryId, Said, Setting, Text, Verdict,
    model::{Given, MOST_TAGS},
};
use jiff::{Timestamp, civil::Time, tz};
use platform::{FieldErrors, PersonId};
use serde::Deserialize;

/// Text made of what somebody typed: composed, trimmed, line feeds alike, without NUL, which
/// PostgreSQL does not take.
fn clean(typed: &str) -> String {
    text::nfc(typed.replace("\r\n", "\n").replace('\0', "").trim())
}

/// An article, exactly as it arrives.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct ArticleForm {
    pub(crate) moves: i64,
    pub(crate) title: String,
    pub(crate) lead: String,
    pub(crate) body: String,
    pub(crate) byline: String,
    pub(crate) category: String,
    pub(crate) tags: String,
    /// What a correction mends; only there.
    pub(crate) note: String,
}

impl ArticleForm {
    /// The form of a stored article.
    pub(crate) fn of(article: &Article) -> Self {
        let text = article.text.clone();
        Self {
            moves: article.moves,
            title: text.title,
            lead: text.lead,
            body: text.body,
            byline: text.byline,
            category: text.category.map(|id| id.to_string()).unwrap_or_default(),
            tags: text.tags.join(", "),
            note: String::new(),
        }
    }

    /// All of it right, or every mistake at once.
    pub(crate) fn parse(&self) -> Result<Text, FieldErrors> {
        let mut errors = FieldErrors::default();
        let text = self.text(&mut errors);
        errors.or(text)
    }

    /// A correction and its note.
    pub(crate) fn correction(&self) -> Result<(Text, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let text = self.text(&mut errors);
        let note = errors.needed("note", &self.note, 500);
        errors.or((text, note))
    }

    fn text(&self, errors: &mut FieldErrors) -> Text {
        let title = errors.needed("title", &self.title, 300);
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        let lead = errors.needed("lead", &self.lead, 1_000);
        let body = errors.needed("body", &self.body, 100_000);
        let byline = errors.needed("byline", &self.byline, 120);
        let category = self.category.trim();
        let key = category.parse().ok().map(CategoryId::new);
        if !category.is_empty() && key.is_none() {
            errors.add("category", "bad_choice");
        }
        let tags = self.tags.split(',').map(clean).filter(|tag| !tag.is_empty());
        let tags: Vec<String> = tags.collect();
        if tags.len() > MOST_TAGS || tags.iter().any(|tag| tag.chars().count() > 60) {
            errors.add("tags", "bad_tags");
        }
        Text { title, lead, body, byline, category: key, tags }
    }
}

/// A button on the page of an article.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct ActionForm {
    pub(crate) action: String,
    pub(crate) reason: String,
    pub(crate) day: String,
    pub(crate) time: String,
}

impl ActionForm {
    pub(crate) fn parse(&self) -> Result<(Action, Given), FieldErrors> {
        let mut errors = FieldErrors::default();
        let action = Action::parse(&self.action);
        if action.is_none() {
            errors.add("action", "unknown_action");
        }
        let reason = errors.words("reason", &self.reason, 1_000);
        let planned_at = match action {
            Some(Action::Schedule) => self.moment(&mut errors),
            _ => None,
        };
        match action {
            Some(action) if errors.is_empty() => Ok((action, Given { reason, planned_at })),
            _ => Err(errors),
        }
    }

    /// A minute, as the clock on the wall shows it.
    fn moment(&self, errors: &mut FieldErrors) -> Option<Timestamp> {
        let day = text::typed_day(&self.day);
        if day.is_none() {
            errors.add("day", if self.day.trim().is_empty() { "missing" } else { "bad_date" });
        }
        let time = Time::strptime("%H:%M", self.time.trim()).ok();
        if time.is_none() {
            errors.add("time", "bad_time");
        }
        tz::offset(7).to_timestamp(day?.to_datetime(time?)).ok()
    }
}

/// A reader's vote.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct VoteForm {
    pub(crate) score: String,
}

impl VoteForm {
    /// One to five.
    pub(crate) fn parse(&self) -> Result<i64, FieldErrors> {
        let mut errors = FieldErrors::default();
        let score = self.score.trim().parse().ok().filter(|score| (1..=5).contains(score));
        if score.is_none() {
            errors.add("score", "score_missing");
        }
        errors.or(score.unwrap_or_default())
    }
}

/// A reader's comment, exactly as it arrives.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct CommentForm {
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) words: String,
    pub(crate) answer: String,
    /// Nobody sees this field; what fills it in is a program.
    pub(crate) website: String,
}

impl CommentForm {
    /// All of it right, or every mistake at once. `is_right` judges the answer to the question.
    pub(crate) fn parse(&self, is_right: impl Fn(&str) -> bool) -> Result<Said, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.needed("name", &self.name, 80);
        let email = errors.needed("email", &self.email, 120);
        if !email.is_empty() && !is_email(&email) {
            errors.add("email", "bad_reader_email");
        }
        let said = errors.needed("words", &self.words, 3_000);
        if !is_right(&self.answer) || !self.website.is_empty() {
            errors.add("answer", "wrong_answer");
        }
        errors.or(Said { name, email, words: said })
    }
}

/// Something, an `@`, a domain with a dot; whether it is theirs nobody can tell.
fn is_email(typed: &str) -> bool {
    let is_plain =
        !typed.contains(|c: char| c.is_whitespace() || c.is_control() || "<>,;\"".contains(c));
    let parts = typed.split_once('@');
    is_plain
        && parts.is_some_and(|(who, domain)| {
            !who.is_empty()
                && !domain.contains('@')
                && domain.contains('.')
                && !domain.starts_with('.')
                && !domain.ends_with('.')
        })
}

/// A decision about a comment.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct VerdictForm {
    pub(crate) verdict: String,
    pub(crate) reason: String,
}

impl VerdictForm {
    pub(crate) fn parse(&self) -> Result<(Verdict, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let verdict = Verdict::parse(&self.verdict);
        if verdict.is_none() {
            errors.add("verdict", "unknown_action");
        }
        let reason = errors.words("reason", &self.reason, 500);
        match verdict {
            Some(verdict) if errors.is_empty() => Ok((verdict, reason)),
            _ => Err(errors),
        }
    }
}

/// The name of a category.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct CategoryForm {
    pub(crate) name: String,
}

impl CategoryForm {
    pub(crate) fn parse(&self) -> Result<String, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.needed("name", &self.name, 80);
        errors.or(name)
    }
}

/// The editorial board, a tick a person.
pub(crate) fn editors(pairs: &[(String, String)]) -> Vec<PersonId> {
    let ticks = pairs.iter().filter(|(name, _)| name == "editor");
    ticks.filter_map(|(_, key)| key.parse().ok().map(PersonId::new)).collect()
}

/// How readers may take part, as typed.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct SettingForm {
    pub(crate) open: String,
    pub(crate) question: String,
    pub(crate) answer: String,
}

impl SettingForm {
    /// The form of what is set.
    pub(crate) fn of(setting: Setting) -> Self {
        let open = if setting.is_open { "yes".to_owned() } else { String::new() };
        Self { open, question: setting.question, answer: setting.answer }
    }

    pub(crate) fn parse(&self) -> Result<Setting, FieldErrors> {
        let mut errors = FieldErrors::default();
        let question = errors.words("question", &self.question, 200);
        let answer = errors.words_if(!question.is_empty(), "answer", &self.answer, 200);
        errors.or(Setting { is_open: self.open == "yes", question, answer })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields<T: std::fmt::Debug>(result: Result<T, FieldErrors>) -> Vec<String> {
        let FieldErrors(wrong) = result.unwrap_err();
        wrong.into_iter().map(|(field, _)| field).collect()
    }

    #[test]
    fn a_form_tells_every_mistake_at_once() {
        assert_eq!(fields(ArticleForm::default().parse()), ["title", "lead", "body", "byline"]);
        let form =
            ArticleForm { category: "x".into(), tags: "a,".repeat(11), ..ArticleForm::default() };
        assert_eq!(fields(form.parse()), ["title", "lead", "body", "byline", "category", "tags"]);
        let comment = CommentForm { email: "a@b".into(), ..CommentForm::default() };
        assert_eq!(fields(comment.parse(|_| false)), ["name", "email", "words", "answer"]);
        let plan = ActionForm {
            action: "schedule".into(),
            day: "31/02/2026".into(),
            ..ActionForm::default()
        };
        assert_eq!(fields(plan.parse()), ["day", "time"]);
    }

    #[test]
    fn addresses_of_mail() {
        for (typed, fits) in [
            ("dan@example.vn", true),
            ("a.b+c@mail.example.gov.vn", true),
            ("dan@example", false),
            ("@example.vn", false),
            ("a@@b.vn", false),
            ("a b@c.vn", false),
            ("<a@b.vn>", false),
        ] {
            assert_eq!(is_email(typed), fits, "{typed}");
        }
    }

    #[test]
    fn a_minute_of_the_wall() {
        let plan = ActionForm {
            action: "schedule".into(),
            day: "30/09/2022".into(),
            time: "16:20".into(),
            ..ActionForm::default()
        };
        let (_, given) = plan.parse().unwrap();
        assert_eq!(given.planned_at.unwrap().to_string(), "2022-09-30T09:20:00Z");
    }
}
