use super::words::short_limits;
use crate::{review::Review, store};
use askama::Template;
use axum::{
    extract::{Query, State as Shared},
    response::Response,
};
use document::{DRAFT_ROLES, VersionId};
use flow::lint::{Edition, Severity};
use organization::Unit;
use platform::{
    Actor, App, AppError, Shell, Tx,
    list::{Cell, Exported, Format, List, ListQuery, export},
    pages::render,
};

/// A line with what the checks say of it.
struct Checked {
    line: store::Line,
    errors: usize,
    warnings: usize,
}

#[derive(Template)]
#[template(path = "pages/list.html")]
struct ListPage {
    shell: Shell,
    rows: Vec<Checked>,
    next: Option<String>,
    query: ListQuery,
    list: &'static List,
    units: Vec<Unit>,
    may_draft: bool,
    sees_drafts: bool,
}

impl store::Line {
    fn number(&self) -> String {
        match self.revision_no {
            0 => format!("{:02}", self.issue_no),
            revision => format!("{:02}/{revision:02}", self.issue_no),
        }
    }

    fn field(&self) -> &str {
        self.procedure.field.as_deref().unwrap_or_default()
    }

    fn limit(&self) -> String {
        short_limits(&self.procedure)
    }
}

impl Exported for store::Line {
    fn heads() -> Vec<&'static str> {
        vec![
            "Mã hiệu",
            "Tên quy trình",
            "Đơn vị",
            "Lĩnh vực",
            "Thời hạn",
            "Số bước",
            "Lần ban hành",
            "Tình trạng",
        ]
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.code.as_str().into(),
            self.title.as_str().into(),
            self.unit.as_str().into(),
            self.field().into(),
            self.limit().into(),
            Cell::Number(i64::try_from(self.procedure.steps.len()).unwrap_or(i64::MAX)),
            self.number().into(),
            self.state.label().into(),
        ]
    }
}

/// What is asked where nothing is: the procedures in force.
fn asked(query: ListQuery) -> ListQuery {
    if query.get("state").is_empty() { query.with("state", "effective") } else { query }
}

/// Checks the lines of one page. What all of them share is read once.
fn check(tx: &Tx<'_>, actor: &Actor, lines: Vec<store::Line>) -> Result<Vec<Checked>, AppError> {
    let mut context = None;
    let mut checked = Vec::new();
    for line in lines {
        let version = document::open(tx, actor, VersionId::new(line.version))?;
        let mut shared = match context.take() {
            Some(shared) => shared,
            None => document::lint_context(tx, &version)?,
        };
        // That codes differ is a rule of the store.
        shared.codes_in_use.clear();
        shared.valid_on = Some(version.effective_on.unwrap_or_else(|| text::here(tx.now()).date()));
        let is_first = version.issue_no == 1 && version.revision_no == 0;
        shared.edition = if is_first { Edition::First } else { Edition::Later };
        let review = Review::of(&version, &line.procedure, &shared);
        let (errors, warnings) = (review.count(Severity::Error), review.count(Severity::Warning));
        checked.push(Checked { line, errors, warnings });
        context = Some(shared);
    }
    Ok(checked)
}

pub(crate) async fn list(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let (reader, judges) = (actor.person.get(), store::judges(&actor));
    let query = asked(query);
    if let Some(format) = Format::parse(query.get("format")) {
        let work = move |tx: &Tx<'_>| {
            let base: [&dyn platform::db::Param; 3] = [&tx.agency().get(), &reader, &judges];
            export::<store::Line>(&store::LIST, tx, &base, &query, format, "quy-trinh")
        };
        return app.db.at(actor.agency).read_long(work).await;
    }
    let (question, today, asks) = (query.clone(), app.clock.today(), actor.clone());
    let read = move |tx: &Tx<'_>| {
        let page = store::LIST.page(tx, &[&tx.agency().get(), &reader, &judges], &question)?;
        let units = organization::units(tx, today)?;
        Ok::<_, AppError>((check(tx, &asks, page.rows)?, page.next, units))
    };
    let (rows, next, units) = app.db.at(actor.agency).read_long(read).await?;
    Ok(render(&ListPage {
        shell: Shell::new(&app, &actor, "/procedures"),
        rows,
        next,
        query,
        list: &store::LIST,
        units,
        may_draft: actor.is_any(DRAFT_ROLES),
        sees_drafts: judges == 1,
    }))
}
