use super::share;
use crate::{Measurement, Objective, State, Verdict, measure, store};
use askama::Template;
use axum::{
    extract::{Query, State as Shared},
    response::Response,
};
use organization::Unit;
use platform::{
    Actor, App, AppError, Shell, Tx,
    list::{Cell, Exported, Format, List, ListQuery, download},
    pages::render,
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
    year: i16,
    may_write: bool,
}

impl ListPage {
    fn count(&self, verdict: Verdict) -> usize {
        let is =
            |row: &&Measured| row.objective.state() != State::Draft && row.verdict() == verdict;
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
    let today = app.clock.today();
    // This year's, unless another is asked for.
    let year = query.get("year").parse().unwrap_or_else(|_| today.year());
    let query = query.with("year", &year.to_string());
    let format = Format::parse(query.get("format"));
    let asked = if format.is_some() { query.clone().with("limit", "200") } else { query.clone() };
    let read = move |tx: &Tx<'_>| {
        let units = organization::units(tx, today)?;
        let page = store::LIST.page::<store::Row>(tx, &[&tx.agency().get()], &asked)?;
        let measured = |row| {
            let objective = store::read(row)?;
            let unit = units.iter().find(|unit| Some(unit.id.get()) == objective.content.unit);
            let unit = unit.map(|unit| unit.name.clone()).unwrap_or_default();
            Ok(Measured { value: measure::so_far(tx, &objective, today)?, objective, unit })
        };
        let rows: Vec<Measured> =
            page.rows.into_iter().map(measured).collect::<Result<_, AppError>>()?;
        Ok::<_, AppError>((rows, page.next, units))
    };
    let (rows, next, units) = app.db.at(actor.agency).read_long(read).await?;
    if let Some(format) = format {
        return download(&rows, format, "muc-tieu-chat-luong");
    }
    let shell = Shell::new(&app, &actor, "/objectives");
    let may_write = actor.is_any(crate::WRITE_ROLES);
    Ok(render(&ListPage { shell, rows, next, query, list: &store::LIST, units, year, may_write }))
}
