use crate::{State, store};
use askama::Template;
use axum::{
    extract::{Query, State as Shared},
    response::Response,
};
use jiff::civil::Date;
use organization::Unit;
use platform::{
    Actor, App, AppError, Shell, Tx,
    list::{ListQuery, Page},
    pages::render,
};

/// Cards of a state in which nothing is to be done any more.
const ENDED: usize = 12;

#[derive(Template)]
#[template(path = "pages/board.html")]
struct BoardPage {
    shell: Shell,
    lanes: Vec<Lane>,
    units: Vec<Unit>,
    query: ListQuery,
    today: Date,
}

/// The nonconformities of one state.
struct Lane {
    state: State,
    cards: Vec<store::Listed>,
    has_more: bool,
}

/// The states side by side, each with its nonconformities: what is due first stands on top.
pub(crate) async fn board(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let today = app.clock.today();
    let shell = Shell::new(&app, &actor, "/nonconformities");
    let read = move |tx: &Tx<'_>| {
        let mut lanes = Vec::new();
        for state in State::ALL.into_iter().filter(|state| *state != State::Cancelled) {
            let lane = lane(tx, state, query.get("unit"), today)?;
            lanes.extend((!lane.cards.is_empty()).then_some(lane));
        }
        let units = organization::units(tx, today)?;
        Ok::<_, AppError>(BoardPage { shell, lanes, units, query, today })
    };
    Ok(render(&app.db.at(actor.agency).read(read).await?))
}

fn lane(tx: &Tx<'_>, state: State, unit: &str, today: Date) -> Result<Lane, AppError> {
    let sort = if state.is_open() { "due" } else { "changed" };
    let asked =
        ListQuery::default().with("state", state.as_str()).with("unit", unit).with("sort", sort);
    let base: [&dyn platform::db::Param; 3] =
        [&tx.agency().get(), &today.to_string(), &store::moment(today)];
    let Page { mut rows, next } = store::LIST.page::<store::Listed>(tx, &base, &asked)?;
    let has_more = next.is_some() || (!state.is_open() && rows.len() > ENDED);
    if !state.is_open() {
        rows.truncate(ENDED);
    }
    Ok(Lane { state, cards: rows, has_more })
}
