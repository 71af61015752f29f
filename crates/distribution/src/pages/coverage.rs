use super::{class, printed, share, words};
use crate::{permit, store};
use askama::Template;
use axum::{
    extract::{Query, State as Shared},
    response::Response,
};
use jiff::{Timestamp, ToSpan, civil::Date, tz};
use organization::Unit;
use platform::{
    Actor, App, AppError, DbError, Shell, Tx,
    db::Param,
    list::{Cell, Exported, List, ListQuery, Page},
    pages::render,
};
use register::{Head, Width};
use std::collections::BTreeMap;

/// Codes that are shown beside a person; the rest is counted.
const SHOWN: usize = 6;

#[derive(Template)]
#[template(path = "pages/coverage.html")]
struct CoveragePage {
    shell: Shell,
    query: ListQuery,
    list: &'static List,
    page: Page<store::PersonLine>,
    missing: BTreeMap<i64, Vec<store::Missing>>,
    by_unit: Vec<store::UnitCover>,
    units: Vec<Unit>,
    day: String,
    may_keep: bool,
}

impl CoveragePage {
    const TAB: &'static str = "coverage";

    fn sums(&self) -> (i64, i64, i64) {
        self.by_unit.iter().fold((0, 0, 0), |(read, all, late), unit| {
            (read + unit.acknowledged, all + unit.total, late + unit.late)
        })
    }

    /// What a person has not read, as many as fit, and how many more there are.
    fn unread(&self, row: &store::PersonLine) -> (&[store::Missing], i64) {
        let all = self.missing.get(&row.person).map_or(&[][..], Vec::as_slice);
        let shown = all.len().min(SHOWN);
        let more = row.total - row.acknowledged - i64::try_from(shown).unwrap_or_default();
        (&all[..shown], more)
    }
}

impl store::UnitCover {
    fn label(&self) -> &str {
        if self.name.is_empty() { words::NO_UNIT } else { &self.name }
    }
}

impl store::PersonLine {
    const fn class(&self) -> &'static str {
        if self.late > 0 { "bad" } else { class(self.acknowledged, self.total) }
    }
}

/// A person with what they have not read, for paper and spreadsheets.
struct Row(store::PersonLine, String);

impl Exported for Row {
    fn heads() -> Vec<&'static str> {
        vec![
            "Họ tên",
            "Chức vụ",
            "Đơn vị",
            "Phải đọc",
            "Đã xác nhận",
            "Tỷ lệ",
            "Quá hạn",
            "Chưa xác nhận",
        ]
    }

    fn cells(&self) -> Vec<Cell> {
        let Self(line, unread) = self;
        vec![
            line.name.as_str().into(),
            line.position.as_str().into(),
            line.unit.as_str().into(),
            Cell::Number(line.total),
            Cell::Number(line.acknowledged),
            share(line.acknowledged, line.total).into(),
            Cell::Number(line.late),
            unread.as_str().into(),
        ]
    }
}

/// The day, the moment after which an acknowledgement came later, and the last day since which what
/// was unread then was overdue.
pub(crate) struct Moment {
    pub(crate) day: String,
    pub(crate) after: i64,
    pub(crate) overdue: String,
}

impl Moment {
    /// The end of a day that is over; now, for today.
    pub(crate) fn of(tx: &Tx<'_>, day: Date) -> Result<Self, DbError> {
        let midnight = day.saturating_add(1.days()).to_datetime(jiff::civil::Time::midnight());
        let end = tz::offset(7).to_timestamp(midnight).unwrap_or(Timestamp::MAX);
        let now = tx.now().min(end.saturating_sub(1.microseconds()).unwrap_or(end));
        let overdue = store::terms(tx)?.overdue_since(now).to_string();
        Ok(Self { day: day.to_string(), after: end.as_microsecond(), overdue })
    }
}

fn gather(missing: Vec<store::Missing>) -> BTreeMap<i64, Vec<store::Missing>> {
    let mut by_person: BTreeMap<i64, Vec<store::Missing>> = BTreeMap::new();
    for one in missing {
        by_person.entry(one.person).or_default().push(one);
    }
    by_person
}

pub(crate) async fn coverage(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let day = super::as_of(&query, app.clock.today())?;
    if let Some(output) = register::asked(&query) {
        let work = move |tx: &Tx<'_>| export(tx, &query, day, output);
        return app.db.at(actor.agency).read_long(work).await;
    }
    let (shell, asked) = (Shell::new(&app, &actor, "/distributions"), query.clone());
    let may_keep = permit::may_keep_copies(&actor).is_ok();
    let read = move |tx: &Tx<'_>| {
        let moment = Moment::of(tx, day)?;
        let base: [&dyn Param; 4] =
            [&tx.agency().get(), &moment.day, &moment.after, &moment.overdue];
        Ok::<_, AppError>(CoveragePage {
            page: store::PEOPLE.page(tx, &base, &asked)?,
            missing: gather(store::missing(tx, &moment.day, moment.after, &moment.overdue)?),
            by_unit: store::cover_by_unit(tx, &moment.day, moment.after, &moment.overdue)?,
            units: organization::units(tx, day)?,
            day: text::date(day),
            list: &store::PEOPLE,
            query: asked,
            may_keep,
            shell,
        })
    };
    Ok(render(&app.db.at(actor.agency).read(read).await?))
}

fn export(
    tx: &Tx<'_>,
    query: &ListQuery,
    day: Date,
    output: register::Output,
) -> Result<Response, AppError> {
    let moment = Moment::of(tx, day)?;
    let base: [&dyn Param; 4] = [&tx.agency().get(), &moment.day, &moment.after, &moment.overdue];
    let missing = gather(store::missing(tx, &moment.day, moment.after, &moment.overdue)?);
    let row = |line: store::PersonLine| {
        let own = missing.get(&line.person).map_or(&[][..], Vec::as_slice);
        let codes: Vec<_> = own.iter().map(|it| it.code.as_str()).collect();
        let codes = codes.join(", ");
        Row(line, codes)
    };
    let lines = store::PEOPLE.all::<store::PersonLine>(tx, &base, query)?;
    let rows: Vec<_> = lines.into_iter().map(row).collect();
    let head = Head {
        title: printed::COVERAGE_TITLE.to_owned(),
        as_of: day,
        counted: printed::PEOPLE,
        file_name: "doc-tai-lieu-theo-nguoi",
        widths: &[
            Width::Share(1.4),
            Width::Share(1.2),
            Width::Share(1.2),
            Width::Cm(1.6),
            Width::Cm(1.8),
            Width::Cm(1.8),
            Width::Cm(1.6),
            Width::Share(1.6),
        ],
        signers: printed::SIGNERS,
    };
    register::respond(tx, &rows, output, &head)
}
