//! What people type. Past this file, a value is right or it does not exist.

use crate::{Action, Channel, Keeping, Kind, Message, Move, Starts};
use axum::extract::Multipart;
use jiff::civil::Date;
use platform::{AppError, FieldErrors, PersonId};
use serde::Deserialize;
use workcal::Limit;

/// The longest text of a field.
const MOST: usize = 8000;
/// Files that may come with one message, and the bytes of each.
const MOST_FILES: usize = 3;
const MOST_BYTES: usize = 5 * 1024 * 1024;

/// A file as it arrived.
#[derive(Debug, Clone)]
pub(crate) struct Upload {
    /// What it was called; never trusted for anything but showing.
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

impl Upload {
    /// What cannot do harm by being opened with what opens it: PDF files and pictures. They are told
    /// by their first bytes and kept unread.
    fn is_kept(&self) -> bool {
        [&b"%PDF-"[..], b"\xff\xd8\xff", b"\x89PNG\r\n"]
            .iter()
            .any(|sign| self.bytes.starts_with(sign))
    }
}

/// What a citizen says, exactly as it arrives: from the portal or from the desk.
#[derive(Debug, Default, Clone)]
pub(crate) struct MessageForm {
    pub(crate) kind: String,
    pub(crate) title: String,
    pub(crate) words: String,
    pub(crate) about: String,
    pub(crate) sender: String,
    pub(crate) contact: String,
    pub(crate) may_publish: String,
    pub(crate) channel: String,
    /// The sealed riddle and its answer; the desk has none.
    pub(crate) token: String,
    pub(crate) sum: String,
    /// A field that people do not see: who fills it in is a program.
    pub(crate) website: String,
    pub(crate) files: Vec<Upload>,
}

impl MessageForm {
    /// Reads a form with files. Empty file fields, which browsers send, are none.
    pub(crate) async fn read(mut parts: Multipart) -> Result<Self, AppError> {
        let unreadable = |_| AppError::BadRequest("bad_request");
        let mut form = Self::default();
        while let Some(field) = parts.next_field().await.map_err(unreadable)? {
            let name = field.name().unwrap_or_default().to_owned();
            if name == "files" {
                let shown = field.file_name().unwrap_or_default();
                let shown = shown.rsplit(['/', '\\']).next().unwrap_or_default();
                let plain: String = shown.chars().filter(|c| !c.is_control()).take(120).collect();
                let bytes = field.bytes().await.map_err(unreadable)?.to_vec();
                if !bytes.is_empty() && form.files.len() <= MOST_FILES {
                    form.files.push(Upload { name: text::nfc(&plain), bytes });
                }
                continue;
            }
            let typed = field.text().await.map_err(unreadable)?;
            if let Some(place) = form.field(&name) {
                *place = typed;
            }
        }
        Ok(form)
    }

    fn field(&mut self, name: &str) -> Option<&mut String> {
        Some(match name {
            "kind" => &mut self.kind,
            "title" => &mut self.title,
            "words" => &mut self.words,
            "about" => &mut self.about,
            "sender" => &mut self.sender,
            "contact" => &mut self.contact,
            "may_publish" => &mut self.may_publish,
            "channel" => &mut self.channel,
            "token" => &mut self.token,
            "sum" => &mut self.sum,
            "website" => &mut self.website,
            _ => return None,
        })
    }

    /// All of it right, or every mistake at once.
    pub(crate) fn parse(&self) -> (Option<Message>, FieldErrors) {
        let mut errors = FieldErrors::default();
        let kind = Kind::parse(&self.kind);
        if kind.is_none() {
            errors.add("kind", "feedback_kind_missing");
        }
        let title = errors.needed("title", &self.title, 200);
        let said = errors.needed("words", &self.words, MOST);
        let about = errors.words("about", &self.about, 300);
        let sender = errors.words("sender", &self.sender, 120);
        let contact = errors.words("contact", &self.contact, 200);
        if kind.is_some_and(Kind::needs_sender) {
            for (field, typed) in [("sender", &sender), ("contact", &contact)] {
                if typed.is_empty() {
                    errors.add(field, "sender_needed");
                }
            }
        }
        if self.files.len() > MOST_FILES {
            errors.add("files", "feedback_too_many_files");
        } else if self.files.iter().any(|file| file.bytes.len() > MOST_BYTES) {
            errors.add("files", "feedback_file_too_large");
        } else if !self.files.iter().all(Upload::is_kept) {
            errors.add("files", "file_not_kept");
        }
        if !self.website.is_empty() {
            errors.add("website", "trap_filled");
        }
        let may_publish = self.may_publish == "yes";
        let message = kind.filter(|_| errors.is_empty()).map(|kind| Message {
            kind,
            title,
            words: said,
            about,
            sender,
            contact,
            may_publish,
        });
        (message, errors)
    }

    /// The way that the desk chose.
    pub(crate) fn channel(&self) -> Option<Channel> {
        Channel::parse(&self.channel).filter(|channel| Channel::TYPED.contains(channel))
    }
}

/// A button on the page of a feedback, with the fields of its form.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct ActionForm {
    pub(crate) action: String,
    pub(crate) note: String,
    pub(crate) kind: String,
    pub(crate) unit: String,
    pub(crate) owner: String,
    pub(crate) due_on: String,
    pub(crate) answer: String,
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
            Action::Classify => {
                with.kind = Kind::parse(&self.kind);
                with.unit = self.unit.trim().parse().ok();
                if with.kind.is_none() {
                    errors.add("kind", "bad_choice");
                }
                if with.unit.is_none() {
                    errors.add("unit", "unit_not_chosen");
                }
            }
            Action::Assign => {
                with.owner = self.owner.trim().parse().ok().map(PersonId::new);
                if with.owner.is_none() {
                    errors.add("owner", "answerer_missing");
                }
            }
            Action::Propose => with.answer = errors.needed("answer", &self.answer, MOST),
            Action::Extend => {
                with.note = errors.needed("note", &self.note, 2000);
                with.due_on = errors.day("due_on", &self.due_on);
            }
            Action::Return | Action::Transfer | Action::Decline => {
                with.note = errors.needed("note", &self.note, 2000);
            }
            Action::Answer | Action::Close => {}
        }
        errors.or((action, with))
    }
}

/// What everybody may read, as the office wrote it; `op` is `publish` or `withdraw`.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct PublicForm {
    pub(crate) op: String,
    pub(crate) public_words: String,
    pub(crate) public_answer: String,
    /// `yes`: a person read both and found nobody named.
    pub(crate) is_read: String,
}

impl PublicForm {
    /// Question and answer, or nothing to take them back.
    pub(crate) fn parse(&self) -> Result<Option<(String, String)>, FieldErrors> {
        if self.op == "withdraw" {
            return Ok(None);
        }
        let mut errors = FieldErrors::default();
        let words = errors.needed("public_words", &self.public_words, MOST);
        let answer = errors.needed("public_answer", &self.public_answer, MOST);
        if self.is_read != "yes" {
            errors.add("is_read", "not_read_yet");
        }
        errors.or(Some((words, answer)))
    }
}

/// How long a kind keeps names, exactly as it arrives.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct KeepingForm {
    pub(crate) keeping_kind: String,
    pub(crate) months: String,
    pub(crate) keeping_source: String,
}

impl KeepingForm {
    /// All of it right, or every mistake at once.
    pub(crate) fn parse(&self) -> Result<Keeping, FieldErrors> {
        let mut errors = FieldErrors::default();
        let kind = Kind::parse(&self.keeping_kind);
        if kind.is_none() {
            errors.add("keeping_kind", "bad_choice");
        }
        let months = self.months.trim().parse().ok().filter(|months| (1..=600).contains(months));
        if months.is_none() {
            errors.add("months", "feedback_months");
        }
        let source = errors.needed("keeping_source", &self.keeping_source, 500);
        match (kind, months) {
            (Some(kind), Some(months)) => errors.or(Keeping { kind, months, source }),
            _ => Err(errors),
        }
    }
}

/// Why whoever it is about asks to be forgotten, exactly as it arrives.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct ErasureForm {
    pub(crate) erasure_reason: String,
}

impl ErasureForm {
    /// The reason.
    pub(crate) fn parse(&self) -> Result<String, FieldErrors> {
        let mut errors = FieldErrors::default();
        let reason = errors.needed("erasure_reason", &self.erasure_reason, 500);
        errors.or(reason)
    }
}

/// Until when a kind is answered, exactly as it arrives.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct RuleForm {
    pub(crate) kind: String,
    pub(crate) from: String,
    pub(crate) term: String,
    pub(crate) starts: String,
    pub(crate) source: String,
}

/// A rule as somebody set it.
#[derive(Debug, Clone)]
pub struct RuleSetting {
    /// For what.
    pub kind: Kind,
    /// From which day on.
    pub from: Date,
    /// `15 ngày làm việc`; empty for no day.
    pub term: String,
    /// From when it is counted.
    pub starts: Starts,
    /// Which text says so.
    pub source: String,
}

impl RuleForm {
    /// All of it right, or every mistake at once.
    pub(crate) fn parse(&self) -> Result<RuleSetting, FieldErrors> {
        let mut errors = FieldErrors::default();
        let kind = Kind::parse(&self.kind);
        if kind.is_none() {
            errors.add("kind", "bad_choice");
        }
        let starts = Starts::parse(&self.starts);
        if starts.is_none() {
            errors.add("starts", "bad_choice");
        }
        let from = errors.day("from", &self.from);
        let term = errors.words("term", &self.term, 60);
        let counts_days = |limit| {
            matches!(limit, Limit::WorkingDays(_) | Limit::CalendarDays(_) | Limit::Months(_))
        };
        if !term.is_empty() && !Limit::parse(&term).is_ok_and(counts_days) {
            errors.add("term", "bad_term");
        }
        let source = errors.needed("source", &self.source, 500);
        let (Some(kind), Some(starts), Some(from), true) = (kind, starts, from, errors.is_empty())
        else {
            return Err(errors);
        };
        Ok(RuleSetting { kind, from, term, starts, source })
    }
}
