use super::status;
use crate::{
    ItemId, Source, actions,
    form::{ConclusionForm, ItemForm},
    permit, print,
    store::briefing::{self as store, Item},
};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State as Shared},
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use platform::{
    Actor, App, AppError, FieldErrors, PersonId, Shell, Tx,
    pages::{PDF, opened, render_with},
};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "pages/briefing.html")]
struct BriefingPage {
    shell: Shell,
    day: Date,
    items: Vec<Item>,
    days: Vec<(String, i64, i64)>,
    names: BTreeMap<PersonId, String>,
    form: ItemForm,
    errors: FieldErrors,
    may_conclude: bool,
    /// What was typed for one of them and not taken.
    typed: Option<(ItemId, String)>,
}

impl BriefingPage {
    /// What stands in the field for the conclusion about an item.
    fn conclusion<'p>(&'p self, item: &'p Item) -> &'p str {
        let typed = self.typed.as_ref().filter(|(about, _)| about.get() == item.id);
        typed.map_or(item.conclusion.as_str(), |(_, words)| words.as_str())
    }

    fn name(&self, person: i64) -> &str {
        self.names.get(&PersonId::new(person)).map_or("", String::as_str)
    }
}

impl Item {
    fn href(&self) -> Option<String> {
        Source::parse(&self.source).and_then(Source::href)
    }
}

/// The day of a briefing.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct Of {
    day: String,
}

impl Of {
    /// As typed; today where nothing is.
    fn read(&self, today: Date) -> Date {
        text::typed_day(&self.day).unwrap_or(today)
    }
}

async fn page(
    app: &App,
    actor: &Actor,
    day: Date,
    form: ItemForm,
    errors: FieldErrors,
    typed: Option<(ItemId, String)>,
) -> Result<Response, AppError> {
    let (shell, status) = (Shell::new(app, actor, "/bulletins"), status(&errors, None));
    let may_conclude = permit::may_conclude(actor).is_ok();
    let read = move |tx: &Tx<'_>| {
        let (items, days) = (actions::items(tx, day)?, store::days(tx)?);
        let names = organization::names(tx)?;
        Ok::<_, AppError>(BriefingPage {
            shell,
            day,
            items,
            days,
            names,
            form,
            errors,
            may_conclude,
            typed,
        })
    };
    Ok(render_with(status, &app.db.at(actor.agency).read(read).await?))
}

/// `GET /briefings?day=`.
pub(crate) async fn briefings(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(of): Query<Of>,
) -> Result<Response, AppError> {
    let day = of.read(app.clock.today());
    let form = ItemForm { day: text::date(day), ..ItemForm::default() };
    page(&app, &actor, day, form, FieldErrors::default(), None).await
}

fn back(day: Date) -> Response {
    Redirect::to(&format!("/briefings?day={}", text::date(day))).into_response()
}

/// `POST /briefings`.
pub(crate) async fn propose(
    Shared(app): Shared<App>,
    actor: Actor,
    Form(form): Form<ItemForm>,
) -> Result<Response, AppError> {
    let (day, title, words, source) = match form.parse() {
        Ok(parsed) => parsed,
        Err(errors) => {
            let day = Of { day: form.day.clone() }.read(app.clock.today());
            return page(&app, &actor, day, form, errors, None).await;
        }
    };
    let by = actor.clone();
    let work = move |tx: &Tx<'_>| actions::propose(tx, &by, day, &title, &words, source);
    app.db.at(actor.agency).write(work).await?;
    Ok(back(day))
}

/// `POST /briefings/{id}/conclusion`.
pub(crate) async fn conclude(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<ItemId>,
    Form(form): Form<ConclusionForm>,
) -> Result<Response, AppError> {
    let day = app.db.at(actor.agency).read(move |tx| actions::day_of(tx, id)).await?;
    let conclusion = match form.parse(id) {
        Ok(conclusion) => conclusion,
        Err(errors) => {
            let typed = Some((id, form.conclusion));
            let form = ItemForm { day: text::date(day), ..ItemForm::default() };
            return page(&app, &actor, day, form, errors, typed).await;
        }
    };
    let by = actor.clone();
    let work = move |tx: &Tx<'_>| actions::conclude(tx, &by, id, &conclusion);
    app.db.at(actor.agency).write(work).await?;
    Ok(back(day))
}

/// `GET /briefings/agenda.pdf?day=`.
pub(crate) async fn agenda(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(of): Query<Of>,
) -> Result<Response, AppError> {
    let day = of.read(app.clock.today());
    let work = move |tx: &Tx<'_>| print::agenda(tx, day, &actions::items(tx, day)?);
    let pdf = app.db.at(actor.agency).read_long(work).await?;
    opened(PDF, "noi-dung-giao-ban.pdf", pdf)
}
