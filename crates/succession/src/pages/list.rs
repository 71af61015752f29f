use super::{SECTION, words};
use crate::{Answer, KEEPERS, Succession, actions, store};
use askama::Template;
use axum::{extract::State as Shared, response::Response};
use platform::{Actor, App, AppError, Shell, Tx, pages::render};

#[derive(Template)]
#[template(path = "pages/list.html")]
struct ListPage {
    shell: Shell,
    successions: Vec<Succession>,
    /// What this agency was asked: to end.
    endings: Vec<(Answer, String, Succession)>,
    may_write: bool,
}

pub(crate) async fn list(Shared(app): Shared<App>, actor: Actor) -> Result<Response, AppError> {
    let read = |tx: &Tx<'_>| {
        let mut endings = Vec::new();
        for (row, it) in actions::asked(tx)? {
            let successor = platform::AgencyId::new(row.successor);
            let name = organization::agency(&tx.of(successor))?.short_name;
            endings.push((store::answer_of(&row)?, name, it));
        }
        Ok::<_, AppError>((store::all(tx)?, endings))
    };
    let (successions, endings) = app.db.at(actor.agency).read(read).await?;
    let may_write = actor.is_any(KEEPERS) && actor.via.ended.is_none();
    let shell = Shell::new(&app, &actor, SECTION);
    Ok(render(&ListPage { shell, successions, endings, may_write }))
}
