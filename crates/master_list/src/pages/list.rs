use super::{words, written};
use crate::{
    Counts, Line, Standing,
    model::number,
    store::{self, LIST},
};
use askama::Template;
use axum::{
    extract::{Query, State as Shared},
    http::StatusCode,
    response::Response,
};
use document::{Category, Kind};
use jiff::civil::Date;
use organization::Unit;
use platform::{
    Actor, App, AppError, FieldErrors, Shell, Tx,
    db::Param,
    list::{Cell, Exported, List, ListQuery, Page},
    pages::render_with,
};
use register::{Head, Width};

#[derive(Template)]
#[template(path = "pages/list.html")]
struct ListPage {
    shell: Shell,
    page: Page<Line>,
    query: ListQuery,
    list: &'static List,
    as_of: String,
    categories: Vec<(Category, i64)>,
    units: Vec<UnitCount>,
    errors: FieldErrors,
}

/// What one unit has in force, in the order of the categories.
pub(crate) struct UnitCount {
    id: i64,
    name: String,
    by_category: Vec<i64>,
}

impl UnitCount {
    fn total(&self) -> i64 {
        self.by_category.iter().sum()
    }
}

impl Line {
    fn kind_label(&self) -> &'static str {
        Kind::parse(&self.kind).map_or("", document::kind_label)
    }

    fn number(&self) -> String {
        number(self.issue_no, self.revision_no)
    }

    fn unit_label(&self) -> &str {
        if self.unit.is_empty() { words::WHOLE } else { &self.unit }
    }

    /// The word for its standing, with the day where it ended.
    fn standing_text(&self) -> String {
        let label = self.standing().label();
        match &self.expired_on {
            Some(day) => format!("{label} {}", written(day)),
            None => label.to_owned(),
        }
    }
}

impl Exported for Line {
    fn heads() -> Vec<&'static str> {
        vec![
            "Mã hiệu",
            "Tên tài liệu",
            "Loại",
            "Lần ban hành/sửa đổi",
            "Ngày ban hành",
            "Ngày hiệu lực",
            "Quyết định",
            "Đơn vị",
            "Tình trạng",
        ]
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.code.as_str().into(),
            self.title.as_str().into(),
            self.kind_label().into(),
            self.number().into(),
            written(&self.issued_on).into(),
            written(&self.effective_on).into(),
            self.decision.as_str().into(),
            self.unit_label().into(),
            self.standing_text().into(),
        ]
    }
}

/// Widths on paper, beside the running number.
const WIDTHS: &[Width] = &[
    Width::Cm(2.6),
    Width::Share(1.0),
    Width::Cm(3.2),
    Width::Cm(1.9),
    Width::Cm(2.2),
    Width::Cm(2.2),
    Width::Cm(2.6),
    Width::Cm(3.6),
    Width::Cm(2.4),
];

fn by_category(counts: &Counts) -> Vec<(Category, i64)> {
    let count = |category| {
        counts.iter().filter(|(kind, ..)| kind.category() == category).map(|(.., n)| n).sum()
    };
    Category::ALL.into_iter().map(|category| (category, count(category))).collect()
}

/// The units that have something in force, the whole agency first.
fn by_unit(counts: &Counts, units: &[Unit]) -> Vec<UnitCount> {
    let of = |id: i64, name: &str| UnitCount {
        id,
        name: name.to_owned(),
        by_category: (Category::ALL.into_iter())
            .map(|category| {
                let own = counts.iter().filter(|(kind, unit, _)| {
                    kind.category() == category && unit.unwrap_or_default() == id
                });
                own.map(|(.., n)| n).sum()
            })
            .collect(),
    };
    let mut all = vec![of(0, words::WHOLE)];
    all.extend(units.iter().map(|unit| of(unit.id.get(), &unit.name)));
    // A unit that was dissolved since then keeps its line.
    let known = |id: i64| id == 0 || units.iter().any(|unit| unit.id.get() == id);
    for id in counts.iter().filter_map(|(_, unit, _)| *unit).filter(|id| !known(*id)) {
        if !all.iter().any(|line| line.id == id) {
            all.push(of(id, words::FORMER_UNIT));
        }
    }
    all.retain(|line| line.total() > 0);
    all
}

pub(crate) async fn list(
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
    let query = match query.get("standing") {
        "" => query.with("standing", "in_force"),
        _ => query,
    };
    if let (Some(output), true) = (register::asked(&query), errors.is_empty()) {
        let work = move |tx: &Tx<'_>| {
            let day = as_of.to_string();
            let base: [&dyn Param; 2] = [&tx.agency().get(), &day];
            register::export::<Line>(&LIST, tx, &base, &query, output, &head(as_of))
        };
        return app.db.at(actor.agency).read_long(work).await;
    }
    let asked = query.clone();
    let read = move |tx: &Tx<'_>| {
        let day = as_of.to_string();
        let page = LIST.page(tx, &[&tx.agency().get(), &day], &asked)?;
        Ok::<_, AppError>((page, organization::units(tx, as_of)?, store::counts(tx, as_of)?))
    };
    let (page, units, counts) = app.db.at(actor.agency).read(read).await?;
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let as_of = if errors.is_empty() { text::date(as_of) } else { typed };
    Ok(render_with(
        status,
        &ListPage {
            shell: Shell::new(&app, &actor, "/registers"),
            page,
            query,
            list: &LIST,
            as_of,
            categories: by_category(&counts),
            units: by_unit(&counts, &units),
            errors,
        },
    ))
}

pub(crate) fn head(as_of: Date) -> Head {
    Head {
        title: words::LIST_TITLE.to_owned(),
        as_of,
        counted: words::DOCUMENTS,
        file_name: "danh-muc-tai-lieu-noi-bo",
        widths: WIDTHS,
        signers: words::SIGNERS,
    }
}
