use super::{words, written};
use crate::{
    Outcome, form,
    store::{LIST, Line},
};
use askama::Template;
use axum::{
    extract::{Query, State as Shared},
    response::Response,
};
use jiff::civil::Date;
use organization::Unit;
use platform::{
    Actor, App, AppError, Shell, Span, Tx,
    db::Param,
    list::{Cell, Exported, List, ListQuery, Page},
    pages::render,
};
use register::{Head, Width};

#[derive(Template)]
#[template(path = "pages/done.html")]
struct DonePage {
    shell: Shell,
    page: Page<Line>,
    query: ListQuery,
    list: &'static List,
    units: Vec<Unit>,
}

impl Line {
    pub(crate) fn outcome(&self) -> Outcome {
        Outcome::parse(&self.outcome).unwrap_or(Outcome::Unchanged)
    }

    pub(crate) fn number(&self) -> String {
        match self.revision_no {
            0 => format!("{:02}", self.issue_no),
            revision => format!("{:02}/{revision:02}", self.issue_no),
        }
    }
}

impl Exported for Line {
    fn heads() -> Vec<&'static str> {
        vec![
            "Ngày",
            "Mã hiệu",
            "Tên tài liệu",
            "Lần ban hành",
            "Người rà soát",
            "Chức vụ",
            "Kết quả",
            "Ghi chú",
            "Mã nội dung",
        ]
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            written(&self.on_day).into(),
            self.code.as_str().into(),
            self.title.as_str().into(),
            self.number().into(),
            self.name.as_str().into(),
            self.position.as_str().into(),
            self.outcome().label().into(),
            self.note.as_str().into(),
            self.content_hash.chars().take(16).collect::<String>().into(),
        ]
    }
}

const WIDTHS: &[Width] = &[
    Width::Cm(2.2),
    Width::Cm(2.6),
    Width::Share(1.0),
    Width::Cm(1.8),
    Width::Cm(3.2),
    Width::Cm(2.8),
    Width::Cm(2.6),
    Width::Share(0.8),
    Width::Cm(3.4),
];

/// What stands above and below the register on paper.
pub(crate) fn done_head(as_of: Date) -> Head {
    Head {
        title: words::DONE_TITLE.to_owned(),
        as_of,
        counted: words::REVIEWS,
        file_name: "so-ra-soat-tai-lieu",
        widths: WIDTHS,
        signers: words::SIGNERS,
    }
}

/// The reviews of a span.
pub(crate) fn done_rows(tx: &Tx<'_>, span: Span) -> Result<Vec<Line>, AppError> {
    let days = (span.from.to_string(), span.to.to_string());
    let base: [&dyn Param; 3] = [&tx.agency().get(), &days.0, &days.1];
    Ok(LIST.all::<Line>(tx, &base, &ListQuery::default())?)
}

pub(crate) async fn done(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let today = app.clock.today();
    let (from, to) = form::period(&query)?;
    let days = (from.to_string(), to.to_string());
    if let Some(output) = register::asked(&query) {
        let head = done_head(to.min(today));
        let work = move |tx: &Tx<'_>| {
            let base: [&dyn Param; 3] = [&tx.agency().get(), &days.0, &days.1];
            register::export::<Line>(&LIST, tx, &base, &query, output, &head)
        };
        return app.db.at(actor.agency).read_long(work).await;
    }
    let asked = query.clone();
    let read = move |tx: &Tx<'_>| {
        let page = LIST.page(tx, &[&tx.agency().get(), &days.0, &days.1], &asked)?;
        Ok::<_, AppError>((page, organization::units(tx, today)?))
    };
    let (page, units) = app.db.at(actor.agency).read(read).await?;
    let shell = Shell::new(&app, &actor, "/registers");
    Ok(render(&DonePage { shell, page, query, list: &LIST, units }))
}
