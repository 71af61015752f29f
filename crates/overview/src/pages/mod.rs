//! HTML for people: a struct a page, its template beside it.

mod words;

pub(crate) use words::{
    ATTENTION, BY_CHAPTER, IDLE, KIND, MEND_HEADS, NAV, OTHERS, SIGNER, SUMMARY, all_well, amount,
    as_of, chapter, counted, more, rest, shelf, verdict,
};

use crate::Overview;
use askama::Template;
use axum::{extract::State, response::Response};
use platform::{Actor, App, AppError, HUB, NavEntry, Shelf, Shell, Span, Tx, pages::render};

/// So much of what must be seen to stands on the first screen.
const AT_FIRST: usize = 10;

#[derive(Template)]
#[template(path = "pages/overview.html")]
struct OverviewPage {
    shell: Shell,
    overview: Overview,
    shelves: Vec<(Shelf, Vec<NavEntry>)>,
    span: Span,
}

/// The page of the head, and of everybody who looks for a register.
pub(crate) async fn overview(State(app): State<App>, actor: Actor) -> Result<Response, AppError> {
    let (showcase, today) = (app.showcase.clone(), app.clock.today());
    let shell = Shell::new(&app, &actor, HUB);
    let shelves = shelves(&app, &actor);
    let (reach, by) = (app.clone(), actor.clone());
    let read = move |tx: &Tx<'_>| {
        let span = Span::year_to(today);
        let overview = Overview::of(&reach.within_reach(&by, &showcase.of_minute(tx, span)?));
        Ok::<_, AppError>(OverviewPage { shell, overview, shelves, span })
    };
    Ok(render(&app.db.at(actor.agency).read_long(read).await?))
}

/// What hangs under this page and somebody has work in, shelf by shelf.
fn shelves(app: &App, actor: &Actor) -> Vec<(Shelf, Vec<NavEntry>)> {
    let on = |shelf: Shelf| {
        let shown = move |entry: &&NavEntry| {
            entry.under == Some(shelf) && (entry.roles.is_empty() || actor.is_any(entry.roles))
        };
        (shelf, app.nav.iter().filter(shown).cloned().collect::<Vec<_>>())
    };
    Shelf::ALL.into_iter().map(on).filter(|(_, entries)| !entries.is_empty()).collect()
}
