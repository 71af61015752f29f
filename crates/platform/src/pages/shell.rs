use super::{
    nav::{HUB, NavEntry},
    summary,
};
use crate::{Actor, App, Ended};
use askama::Template;
use axum::{
    http::StatusCode,
    response::{Html, IntoResponse, Response},
};
use jiff::Timestamp;

/// The answer to what a person just did.
#[derive(Debug, Clone)]
pub struct Flash {
    /// `ok` or `bad`.
    pub class: &'static str,
    /// What is said.
    pub text: String,
}

/// The record as the last checkpoint saw it.
#[derive(Debug, Clone, Default)]
pub struct Record {
    /// How many entries it had.
    pub size: u64,
    /// The beginning and the end of its root hash.
    pub root: String,
}

impl Record {
    /// `12.408`.
    pub fn size_text(&self) -> String {
        text::count(i64::try_from(self.size).unwrap_or(i64::MAX))
    }
}

/// The frame of a page for one person.
#[derive(Debug, Clone)]
pub struct Shell {
    /// The agency's name.
    pub agency_name: String,
    /// Who is signed in.
    pub person: String,
    /// Their position.
    pub position: String,
    /// The navigation.
    pub nav: Vec<NavEntry>,
    /// That the agency has ended, so that its pages are only read.
    pub ended: Option<Ended>,
    /// Until when somebody from outside reads, and changes nothing.
    pub guest_until: Option<Timestamp>,
    /// What to say about the last act.
    pub flash: Option<Flash>,
    /// The record's size and root.
    pub record: Record,
    /// The stylesheet's address, which changes with its content.
    pub css: &'static str,
    /// The program's version.
    pub version: &'static str,
}

impl Shell {
    /// The frame of the page under `section` (the address of a navigation entry).
    pub fn new(app: &App, actor: &Actor, section: &str) -> Self {
        // What hangs under another entry is found there, and lights that one up.
        let own = app.nav.iter().find(|entry| entry.href == section);
        let hangs = own.is_some_and(|entry| entry.under.is_some());
        let section = if hangs { HUB } else { section };
        let shown = |entry: &&NavEntry| {
            entry.under.is_none()
                && (entry.roles.is_empty() || actor.is_any(entry.roles) || entry.href == section)
        };
        let mut nav: Vec<_> = app.nav.iter().filter(shown).cloned().collect();
        for entry in &mut nav {
            entry.is_current = entry.href == section;
        }
        Self {
            agency_name: actor.agency_name.clone(),
            person: actor.name.clone(),
            position: actor.position.clone(),
            nav,
            ended: actor.via.ended.clone(),
            guest_until: actor.via.until,
            flash: None,
            record: app.ledger.record(),
            css: super::css_path(),
            version: env!("CARGO_PKG_VERSION"),
        }
    }

    /// The same with something to say.
    #[must_use]
    pub fn saying(mut self, class: &'static str, text: &str) -> Self {
        self.flash = Some(Flash { class, text: text.to_owned() });
        self
    }

    /// The same with the sentence of a refusal; where a thing stands is said by name, if that is why.
    #[must_use]
    pub fn refusing(self, code: &'static str, state: &str) -> Self {
        match code {
            "wrong_state" => self.saying("bad", &super::sentences::wrong_state(state)),
            code => self.saying("bad", crate::sentence(code)),
        }
    }
}

/// A page is its template rendered; a template that compiles doesn't fail.
pub fn render(template: &impl Template) -> Response {
    render_with(StatusCode::OK, template)
}

/// The same with a status, such as 422 for a form that comes back with its mistakes.
pub fn render_with(status: StatusCode, template: &impl Template) -> Response {
    let html = template.render();
    let html = html.unwrap_or_else(|e| unreachable!("writing to a String can't fail: {e}"));
    (status, Html(summary::finished(html))).into_response()
}
