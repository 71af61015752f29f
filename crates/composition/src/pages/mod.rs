//! HTML for people: a struct a page, its template beside it.

use askama::Template;
use axum::response::Response;
use jiff::Timestamp;
use platform::{Actor, InboxItem, NavEntry, Role, Shell, pages::render, search::Hit};

mod words;

pub(crate) use words::{Badge, INBOX, SENTENCES, badge};

/// One line of the inbox.
struct Line {
    item: InboxItem,
    badge: Option<Badge>,
}

#[derive(Template)]
#[template(path = "pages/inbox.html")]
struct InboxPage {
    shell: Shell,
    lines: Vec<Line>,
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
    let line = |item: InboxItem| Line { badge: item.due_at.map(|due| badge(due, now)), item };
    let lines: Vec<_> = items.into_iter().map(line).collect();
    let count = |class| {
        let of = |line: &&Line| line.badge.as_ref().is_some_and(|badge| badge.class == class);
        lines.iter().filter(of).count()
    };
    let (late, today) = (count("bad"), count("warn"));
    let is_administrator = actor.is(Role::Administrator);
    let places = shell.nav.iter().filter(|entry| entry.href != "/").cloned().collect();
    render(&InboxPage { shell, lines, late, today, is_administrator, places })
}

#[derive(Template)]
#[template(path = "pages/search.html")]
struct SearchPage {
    shell: Shell,
    typed: String,
    hits: Vec<Hit>,
}

/// What was found.
pub(crate) fn search(shell: Shell, typed: String, hits: Vec<Hit>) -> Response {
    render(&SearchPage { shell, typed, hits })
}
