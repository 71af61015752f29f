//! What people type. Past this file, a value is right or it does not exist.

use crate::{Action, Kind, Request, RequestId, Wish, model::Given};
use document::{Code, Title, VersionId};
use platform::{FieldErrors, PersonId};
use serde::Deserialize;

/// A request, exactly as it arrives.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct WishForm {
    pub(crate) moves: i64,
    pub(crate) kind: String,
    pub(crate) version: String,
    pub(crate) code: String,
    pub(crate) title: String,
    pub(crate) reason: String,
    pub(crate) basis: String,
    pub(crate) present: String,
    pub(crate) proposed: String,
    pub(crate) impact: String,
    pub(crate) urgent: String,
}

impl WishForm {
    /// The form of a stored request, whose document is in force as `version`.
    pub(crate) fn of(request: &Request, version: Option<VersionId>) -> Self {
        let is_new = request.kind == Kind::New;
        let own = |text: &String| if is_new { text.clone() } else { String::new() };
        Self {
            moves: request.moves,
            kind: request.kind.as_str().to_owned(),
            version: version.map(|id| id.to_string()).unwrap_or_default(),
            code: own(&request.code),
            title: own(&request.title),
            reason: request.reason.clone(),
            basis: request.basis.clone(),
            present: request.present.clone(),
            proposed: request.proposed.clone(),
            impact: request.impact.clone(),
            urgent: if request.is_urgent { "yes".to_owned() } else { String::new() },
        }
    }

    /// All of it right, or every mistake at once.
    pub(crate) fn parse(&self) -> Result<Wish, FieldErrors> {
        let mut errors = FieldErrors::default();
        let kind = Kind::parse(&self.kind);
        if kind.is_none() {
            errors.add("kind", "bad_choice");
        }
        let version = self.version.trim().parse().ok().map(VersionId::new);
        let is_new = kind == Some(Kind::New);
        if !is_new && version.is_none() {
            errors.add("version", "document_missing");
        }
        if is_new && Title::parse(&self.title).is_none() {
            errors.add("title", "bad_title");
        }
        if is_new && !self.code.trim().is_empty() && Code::parse(&self.code).is_none() {
            errors.add("code", "bad_code");
        }
        let mut words = |field: &'static str, typed: &str, must: bool| {
            let words = text::typed(typed);
            match words.chars().count() {
                0 if must => errors.add(field, "missing"),
                n if n > 4000 => errors.add(field, "too_long"),
                _ => {}
            }
            words
        };
        let reason = words("reason", &self.reason, true);
        let basis = words("basis", &self.basis, false);
        let present = words("present", &self.present, false);
        let proposed = words("proposed", &self.proposed, kind != Some(Kind::Cancel));
        let impact = words("impact", &self.impact, false);
        match kind {
            Some(kind) if errors.is_empty() => Ok(Wish {
                kind,
                version: version.filter(|_| !is_new),
                code: text::typed(&self.code),
                title: text::typed(&self.title),
                reason,
                basis,
                present,
                proposed,
                impact,
                is_urgent: self.urgent == "yes",
            }),
            _ => Err(errors),
        }
    }
}

/// A button on the page of a request.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct ActionForm {
    pub(crate) action: String,
    pub(crate) reason: String,
    pub(crate) author: String,
    pub(crate) due_on: String,
    pub(crate) target: String,
    pub(crate) version: String,
}

impl ActionForm {
    pub(crate) fn parse(&self) -> Result<(Action, Given), FieldErrors> {
        let mut errors = FieldErrors::default();
        let action = Action::parse(&self.action);
        if action.is_none() {
            errors.add("action", "unknown_action");
        }
        let key = |typed: &str| typed.trim().parse::<i64>().ok();
        let due_on = match action {
            Some(Action::Accept) => errors.day("due_on", &self.due_on),
            _ => None,
        };
        if action == Some(Action::Accept) && key(&self.author).is_none() {
            errors.add("author", "writer_missing");
        }
        let given = Given {
            reason: text::typed(&self.reason).chars().take(4000).collect(),
            author: key(&self.author).map(PersonId::new),
            due_on,
            target: key(&self.target).map(RequestId::new),
            version: key(&self.version).map(VersionId::new),
        };
        match action {
            Some(action) if errors.is_empty() => Ok((action, given)),
            _ => Err(errors),
        }
    }
}

/// What somebody says about a request.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct OpinionForm {
    pub(crate) words: String,
}

impl OpinionForm {
    pub(crate) fn parse(&self) -> Result<String, FieldErrors> {
        let mut errors = FieldErrors::default();
        let words = text::typed(&self.words);
        match words.chars().count() {
            0 => errors.add("words", "missing"),
            n if n > 4000 => errors.add("words", "too_long"),
            _ => {}
        }
        errors.or(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_tells_every_mistake_at_once() {
        let fields = |form: &WishForm| {
            let FieldErrors(wrong) = form.parse().unwrap_err();
            wrong.into_iter().map(|(field, _)| field).collect::<Vec<_>>()
        };
        assert_eq!(fields(&WishForm::default()), ["kind", "version", "reason", "proposed"]);
        let new = WishForm { kind: "new".into(), code: "-".into(), ..WishForm::default() };
        assert_eq!(fields(&new), ["title", "code", "reason", "proposed"]);
        let cancel = WishForm { kind: "cancel".into(), reason: "x".into(), ..WishForm::default() };
        assert_eq!(fields(&cancel), ["version"]);
    }
}
