use super::{
    words::{self, description},
    written,
};
use crate::{Place, Severity, Source, State, store};
use askama::Template;
use axum::{
    extract::{Query, State as Shared},
    response::Response,
};
use document::VersionId;
use edition::Edition;
use jiff::civil::Date;
use organization::Unit;
use platform::{
    Actor, App, AppError, Shell, Tx,
    list::{Cell, Exported, List, ListQuery, Page},
    pages::render,
};
use register::{Head, Width};

#[derive(Template)]
#[template(path = "pages/list.html")]
struct ListPage {
    shell: Shell,
    page: Page<store::Listed>,
    query: ListQuery,
    list: &'static List,
    units: Vec<Unit>,
    tally: crate::Tally,
    /// The day as of which the list is.
    as_of: Date,
    today: Date,
}

impl store::Listed {
    pub(crate) fn state(&self) -> State {
        State::parse(&self.state).unwrap_or(State::Draft)
    }

    pub(crate) fn source_label(&self) -> &'static str {
        Source::parse(&self.source).map_or("", Source::label)
    }

    pub(crate) fn number(&self) -> &str {
        if self.number.is_empty() { State::Draft.label() } else { &self.number }
    }

    pub(crate) fn description(&self) -> String {
        let place = (!self.procedure_code.is_empty()).then(|| Place {
            version: VersionId::new(0),
            code: self.procedure_code.clone(),
            title: self.procedure_title.clone(),
            step_no: self.step_no,
            step: self.step.clone(),
        });
        let dossiers = usize::try_from(self.dossiers).unwrap_or_default();
        description(&self.description, place.as_ref(), Self::day(self.month.as_deref()), dossiers)
    }

    fn day(text: Option<&str>) -> Option<Date> {
        text.and_then(|day| day.parse().ok())
    }

    pub(crate) fn raised_on(&self) -> String {
        written(Self::day(Some(&self.raised_on)))
    }

    pub(crate) fn due_on(&self) -> String {
        written(Self::day(self.due_on.as_deref()))
    }

    pub(crate) fn is_overdue(&self, today: Date) -> bool {
        self.state().has_deadline()
            && Self::day(self.due_on.as_deref()).is_some_and(|due| due < today)
    }
}

impl Exported for store::Listed {
    fn heads() -> Vec<&'static str> {
        vec![
            "Số phiếu",
            "Ngày",
            "Nguồn",
            "Mô tả",
            "Điều khoản",
            "Mức độ",
            "Số hồ sơ",
            "Nguyên nhân gốc",
            "Đơn vị",
            "Người chịu trách nhiệm",
            "Hạn",
            "Ngày đóng",
            "Tình trạng",
        ]
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.number().into(),
            self.raised_on().into(),
            self.source_label().into(),
            self.description().into(),
            self.clause.as_str().into(),
            Severity::parse(&self.severity).map_or("", Severity::label).into(),
            Cell::Number(self.dossiers),
            self.root.as_str().into(),
            self.unit.as_str().into(),
            self.owner.as_str().into(),
            self.due_on().into(),
            written(Self::day(self.closed_on.as_deref())).into(),
            self.state().label().into(),
        ]
    }
}

/// What stands above and below the register on paper.
pub(crate) fn register(as_of: Date) -> Head {
    Head {
        title: words::REGISTER_TITLE.to_owned(),
        as_of,
        counted: words::SHEETS,
        file_name: "so-theo-doi-hanh-dong-khac-phuc",
        widths: &[
            Width::Cm(2.0),
            Width::Cm(1.9),
            Width::Cm(1.9),
            Width::Share(1.3),
            Width::Cm(1.3),
            Width::Cm(1.2),
            Width::Cm(1.1),
            Width::Share(1.0),
            Width::Cm(2.1),
            Width::Cm(2.4),
            Width::Cm(1.9),
            Width::Cm(1.9),
            Width::Cm(2.0),
        ],
        signers: words::REGISTER_SIGNERS,
    }
}

/// Tells the clauses of rows as they were noted, or under the edition that is asked for.
fn read_under(
    tx: &Tx<'_>,
    rows: &mut [store::Listed],
    query: &ListQuery,
) -> Result<(), platform::DbError> {
    let (asked, in_force) = (Edition::parse(query.get("edition")), edition::now(tx)?);
    for row in rows {
        let own = store::edition(&row.edition)?;
        row.clause = match asked {
            Some(shown) => edition::told(&row.clause, own, shown),
            None => edition::noted(&row.clause, own, in_force),
        };
    }
    Ok(())
}

pub(crate) async fn list(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let today = app.clock.today();
    let as_of = ::register::as_of(query.get("as_of"), today).unwrap_or(today);
    let day = as_of.to_string();
    if let Some(output) = ::register::asked(&query) {
        let work = move |tx: &Tx<'_>| {
            let base: [&dyn platform::db::Param; 3] =
                [&tx.agency().get(), &day, &store::moment(as_of)];
            let mut rows = store::LIST.all::<store::Listed>(tx, &base, &query)?;
            read_under(tx, &mut rows, &query)?;
            ::register::respond(tx, &rows, output, &self::register(as_of))
        };
        return app.db.at(actor.agency).read_long(work).await;
    }
    let asked = query.clone();
    let read = move |tx: &Tx<'_>| {
        let base: [&dyn platform::db::Param; 3] = [&tx.agency().get(), &day, &store::moment(as_of)];
        let mut page = store::LIST.page(tx, &base, &asked)?;
        read_under(tx, &mut page.rows, &asked)?;
        Ok::<_, AppError>((page, organization::units(tx, today)?, store::tally(tx, as_of)?))
    };
    let (page, units, tally) = app.db.at(actor.agency).read(read).await?;
    let shell = Shell::new(&app, &actor, "/nonconformities");
    Ok(render(&ListPage { shell, page, query, list: &store::LIST, units, tally, today, as_of }))
}
