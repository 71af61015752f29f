//! Every reading that people owe, one a line: what the figures of reading count.

use super::{coverage::Moment, moment, printed, words, written};
use crate::{permit, store};
use askama::Template;
use axum::{
    extract::{Query, State as Shared},
    response::Response,
};
use organization::Unit;
use platform::{
    Actor, App, AppError, DbError, Shell, Tx,
    list::{Cell, Exported, ListQuery},
    pages::render,
};
use register::{Head, Width};

/// Lines on a page.
const PAGE: i64 = 100;

/// Lines in a file.
const MOST: i64 = 50_000;

#[derive(Template)]
#[template(path = "pages/readings.html")]
struct ReadingsPage {
    shell: Shell,
    query: ListQuery,
    rows: Vec<store::Owed>,
    count: i64,
    /// The first line shown, counted from 0.
    from: i64,
    units: Vec<Unit>,
    day: String,
    may_keep: bool,
}

impl ReadingsPage {
    const TAB: &'static str = "readings";

    fn last(&self) -> i64 {
        self.from + i64::try_from(self.rows.len()).unwrap_or_default()
    }

    fn page_href(&self, from: i64) -> String {
        self.query.href(&[("from", &from.to_string())])
    }
}

impl store::Owed {
    fn since(&self) -> String {
        written(&self.since_day)
    }

    fn read_at(&self) -> String {
        if self.acknowledged_at.is_some() { moment(self.acknowledged_at) } else { String::new() }
    }

    /// The colour and shape of how it stands, and the words for it.
    fn standing(&self) -> (&'static str, &'static str) {
        words::reading(self.acknowledged_at.is_some(), self.late == 1)
    }
}

impl Exported for store::Owed {
    fn heads() -> Vec<&'static str> {
        vec![
            "Mã hiệu",
            "Tên tài liệu",
            "Họ tên",
            "Chức vụ",
            "Đơn vị",
            "Phải đọc từ",
            "Xác nhận lúc",
            "Tình trạng",
        ]
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.code.as_str().into(),
            self.title.as_str().into(),
            self.name.as_str().into(),
            self.position.as_str().into(),
            self.unit.as_str().into(),
            self.since().into(),
            self.read_at().into(),
            self.standing().1.into(),
        ]
    }
}

/// The words asked for, as the database compares them.
fn folded(typed: &str) -> String {
    let folded = text::fold(typed);
    if folded.is_empty() {
        return folded;
    }
    let escaped = folded.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{escaped}%")
}

fn owed(
    tx: &Tx<'_>,
    query: &ListQuery,
    moment: &Moment,
    (limit, offset): (i64, i64),
) -> Result<Vec<store::Owed>, DbError> {
    let (unit, words) = (query.get("unit").parse().ok(), folded(query.get("q")));
    let Moment { day, after, overdue } = moment;
    store::owed(tx, day, *after, overdue, unit, query.get("reading"), &words, limit, offset)
}

/// `GET /distributions/readings`.
pub(crate) async fn readings(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let day = super::as_of(&query, app.clock.today())?;
    if let Some(output) = register::asked(&query) {
        let work = move |tx: &Tx<'_>| {
            let rows = owed(tx, &query, &Moment::of(tx, day)?, (MOST, 0))?;
            let head = Head {
                title: printed::READINGS_TITLE.to_owned(),
                as_of: day,
                counted: printed::READINGS,
                file_name: "tung-luot-doc",
                widths: &[
                    Width::Cm(2.6),
                    Width::Share(2.0),
                    Width::Share(1.2),
                    Width::Share(1.0),
                    Width::Share(1.0),
                    Width::Cm(2.2),
                    Width::Cm(2.8),
                    Width::Cm(2.4),
                ],
                signers: printed::SIGNERS,
            };
            register::respond(tx, &rows, output, &head)
        };
        return app.db.at(actor.agency).read_long(work).await;
    }
    let shell = Shell::new(&app, &actor, "/distributions");
    let may_keep = permit::may_keep_copies(&actor).is_ok();
    let from = query.get("from").parse::<i64>().unwrap_or_default().clamp(0, MOST);
    let read = move |tx: &Tx<'_>| {
        let moment = Moment::of(tx, day)?;
        let (unit, words) = (query.get("unit").parse().ok(), folded(query.get("q")));
        let Moment { day: on, after, overdue } = &moment;
        let reading = query.get("reading");
        let (count,) = store::count_owed(tx, on, *after, overdue, unit, reading, &words)?;
        Ok::<_, AppError>(ReadingsPage {
            shell,
            rows: owed(tx, &query, &moment, (PAGE, from))?,
            count,
            from,
            units: organization::units(tx, day)?,
            day: text::date(day),
            may_keep,
            query,
        })
    };
    Ok(render(&app.db.at(actor.agency).read(read).await?))
}
