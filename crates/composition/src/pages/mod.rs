//! HTML for people: a struct a page, its template beside it.

use askama::Template;
use axum::response::Response;
use jiff::Timestamp;
use platform::{
    Actor, InboxItem, NavEntry, Role, Shell,
    pages::render,
    search::{Asked, Found, Hit, Piece, Standing, snippet},
};

mod words;

pub(crate) use words::{Badge, INBOX, SENTENCES, STANDINGS, TOPICS, badge};

/// One line of the inbox.
struct Waiting {
    item: InboxItem,
    badge: Option<Badge>,
}

#[derive(Template)]
#[template(path = "pages/inbox.html")]
struct InboxPage {
    shell: Shell,
    lines: Vec<Waiting>,
    late: usize,
    today: usize,
    is_administrator: bool,
    places: Vec<NavEntry>,
}

/// What waits for a person.
pub(crate) fn inbox(
    shell: Shell,
    actor: &Actor,
    items: Vec<InboxItem>,
    now: Timestamp,
) -> Response {
    let line = |item: InboxItem| Waiting { badge: item.due_at.map(|due| badge(due, now)), item };
    // Nothing waits for somebody who only reads.
    let items = items.into_iter().filter(|_| !actor.via.guest);
    let lines: Vec<_> = items.map(line).collect();
    let count = |class| {
        let of = |line: &&Waiting| line.badge.as_ref().is_some_and(|badge| badge.class == class);
        lines.iter().filter(of).count()
    };
    let (late, today) = (count("bad"), count("warn"));
    let is_administrator = actor.is(Role::Administrator);
    let places = shell.nav.iter().filter(|entry| entry.href != "/").cloned().collect();
    render(&InboxPage { shell, lines, late, today, is_administrator, places })
}

/// One thing found, on a page.
struct Line {
    hit: Hit,
    /// The words around what was looked for.
    around: Vec<Piece>,
    standing: Option<(&'static str, &'static str)>,
}

#[derive(Template)]
#[template(path = "pages/search.html")]
struct SearchPage {
    shell: Shell,
    asked: Asked,
    lines: Vec<Line>,
    more: bool,
}

impl SearchPage {
    fn is_filtered(&self) -> bool {
        !self.asked.topic.is_empty() || self.asked.standing.is_some()
    }
}

/// What was found.
pub(crate) fn search(shell: Shell, asked: Asked, found: Found) -> Response {
    let line = |hit: Hit| {
        let around = snippet(&hit.body, &asked.typed);
        let standing = Standing::parse(&hit.standing).and_then(words::standing_badge);
        Line { hit, around, standing }
    };
    let lines = found.hits.into_iter().map(line).collect();
    render(&SearchPage { shell, asked, lines, more: found.more })
}
