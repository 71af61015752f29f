//! Sổ phân phối and Sổ thu hồi, hủy: the same copies, looked at as of any day.

use super::{moment, number, printed, written};
use crate::{CopyState, store};
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
#[template(path = "pages/copies.html")]
struct CopiesPage {
    shell: Shell,
    query: ListQuery,
    list: &'static List,
    page: Page<store::Entry>,
    units: Vec<Unit>,
    as_of: String,
    day: String,
}

impl CopiesPage {
    const TAB: &'static str = "copies";

    fn at<'a>(&self, entry: &'a store::Entry) -> AsOf<'a> {
        AsOf { entry, day: self.day.clone() }
    }
}

#[derive(Template)]
#[template(path = "pages/recalls.html")]
struct RecallsPage {
    shell: Shell,
    query: ListQuery,
    list: &'static List,
    page: Page<store::Entry>,
    units: Vec<Unit>,
    as_of: String,
    day: String,
}

impl RecallsPage {
    const TAB: &'static str = "recalls";

    fn at<'a>(&self, entry: &'a store::Entry) -> AsOf<'a> {
        AsOf { entry, day: self.day.clone() }
    }
}

/// A copy as it stood at the end of a day: what came later had not happened.
struct AsOf<'a> {
    entry: &'a store::Entry,
    day: String,
}

impl AsOf<'_> {
    fn by_then<'d>(&self, day: Option<&'d String>) -> Option<&'d str> {
        day.map(String::as_str).filter(|day| *day <= self.day.as_str())
    }

    fn state(&self) -> CopyState {
        let it = self.entry;
        let happened = [
            (&it.lost_on, CopyState::Lost),
            (&it.destroyed_on, CopyState::Destroyed),
            (&it.returned_on, CopyState::Returned),
            (&it.recall_on, CopyState::RecallRequested),
            (&it.delivered_on, CopyState::Delivered),
        ];
        let last = happened.into_iter().find(|(day, _)| self.by_then(day.as_ref()).is_some());
        last.map_or(CopyState::ToDeliver, |(_, state)| state)
    }

    fn delivered(&self) -> String {
        self.by_then(self.entry.delivered_on.as_ref()).map_or_else(|| "–".to_owned(), written)
    }

    fn recalled(&self) -> String {
        self.by_then(self.entry.recall_on.as_ref()).map_or_else(|| "–".to_owned(), written)
    }

    fn returned(&self) -> String {
        self.by_then(self.entry.returned_on.as_ref()).map_or_else(|| "–".to_owned(), written)
    }

    fn receipt(&self) -> String {
        let signed = self.entry.signed_at.and_then(|at| jiff::Timestamp::from_microsecond(at).ok());
        let by_then = signed.filter(|at| text::here(*at).date().to_string() <= self.day);
        match (by_then, self.entry.signed_by) {
            (None, _) => String::new(),
            (Some(_), None) => printed::SIGNED_ON_PAPER.to_owned(),
            (Some(at), Some(_)) => printed::signed_here(&moment(Some(at.as_microsecond()))),
        }
    }

    fn return_receipt(&self) -> &'static str {
        let returned = self.by_then(self.entry.returned_on.as_ref()).is_some();
        if returned && self.entry.return_signed == 1 { printed::SIGNED_ON_PAPER } else { "" }
    }

    fn reason(&self) -> &'static str {
        let over =
            self.entry.version_state != "effective" && self.entry.version_state != "scheduled";
        printed::recall_reason(self.entry.is_withdrawn(), over)
    }

    /// What became of it after it had to come back.
    fn end(&self) -> String {
        let it = self.entry;
        if let Some(day) = self.by_then(it.lost_on.as_ref()) {
            return printed::lost(&written(day), &it.lost_reason);
        }
        match self.by_then(it.destroyed_on.as_ref()) {
            Some(day) => printed::destroyed(&written(day), &it.disposal_no),
            None => String::new(),
        }
    }
}

impl store::Entry {
    fn number(&self) -> String {
        number(self.issue_no, self.revision_no)
    }
}

/// A line of Sổ phân phối.
struct CopyRow(store::Entry, String);

impl Exported for CopyRow {
    fn heads() -> Vec<&'static str> {
        vec![
            "Mã tài liệu",
            "Tên tài liệu",
            "Lần ban hành",
            "Bản số",
            "Nơi nhận",
            "Ngày giao",
            "Ký nhận",
            "Ngày thu hồi",
            "Ký trả",
            "Tình trạng",
        ]
    }

    fn cells(&self) -> Vec<Cell> {
        let Self(entry, day) = self;
        let at = AsOf { entry, day: day.clone() };
        vec![
            entry.code.as_str().into(),
            entry.title.as_str().into(),
            entry.number().into(),
            format!("{:02}", entry.copy_no).into(),
            entry.holder.as_str().into(),
            at.delivered().into(),
            at.receipt().into(),
            at.returned().into(),
            at.return_receipt().into(),
            at.state().label().into(),
        ]
    }
}

/// A line of Sổ thu hồi, hủy.
struct RecallRow(store::Entry, String);

impl Exported for RecallRow {
    fn heads() -> Vec<&'static str> {
        vec![
            "Mã tài liệu",
            "Tên tài liệu",
            "Lần ban hành",
            "Bản số",
            "Nơi giữ",
            "Lý do thu hồi",
            "Yêu cầu thu hồi",
            "Ngày trả",
            "Hủy, mất",
            "Cách hủy",
            "Tình trạng",
        ]
    }

    fn cells(&self) -> Vec<Cell> {
        let Self(entry, day) = self;
        let at = AsOf { entry, day: day.clone() };
        let end = at.end();
        let is_destroyed = at.state() == CopyState::Destroyed;
        vec![
            entry.code.as_str().into(),
            entry.title.as_str().into(),
            entry.number().into(),
            format!("{:02}", entry.copy_no).into(),
            entry.holder.as_str().into(),
            at.reason().into(),
            at.recalled().into(),
            at.returned().into(),
            end.into(),
            if is_destroyed { entry.method.as_str().into() } else { "".into() },
            at.state().label().into(),
        ]
    }
}

/// What both registers print, in the words of each.
fn printed_as<R: Exported>(
    tx: &Tx<'_>,
    (list, query): (&List, &ListQuery),
    day: Date,
    row: fn(store::Entry, String) -> R,
    (output, head): (register::Output, &Head),
) -> Result<Response, AppError> {
    let text = day.to_string();
    let base: [&dyn platform::db::Param; 2] = [&tx.agency().get(), &text];
    let entries = list.all::<store::Entry>(tx, &base, query)?.into_iter();
    let rows: Vec<_> = entries.map(|entry| row(entry, text.clone())).collect();
    register::respond(tx, &rows, output, head)
}

type Found = (Page<store::Entry>, Vec<Unit>);

async fn found(
    app: &App,
    actor: &Actor,
    list: &'static List,
    query: ListQuery,
    day: Date,
) -> Result<Found, AppError> {
    let read = move |tx: &Tx<'_>| {
        let text = day.to_string();
        let page = list.page(tx, &[&tx.agency().get(), &text], &query)?;
        Ok::<_, AppError>((page, organization::units(tx, day)?))
    };
    app.db.at(actor.agency).read(read).await
}

/// What stands above and below the register of copies on paper.
pub(crate) fn copies_head(as_of: Date) -> Head {
    Head {
        title: printed::COPIES_TITLE.to_owned(),
        as_of,
        counted: printed::COPIES,
        file_name: "so-phan-phoi-tai-lieu",
        widths: &[
            Width::Cm(2.6),
            Width::Share(1.4),
            Width::Cm(1.6),
            Width::Cm(1.3),
            Width::Share(1.0),
            Width::Cm(2.2),
            Width::Cm(2.8),
            Width::Cm(2.2),
            Width::Cm(2.2),
            Width::Cm(2.2),
        ],
        signers: printed::SIGNERS,
    }
}

/// The register of copies as of a day on paper.
pub(crate) fn copies_pdf(tx: &Tx<'_>, day: Date) -> Result<Vec<u8>, AppError> {
    let text = day.to_string();
    let base: [&dyn platform::db::Param; 2] = [&tx.agency().get(), &text];
    let entries = store::COPIES.all::<store::Entry>(tx, &base, &ListQuery::default())?.into_iter();
    let rows: Vec<_> = entries.map(|entry| CopyRow(entry, text.clone())).collect();
    register::pdf(tx, &rows, &copies_head(day))
}

pub(crate) async fn copies(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let (day, list) = (super::as_of(&query, app.clock.today())?, &store::COPIES);
    if let Some(output) = register::asked(&query) {
        let head = copies_head(day);
        let work = move |tx: &Tx<'_>| printed_as(tx, (list, &query), day, CopyRow, (output, &head));
        return app.db.at(actor.agency).read_long(work).await;
    }
    let (page, units) = found(&app, &actor, list, query.clone(), day).await?;
    let shell = Shell::new(&app, &actor, "/distributions");
    let (as_of, day) = (text::date(day), day.to_string());
    Ok(render(&CopiesPage { shell, query, list, page, units, as_of, day }))
}

pub(crate) async fn recalls(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let (day, list) = (super::as_of(&query, app.clock.today())?, &store::RECALLS);
    if let Some(output) = register::asked(&query) {
        let head = Head {
            title: printed::RECALLS_TITLE.to_owned(),
            as_of: day,
            counted: printed::COPIES,
            file_name: "so-thu-hoi-huy-tai-lieu",
            widths: &[
                Width::Cm(2.5),
                Width::Share(1.3),
                Width::Cm(1.5),
                Width::Cm(1.2),
                Width::Share(0.9),
                Width::Cm(2.6),
                Width::Cm(2.1),
                Width::Cm(2.1),
                Width::Share(1.1),
                Width::Cm(2.2),
                Width::Cm(2.0),
            ],
            signers: printed::SIGNERS,
        };
        let work =
            move |tx: &Tx<'_>| printed_as(tx, (list, &query), day, RecallRow, (output, &head));
        return app.db.at(actor.agency).read_long(work).await;
    }
    let (page, units) = found(&app, &actor, list, query.clone(), day).await?;
    let shell = Shell::new(&app, &actor, "/distributions");
    let (as_of, day) = (text::date(day), day.to_string());
    Ok(render(&RecallsPage { shell, query, list, page, units, as_of, day }))
}
