use super::{
    words::{self, description},
    written,
};
use crate::{Group, Source, State, store};
use askama::Template;
use axum::{
    extract::{Query, State as Shared},
    response::Response,
};
use document::VersionId;
use jiff::civil::Date;
use organization::Unit;
use platform::{
    Actor, App, AppError, Shell, Tx,
    list::{Cell, Exported, Format, List, ListQuery, Page, export},
    pages::render,
};
use register::{Head, Width};

#[derive(Template)]
#[template(path = "pages/list.html")]
struct ListPage {
    shell: Shell,
    page: Page<store::Line>,
    query: ListQuery,
    list: &'static List,
    units: Vec<Unit>,
    tally: crate::Tally,
    /// The day as of which the list is.
    as_of: Date,
    today: Date,
}

impl store::Line {
    fn state(&self) -> State {
        State::parse(&self.state).unwrap_or(State::Draft)
    }

    fn source_label(&self) -> &'static str {
        Source::parse(&self.source).map_or("", Source::label)
    }

    fn number(&self) -> &str {
        if self.number.is_empty() { State::Draft.label() } else { &self.number }
    }

    fn description(&self) -> String {
        let month = self.month.as_deref().and_then(|month| month.parse().ok());
        let group = month.zip(self.step_no).map(|(month, step_no)| Group {
            version: VersionId::new(0),
            code: self.procedure_code.clone(),
            title: self.procedure_title.clone(),
            step_no,
            step: self.step.clone(),
            month,
        });
        let dossiers = usize::try_from(self.dossiers).unwrap_or_default();
        description(&self.description, group.as_ref(), dossiers)
    }

    fn day(text: Option<&str>) -> Option<Date> {
        text.and_then(|day| day.parse().ok())
    }

    fn raised_on(&self) -> String {
        written(Self::day(Some(&self.raised_on)))
    }

    fn due_on(&self) -> String {
        written(Self::day(self.due_on.as_deref()))
    }

    fn is_overdue(&self, today: Date) -> bool {
        self.state().has_deadline()
            && Self::day(self.due_on.as_deref()).is_some_and(|due| due < today)
    }
}

impl Exported for store::Line {
    fn heads() -> Vec<&'static str> {
        vec![
            "Số phiếu",
            "Ngày",
            "Nguồn",
            "Mô tả",
            "Điều khoản",
            "Số hồ sơ",
            "Đơn vị",
            "Người chịu trách nhiệm",
            "Hạn",
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
            Cell::Number(self.dossiers),
            self.unit.as_str().into(),
            self.owner.as_str().into(),
            self.due_on().into(),
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
            Width::Cm(2.4),
            Width::Cm(2.2),
            Width::Cm(2.6),
            Width::Share(1.8),
            Width::Cm(1.8),
            Width::Cm(1.4),
            Width::Share(1.0),
            Width::Share(1.0),
            Width::Cm(2.2),
            Width::Cm(2.4),
        ],
        signers: words::REGISTER_SIGNERS,
    }
}

pub(crate) async fn list(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let today = app.clock.today();
    let as_of = register::as_of(query.get("as_of"), today).unwrap_or(today);
    let day = as_of.to_string();
    if let Some(format) = Format::parse(query.get("format")) {
        let work = move |tx: &Tx<'_>| {
            let base: [&dyn platform::db::Param; 2] = [&tx.agency().get(), &day];
            export::<store::Line>(&store::LIST, tx, &base, &query, format, "phieu-khac-phuc")
        };
        return app.db.at(actor.agency).read_long(work).await;
    }
    let asked = query.clone();
    let read = move |tx: &Tx<'_>| {
        let page = store::LIST.page(tx, &[&tx.agency().get(), &day], &asked)?;
        Ok::<_, AppError>((page, organization::units(tx, today)?, store::tally(tx, as_of)?))
    };
    let (page, units, tally) = app.db.at(actor.agency).read(read).await?;
    let shell = Shell::new(&app, &actor, "/nonconformities");
    Ok(render(&ListPage { shell, page, query, list: &store::LIST, units, tally, today, as_of }))
}
