use super::{class, number, share, written};
use crate::{actions, permit, store};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
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
    page: Page<store::Line>,
    query: ListQuery,
    list: &'static List,
    units: Vec<Unit>,
    acknowledged: i64,
    total: i64,
    may_keep: bool,
}

impl ListPage {
    const TAB: &'static str = "list";
}

impl store::Line {
    fn number(&self) -> String {
        number(self.issue_no, self.revision_no)
    }

    fn share(&self) -> String {
        share(self.acknowledged, self.total)
    }

    const fn class(&self) -> &'static str {
        class(self.acknowledged, self.total)
    }
}

impl Exported for store::Line {
    fn heads() -> Vec<&'static str> {
        vec![
            "Mã hiệu",
            "Tên tài liệu",
            "Đơn vị",
            "Lần ban hành",
            "Ngày hiệu lực",
            "Số người phải đọc",
            "Đã xác nhận",
            "Tỷ lệ",
        ]
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.code.as_str().into(),
            self.title.as_str().into(),
            self.unit.as_str().into(),
            self.number().into(),
            written(&self.effective_on).into(),
            Cell::Number(self.total),
            Cell::Number(self.acknowledged),
            self.share().into(),
        ]
    }
}

/// What stands above and below the list on paper.
pub(crate) fn reading_head(as_of: Date) -> Head {
    Head {
        title: super::printed::LIST_TITLE.to_owned(),
        as_of,
        counted: super::printed::DOCUMENTS,
        file_name: "pho-bien-tai-lieu",
        widths: &[
            Width::Cm(3.0),
            Width::Share(1.0),
            Width::Cm(4.0),
            Width::Cm(2.0),
            Width::Cm(2.4),
            Width::Cm(2.0),
            Width::Cm(2.0),
            Width::Cm(2.0),
        ],
        signers: super::printed::SIGNERS,
    }
}

/// The list as of a day on paper.
pub(crate) fn reading_pdf(tx: &Tx<'_>, day: Date) -> Result<Vec<u8>, AppError> {
    let text = day.to_string();
    let base: [&dyn platform::db::Param; 2] = [&tx.agency().get(), &text];
    let rows = store::LIST.all::<store::Line>(tx, &base, &ListQuery::default())?;
    register::pdf(tx, &rows, &reading_head(day))
}

pub(crate) async fn list(
    State(app): State<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let today = app.clock.today();
    if let Some(output) = register::asked(&query) {
        let work = move |tx: &Tx<'_>| {
            let day = today.to_string();
            let base: [&dyn platform::db::Param; 2] = [&tx.agency().get(), &day];
            let head = reading_head(today);
            register::export::<store::Line>(&store::LIST, tx, &base, &query, output, &head)
        };
        return app.db.at(actor.agency).read_long(work).await;
    }
    let asked = query.clone();
    let read = move |tx: &Tx<'_>| {
        let day = today.to_string();
        let page = store::LIST.page(tx, &[&tx.agency().get(), &day], &asked)?;
        Ok::<_, AppError>((page, organization::units(tx, today)?, actions::coverage(tx)?))
    };
    let (page, units, (acknowledged, total)) = app.db.at(actor.agency).read(read).await?;
    let shell = Shell::new(&app, &actor, "/distributions");
    let (list, may_keep) = (&store::LIST, permit::may_keep_copies(&actor).is_ok());
    Ok(render(&ListPage { shell, page, query, list, units, acknowledged, total, may_keep }))
}
