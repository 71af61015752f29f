use super::{Did, words};
use crate::{Board, ListKind, Watch, actions};
use askama::Template;
use axum::{
    extract::{Query, State as Shared},
    response::Response,
};
use jiff::civil::Date;
use organization::Unit;
use platform::{
    Actor, App, AppError, Shell, Tx,
    list::{Cell, Exported, ListQuery},
    pages::render,
};
use register::{Head, Width};

/// Rows on a page.
const PAGE: usize = 100;

#[derive(Template)]
#[template(path = "pages/board.html")]
struct BoardPage {
    shell: Shell,
    counts: Vec<(ListKind, usize)>,
    list: ListKind,
    rows: Vec<Row>,
    units: Vec<Unit>,
    next: Option<String>,
    query: ListQuery,
    may_set: bool,
    in_force: usize,
    /// The day, where it is over.
    past: Option<Date>,
}

/// A document on a list, with the words for why it is there.
pub(crate) struct Row {
    document: i64,
    version: i64,
    code: String,
    title: String,
    unit: String,
    responsible: String,
    why: Vec<String>,
    class: &'static str,
    due: String,
}

impl Row {
    fn of(board: &Board, list: ListKind, watch: &Watch) -> Self {
        let here = board.here.get(&watch.responsible);
        let name = board.names.get(&watch.responsible).map_or("", String::as_str);
        let timing = watch.timing(board.today);
        let (why, class) = match list {
            ListKind::Overdue | ListKind::Soon | ListKind::InTime => {
                (vec![timing.label()], timing.class())
            }
            ListKind::ToRevise => (vec![list.label().to_owned()], "warn"),
            ListKind::Unread => {
                let read = board.unread.get(&watch.version).copied().unwrap_or_default();
                (vec![words::reading(read.0, read.1)], "warn")
            }
            ListKind::Basis => {
                let bases = board.bases.get(&watch.document).into_iter().flatten();
                (bases.map(|basis| words::basis(basis, board.today)).collect(), "warn")
            }
            ListKind::Orphaned => (vec![list.label().to_owned()], "bad"),
        };
        Self {
            document: watch.document.get(),
            version: watch.version.get(),
            code: watch.code.clone(),
            title: watch.title.clone(),
            unit: if watch.unit_name.is_empty() {
                words::WHOLE.to_owned()
            } else {
                watch.unit_name.clone()
            },
            responsible: here.cloned().unwrap_or_else(|| words::left(name)),
            why,
            class,
            due: text::date(watch.due_on()),
        }
    }
}

impl Exported for Row {
    fn heads() -> Vec<&'static str> {
        vec!["Mã hiệu", "Tên tài liệu", "Đơn vị", "Người phụ trách", "Nội dung", "Hạn rà soát"]
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.code.as_str().into(),
            self.title.as_str().into(),
            self.unit.as_str().into(),
            self.responsible.as_str().into(),
            self.why.join("; ").into(),
            self.due.as_str().into(),
        ]
    }
}

const WIDTHS: &[Width] = &[
    Width::Cm(2.8),
    Width::Share(1.2),
    Width::Cm(4.2),
    Width::Cm(4.2),
    Width::Share(1.0),
    Width::Cm(2.6),
];

fn matches(watch: &Watch, query: &ListQuery) -> bool {
    let told = text::fold(&format!("{} {}", watch.code, watch.title));
    let unit = query.get("unit");
    text::fold(query.get("q")).split(' ').all(|word| told.contains(word))
        && (unit.is_empty() || watch.unit.unwrap_or_default().to_string() == unit)
}

pub(crate) async fn board(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
    Query(did): Query<Did>,
) -> Result<Response, AppError> {
    let today = app.clock.today();
    let day = register::as_of(query.get("as_of"), today).unwrap_or(today);
    let is_past = day != today;
    let lists = if is_past { &ListKind::PAST[..] } else { &ListKind::ALL };
    let list = ListKind::parse(query.get("list")).filter(|list| lists.contains(list));
    let list = list.unwrap_or(ListKind::Overdue);
    let asked = query.clone();
    let read = move |tx: &Tx<'_>| {
        let board = if is_past { actions::board_on(tx, day)? } else { actions::board(tx)? };
        let counts: Vec<_> = lists.iter().map(|list| (*list, board.on(*list).count())).collect();
        let mut on: Vec<_> = board.on(list).filter(|watch| matches(watch, &asked)).collect();
        if matches!(list, ListKind::Overdue | ListKind::Soon | ListKind::InTime) {
            // What is late longest stands first.
            on.sort_by_key(|watch| watch.due_on());
        }
        let rows: Vec<_> = on.into_iter().map(|watch| Row::of(&board, list, watch)).collect();
        Ok::<_, AppError>((rows, counts, board.watches.len(), organization::units(tx, day)?))
    };
    if let Some(output) = register::asked(&query) {
        let head = Head {
            title: format!("{}\n{}", words::BOARD_TITLE, list.label()),
            as_of: day,
            counted: words::DOCUMENTS,
            file_name: "theo-doi-tai-lieu",
            widths: WIDTHS,
            signers: words::SIGNERS,
        };
        let work = move |tx: &Tx<'_>| register::respond(tx, &read(tx)?.0, output, &head);
        return app.db.at(actor.agency).read_long(work).await;
    }
    let (rows, counts, in_force, units) = app.db.at(actor.agency).read_long(read).await?;
    let query = query.with("list", list.as_str()).with("did", "");
    let skip = query.get("page").parse::<usize>().unwrap_or_default().min(10_000) * PAGE;
    let is_more = rows.len() > skip + PAGE;
    let next = is_more.then(|| query.href(&[("page", &(skip / PAGE + 1).to_string())]));
    let rows = rows.into_iter().skip(skip).take(PAGE).collect();
    let shell = did.on(Shell::new(&app, &actor, "/registers"));
    let may_set = crate::may_set(&actor).is_ok();
    let past = is_past.then_some(day);
    Ok(render(&BoardPage {
        shell,
        counts,
        list,
        rows,
        units,
        next,
        query,
        may_set,
        in_force,
        past,
    }))
}
