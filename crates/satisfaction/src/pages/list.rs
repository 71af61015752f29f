use super::SECTION;
use crate::{State, permit, store};
use askama::Template;
use axum::{
    extract::{Query, State as Shared},
    response::Response,
};
use jiff::civil::Date;
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
    plans: bool,
    today: Date,
}

impl store::Line {
    fn state(&self) -> State {
        State::parse(&self.state).unwrap_or(State::Draft)
    }

    fn span(&self) -> String {
        format!("{}–{}", written(&self.from_on), written(&self.to_on))
    }

    fn is_overdue(&self, today: Date) -> bool {
        let to: Option<Date> = self.to_on.parse().ok();
        self.state() == State::Open && to.is_some_and(|to| to < today)
    }
}

fn written(day: &str) -> String {
    day.parse().map(text::date).unwrap_or_default()
}

impl Exported for store::Line {
    fn heads() -> Vec<&'static str> {
        vec![
            "Số",
            "Tên khảo sát",
            "Từ ngày",
            "Đến ngày",
            "Phiếu thu về",
            "Phiếu hợp lệ",
            "Tình trạng",
        ]
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.number.as_str().into(),
            self.title.as_str().into(),
            written(&self.from_on).into(),
            written(&self.to_on).into(),
            Cell::Number(self.slips),
            Cell::Number(self.valid),
            self.state().label().into(),
        ]
    }
}

pub(crate) async fn list(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let today = app.clock.today();
    let day = today.to_string();
    if let Some(output) = register::asked(&query) {
        let head = Head {
            title: "Sổ theo dõi khảo sát mức độ hài lòng".to_owned(),
            as_of: today,
            counted: "khảo sát",
            file_name: "so-khao-sat",
            widths: &[Width::Cm(2.6), Width::Share(3.0)],
            signers: &["Người lập", "Thủ trưởng cơ quan"],
        };
        let work = move |tx: &Tx<'_>| {
            let base: [&dyn platform::db::Param; 2] = [&tx.agency().get(), &day];
            register::export::<store::Line>(&store::LIST, tx, &base, &query, output, &head)
        };
        return app.db.at(actor.agency).read_long(work).await;
    }
    let asked = query.clone();
    let read = move |tx: &Tx<'_>| store::LIST.page(tx, &[&tx.agency().get(), &day], &asked);
    let page = app.db.at(actor.agency).read(read).await.map_err(AppError::from)?;
    let shell = Shell::new(&app, &actor, SECTION);
    let plans = permit::may_plan(&actor).is_ok();
    Ok(render(&ListPage { shell, page, query, list: &store::LIST, plans, today }))
}
