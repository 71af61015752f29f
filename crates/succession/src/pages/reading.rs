//! The door to the books of an agency that ended. A page that is opened changes nothing, so that the
//! session goes there with a button.

use super::SECTION;
use crate::{Predecessor, SuccessionId, actions};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State as Shared},
    response::{IntoResponse, Redirect, Response},
};
use platform::{Actor, AgencyId, App, AppError, Shell, Tx, pages::render};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "pages/reading.html")]
struct ReadingPage {
    shell: Shell,
    id: SuccessionId,
    it: Predecessor,
    last_day: jiff::civil::Date,
    at: String,
}

/// Which agency, and which page of its books.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    agency: i64,
    at: String,
}

impl Asked {
    /// The page that is asked for: one of this program, and of documents where none is.
    fn place(&self) -> Result<String, AppError> {
        let plain = |c: char| c.is_ascii_alphanumeric() || "/-_.?=&%+".contains(c);
        match self.at.as_str() {
            "" => Ok("/documents".to_owned()),
            at if at.starts_with('/') && !at.starts_with("//") && at.chars().all(plain) => {
                Ok(at.to_owned())
            }
            _ => Err(AppError::BadRequest("place_unreadable")),
        }
    }
}

pub(crate) async fn ask(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<SuccessionId>,
    Query(asked): Query<Asked>,
) -> Result<Response, AppError> {
    let (at, asks) = (asked.place()?, actor.clone());
    let read = move |tx: &Tx<'_>| {
        let succession = actions::open(tx, id)?;
        // The first one, where none is named.
        let is_meant = |one: &&Predecessor| asked.agency == 0 || one.agency.get() == asked.agency;
        let one = succession.predecessors.iter().find(is_meant).ok_or(AppError::NotFound)?;
        actions::may_look(tx, &asks, &succession, one.agency)?;
        Ok::<_, AppError>((one.clone(), succession.decision.last_day()))
    };
    let (it, last_day) = app.db.at(actor.agency).read(read).await?;
    let shell = Shell::new(&app, &actor, SECTION);
    Ok(render(&ReadingPage { shell, id, it, last_day, at }))
}

pub(crate) async fn read(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<SuccessionId>,
    Form(asked): Form<Asked>,
) -> Result<Response, AppError> {
    let (at, agency) = (asked.place()?, AgencyId::new(asked.agency));
    let scope = app.db.at(actor.agency);
    scope.write(move |tx| actions::look_into(tx, &actor, id, agency)).await?;
    Ok(Redirect::to(&at).into_response())
}

/// Back to one's own agency.
pub(crate) async fn leave(Shared(app): Shared<App>, actor: Actor) -> Result<Response, AppError> {
    app.db.at(actor.agency).write(move |tx| account::leave(tx, &actor)).await?;
    Ok(Redirect::to(SECTION).into_response())
}
