use super::share;
use crate::{Measurement, Objective, State, Verdict, actions, form::DecisionForm, measure, store};
use askama::Template;
use axum::{
    extract::{Form, Query, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use organization::Unit;
use platform::{
    Actor, App, AppError, FieldErrors, Shell, Tx,
    list::{Cell, Exported, Format, List, ListQuery, download},
    pages::render_with,
    sentence,
};

/// An objective with what it comes to today.
struct Measured {
    objective: Objective,
    value: Measurement,
    unit: String,
}

impl Measured {
    const fn verdict(&self) -> Verdict {
        self.objective.content.target.judge(self.value)
    }

    fn share(&self) -> String {
        share(self.value)
    }
}

#[derive(Template)]
#[template(path = "pages/list.html")]
struct ListPage {
    shell: Shell,
    rows: Vec<Measured>,
    next: Option<String>,
    query: ListQuery,
    list: &'static List,
    units: Vec<Unit>,
    without: Vec<String>,
    waiting: usize,
    year: i16,
    may_write: bool,
    may_approve: bool,
    form: DecisionForm,
    errors: FieldErrors,
}

impl ListPage {
    fn count(&self, verdict: Verdict) -> usize {
        let is = |row: &&Measured| row.objective.state().is_binding() && row.verdict() == verdict;
        self.rows.iter().filter(is).count()
    }
}

impl Exported for Measured {
    fn heads() -> Vec<&'static str> {
        vec![
            "Số hiệu",
            "Mục tiêu",
            "Đơn vị",
            "Cách tính",
            "Mức phải đạt",
            "Đạt được",
            "Tổng số",
            "Kết quả",
            "Đánh giá",
            "Tình trạng",
        ]
    }

    fn cells(&self) -> Vec<Cell> {
        let content = &self.objective.content;
        vec![
            content.number.as_str().into(),
            content.statement.as_str().into(),
            self.unit.as_str().into(),
            content.indicator.label().into(),
            content.target.label().into(),
            Cell::Number(self.value.numerator),
            Cell::Number(self.value.denominator),
            self.share().into(),
            self.verdict().label().into(),
            self.objective.state().label().into(),
        ]
    }
}

pub(crate) async fn list(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    if let Some(format) = Format::parse(query.get("format")) {
        let asked = of_year(&query, app.clock.today()).1.with("limit", "200");
        let today = app.clock.today();
        let read = move |tx: &Tx<'_>| Ok::<_, AppError>(measured(tx, &asked, today)?.0);
        let rows = app.db.at(actor.agency).read_long(read).await?;
        return download(&rows, format, "muc-tieu-chat-luong");
    }
    page(&app, &actor, &query, (DecisionForm::default(), FieldErrors::default()), None).await
}

/// This year's, unless another is asked for.
fn of_year(query: &ListQuery, today: Date) -> (i16, ListQuery) {
    let year = query.get("year").parse().unwrap_or_else(|_| today.year());
    (year, query.clone().with("year", &year.to_string()))
}

type Rows = (Vec<Measured>, Option<String>, Vec<Unit>);

fn measured(tx: &Tx<'_>, asked: &ListQuery, today: Date) -> Result<Rows, AppError> {
    let units = organization::units(tx, today)?;
    let page = store::LIST.page::<store::Row>(tx, &[&tx.agency().get()], asked)?;
    let measured = |row| {
        let objective = store::read(row)?;
        let unit = units.iter().find(|unit| Some(unit.id.get()) == objective.content.unit);
        let unit = unit.map(|unit| unit.name.clone()).unwrap_or_default();
        Ok(Measured { value: measure::so_far(tx, &objective, today)?, objective, unit })
    };
    let rows = page.rows.into_iter().map(measured).collect::<Result<_, AppError>>()?;
    Ok((rows, page.next, units))
}

async fn page(
    app: &App,
    actor: &Actor,
    query: &ListQuery,
    (form, errors): (DecisionForm, FieldErrors),
    said: Option<&'static str>,
) -> Result<Response, AppError> {
    let today = app.clock.today();
    let (year, query) = of_year(query, today);
    let shell = Shell::new(app, actor, "/objectives");
    let shell = said.map_or(shell.clone(), |code| shell.saying("bad", sentence(code)));
    let status = match (errors.is_empty(), said) {
        (true, None) => StatusCode::OK,
        (true, Some(_)) => StatusCode::CONFLICT,
        (false, _) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let (may_write, may_approve) =
        (actor.is_any(crate::WRITE_ROLES), actor.is(platform::Role::Approver));
    let read = move |tx: &Tx<'_>| {
        let (rows, next, units) = measured(tx, &query, today)?;
        let all = store::of_year(tx, year.into())?;
        let all = all.into_iter().map(store::read).collect::<Result<Vec<_>, _>>()?;
        let has = |unit: &&Unit| all.iter().any(|it| it.content.unit == Some(unit.id.get()));
        let without = units.iter().filter(|unit| !has(unit)).map(|unit| unit.name.clone());
        Ok::<_, AppError>(ListPage {
            shell,
            without: without.collect(),
            waiting: all.iter().filter(|it| it.state() == State::Appraised).count(),
            rows,
            next,
            query,
            list: &store::LIST,
            units,
            year,
            may_write,
            may_approve,
            form,
            errors,
        })
    };
    Ok(render_with(status, &app.db.at(actor.agency).read_long(read).await?))
}

/// Approves a set by one decision.
pub(crate) async fn approve_set(
    Shared(app): Shared<App>,
    actor: Actor,
    Form(form): Form<DecisionForm>,
) -> Result<Response, AppError> {
    let asked = ListQuery::default().with("year", form.year.trim()).with("unit", form.unit.trim());
    let (set, number, dated) = match form.parse() {
        Ok(parsed) => parsed,
        Err(errors) => return page(&app, &actor, &asked, (form, errors), None).await,
    };
    let by = actor.clone();
    let write = move |tx: &Tx<'_>| actions::approve_set(tx, &by, set, (&number, dated));
    match app.db.at(actor.agency).write(write).await {
        Ok(_) => Ok(Redirect::to(&format!("/objectives{}", asked.href(&[]))).into_response()),
        Err(AppError::Conflict(code)) => {
            page(&app, &actor, &asked, (form, FieldErrors::default()), Some(code)).await
        }
        Err(other) => Err(other),
    }
}
