use super::kind_label;
use crate::{Kind, State, store};
use askama::Template;
use axum::{
    extract::{Query, State as Shared},
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

const WIDTHS: &[Width] = &[
    Width::Cm(1.9),
    Width::Cm(2.2),
    Width::Cm(2.2),
    Width::Cm(2.6),
    Width::Share(1.4),
    Width::Share(1.4),
    Width::Cm(3.2),
    Width::Cm(2.8),
    Width::Cm(3.0),
    Width::Cm(2.2),
    Width::Cm(2.6),
];

#[derive(Template)]
#[template(path = "pages/list.html")]
struct ListPage {
    shell: Shell,
    page: Page<store::Line>,
    query: ListQuery,
    list: &'static List,
    units: Vec<Unit>,
    today: Date,
}

impl store::Line {
    fn state(&self) -> State {
        State::parse(&self.state).unwrap_or(State::Draft)
    }

    fn kind_label(&self) -> &'static str {
        Kind::parse(&self.kind).map_or("", kind_label)
    }

    fn number(&self) -> &str {
        if self.number.is_empty() { State::Draft.label() } else { &self.number }
    }

    fn day(text: &str) -> String {
        text.parse().map(text::date).unwrap_or_default()
    }

    fn due_on(&self) -> String {
        self.due_on.as_deref().map(Self::day).unwrap_or_default()
    }

    fn is_overdue(&self, today: Date) -> bool {
        let due = self.due_on.as_deref().and_then(|due| due.parse::<Date>().ok());
        matches!(self.state(), State::Accepted | State::InProgress)
            && due.is_some_and(|due| due < today)
    }
}

impl Exported for store::Line {
    fn heads() -> Vec<&'static str> {
        vec![
            "Số phiếu",
            "Ngày",
            "Loại đề nghị",
            "Mã hiệu",
            "Tên tài liệu",
            "Lý do",
            "Đơn vị",
            "Người đề nghị",
            "Người soạn",
            "Hạn",
            "Tình trạng",
        ]
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.number().into(),
            Self::day(&self.requested_on).into(),
            self.kind_label().into(),
            self.code.as_str().into(),
            self.title.as_str().into(),
            self.reason.as_str().into(),
            self.unit.as_str().into(),
            self.requester.as_str().into(),
            self.author.as_str().into(),
            self.due_on().into(),
            self.state().label().into(),
        ]
    }
}

pub(crate) async fn list(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let (today, reader) = (app.clock.today(), actor.person.get());
    if let Some(output) = register::asked(&query) {
        let work = move |tx: &Tx<'_>| {
            let base: [&dyn platform::db::Param; 2] = [&tx.agency().get(), &reader];
            let head = Head {
                title: "Sổ theo dõi đề nghị biên soạn, sửa đổi, hủy tài liệu".to_owned(),
                as_of: today,
                counted: "phiếu",
                file_name: "so-de-nghi-sua-doi",
                widths: WIDTHS,
                signers: &["Người lập"],
            };
            register::export::<store::Line>(&store::LIST, tx, &base, &query, output, &head)
        };
        return app.db.at(actor.agency).read_long(work).await;
    }
    let asked = query.clone();
    let read = move |tx: &Tx<'_>| {
        let page = store::LIST.page(tx, &[&tx.agency().get(), &reader], &asked)?;
        Ok::<_, AppError>((page, organization::units(tx, today)?))
    };
    let (page, units) = app.db.at(actor.agency).read(read).await?;
    let shell = Shell::new(&app, &actor, "/change-requests");
    Ok(render(&ListPage { shell, page, query, list: &store::LIST, units, today }))
}
