//! What people type. Past this file, a value is right or it does not exist.

use crate::{Action, Answers, Area, Invalid, MOST_QUESTIONS, Move, Plan, Question};
use axum::extract::Multipart;
use platform::{AppError, FieldErrors};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The longest text of a field.
const MOST: usize = 4000;
/// The longest comment of a slip.
const MOST_COMMENT: usize = 1000;
/// Slips that may be typed at once.
const MOST_SLIPS: usize = 200;

/// What somebody plans, exactly as it arrives.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct PlanForm {
    pub(crate) title: String,
    pub(crate) target: String,
    pub(crate) from: String,
    pub(crate) to: String,
    pub(crate) issued: String,
}

impl PlanForm {
    /// The same plan as a form shows it.
    pub(crate) fn of(plan: &Plan) -> Self {
        Self {
            title: plan.title.clone(),
            target: plan.target.clone(),
            from: text::date(plan.from),
            to: text::date(plan.to),
            issued: plan.issued.to_string(),
        }
    }

    /// All of it right, or every mistake at once.
    pub(crate) fn parse(&self) -> Result<Plan, FieldErrors> {
        let mut errors = FieldErrors::default();
        let title = errors.needed("title", &self.title, 300);
        let target = errors.needed("target", &self.target, 500);
        let from = errors.day("from", &self.from);
        let to = errors.day("to", &self.to);
        if from.zip(to).is_some_and(|(from, to)| to < from) {
            errors.add("to", "survey_span_backwards");
        }
        let typed = self.issued.trim();
        let issued = if typed.is_empty() { Some(0) } else { typed.parse().ok() };
        let issued = issued.filter(|issued| (0..=1_000_000).contains(issued));
        if issued.is_none() {
            errors.add("issued", "bad_number");
        }
        let (Some(from), Some(to), Some(issued), true) = (from, to, issued, errors.is_empty())
        else {
            return Err(errors);
        };
        Ok(Plan { title, target, from, to, issued })
    }
}

/// A button on the page of a survey, with the fields of its form.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct ActionForm {
    pub(crate) action: String,
    pub(crate) note: String,
    pub(crate) analysis: String,
    pub(crate) measures: String,
}

impl ActionForm {
    /// All of it right, or every mistake at once. What an action does not take is not read.
    pub(crate) fn parse(&self) -> Result<(Action, Move), FieldErrors> {
        let mut errors = FieldErrors::default();
        let Some(action) = Action::parse(&self.action) else {
            errors.add("action", "unknown_action");
            return Err(errors);
        };
        let mut with = Move::default();
        match action {
            Action::Return | Action::Cancel => {
                with.note = errors.needed("note", &self.note, MOST);
            }
            Action::Analyse => {
                with.analysis = errors.needed("analysis", &self.analysis, MOST);
                with.measures = errors.needed("measures", &self.measures, MOST);
            }
            Action::Approve | Action::Open | Action::Close | Action::Publish => {}
        }
        errors.or((action, with))
    }
}

/// The unit that slips are about, and each slip with what was written on it.
type Typed = (Option<i64>, Vec<(Answers, String)>);

/// Slips on paper, a line each.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct SlipsForm {
    pub(crate) unit: String,
    pub(crate) slips: String,
}

impl SlipsForm {
    /// Every slip, or the lines that are wrong.
    pub(crate) fn parse(&self, questions: usize) -> Result<Typed, (FieldErrors, Vec<usize>)> {
        let mut errors = FieldErrors::default();
        let unit = self.unit.trim().parse().ok();
        if unit.is_none() && !self.unit.trim().is_empty() {
            errors.add("unit", "bad_choice");
        }
        let typed = text::typed(&self.slips);
        let (mut slips, mut wrong) = (Vec::new(), Vec::new());
        for (place, line) in typed.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            match Answers::parse(line, questions) {
                Some((_, comment)) if comment.chars().count() > MOST_COMMENT => {
                    wrong.push(place + 1);
                }
                Some(slip) => slips.push(slip),
                None => wrong.push(place + 1),
            }
        }
        if !wrong.is_empty() {
            errors.add("slips", "slips_unreadable");
        } else if slips.is_empty() {
            errors.add("slips", "missing");
        } else if slips.len() > MOST_SLIPS {
            errors.add("slips", "too_many_slips");
        }
        errors.or((unit, slips)).map_err(|errors| (errors, wrong))
    }
}

/// A slip as a phone sends it: `q0`, `q1`… with the rest.
#[derive(Debug, Default, Clone)]
pub(crate) struct PhoneForm {
    pub(crate) ticks: BTreeMap<usize, String>,
    pub(crate) comment: String,
    pub(crate) slip: String,
    pub(crate) unit: String,
}

impl PhoneForm {
    /// The fields that a slip has; others are not looked at.
    pub(crate) fn read(pairs: Vec<(String, String)>) -> Self {
        let mut form = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "comment" => form.comment = value,
                "slip" => form.slip = value,
                "unit" => form.unit = value,
                other => {
                    if let Some(place) = other.strip_prefix('q').and_then(|no| no.parse().ok()) {
                        form.ticks.insert(place, value);
                    }
                }
            }
        }
        form
    }

    /// The answer to a question as it was ticked.
    pub(crate) fn ticked(&self, place: usize) -> &str {
        self.ticks.get(&place).map_or("", String::as_str)
    }

    /// All of it right, or every mistake at once: a slip that says too little is asked to say more.
    pub(crate) fn parse(&self, questions: usize) -> Result<(Answers, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let read = (0..questions).map(|place| Answers::tick(self.ticked(place)));
        let answers = Answers(read.map(Option::flatten).collect());
        if answers.judge().is_some() {
            let first = answers.0.iter().position(Option::is_none).unwrap_or_default();
            errors.add(format!("q{first}"), "slip_too_empty");
        }
        let comment = errors.words("comment", &self.comment, MOST_COMMENT);
        let is_slip = self.slip.len() == 32 && self.slip.bytes().all(|b| b.is_ascii_hexdigit());
        if !is_slip {
            errors.add("slip", "slip_broken");
        }
        errors.or((answers, comment))
    }

    /// The unit that was chosen.
    pub(crate) fn unit(&self) -> Option<i64> {
        self.unit.trim().parse().ok()
    }
}

/// How the office sorted what somebody wrote.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct SortForm {
    pub(crate) slip: String,
    pub(crate) topic: String,
    pub(crate) invalid: String,
}

impl SortForm {
    /// The topic and why the slip does not count; nothing chosen is a choice too.
    pub(crate) fn parse(&self) -> Result<(Option<Area>, Option<Invalid>), FieldErrors> {
        let mut errors = FieldErrors::default();
        let topic = Area::parse(&self.topic);
        if topic.is_none() && !self.topic.is_empty() {
            errors.add("topic", "bad_choice");
        }
        let invalid = Invalid::parse(&self.invalid);
        if invalid.is_none() && !self.invalid.is_empty() {
            errors.add("invalid", "bad_choice");
        }
        errors.or((topic, invalid))
    }
}

/// A set of questions: `area.N` with `text.N`; a row without text is none.
#[derive(Debug, Default, Clone)]
pub(crate) struct FrameForm(pub(crate) Vec<(String, String)>);

impl FrameForm {
    /// The rows as they were sent.
    pub(crate) fn read(pairs: &[(String, String)]) -> Self {
        let of = |name: String| pairs.iter().find(|(key, _)| *key == name).map(|(_, v)| v.clone());
        let row = |no| Some((of(format!("area.{no}"))?, of(format!("text.{no}"))?));
        Self((0..MOST_QUESTIONS).map_while(row).collect())
    }

    /// All of it right, or every mistake at once.
    pub(crate) fn parse(&self) -> Result<Vec<Question>, FieldErrors> {
        let mut errors = FieldErrors::default();
        let mut questions = Vec::new();
        for (no, (area, typed)) in self.0.iter().enumerate() {
            let words = text::typed(typed);
            if words.is_empty() {
                continue;
            }
            if words.chars().count() > 300 {
                errors.add(format!("text-{no}"), "too_long");
            }
            match Area::parse(area) {
                Some(area) => questions.push(Question { area, text: words }),
                None => errors.add(format!("area-{no}"), "bad_choice"),
            }
        }
        if questions.is_empty() && errors.is_empty() {
            errors.add("text-0", "no_questions");
        }
        // A slip reads area by area.
        questions.sort_by_key(|question| question.area);
        errors.or(questions)
    }
}

/// A file that somebody sends, with where it is from.
#[derive(Debug, Default)]
pub(crate) struct FileForm {
    pub(crate) source: String,
    pub(crate) issued: String,
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

impl FileForm {
    /// Reads a form with a file.
    pub(crate) async fn read(mut parts: Multipart) -> Result<Self, AppError> {
        let unreadable = |_| AppError::BadRequest("bad_request");
        let mut form = Self::default();
        while let Some(field) = parts.next_field().await.map_err(unreadable)? {
            match field.name().unwrap_or_default() {
                "file" => {
                    let name = field.file_name().unwrap_or_default();
                    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
                    let plain = name.chars().filter(|c| !c.is_control()).take(200);
                    form.name = text::nfc(&plain.collect::<String>());
                    form.bytes = field.bytes().await.map_err(unreadable)?.to_vec();
                }
                "source" => form.source = field.text().await.map_err(unreadable)?,
                "issued" => form.issued = field.text().await.map_err(unreadable)?,
                _ => {}
            }
        }
        Ok(form)
    }

    /// Where it is from and how many slips were given out there.
    pub(crate) fn parse(&self) -> Result<(String, i64), FieldErrors> {
        let mut errors = FieldErrors::default();
        let source = errors.needed("source", &self.source, 200);
        if self.bytes.is_empty() {
            errors.add("file", "survey_sheet_missing");
        }
        let typed = self.issued.trim();
        let issued = if typed.is_empty() { Some(0) } else { typed.parse().ok() };
        let issued = issued.filter(|issued| (0..=10_000_000).contains(issued));
        if issued.is_none() {
            errors.add("import-issued", "bad_number");
        }
        errors.or((source, issued.unwrap_or_default()))
    }
}
