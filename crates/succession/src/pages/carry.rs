use super::{SECTION, show::left, words};
use crate::{
    Form as How, Order, Predecessor, Share, State, Succession, SuccessionId,
    actions::{self, Left},
};
use askama::Template;
use axum::{
    extract::{Form, Path, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use organization::{Unit, UnitId};
use platform::{Actor, App, AppError, FieldErrors, Shell, Tx, pages::render_with, sentence};

/// A predecessor with its units, as the form asks about it.
struct From {
    it: Predecessor,
    units: Vec<Unit>,
    /// The names of its fields: the unit here that receives, units there, what belongs to none.
    unit_field: String,
    of_field: String,
    common_field: String,
}

#[derive(Template)]
#[template(path = "pages/carry.html")]
struct CarryPage {
    shell: Shell,
    it: Succession,
    from: Vec<From>,
    left: Vec<(String, Left)>,
    /// Our units.
    units: Vec<Unit>,
    /// Whether its day has come.
    is_ready: bool,
    /// What was typed.
    typed: Vec<(String, String)>,
    errors: FieldErrors,
}

impl CarryPage {
    /// Whether only a part may be received.
    fn is_shared(&self) -> bool {
        self.it.decision.form == How::Divide
    }

    fn has(&self, field: &str, value: &str) -> bool {
        self.typed.iter().any(|(name, typed)| name == field && typed == value)
    }

    /// Nothing was typed yet: everything is ticked.
    fn is_fresh(&self) -> bool {
        self.typed.is_empty()
    }
}

async fn page(
    app: &App,
    actor: &Actor,
    id: SuccessionId,
    typed: Vec<(String, String)>,
) -> Result<CarryPage, AppError> {
    let shell = Shell::new(app, actor, SECTION);
    let read = move |tx: &Tx<'_>| {
        let it = actions::open(tx, id)?;
        if it.state() != State::Decided {
            return Err(AppError::Conflict("wrong_state"));
        }
        let today = text::here(tx.now()).date();
        if !it.is_agreed() {
            return Err(AppError::Conflict("succession_not_agreed"));
        }
        let units = |one: &Predecessor| {
            let units = organization::units(&tx.of(one.agency), it.decision.last_day())?;
            Ok::<_, AppError>(From {
                it: one.clone(),
                units,
                unit_field: words::unit_field(one.agency),
                of_field: format!("of_{}", one.agency),
                common_field: format!("common_{}", one.agency),
            })
        };
        let from = it.predecessors.iter().map(units).collect::<Result<_, _>>()?;
        let (left, units) = (left(tx, &it)?, organization::units(tx, today)?);
        let (is_ready, errors) = (it.is_ready(today), FieldErrors::default());
        Ok(CarryPage { shell, it, from, left, units, is_ready, typed, errors })
    };
    app.db.at(actor.agency).read_long(read).await
}

pub(crate) async fn ask(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<SuccessionId>,
) -> Result<Response, AppError> {
    Ok(render_with(StatusCode::OK, &page(&app, &actor, id, Vec::new()).await?))
}

/// What the form says of each agency. Ticks of units count where only a part may be received.
fn orders(page: &CarryPage, typed: &[(String, String)]) -> Result<Vec<Order>, FieldErrors> {
    let mut errors = FieldErrors::default();
    let mut orders = Vec::new();
    for from in &page.from {
        let values = |field: &str| {
            let own = typed.iter().filter(move |(name, _)| name == field);
            own.map(|(_, value)| value.as_str()).collect::<Vec<_>>()
        };
        let unit = values(&from.unit_field).into_iter().find_map(|unit| unit.parse().ok());
        let mut share = Share::default();
        if page.is_shared() {
            let ticked = values(&from.of_field).into_iter();
            share.units = ticked.filter_map(|unit| unit.parse().ok()).collect();
            share.common = !values(&from.common_field).is_empty();
            if share.units.is_empty() {
                errors.add(from.of_field.clone(), "nothing_received");
            }
        }
        match unit.map(UnitId::new) {
            Some(unit) => orders.push(Order { predecessor: from.it.agency, share, unit }),
            None => errors.add(from.unit_field.clone(), "bad_choice"),
        }
    }
    errors.or(orders)
}

pub(crate) async fn carry_out(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<SuccessionId>,
    Form(typed): Form<Vec<(String, String)>>,
) -> Result<Response, AppError> {
    let page = page(&app, &actor, id, typed.clone()).await?;
    let orders = match orders(&page, &typed) {
        Ok(orders) => orders,
        Err(errors) => {
            let page = CarryPage { errors, ..page };
            return Ok(render_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
        }
    };
    let by = actor.clone();
    let is_early = typed.iter().any(|(name, value)| name == "op" && value == "prepare");
    let work = move |tx: &Tx<'_>| {
        let take = if is_early { actions::prepare } else { actions::carry_out };
        take(tx, &by, id, &orders)
    };
    match app.db.at(actor.agency).write(work).await {
        Ok(_) => {
            let did = if is_early { "prepare" } else { "carry_out" };
            Ok(Redirect::to(&format!("/successions/{id}?did={did}")).into_response())
        }
        Err(AppError::Conflict(code)) => {
            let shell = page.shell.clone().saying("bad", sentence(code));
            Ok(render_with(StatusCode::CONFLICT, &CarryPage { shell, ..page }))
        }
        Err(AppError::Invalid(errors)) => {
            let page = CarryPage { errors, ..page };
            Ok(render_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(other) => Err(other),
    }
}
