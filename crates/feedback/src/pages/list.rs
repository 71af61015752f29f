use super::SECTION;
use crate::{Channel, Kind, State, permit, store};
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

#[derive(Template)]
#[template(path = "pages/list.html")]
struct ListPage {
    shell: Shell,
    page: Page<store::Line>,
    query: ListQuery,
    list: &'static List,
    units: Vec<Unit>,
    enters: bool,
    standing: Option<(i64, i64)>,
    today: Date,
}

impl store::Line {
    fn state(&self) -> State {
        State::parse(&self.state).unwrap_or(State::Received)
    }

    fn kind_label(&self) -> &'static str {
        Kind::parse(&self.kind).map_or("", Kind::label)
    }

    fn day(text: Option<&str>) -> Option<Date> {
        text.and_then(|day| day.parse().ok())
    }

    fn written(text: Option<&str>) -> String {
        Self::day(text).map_or_else(|| "–".to_owned(), text::date)
    }

    fn received(&self) -> String {
        Self::written(Some(&self.received_on))
    }

    fn due(&self) -> String {
        Self::written(self.due_on.as_deref())
    }

    fn is_overdue(&self, today: Date) -> bool {
        self.state().has_deadline()
            && Self::day(self.due_on.as_deref()).is_some_and(|due| due < today)
    }
}

impl Exported for store::Line {
    fn heads() -> Vec<&'static str> {
        vec![
            "Số",
            "Ngày nhận",
            "Loại",
            "Cách gửi",
            "Nội dung chính",
            "Đơn vị",
            "Người trả lời",
            "Hạn",
            "Ngày trả lời",
            "Tình trạng",
        ]
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.number.as_str().into(),
            self.received().into(),
            self.kind_label().into(),
            Channel::parse(&self.channel).map_or("", Channel::label).into(),
            self.title.as_str().into(),
            self.unit.as_str().into(),
            self.owner.as_str().into(),
            self.due().into(),
            Self::written(self.answered_on.as_deref()).into(),
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
    let (day, sight) = (today.to_string(), permit::sight(&actor));
    if let Some(output) = register::asked(&query) {
        let head = Head {
            title: "Sổ tiếp nhận, xử lý phản ánh, kiến nghị, góp ý".to_owned(),
            as_of: today,
            counted: "phản ánh, kiến nghị, góp ý",
            file_name: "so-phan-anh-kien-nghi",
            widths: &[
                Width::Cm(2.4),
                Width::Cm(2.1),
                Width::Cm(2.2),
                Width::Cm(2.4),
                Width::Share(2.0),
                Width::Share(1.0),
                Width::Share(1.0),
                Width::Cm(2.1),
                Width::Cm(2.1),
                Width::Cm(2.2),
            ],
            signers: &["Người lập", "Thủ trưởng cơ quan"],
        };
        let work = move |tx: &Tx<'_>| {
            let base: [&dyn platform::db::Param; 5] =
                [&tx.agency().get(), &sight.all, &sight.person, &sight.unit, &day];
            register::export::<store::Line>(&store::LIST, tx, &base, &query, output, &head)
        };
        return app.db.at(actor.agency).read_long(work).await;
    }
    let asked = query.clone();
    let read = move |tx: &Tx<'_>| {
        let base: [&dyn platform::db::Param; 5] =
            [&tx.agency().get(), &sight.all, &sight.person, &sight.unit, &day];
        let page = store::LIST.page(tx, &base, &asked)?;
        // Figures of all of it are for those who see all of it.
        let standing = (sight.all == 1).then(|| store::standing(tx, &day)).transpose()?;
        Ok::<_, AppError>((page, organization::units(tx, today)?, standing))
    };
    let (page, units, standing) = app.db.at(actor.agency).read(read).await?;
    let shell = Shell::new(&app, &actor, SECTION);
    let enters = permit::may_enter(&actor).is_ok();
    let list = &store::LIST;
    Ok(render(&ListPage { shell, page, query, list, units, enters, standing, today }))
}
