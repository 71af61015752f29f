use super::{Did, status, words};
use crate::{
    Medium, Retention, Way, actions, may_keep,
    store::{LIST, Line},
};
use askama::Template;
use axum::{
    extract::{Query, State as Shared},
    response::Response,
};
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
    units: Vec<Unit>,
    as_of: String,
    tally: actions::Tally,
    may_keep: bool,
    errors: FieldErrors,
}

impl Line {
    fn retention_label(&self) -> String {
        let read = Retention::from_parts(&self.retention, self.years, &self.event);
        read.as_ref().map(words::retention_label).unwrap_or_default()
    }

    fn medium_label(&self) -> &'static str {
        Medium::parse(&self.medium).map_or("", Medium::label)
    }

    fn way_label(&self) -> &'static str {
        Way::parse(&self.disposal).map_or("", Way::label)
    }

    fn keeper_label(&self) -> String {
        let unit = if self.unit.is_empty() { words::WHOLE } else { &self.unit };
        if self.keeper.is_empty() { unit.to_owned() } else { format!("{}, {unit}", self.keeper) }
    }
}

impl Exported for Line {
    fn heads() -> Vec<&'static str> {
        vec![
            "Số, ký hiệu",
            "Tên hồ sơ",
            "Quy trình",
            "Người lưu",
            "Hình thức",
            "Nơi lưu",
            "Thời hạn lưu",
            "Căn cứ",
            "Cách hủy",
            "Giữ lại",
        ]
    }

    fn cells(&self) -> Vec<Cell> {
        let held = if self.holds > 0 { words::HELD } else { "" };
        vec![
            self.code.as_str().into(),
            self.name.as_str().into(),
            self.document.as_str().into(),
            self.keeper_label().into(),
            self.medium_label().into(),
            self.place.as_str().into(),
            self.retention_label().into(),
            self.basis.as_str().into(),
            self.way_label().into(),
            held.into(),
        ]
    }
}

const WIDTHS: &[Width] = &[
    Width::Cm(3.0),
    Width::Share(1.3),
    Width::Cm(2.7),
    Width::Share(1.0),
    Width::Cm(1.9),
    Width::Cm(2.0),
    Width::Cm(1.9),
    Width::Cm(2.2),
    Width::Cm(2.2),
    Width::Cm(1.6),
];

/// What stands above and below the list on paper.
pub(crate) fn types_head(as_of: Date) -> Head {
    Head {
        title: words::TYPES_TITLE.to_owned(),
        as_of,
        counted: words::TYPES,
        file_name: "danh-muc-ho-so",
        widths: WIDTHS,
        signers: words::SIGNERS,
    }
}

/// The list as of a day on paper.
pub(crate) fn types_pdf(tx: &Tx<'_>, as_of: Date) -> Result<Vec<u8>, AppError> {
    let day = as_of.to_string();
    let base: [&dyn Param; 2] = [&tx.agency().get(), &day];
    register::pdf(tx, &LIST.all::<Line>(tx, &base, &ListQuery::default())?, &types_head(as_of))
}

pub(crate) async fn list(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
    Query(did): Query<Did>,
) -> Result<Response, AppError> {
    let today = app.clock.today();
    let (as_of, errors) = match register::as_of(query.get("as_of"), today) {
        Ok(day) => (day, FieldErrors::default()),
        Err(errors) => (today, errors),
    };
    let (typed, query) = (query.get("as_of").to_owned(), query.with("did", ""));
    if let (Some(output), true) = (register::asked(&query), errors.is_empty()) {
        let head = types_head(as_of);
        let work = move |tx: &Tx<'_>| {
            let day = as_of.to_string();
            let base: [&dyn Param; 2] = [&tx.agency().get(), &day];
            register::export::<Line>(&LIST, tx, &base, &query, output, &head)
        };
        return app.db.at(actor.agency).read_long(work).await;
    }
    let asked = query.clone();
    let read = move |tx: &Tx<'_>| {
        let day = as_of.to_string();
        let page = LIST.page(tx, &[&tx.agency().get(), &day], &asked)?;
        Ok::<_, AppError>((page, organization::units(tx, as_of)?, actions::tally(tx)?))
    };
    let (page, units, tally) = app.db.at(actor.agency).read_long(read).await?;
    let as_of = if errors.is_empty() { text::date(as_of) } else { typed };
    let shell = did.on(Shell::new(&app, &actor, "/registers"));
    let may_keep = may_keep(&actor).is_ok();
    Ok(render_with(
        status(&errors),
        &ListPage { shell, page, query, list: &LIST, units, as_of, tally, may_keep, errors },
    ))
}
