//! «Kế hoạch thực hiện mục tiêu» on paper (ISO 9001, 6.2.2): what was approved stays as it was; what was
//! added later stands below it with its day, what waits for approval below that.

use super::printed::{Column, Set, WAITING, pdf, respond, section};
use crate::{Objective, store};
use axum::{
    extract::{Query, State as Shared},
    response::Response,
};
use jiff::{Timestamp, civil::Date};
use platform::{Actor, App, AppError, DbError, PersonId, Tx, list::ListQuery};
use typeset::{Align, PaperPart, PaperSheet, Width};

const PLAN: [Column; 7] = [
    ("TT", Width::Cm(1.0), Align::Center),
    ("Mục tiêu", Width::Cm(2.2), Align::Left),
    ("Việc làm", Width::Share(1.4), Align::Left),
    ("Nguồn lực", Width::Share(0.8), Align::Left),
    ("Người làm", Width::Cm(3.0), Align::Left),
    ("Thời gian", Width::Cm(2.6), Align::Center),
    ("Cách đánh giá kết quả", Width::Share(1.0), Align::Left),
];

const ADDED_ON: Column = ("Ngày bổ sung", Width::Cm(2.4), Align::Center);

/// The plan by which the objectives of a year are reached.
pub(crate) async fn print(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let work = move |tx: &Tx<'_>| {
        let set = Set::read(tx, &query)?;
        let name = format!("ke-hoach-thuc-hien-muc-tieu-{}", set.year);
        respond(&name, &sheet(tx, &set)?)
    };
    app.db.at(actor.agency).read_long(work).await
}

/// The same as a PDF.
pub(crate) fn plan_pdf(tx: &Tx<'_>, year: i64, day: Date) -> Result<Vec<u8>, AppError> {
    pdf(&sheet(tx, &Set::of(tx, year, None, day)?)?)
}

/// The plan of one objective as of a day.
struct Plan {
    /// What was approved; all that there is while nothing was.
    lines: Vec<store::TaskRow>,
    /// What was added since.
    added: Vec<store::TaskRow>,
}

impl Plan {
    fn of(tx: &Tx<'_>, it: &Objective, day: Date) -> Result<Self, DbError> {
        let (id, at) = (it.id.get(), store::moment(day));
        let stood = |at| {
            let mut lines = store::tasks(tx, id, at)?;
            lines.retain(|line| line.given_up.is_empty());
            Ok::<_, DbError>(lines)
        };
        let approved =
            if it.state().is_binding() { store::approved_at(tx, id, at)?.0 } else { None };
        let Some(approved) = approved else {
            return Ok(Self { lines: stood(at)?, added: Vec::new() });
        };
        let mut added = stood(at)?;
        added.retain(|line| line.added_at > approved);
        Ok(Self { lines: stood(approved)?, added })
    }
}

/// The lines of an approved objective as they stood on a day: those that were given up since it was
/// approved are among them.
pub(super) fn carried_out(
    tx: &Tx<'_>,
    it: &Objective,
    day: Date,
) -> Result<Vec<store::TaskRow>, DbError> {
    let (id, at) = (it.id.get(), store::moment(day));
    let mut lines = store::tasks(tx, id, at)?;
    if let (Some(approved),) = store::approved_at(tx, id, at)? {
        let then = store::tasks(tx, id, approved)?;
        let was_dropped =
            |id: i64| then.iter().any(|line| line.id == id && !line.given_up.is_empty());
        lines.retain(|line| !was_dropped(line.id));
    }
    Ok(lines)
}

/// A line without its number.
fn cells(set: &Set, it: &Objective, line: &store::TaskRow) -> Vec<String> {
    vec![
        it.content.number.clone(),
        line.what.clone(),
        line.resources.clone(),
        set.name(line.who.map(PersonId::new)),
        format!("{} – {}", line.from(), line.until()),
        line.evaluation.clone(),
    ]
}

fn added_on(line: &store::TaskRow) -> String {
    let at = Timestamp::from_microsecond(line.added_at).unwrap_or_default();
    text::date(text::here(at).date())
}

fn sheet(tx: &Tx<'_>, set: &Set) -> Result<PaperSheet, AppError> {
    let (mut parts, mut added, mut waiting) = (Vec::new(), Vec::new(), Vec::new());
    for (name, objectives) in set.groups() {
        let mut own = Vec::new();
        for it in objectives {
            let plan = Plan::of(tx, it, set.day)?;
            let lines = plan.lines.iter().map(|line| cells(set, it, line));
            if set.waits(it) {
                waiting.extend(lines);
            } else {
                own.extend(lines);
            }
            added.extend(plan.added.iter().map(|line| {
                let mut cells = cells(set, it, line);
                cells.push(added_on(line));
                cells
            }));
        }
        section(&mut parts, &name, &PLAN, own);
    }
    let with_day: Vec<Column> = PLAN.into_iter().chain([ADDED_ON]).collect();
    section(&mut parts, "Bổ sung sau khi phê duyệt", &with_day, added);
    section(&mut parts, WAITING, &PLAN, waiting);
    if parts.is_empty() {
        let text = "Chưa có việc nào trong kế hoạch.".to_owned();
        parts.push(PaperPart::Text { text });
    }
    let summary = format!("thực hiện mục tiêu chất lượng năm {}", set.year);
    let frame = set.frame(tx, "Kế hoạch", set.decided_on(tx)?, parts)?;
    Ok(set.by_decision(PaperSheet { summary, ..frame }))
}
