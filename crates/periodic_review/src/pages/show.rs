use super::{Did, status, words, written};
use crate::{
    Basis, Outcome, Watch, actions,
    form::{MonthsForm, OwnerForm, ReviewForm},
    may_assign, may_review, may_set, store,
};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use document::{DocumentId, Version};
use jiff::civil::Date;
use organization::Member;
use platform::{
    Actor, App, AppError, FieldErrors, PersonId, Shell, Tx, pages::render_with, sentence,
};
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "pages/show.html")]
struct ShowPage {
    shell: Shell,
    watch: Watch,
    version: Version,
    hash: String,
    bases: Vec<Basis>,
    reviews: Vec<store::Line>,
    owners: Vec<store::OwnerRow>,
    members: Vec<Member>,
    names: BTreeMap<PersonId, String>,
    may_review: bool,
    may_assign: bool,
    may_set: bool,
    today: Date,
    form: ReviewForm,
    errors: FieldErrors,
}

impl ShowPage {
    fn name(&self, person: i64) -> &str {
        self.names.get(&PersonId::new(person)).map_or("", String::as_str)
    }

    /// Who answers for it, or that nobody does any more.
    fn responsible(&self) -> String {
        let here = self.members.iter().find(|member| member.person == self.watch.responsible);
        match here {
            Some(member) => format!("{}, {}", member.name, member.position),
            None => words::left(self.name(self.watch.responsible.get())),
        }
    }

    fn is_orphaned(&self) -> bool {
        !self.members.iter().any(|member| member.person == self.watch.responsible)
    }

    fn unit_label(&self) -> &str {
        if self.watch.unit_name.is_empty() { words::WHOLE } else { &self.watch.unit_name }
    }
}

pub(crate) async fn show(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(document): Path<DocumentId>,
    Query(did): Query<Did>,
) -> Result<Response, AppError> {
    let typed = (ReviewForm::default(), FieldErrors::default());
    let page = page(&app, &actor, document, typed).await?;
    let shell = did.on(page.shell.clone());
    Ok(render_with(StatusCode::OK, &ShowPage { shell, ..page }))
}

async fn page(
    app: &App,
    actor: &Actor,
    document: DocumentId,
    (form, errors): (ReviewForm, FieldErrors),
) -> Result<ShowPage, AppError> {
    let (today, asks) = (app.clock.today(), actor.clone());
    let shell = Shell::new(app, actor, "/registers");
    let read = move |tx: &Tx<'_>| {
        let watch = actions::find(tx, document)?;
        let version = document::open(tx, &asks, watch.version)?;
        let mut members = organization::directory(tx, today)?;
        members.retain(|member| !member.position.is_empty());
        Ok(ShowPage {
            shell,
            hash: version.content_hash(),
            bases: actions::bases_of(tx, &version, today)?,
            reviews: store::reviews_of(tx, document.get())?,
            owners: store::owners(tx, document.get())?,
            names: organization::names(tx)?,
            may_review: may_review(&asks, &watch).is_ok(),
            may_assign: may_assign(&asks, &watch).is_ok(),
            may_set: may_set(&asks).is_ok(),
            members,
            watch,
            version,
            today,
            form,
            errors,
        })
    };
    app.db.at(actor.agency).read(read).await
}

/// What comes of a write on this page.
async fn answer<T>(
    app: &App,
    actor: &Actor,
    document: DocumentId,
    form: ReviewForm,
    (done, did): (Result<T, AppError>, &str),
) -> Result<Response, AppError> {
    match done {
        Ok(_) => Ok(Redirect::to(&format!("/reviews/{document}?did={did}")).into_response()),
        Err(AppError::Invalid(errors)) => {
            let page = page(app, actor, document, (form, errors)).await?;
            Ok(render_with(status(&page.errors), &page))
        }
        Err(AppError::Conflict(code)) => {
            let page = page(app, actor, document, (form, FieldErrors::default())).await?;
            let shell = page.shell.clone().saying("bad", sentence(code));
            Ok(render_with(StatusCode::CONFLICT, &ShowPage { shell, ..page }))
        }
        Err(other) => Err(other),
    }
}

pub(crate) async fn review(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(document): Path<DocumentId>,
    Form(form): Form<ReviewForm>,
) -> Result<Response, AppError> {
    let (by, typed) = (actor.clone(), form.clone());
    let did = Outcome::parse(&form.outcome).map_or("", Outcome::as_str);
    let write = move |tx: &Tx<'_>| {
        // What one may not, one is told before one's mistakes.
        let watch = actions::find(tx, document)?;
        drop(may_review(&by, &watch)?);
        let (outcome, note) = typed.parse()?;
        actions::review(tx, &by, document, (outcome, &note), &typed.seen)
    };
    let done = app.db.at(actor.agency).write(write).await;
    answer(&app, &actor, document, form, (done, did)).await
}

pub(crate) async fn assign(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(document): Path<DocumentId>,
    Form(form): Form<OwnerForm>,
) -> Result<Response, AppError> {
    let by = actor.clone();
    let write = move |tx: &Tx<'_>| {
        may_assign(&by, &actions::find(tx, document)?)?;
        actions::assign(tx, &by, document, form.parse()?)
    };
    let done = app.db.at(actor.agency).write(write).await;
    answer(&app, &actor, document, ReviewForm::default(), (done, "assigned")).await
}

pub(crate) async fn set_interval(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(document): Path<DocumentId>,
    Form(form): Form<MonthsForm>,
) -> Result<Response, AppError> {
    let by = actor.clone();
    let write = move |tx: &Tx<'_>| {
        actions::find(tx, document)?;
        actions::set_interval(tx, &by, document, form.parse()?)
    };
    let done = app.db.at(actor.agency).write(write).await;
    answer(&app, &actor, document, ReviewForm::default(), (done, "interval")).await
}
