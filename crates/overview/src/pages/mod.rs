//! HTML for people: a struct a page, its template beside it.

mod words;

pub(crate) use words::{
    ATTENTION, BY_CHAPTER, IDLE, KIND, MEND_HEADS, NAV, OTHERS, SIGNER, SUMMARY, all_well, amount,
    as_of, chapter, counted, more, rest, verdict,
};

use crate::{HUB, Overview};
use askama::Template;
use axum::{extract::State, response::Response};
use jiff::civil::Date;
use platform::{Actor, App, AppError, NavEntry, Shell, Span, Tx, pages::render};

/// So much of what must be seen to stands on the first screen.
const AT_FIRST: usize = 10;

#[derive(Template)]
#[template(path = "pages/overview.html")]
struct OverviewPage {
    shell: Shell,
    overview: Overview,
    entries: Vec<NavEntry>,
    today: Date,
}

/// The page of the head, and of everybody who looks for a register.
pub(crate) async fn overview(State(app): State<App>, actor: Actor) -> Result<Response, AppError> {
    let (showcase, today) = (app.showcase.clone(), app.clock.today());
    let shell = Shell::new(&app, &actor, HUB);
    let shown = |entry: &&NavEntry| {
        entry.under == HUB && (entry.roles.is_empty() || actor.is_any(entry.roles))
    };
    let entries = app.nav.iter().filter(shown).cloned().collect();
    let read = move |tx: &Tx<'_>| {
        let overview = Overview::of(&showcase.of_minute(tx, Span::year_to(today))?);
        Ok::<_, AppError>(OverviewPage { shell, overview, entries, today })
    };
    Ok(render(&app.db.at(actor.agency).read_long(read).await?))
}
