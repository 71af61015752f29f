use super::words::{HOUR_OVER, timeliness_class, timeliness_label};
use crate::{Promise, State, promise, store};
use askama::Template;
use axum::{
    extract::{Query, State as Shared},
    response::Response,
};
use jiff::Timestamp;
use platform::{
    Actor, App, AppError, Role, Shell, Tx,
    db::Param,
    list::{Cell, Exported, Format, List, ListQuery, Page, export},
    pages::render,
};
use workcal::{Timeliness, timeliness};

#[derive(Template)]
#[template(path = "pages/list.html")]
struct ListPage {
    shell: Shell,
    page: Page<store::Line>,
    query: ListQuery,
    list: &'static List,
    figures: crate::Tally,
    counted_at: Timestamp,
    now: Timestamp,
    may_accept: bool,
}

impl store::Line {
    fn state(&self) -> State {
        State::parse(&self.state).unwrap_or(State::InProcess)
    }

    fn at(micros: i64) -> Timestamp {
        Timestamp::from_microsecond(micros).unwrap_or_default()
    }

    fn received(&self) -> String {
        text::date_time(Self::at(self.received_at))
    }

    fn due(&self) -> String {
        text::date_time(Self::at(self.due_at))
    }

    fn timeliness(&self) -> Option<Timeliness> {
        let finished = Self::at(self.finished_at?);
        Some(timeliness(Self::at(self.judged_at), finished, store::grain(&self.grain)))
    }

    /// Colour and words for its clock.
    fn clock(&self, now: Timestamp) -> (&'static str, String) {
        if let Some(how) = self.timeliness() {
            return (timeliness_class(how), timeliness_label(how).to_owned());
        }
        let grain = store::grain(&self.grain);
        let Some(promise) = promise(self.state(), Self::at(self.due_at), grain, now) else {
            return (self.state().class(), self.state().label().to_owned());
        };
        let (today, due) = (text::here(now).date(), text::here(Self::at(self.due_at)).date());
        let days = due.since(today).map_or(0, |span| span.get_days());
        match (promise, days) {
            (Promise::Broken, ..0) => {
                ("bad", format!("Quá hạn {} ngày", text::count((-days).into())))
            }
            (Promise::Broken, _) => ("bad", "Quá hạn".to_owned()),
            (Promise::HourOver, _) => ("warn", HOUR_OVER.to_owned()),
            (Promise::Ahead, 0) => ("warn", "Hôm nay".to_owned()),
            (Promise::Ahead, 1) => ("warn", "Ngày mai".to_owned()),
            (Promise::Ahead, days) => ("info", format!("Còn {days} ngày")),
        }
    }
}

impl Exported for store::Line {
    fn heads() -> Vec<&'static str> {
        vec!["Mã hồ sơ", "Thủ tục", "Người nộp", "Tiếp nhận", "Hẹn trả", "Tình trạng", "Kết quả"]
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.code.as_str().into(),
            self.procedure_name.as_str().into(),
            self.applicant.as_str().into(),
            self.received().into(),
            self.due().into(),
            self.state().label().into(),
            self.timeliness().map_or("", timeliness_label).into(),
        ]
    }
}

pub(crate) async fn list(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let (unit, sees_all) = store::sight(&actor);
    if let Some(format) = Format::parse(query.get("format")) {
        let work = move |tx: &Tx<'_>| {
            let base: [&dyn Param; 3] = [&tx.agency().get(), &unit, &sees_all];
            export::<store::Line>(&store::LIST, tx, &base, &query, format, "ho-so")
        };
        return app.db.at(actor.agency).read_long(work).await;
    }
    let (asked, asks, today) = (query.clone(), actor.clone(), app.clock.today());
    let (month, counted) = (today.first_of_month(), app.figures.clone());
    let read = move |tx: &Tx<'_>| {
        let page = store::LIST.page(tx, &[&tx.agency().get(), &unit, &sees_all], &asked)?;
        let count = || crate::figures::tally_for(tx, &asks, month, today);
        let readers = if sees_all == 1 { "all".to_owned() } else { unit.to_string() };
        let (at, figures) = counted.get(("dossier", tx.agency(), &readers), tx.now(), count)?;
        Ok::<_, AppError>((page, at, figures))
    };
    let (page, counted_at, figures) = app.db.at(actor.agency).read(read).await?;
    Ok(render(&ListPage {
        shell: Shell::new(&app, &actor, "/dossiers"),
        page,
        query,
        list: &store::LIST,
        figures,
        counted_at,
        now: app.clock.now(),
        may_accept: actor.is(Role::OneStopOfficer),
    }))
}
