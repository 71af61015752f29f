use super::{kind_label, written};
use crate::{Category, Kind, State, store};
use askama::Template;
use axum::{
    extract::{Query, State as Shared},
    response::Response,
};
use organization::Unit;
use platform::{
    Actor, App, AppError, Shell, Tx,
    list::{Cell, Exported, Format, List, ListQuery, Page, export},
    pages::render,
};

#[derive(Template)]
#[template(path = "pages/list.html")]
struct ListPage {
    shell: Shell,
    page: Page<store::Line>,
    query: ListQuery,
    list: &'static List,
    units: Vec<Unit>,
    categories: Vec<(Category, i64)>,
    may_draft: bool,
    may_issue: bool,
}

impl store::Line {
    fn kind_label(&self) -> &'static str {
        Kind::parse(&self.kind).map_or("", kind_label)
    }

    fn state(&self) -> State {
        State::parse(&self.state).unwrap_or(State::Draft)
    }

    fn number(&self) -> String {
        match self.revision_no {
            0 => format!("{:02}", self.issue_no),
            revision => format!("{:02}/{revision:02}", self.issue_no),
        }
    }

    fn effective_on(&self) -> String {
        written(self.effective_on.as_deref().and_then(|day| day.parse().ok()))
    }
}

impl Exported for store::Line {
    fn heads() -> Vec<&'static str> {
        vec![
            "Mã hiệu",
            "Tên tài liệu",
            "Loại",
            "Đơn vị",
            "Lần ban hành",
            "Ngày ban hành",
            "Ngày hiệu lực",
            "Tình trạng",
        ]
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.code.as_str().into(),
            self.title.as_str().into(),
            self.kind_label().into(),
            self.unit.as_str().into(),
            self.number().into(),
            written(self.issued_on.as_deref().and_then(|day| day.parse().ok())).into(),
            self.effective_on().into(),
            self.state().label().into(),
        ]
    }
}

/// The documents in force, counted by category.
fn by_category(counts: &store::Counts) -> Vec<(Category, i64)> {
    let count = |category| {
        counts.iter().filter(|(kind, ..)| kind.category() == category).map(|(.., n)| n).sum()
    };
    Category::ALL.into_iter().map(|category| (category, count(category))).collect()
}

pub(crate) async fn list(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let (reader, judges) = (actor.person.get(), store::judges(&actor));
    if let Some(format) = Format::parse(query.get("format")) {
        let work = move |tx: &Tx<'_>| {
            let base: [&dyn platform::db::Param; 3] = [&tx.agency().get(), &reader, &judges];
            export::<store::Line>(&store::LIST, tx, &base, &query, format, "danh-muc-tai-lieu")
        };
        return app.db.at(actor.agency).read_long(work).await;
    }
    let (asked, today) = (query.clone(), app.clock.today());
    let read = move |tx: &Tx<'_>| {
        let page = store::LIST.page(tx, &[&tx.agency().get(), &reader, &judges], &asked)?;
        let units = organization::units(tx, today)?;
        Ok::<_, AppError>((page, units, by_category(&store::counts(tx)?)))
    };
    let (page, units, categories) = app.db.at(actor.agency).read(read).await?;
    Ok(render(&ListPage {
        shell: Shell::new(&app, &actor, "/documents"),
        page,
        query,
        list: &store::LIST,
        units,
        categories,
        may_draft: actor.is_any(crate::DRAFT_ROLES),
        may_issue: actor.is_any(crate::ISSUE_ROLES),
    }))
}
