use super::list::{Measured, measured, of_year};
use crate::State;
use askama::Template;
use axum::{
    extract::{Query, State as Shared},
    response::Response,
};
use organization::Unit;
use platform::{Actor, App, AppError, Shell, Tx, list::ListQuery, pages::render};

#[derive(Template)]
#[template(path = "pages/board.html")]
struct BoardPage {
    shell: Shell,
    year: i16,
    lanes: Vec<(State, Vec<Measured>)>,
    units: Vec<Unit>,
    query: ListQuery,
}

/// The states side by side, each with the objectives of the year that stand in it.
pub(crate) async fn board(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let today = app.clock.today();
    let (year, query) = of_year(&query, today);
    let shell = Shell::new(&app, &actor, "/objectives");
    let read = move |tx: &Tx<'_>| {
        let mut lanes: Vec<(State, Vec<Measured>)> =
            State::ALL.into_iter().map(|state| (state, Vec::new())).collect();
        let (rows, _, units) = measured(tx, &query, today)?;
        for row in rows {
            let state = row.objective.state();
            if let Some((_, lane)) = lanes.iter_mut().find(|(of, _)| *of == state) {
                lane.push(row);
            }
        }
        lanes.retain(|(_, lane)| !lane.is_empty());
        Ok::<_, AppError>(BoardPage { shell, year, lanes, units, query })
    };
    Ok(render(&app.db.at(actor.agency).read_long(read).await?))
}
