use super::words;
use crate::{actions, form};
use askama::Template;
use axum::{
    extract::{Form, State},
    http::StatusCode,
    response::Response,
};
use platform::{Actor, App, AppError, Shell, Tx, list::ListQuery, pages::render_with, sentence};

#[derive(Template)]
#[template(path = "pages/proposals.html")]
struct ProposalsPage {
    shell: Shell,
    groups: Vec<actions::Group>,
}

impl ProposalsPage {
    /// The form for a new text, with what is known of this one.
    fn seed(group: &actions::Group) -> String {
        let reading = &group.reading;
        let known = [
            ("number", &reading.number),
            ("kind", &reading.kind),
            ("issuer", &reading.issuer),
            ("title", &reading.title),
        ];
        let query = ListQuery::default().href(&known.map(|(name, value)| (name, value.as_str())));
        format!("/external-documents/new{query}")
    }
}

async fn page(
    app: &App,
    actor: &Actor,
    shell: Shell,
    status: StatusCode,
) -> Result<Response, AppError> {
    let asks = actor.clone();
    let read = move |tx: &Tx<'_>| actions::proposals(tx, &asks);
    let groups = app.db.at(actor.agency).read(read).await?;
    Ok(render_with(status, &ProposalsPage { shell, groups }))
}

pub(crate) async fn proposals(State(app): State<App>, actor: Actor) -> Result<Response, AppError> {
    page(&app, &actor, Shell::new(&app, &actor, "/legal-watch"), StatusCode::OK).await
}

pub(crate) async fn enter(
    State(app): State<App>,
    actor: Actor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, AppError> {
    let shell = Shell::new(&app, &actor, "/legal-watch");
    let keys = form::keys(pairs);
    if keys.is_empty() {
        let shell = shell.saying("bad", sentence("no_proposal_ticked"));
        return page(&app, &actor, shell, StatusCode::CONFLICT).await;
    }
    let by = actor.clone();
    let entered = app.db.at(actor.agency).write(move |tx| actions::enter(tx, &by, &keys)).await?;
    page(&app, &actor, shell.saying("ok", &words::entered(entered)), StatusCode::OK).await
}
