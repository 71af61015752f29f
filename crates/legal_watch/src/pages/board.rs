use super::words;
use crate::{Stage, Task, WATCHERS, store};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use jiff::civil::Date;
use organization::Unit;
use platform::{
    Actor, App, AppError, Shell, Tx,
    db::Param,
    list::{Cell, Exported, List, ListQuery},
    pages::render,
};
use register::{Head, Width};

/// A line of the board.
struct Line {
    row: store::Row,
    task: Task,
    today: Date,
}

impl Line {
    fn stage_label(&self) -> String {
        words::stage_on(self.task.stage(), self.task.is_overdue(self.today))
    }

    fn stage_class(&self) -> &'static str {
        words::stage_class(self.task.stage(), self.task.is_overdue(self.today))
    }

    fn what(&self) -> String {
        words::because(&self.row)
    }
}

impl Exported for Line {
    fn heads() -> Vec<&'static str> {
        words::HEADS.to_vec()
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.row.code.as_str().into(),
            self.row.title.as_str().into(),
            self.row.unit_name.as_str().into(),
            self.row.old_number.as_str().into(),
            self.row.new_number.as_str().into(),
            text::date(self.task.due_on).into(),
            self.stage_label().into(),
            self.task.reason.as_str().into(),
        ]
    }
}

#[derive(Template)]
#[template(path = "pages/board.html")]
struct BoardPage {
    shell: Shell,
    rows: Vec<Line>,
    next: Option<String>,
    query: ListQuery,
    list: &'static List,
    units: Vec<Unit>,
    may_watch: bool,
    counts: [(&'static str, Stage, usize); 3],
    late: usize,
}

const WIDTHS: &[Width] = &[
    Width::Cm(2.4),
    Width::Share(2.2),
    Width::Share(1.3),
    Width::Cm(3.0),
    Width::Cm(3.0),
    Width::Cm(2.1),
    Width::Share(1.2),
    Width::Share(1.6),
];

pub(crate) async fn board(
    State(app): State<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let today = app.clock.today();
    let (reader, judges) = (actor.person.get(), store::judges(&actor));
    let line = move |row: store::Row| Ok::<_, AppError>(Line { task: row.task()?, row, today });
    let asked = query.clone();
    let scope = app.db.at(actor.agency);
    if let Some(output) = register::asked(&query) {
        let work = move |tx: &Tx<'_>| {
            let day = today.to_string();
            let base: [&dyn Param; 4] = [&tx.agency().get(), &reader, &judges, &day];
            let rows = store::BOARD.all::<store::Row>(tx, &base, &asked)?;
            let rows = rows.into_iter().map(line).collect::<Result<Vec<_>, _>>()?;
            let head = Head { as_of: today, widths: WIDTHS, ..words::board_head() };
            register::respond(tx, &rows, output, &head)
        };
        return scope.read_long(work).await;
    }
    let shell = Shell::new(&app, &actor, "/legal-watch");
    let may_watch = actor.is_any(WATCHERS);
    let read = move |tx: &Tx<'_>| {
        let day = today.to_string();
        let base: [&dyn Param; 4] = [&tx.agency().get(), &reader, &judges, &day];
        let page = store::BOARD.page::<store::Row>(tx, &base, &asked)?;
        let rows = page.rows.into_iter().map(line).collect::<Result<Vec<_>, _>>()?;
        let open = store::open_ones(tx, reader, judges)?;
        let open = open.iter().map(store::Row::task).collect::<Result<Vec<_>, _>>()?;
        let count = |stage| open.iter().filter(|task| task.stage() == stage).count();
        let counted = |stage| (words::stage_label(stage), stage, count(stage));
        Ok::<_, AppError>(BoardPage {
            shell,
            rows,
            next: page.next,
            list: &store::BOARD,
            units: organization::units(tx, today)?,
            may_watch,
            counts: [Stage::ToJudge, Stage::ToChange, Stage::UnderWay].map(counted),
            late: open.iter().filter(|task| task.is_overdue(today)).count(),
            query,
        })
    };
    Ok(render(&scope.read(read).await?))
}
