use super::{number, written};
use crate::{Edition, EditionId, Source, actions, store};
use askama::Template;
use axum::{
    extract::{Path, State as Shared},
    response::{IntoResponse, Redirect, Response},
};
use document::Version;
use platform::{Actor, App, AppError, Shell, Tx, pages::render};
use std::collections::BTreeSet;

/// A document of ours that follows a master.
struct Following {
    line: store::FollowLine,
    has_moved: bool,
}

#[derive(Template)]
#[template(path = "pages/list.html")]
struct ListPage {
    shell: Shell,
    editions: Vec<store::EditionLine>,
    following: Vec<Following>,
    /// Our own processes in force, to give to others.
    own: Vec<Version>,
    agency: i64,
    may_adopt: bool,
}

impl store::EditionLine {
    fn number(&self) -> String {
        number(self.issue_no, self.revision_no)
    }

    fn effective_on(&self) -> String {
        written(self.effective_on.as_deref().and_then(|day| day.parse().ok()))
    }

    fn is_published(&self) -> bool {
        self.source == Source::Published.as_str()
    }
}

impl store::FollowLine {
    fn number(&self) -> String {
        number(self.issue_no, self.revision_no)
    }
}

pub(crate) async fn list(Shared(app): Shared<App>, actor: Actor) -> Result<Response, AppError> {
    let may_publish = actor.is_any(crate::PUBLISH_ROLES);
    let read = move |tx: &Tx<'_>| {
        let moved: BTreeSet<i64> =
            store::moved(tx)?.into_iter().map(|moved| moved.document).collect();
        let following = store::following(tx)?
            .into_iter()
            .map(|line| Following { has_moved: moved.contains(&line.document), line });
        let own = if may_publish { document::versions_in_force(tx)? } else { Vec::new() };
        let own = own.into_iter().filter(|version| version.procedure().is_some()).collect();
        Ok::<_, AppError>((store::editions(tx)?, following.collect(), own))
    };
    let (editions, following, own) = app.db.at(actor.agency).read(read).await?;
    Ok(render(&ListPage {
        shell: Shell::new(&app, &actor, "/masters"),
        editions,
        following,
        own,
        agency: actor.agency.get(),
        may_adopt: actor.is_any(document::DRAFT_ROLES),
    }))
}

#[derive(Template)]
#[template(path = "pages/edition.html")]
struct EditionPage {
    shell: Shell,
    edition: Edition,
    may_adopt: bool,
    may_withdraw: bool,
}

pub(crate) async fn edition(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<EditionId>,
) -> Result<Response, AppError> {
    let read = move |tx: &Tx<'_>| {
        let edition = actions::edition(tx, id)?;
        let is_ours = match edition.version {
            Some(version) => store::find_of_version(tx, version)?.is_some_and(|it| it.id == id),
            None => false,
        };
        Ok::<_, AppError>((edition, is_ours))
    };
    let (edition, is_ours) = app.db.at(actor.agency).read(read).await?;
    Ok(render(&EditionPage {
        shell: Shell::new(&app, &actor, "/masters"),
        edition,
        may_adopt: actor.is_any(document::DRAFT_ROLES) && !is_ours,
        may_withdraw: actor.is_any(crate::PUBLISH_ROLES) && is_ours,
    }))
}

pub(crate) async fn withdraw(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<EditionId>,
) -> Result<Response, AppError> {
    let scope = app.db.at(actor.agency);
    scope.write(move |tx| actions::withdraw(tx, &actor, id)).await?;
    Ok(Redirect::to("/masters").into_response())
}
