use super::{SECTION, show::history, status, titled, words};
use crate::{Item, Step, Transition, TransitionId, actions, form::StepForm};
use askama::Template;
use axum::{
    extract::{Form, Path, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use organization::Member;
use platform::{
    Actor, App, AppError, FieldErrors, PersonId, Shell, Tx,
    pages::{HistoryLine, render_with},
};
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "pages/item.html")]
struct ItemPage {
    shell: Shell,
    transition: Transition,
    item: Item,
    old: String,
    new: String,
    /// What is different, in our own words.
    notes: Vec<&'static str>,
    names: BTreeMap<PersonId, String>,
    people: Vec<Member>,
    steps: Vec<Step>,
    history: Vec<HistoryLine>,
    form: StepForm,
    errors: FieldErrors,
    today: Date,
}

impl ItemPage {
    fn offers(&self, step: Step) -> bool {
        self.steps.contains(&step)
    }

    fn name(&self, person: Option<PersonId>) -> &str {
        person.and_then(|person| self.names.get(&person)).map_or("–", String::as_str)
    }
}

type At = Path<(TransitionId, i64)>;

pub(crate) async fn item(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(at): At,
) -> Result<Response, AppError> {
    Ok(render_with(StatusCode::OK, &page(&app, &actor, at).await?))
}

async fn page(
    app: &App,
    actor: &Actor,
    (id, place): (TransitionId, i64),
) -> Result<ItemPage, AppError> {
    let (shell, asks) = (Shell::new(app, actor, SECTION), actor.clone());
    let today = app.clock.today();
    let read = move |tx: &Tx<'_>| {
        let (transition, item) = (actions::open(tx, id)?, actions::item(tx, id, place)?);
        let names = organization::names(tx)?;
        let steps = actions::offered_steps(&asks, &transition, &item);
        let mut people = organization::directory(tx, today)?;
        people.retain(|member| !member.position.is_empty());
        let (from, to) = (transition.intent.from, transition.intent.to);
        let own = standard::changes(from, to).into_iter().find(|change| {
            let new = change.to.map_or("", |clause| clause.number);
            new == item.new
                && (!new.is_empty() || change.from.iter().any(|it| it.number == item.old))
        });
        Ok(ItemPage {
            shell,
            old: titled(from, &item.old),
            new: titled(to, &item.new),
            notes: own.map(|change| change.notes).unwrap_or_default(),
            history: history(tx, &names, &actions::item_object(&item))?,
            form: StepForm::of(&item),
            errors: FieldErrors::default(),
            names,
            people,
            steps,
            item,
            today,
            transition,
        })
    };
    app.db.at(actor.agency).read(read).await
}

pub(crate) async fn step(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(at): At,
    Form(form): Form<StepForm>,
) -> Result<Response, AppError> {
    let (step, given) = match form.parse() {
        Ok(parsed) => parsed,
        Err(errors) => {
            let page = page(&app, &actor, at).await?;
            return Ok(render_with(status(&errors), &ItemPage { form, errors, ..page }));
        }
    };
    let by = actor.clone();
    let scope = app.db.at(actor.agency);
    match scope.write(move |tx| actions::step(tx, &by, at, step, &given)).await {
        Ok(_) => {
            let (id, place) = at;
            Ok(Redirect::to(&format!("/transitions/{id}#i-{place}")).into_response())
        }
        Err(AppError::Conflict(code)) => {
            let page = page(&app, &actor, at).await?;
            let shell = page.shell.clone().refusing(code, page.item.stage().label());
            Ok(render_with(StatusCode::CONFLICT, &ItemPage { shell, form, ..page }))
        }
        Err(other) => Err(other),
    }
}
