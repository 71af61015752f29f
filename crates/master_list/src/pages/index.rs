use super::words::{Entry, REGISTERS};
use askama::Template;
use axum::{extract::State as Shared, response::Response};
use platform::{Actor, App, AppError, Shell, pages::render};

#[derive(Template)]
#[template(path = "pages/index.html")]
struct IndexPage {
    shell: Shell,
    registers: &'static [Entry],
}

pub(crate) async fn index(Shared(app): Shared<App>, actor: Actor) -> Result<Response, AppError> {
    let shell = Shell::new(&app, &actor, "/registers");
    Ok(render(&IndexPage { shell, registers: REGISTERS }))
}
