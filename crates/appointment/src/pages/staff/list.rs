use super::SECTION;
use crate::{Channel, Slot, State, pages::words, permit, store};
use askama::Template;
use axum::{
    extract::{Query, State as Shared},
    response::Response,
};
use jiff::{Timestamp, ToSpan as _, civil::Date};
use platform::{
    Actor, App, AppError, Shell, Tx,
    db::Param,
    list::{Cell, Exported, List, ListQuery, Page},
    pages::render,
};
use register::{Head, Width};

#[derive(Template)]
#[template(path = "pages/staff/list.html")]
struct ListPage {
    shell: Shell,
    page: Page<store::Line>,
    query: ListQuery,
    list: &'static List,
    standing: (i64, i64, i64, i64),
    receives: bool,
    has_plan: bool,
    /// The day that is shown, if it is one.
    day: Option<Date>,
    now: Timestamp,
}

impl ListPage {
    fn title(&self) -> String {
        self.day
            .map_or_else(|| "Lịch hẹn".to_owned(), |day| format!("Lịch hẹn {}", words::day(day)))
    }

    fn clock(at: Option<i64>) -> String {
        store::Line::at(at)
    }

    fn beside(&self, days: i64) -> String {
        let today = text::here(self.now).date();
        self.day.unwrap_or(today).saturating_add(days.days()).to_string()
    }
}

impl store::Line {
    fn state(&self) -> State {
        State::parse(&self.state).unwrap_or(State::Booked)
    }

    fn slot(&self) -> Option<Slot> {
        Slot::parse(&format!("{}T{}", self.day, self.time))
    }

    fn date(&self) -> String {
        self.slot().map_or_else(|| "–".to_owned(), |slot| text::date(slot.day))
    }

    fn number(&self) -> String {
        self.ticket.map_or_else(|| "–".to_owned(), words::ticket)
    }

    fn channel(&self) -> &'static str {
        Channel::parse(&self.channel).map_or("", Channel::label)
    }

    fn at(at: Option<i64>) -> String {
        let at = at.and_then(|at| Timestamp::from_microsecond(at).ok());
        at.map_or_else(|| "–".to_owned(), |at| text::clock_time(text::here(at).time()))
    }

    fn is_overdue(&self, now: Timestamp) -> bool {
        let begins = self.slot().map(|slot| slot.day.to_datetime(slot.time));
        self.state() == State::Booked && begins.is_some_and(|begins| begins < text::here(now))
    }
}

impl Exported for store::Line {
    fn heads() -> Vec<&'static str> {
        vec![
            "Ngày",
            "Giờ hẹn",
            "Số thứ tự",
            "Họ tên",
            "Điện thoại",
            "Việc",
            "Cách hẹn",
            "Đến lúc",
            "Xong lúc",
            "Tình trạng",
        ]
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.date().into(),
            self.time.as_str().into(),
            self.number().into(),
            self.name.as_str().into(),
            self.phone.as_str().into(),
            self.matter.as_str().into(),
            self.channel().into(),
            Self::at(self.arrived_at).into(),
            Self::at(self.ended_at).into(),
            self.state().label().into(),
        ]
    }
}

/// `GET /appointments`: today, where nothing else is asked for.
pub(crate) async fn list(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    permit::may_read(&actor)?;
    let (today, sees) = (app.clock.today(), permit::sees_who(&actor));
    let asks_all = ["since", "until", "state", "phase", "q", "day"];
    let query = if asks_all.iter().all(|key| query.get(key).is_empty()) {
        query.with("day", &today.to_string())
    } else {
        query
    };
    let day: Option<Date> = query.get("day").parse().ok();
    if let Some(output) = register::asked(&query) {
        let head = Head {
            title: day.map_or_else(
                || "Sổ lịch hẹn tại Bộ phận Một cửa".to_owned(),
                |day| format!("Lịch hẹn tại Bộ phận Một cửa, {}", words::day(day).to_lowercase()),
            ),
            as_of: today,
            counted: "lượt hẹn",
            file_name: "lich-hen",
            widths: &[
                Width::Cm(2.2),
                Width::Cm(1.6),
                Width::Cm(1.6),
                Width::Share(1.2),
                Width::Cm(2.8),
                Width::Share(1.8),
                Width::Cm(2.2),
                Width::Cm(1.6),
                Width::Cm(1.6),
                Width::Cm(2.4),
            ],
            signers: &["Người trực Bộ phận Một cửa"],
        };
        let work = move |tx: &Tx<'_>| {
            let base: [&dyn Param; 2] = [&tx.agency().get(), &sees];
            register::export::<store::Line>(&store::LIST, tx, &base, &query, output, &head)
        };
        return app.db.at(actor.agency).read_long(work).await;
    }
    let asked = query.clone();
    let read = move |tx: &Tx<'_>| {
        let base: [&dyn Param; 2] = [&tx.agency().get(), &sees];
        let page = store::LIST.page(tx, &base, &asked)?;
        let standing = store::standing(tx, &day.unwrap_or(today).to_string())?;
        Ok::<_, AppError>((page, standing, store::plan(tx, today)?.is_some()))
    };
    let (page, standing, has_plan) = app.db.at(actor.agency).read(read).await?;
    Ok(render(&ListPage {
        shell: Shell::new(&app, &actor, SECTION),
        page,
        query,
        list: &store::LIST,
        standing,
        receives: sees == 1,
        has_plan,
        day,
        now: app.clock.now(),
    }))
}
