use super::{
    parts, share,
    words::{COLUMNS, RESULTS, verdict},
};
use crate::{
    Measurement, Objective, ObjectiveId, Scale, State, Verdict, actions,
    form::{DecisionForm, amount_text},
    measure, store,
};
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

/// An objective with what it comes to on the day of the list.
pub(super) struct Measured {
    pub(super) objective: Objective,
    pub(super) value: Measurement,
    /// Nobody entered anything of it.
    is_blank: bool,
    pub(super) unit: String,
    owner: String,
    /// The number of the objective that it serves.
    parent: String,
}

impl Measured {
    pub(super) const fn verdict(&self) -> Verdict {
        self.objective.content.target.judge(self.value)
    }

    pub(super) const fn verdict_label(&self) -> &'static str {
        verdict(self.verdict(), self.is_blank)
    }

    pub(super) fn share(&self) -> String {
        share(self.scale(), self.value, self.is_blank)
    }

    fn parts(&self) -> Option<String> {
        parts(self.scale(), self.value)
    }

    const fn scale(&self) -> Scale {
        self.objective.content.indicator.scale()
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
    day: Date,
    is_past: bool,
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
        COLUMNS.iter().chain(RESULTS).copied().collect()
    }

    fn cells(&self) -> Vec<Cell> {
        let content = &self.objective.content;
        vec![
            content.number.as_str().into(),
            content.statement.as_str().into(),
            self.unit.as_str().into(),
            content.indicator.label().into(),
            content.target_label().into(),
            content.frequency.label().into(),
            text::date(content.period.from).into(),
            text::date(content.period.to).into(),
            self.owner.as_str().into(),
            self.parent.as_str().into(),
            content.baseline.map(|it| amount_text(self.scale(), it)).unwrap_or_default().into(),
            content.measures.as_str().into(),
            Cell::Number(self.value.numerator),
            Cell::Number(self.value.denominator),
            self.share().into(),
            self.verdict_label().into(),
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
        let today = app.clock.today();
        let (day, asked) = (day(&query, today), of_year(&query, today).1);
        let read = move |tx: &Tx<'_>| Ok::<_, AppError>(measured(tx, &asked, day)?.0);
        let rows = app.db.at(actor.agency).read_long(read).await?;
        return download(&rows, format, "muc-tieu-chat-luong");
    }
    page(&app, &actor, &query, (DecisionForm::default(), FieldErrors::default()), None).await
}

/// This year's, unless another is asked for.
pub(super) fn of_year(query: &ListQuery, today: Date) -> (i16, ListQuery) {
    let year = query.get("year").parse().unwrap_or_else(|_| day(query, today).year());
    (year, query.clone().with("year", &year.to_string()))
}

/// The day as of which the list is told: today, unless a day that is over is asked for.
pub(super) fn day(query: &ListQuery, today: Date) -> Date {
    register::as_of(query.get("as_of"), today).unwrap_or(today)
}

/// Whether an objective stands as the question wants it to.
fn stands_as(asked: &str, row: &Measured) -> bool {
    let is_binding = row.objective.state().is_binding();
    match asked {
        "" => true,
        "measured" => is_binding && row.verdict() != Verdict::Nothing,
        verdict => is_binding && row.verdict().as_str() == verdict,
    }
}

type Rows = (Vec<Measured>, Option<String>, Vec<Unit>);

pub(super) fn measured(tx: &Tx<'_>, asked: &ListQuery, day: Date) -> Result<Rows, AppError> {
    let units = organization::units(tx, day)?;
    let base: [&dyn platform::db::Param; 2] = [&tx.agency().get(), &store::moment(day)];
    let page = store::LIST.page::<store::Row>(tx, &base, &asked.clone().with("limit", "200"))?;
    let names = organization::names(tx)?;
    let measured = |row| {
        let objective = store::read_then(tx, row)?;
        let parent = objective.content.parent.map(ObjectiveId::new);
        let parent = parent.map(|id| store::get(tx, id)).transpose()?.flatten();
        let unit = units.iter().find(|unit| Some(unit.id.get()) == objective.content.unit);
        let unit = unit.map(|unit| unit.name.clone()).unwrap_or_default();
        let owner = objective.content.owner.and_then(|owner| names.get(&owner));
        Ok(Measured {
            value: measure::so_far(tx, &objective, day)?,
            is_blank: measure::is_blank_so_far(tx, &objective, day)?,
            owner: owner.cloned().unwrap_or_default(),
            parent: parent.map(|parent| parent.content.number).unwrap_or_default(),
            objective,
            unit,
        })
    };
    let mut rows = page.rows.into_iter().map(measured).collect::<Result<Vec<_>, AppError>>()?;
    rows.retain(|row| stands_as(asked.get("verdict"), row));
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
    let day = day(&query, today);
    let read = move |tx: &Tx<'_>| {
        let (rows, next, units) = measured(tx, &query, day)?;
        let all = store::year_on(tx, year.into(), day)?;
        let has = |unit: &&Unit| all.iter().any(|it| it.content.unit == Some(unit.id.get()));
        let without = units.iter().filter(|unit| !has(unit)).map(|unit| unit.name.clone());
        Ok::<_, AppError>(ListPage {
            shell,
            day,
            is_past: day != today,
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
