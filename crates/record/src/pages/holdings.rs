use super::{status, words, written};
use crate::{Holding, actions, may_keep};
use askama::Template;
use axum::{
    extract::{Query, State as Shared},
    response::Response,
};
use jiff::civil::Date;
use organization::Unit;
use platform::{
    Actor, App, AppError, FieldErrors, Shell, Tx,
    list::{Cell, Exported, ListQuery},
    pages::render_with,
};
use register::{Head, Width};

/// Rows on a page.
const PAGE: usize = 100;

#[derive(Template)]
#[template(path = "pages/holdings.html")]
struct HoldingsPage {
    shell: Shell,
    rows: Vec<Row>,
    counts: Vec<(&'static str, &'static str, usize)>,
    units: Vec<Unit>,
    next: Option<String>,
    query: ListQuery,
    as_of: String,
    may_keep: bool,
    errors: FieldErrors,
}

/// A holding as it stood on the day of the page.
pub(crate) struct Row {
    pub(crate) it: Holding,
    pub(crate) day: Date,
}

impl Exported for Row {
    fn heads() -> Vec<&'static str> {
        vec![
            "Số, ký hiệu",
            "Tên hồ sơ",
            "Quyển, tập",
            "Năm",
            "Số lượng",
            "Đơn vị giữ",
            "Nơi lưu",
            "Từ ngày",
            "Kết thúc",
            "Thời hạn lưu",
            "Tình trạng",
        ]
    }

    fn cells(&self) -> Vec<Cell> {
        let Holding { code, name, facts, unit_name, .. } = &self.it;
        vec![
            code.as_str().into(),
            name.as_str().into(),
            facts.title.as_str().into(),
            facts.year.to_string().into(),
            Cell::Number(facts.volumes.into()),
            unit_name.as_str().into(),
            facts.place.as_str().into(),
            text::date(facts.from).into(),
            written(facts.closed_on).into(),
            words::retention_label(&self.it.retention).into(),
            self.it.keeping(self.day).label().into(),
        ]
    }
}

pub(crate) const WIDTHS: &[Width] = &[
    Width::Cm(2.8),
    Width::Share(1.0),
    Width::Share(0.8),
    Width::Cm(1.2),
    Width::Cm(1.4),
    Width::Cm(3.0),
    Width::Cm(2.2),
    Width::Cm(2.1),
    Width::Cm(2.1),
    Width::Cm(2.0),
    Width::Cm(2.8),
];

fn matches(it: &Holding, query: &ListQuery, day: Date) -> bool {
    let told = text::fold(&format!("{} {} {}", it.code, it.name, it.facts.title));
    let typed = text::fold(query.get("q"));
    let keeping = query.get("keeping");
    let (unit, year) = (query.get("unit"), query.get("year"));
    typed.split(' ').all(|word| told.contains(word))
        && (keeping.is_empty() || it.keeping(day).as_str() == keeping)
        && (unit.is_empty() || it.facts.unit.to_string() == unit)
        && (year.is_empty() || it.facts.year.to_string() == year)
}

pub(crate) async fn holdings(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let today = app.clock.today();
    let (as_of, errors) = match register::as_of(query.get("as_of"), today) {
        Ok(day) => (day, FieldErrors::default()),
        Err(errors) => (today, errors),
    };
    let typed = query.get("as_of").to_owned();
    let asked = query.clone();
    let read = move |tx: &Tx<'_>| {
        let all = actions::holdings(tx, as_of)?;
        let count = |word: &str| all.iter().filter(|it| it.keeping(as_of).as_str() == word).count();
        let counts: Vec<_> =
            words::KEEPINGS.iter().map(|(word, label)| (*word, *label, count(word))).collect();
        let kept = all.into_iter().filter(|it| matches(it, &asked, as_of));
        let rows: Vec<_> = kept.map(|it| Row { it, day: as_of }).collect();
        Ok::<_, AppError>((rows, counts, organization::units(tx, as_of)?))
    };
    if let (Some(output), true) = (register::asked(&query), errors.is_empty()) {
        let head = Head {
            title: words::HOLDINGS_TITLE.to_owned(),
            as_of,
            counted: words::HOLDINGS,
            file_name: "so-ho-so-luu",
            widths: WIDTHS,
            signers: words::SIGNERS,
        };
        let work = move |tx: &Tx<'_>| register::respond(tx, &read(tx)?.0, output, &head);
        return app.db.at(actor.agency).read_long(work).await;
    }
    let (rows, counts, units) = app.db.at(actor.agency).read_long(read).await?;
    let skip = query.get("page").parse::<usize>().unwrap_or_default().min(10_000) * PAGE;
    let is_more = rows.len() > skip + PAGE;
    let next = is_more.then(|| query.href(&[("page", &(skip / PAGE + 1).to_string())]));
    let rows = rows.into_iter().skip(skip).take(PAGE).collect();
    let as_of = if errors.is_empty() { text::date(as_of) } else { typed };
    let (shell, may_keep) = (Shell::new(&app, &actor, "/registers"), may_keep(&actor).is_ok());
    Ok(render_with(
        status(&errors),
        &HoldingsPage { shell, rows, counts, units, next, query, as_of, may_keep, errors },
    ))
}
