//! HTML for people: a struct a page, its template beside it.

use crate::{Unit, UnitId, actions, directory, form, store};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use platform::{
    Actor, App, AppError, FieldErrors, PersonId, Role, Shell,
    list::{Cell, Exported, Format, ListQuery, Page, export},
    pages::{render, render_with, role_label},
};

pub(crate) mod agency;
mod words;
pub(crate) mod working;

pub(crate) use words::{AGENCY_NAV, KIND_PERSON, SENTENCES, WORKING_NAV};

#[derive(Template)]
#[template(path = "pages/people.html")]
struct PeoplePage {
    shell: Shell,
    page: Page<store::PersonRow>,
    query: ListQuery,
    list: &'static platform::list::List,
    units: Vec<Unit>,
    /// The day as of which it is, where that is over.
    past: Option<String>,
    may_change: bool,
    form: form::PersonForm,
    errors: FieldErrors,
}

impl Exported for store::PersonRow {
    fn heads() -> Vec<&'static str> {
        vec!["Họ tên", "Đơn vị", "Chức vụ"]
    }

    fn cells(&self) -> Vec<Cell> {
        vec![self.name.as_str().into(), self.unit.as_str().into(), self.position.as_str().into()]
    }
}

/// The day as of which the list is asked for; today where that is no day that was.
fn as_of(query: &ListQuery, today: Date) -> Date {
    let day = text::typed_day(query.get("as_of"));
    day.filter(|day| *day <= today).unwrap_or(today)
}

pub(crate) async fn people(
    State(app): State<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let day = as_of(&query, app.clock.today());
    if let Some(format) = Format::parse(query.get("format")) {
        let work = move |tx: &platform::Tx<'_>| {
            let day = day.to_string();
            let base: [&dyn platform::db::Param; 2] = [&tx.agency().get(), &day];
            export::<store::PersonRow>(&store::PEOPLE, tx, &base, &query, format, "nhan-su")
        };
        return app.db.at(actor.agency).read_long(work).await;
    }
    people_page(&app, &actor, query, form::PersonForm::default(), FieldErrors::default()).await
}

async fn people_page(
    app: &App,
    actor: &Actor,
    query: ListQuery,
    form: form::PersonForm,
    errors: FieldErrors,
) -> Result<Response, AppError> {
    let (today, asked) = (app.clock.today(), query.clone());
    let day = as_of(&query, today);
    let (page, units) = (app.db.at(actor.agency))
        .read(move |tx| {
            let page = store::PEOPLE.page(tx, &[&tx.agency().get(), &day.to_string()], &asked)?;
            Ok::<_, AppError>((page, directory::units(tx, day)?))
        })
        .await?;
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let shell = Shell::new(app, actor, "/people");
    let may_change = actor.is(Role::Administrator);
    let list = &store::PEOPLE;
    let past = (day != today).then(|| text::date(day));
    Ok(render_with(
        status,
        &PeoplePage { shell, page, query, list, units, past, may_change, form, errors },
    ))
}

pub(crate) async fn hire(
    State(app): State<App>,
    actor: Actor,
    Form(form): Form<form::PersonForm>,
) -> Result<Response, AppError> {
    let name = match form.parse() {
        Ok(name) => name,
        Err(errors) => return people_page(&app, &actor, ListQuery::default(), form, errors).await,
    };
    let scope = app.db.at(actor.agency);
    let id = scope.write(move |tx| actions::hire(tx, &actor, &name)).await?;
    Ok(Redirect::to(&format!("/people/{id}")).into_response())
}

#[derive(Template)]
#[template(path = "pages/person.html")]
struct PersonPage {
    shell: Shell,
    member: directory::Member,
    appointments: Vec<store::AppointmentRow>,
    units: Vec<Unit>,
    roles: Vec<(Role, &'static str, bool)>,
    may_change: bool,
    form: form::AppointmentForm,
    errors: FieldErrors,
}

/// A stored day as people read it.
fn written(day: &str) -> String {
    day.parse().map_or_else(|_| day.to_owned(), text::date)
}

pub(crate) async fn person(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<PersonId>,
) -> Result<Response, AppError> {
    let form = form::AppointmentForm::default();
    person_page(&app, &actor, id, form, FieldErrors::default()).await
}

async fn person_page(
    app: &App,
    actor: &Actor,
    id: PersonId,
    form: form::AppointmentForm,
    errors: FieldErrors,
) -> Result<Response, AppError> {
    let today = app.clock.today();
    let (member, appointments, units) = (app.db.at(actor.agency))
        .read(move |tx| {
            let member = directory::member(tx, id, today)?.ok_or(AppError::NotFound)?;
            Ok::<_, AppError>((
                member,
                store::appointments(tx, id.get())?,
                directory::units(tx, today)?,
            ))
        })
        .await?;
    let roles =
        Role::ALL.map(|role| (role, role_label(role), member.roles.contains(&role))).to_vec();
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let shell = Shell::new(app, actor, "/people");
    let may_change = actor.is(Role::Administrator);
    let page = PersonPage { shell, member, appointments, units, roles, may_change, form, errors };
    Ok(render_with(status, &page))
}

pub(crate) async fn appoint(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<PersonId>,
    Form(form): Form<form::AppointmentForm>,
) -> Result<Response, AppError> {
    let (unit, position, from) = match form.parse() {
        Ok(parsed) => parsed,
        Err(errors) => return person_page(&app, &actor, id, form, errors).await,
    };
    let (today, by) = (app.clock.today(), actor.clone());
    let appointed = app.db.at(actor.agency).write(move |tx| {
        directory::member(tx, id, today)?.ok_or(AppError::NotFound)?;
        let is_offered =
            |unit| Ok::<_, AppError>(directory::units(tx, today)?.iter().any(|it| it.id == unit));
        if let Some(unit) = unit
            && !is_offered(unit)?
        {
            return Err(FieldErrors(vec![("unit".into(), "bad_choice")]).into());
        }
        actions::appoint(tx, &by, id, unit, &position, from)
    });
    match appointed.await {
        Ok(()) => Ok(Redirect::to(&format!("/people/{id}")).into_response()),
        Err(AppError::Invalid(errors)) => person_page(&app, &actor, id, form, errors).await,
        Err(other) => Err(other),
    }
}

pub(crate) async fn set_roles(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<PersonId>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, AppError> {
    let (today, roles) = (app.clock.today(), form::roles(&fields));
    let scope = app.db.at(actor.agency);
    scope
        .write(move |tx| {
            directory::member(tx, id, today)?.ok_or(AppError::NotFound)?;
            actions::grant(tx, &actor, id, &roles, today)
        })
        .await?;
    Ok(Redirect::to(&format!("/people/{id}")).into_response())
}

#[derive(Template)]
#[template(path = "pages/units.html")]
struct UnitsPage {
    shell: Shell,
    units: Vec<store::UnitRow>,
    may_change: bool,
    form: form::UnitForm,
    errors: FieldErrors,
}

pub(crate) async fn units(State(app): State<App>, actor: Actor) -> Result<Response, AppError> {
    units_page(&app, &actor, form::UnitForm::default(), FieldErrors::default()).await
}

async fn units_page(
    app: &App,
    actor: &Actor,
    form: form::UnitForm,
    errors: FieldErrors,
) -> Result<Response, AppError> {
    let day = app.clock.today().to_string();
    let units = app.db.at(actor.agency).read(move |tx| store::units(tx, &day)).await;
    let units = units.map_err(AppError::from)?;
    let shell = Shell::new(app, actor, "/people");
    let may_change = actor.is(Role::Administrator);
    let page = UnitsPage { shell, units, may_change, form, errors };
    if page.errors.is_empty() {
        return Ok(render(&page));
    }
    Ok(render_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

pub(crate) async fn set_up_unit(
    State(app): State<App>,
    actor: Actor,
    Form(form): Form<form::UnitForm>,
) -> Result<Response, AppError> {
    let (code, name, from) = match form.parse() {
        Ok(parsed) => parsed,
        Err(errors) => return units_page(&app, &actor, form, errors).await,
    };
    let scope = app.db.at(actor.agency);
    let made: Result<UnitId, AppError> =
        scope.write(move |tx| actions::set_up_unit(tx, &actor, &code, &name, from)).await;
    made?;
    Ok(Redirect::to("/units").into_response())
}
