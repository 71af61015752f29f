use super::{SECTION, words, written};
use crate::{Declaration, Reason, State, actions, permit, store};
use askama::Template;
use axum::{
    extract::{Query, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use platform::{
    Actor, App, AppError, Shell, Tx,
    list::{Cell, Exported, List, ListQuery, Page},
    pages::{render, render_with},
    sentence,
};
use register::{Head, Width};

#[derive(Template)]
#[template(path = "pages/list.html")]
struct ListPage {
    shell: Shell,
    page: Page<store::Line>,
    query: ListQuery,
    list: &'static List,
    may_begin: bool,
}

impl store::Line {
    fn state(&self) -> State {
        State::parse(&self.state).unwrap_or(State::Draft)
    }

    fn day(text: Option<&str>) -> Option<Date> {
        text.and_then(|day| day.parse().ok())
    }

    fn dated(&self) -> String {
        written(Self::day(self.dated.as_deref()))
    }

    fn drafted_on(&self) -> String {
        written(Self::day(Some(&self.drafted_on)))
    }

    fn in_force_on(&self) -> String {
        written(Self::day(self.in_force_on.as_deref()))
    }

    fn superseded_on(&self) -> String {
        written(Self::day(self.superseded_on.as_deref()))
    }

    fn edition(&self) -> &'static str {
        if self.snapshot.is_empty() { "–" } else { self.snapshot().scope.edition.label() }
    }

    /// How many processes it declares; nothing before it is known.
    fn count(&self) -> Option<usize> {
        (!self.snapshot.is_empty()).then(|| self.snapshot().processes.len())
    }
}

impl Exported for store::Line {
    fn heads() -> Vec<&'static str> {
        vec![
            "Số quyết định",
            "Ngày",
            "Tiêu chuẩn",
            "Số quy trình",
            "Người ký",
            "Hiệu lực từ",
            "Thay thế từ",
            "Tình trạng",
        ]
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.number.as_str().into(),
            self.dated().into(),
            self.edition().into(),
            self.count().map_or_else(
                || "–".into(),
                |count| Cell::Number(i64::try_from(count).unwrap_or(i64::MAX)),
            ),
            self.signer.as_str().into(),
            self.in_force_on().into(),
            self.superseded_on().into(),
            self.state().label().into(),
        ]
    }
}

const WIDTHS: &[Width] = &[
    Width::Cm(3.2),
    Width::Cm(2.2),
    Width::Share(1.4),
    Width::Cm(2.0),
    Width::Share(1.4),
    Width::Cm(2.4),
    Width::Cm(2.4),
    Width::Cm(3.2),
];

/// Every declaration there ever was.
pub(crate) async fn list(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    if let Some(output) = register::asked(&query) {
        let work = move |tx: &Tx<'_>| {
            let head = Head {
                title: words::DECLARATIONS.to_owned(),
                as_of: text::here(tx.now()).date(),
                counted: words::DECLARED,
                file_name: "so-theo-doi-cong-bo",
                widths: WIDTHS,
                signers: &words::SIGNERS,
            };
            let base: [&dyn platform::db::Param; 1] = [&tx.agency().get()];
            register::export::<store::Line>(&store::LIST, tx, &base, &query, output, &head)
        };
        return app.db.at(actor.agency).read_long(work).await;
    }
    let page = page(&app, &actor, query).await?;
    Ok(render(&page))
}

async fn page(app: &App, actor: &Actor, query: ListQuery) -> Result<ListPage, AppError> {
    let shell = Shell::new(app, actor, SECTION);
    let may_begin = permit::may_keep(actor).is_ok();
    let read = move |tx: &Tx<'_>| {
        let mut page = store::LIST.page(tx, &[&tx.agency().get()], &query)?;
        draft_says(tx, &mut page.rows)?;
        Ok(ListPage { shell, page, query, list: &store::LIST, may_begin })
    };
    app.db.at(actor.agency).read(read).await
}

/// A draft says what it would declare now.
fn draft_says(tx: &Tx<'_>, rows: &mut [store::Line]) -> Result<(), AppError> {
    for row in rows.iter_mut().filter(|row| row.state() == State::Draft) {
        let now = serde_json::to_string(&actions::snapshot(tx)?);
        row.snapshot = now.map_err(|e| AppError::Failed(e.to_string()))?;
    }
    Ok(())
}

/// Drafts one.
pub(crate) async fn begin(Shared(app): Shared<App>, actor: Actor) -> Result<Response, AppError> {
    let by = actor.clone();
    match app.db.at(actor.agency).write(move |tx| actions::begin(tx, &by)).await {
        Ok(id) => Ok(Redirect::to(&format!("/declarations/{id}?did=begin")).into_response()),
        Err(AppError::Conflict(code)) => {
            let page = page(&app, &actor, ListQuery::default()).await?;
            let shell = page.shell.clone().saying("bad", sentence(code));
            Ok(render_with(StatusCode::CONFLICT, &ListPage { shell, ..page }))
        }
        Err(other) => Err(other),
    }
}

#[derive(Template)]
#[template(path = "pages/reasons.html")]
struct ReasonsPage {
    shell: Shell,
    rows: Vec<Reason>,
    revised: usize,
    declared: Option<Declaration>,
    query: ListQuery,
    may_begin: bool,
}

impl Exported for Reason {
    fn heads() -> Vec<&'static str> {
        vec!["Loại thay đổi", "Nội dung"]
    }

    fn cells(&self) -> Vec<Cell> {
        vec![self.label().into(), self.sentence().into()]
    }
}

/// Why what is declared is to be declared anew.
pub(crate) async fn reasons(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    if let Some(output) = register::asked(&query) {
        let work = move |tx: &Tx<'_>| {
            let head = Head {
                title: words::REASONS.to_owned(),
                as_of: text::here(tx.now()).date(),
                counted: words::CHANGES,
                file_name: "thay-doi-chua-cong-bo",
                widths: &[Width::Cm(6.0), Width::Share(1.0)],
                signers: &words::SIGNERS,
            };
            register::respond(tx, &actions::reasons(tx)?, output, &head)
        };
        return app.db.at(actor.agency).read_long(work).await;
    }
    let shell = Shell::new(&app, &actor, SECTION);
    let may_begin = permit::may_keep(&actor).is_ok();
    let read = move |tx: &Tx<'_>| {
        let (rows, declared) = (actions::reasons(tx)?, actions::current(tx)?);
        let now = actions::snapshot(tx)?;
        let revised = declared.as_ref().map_or(0, |it| it.snapshot.revised(&now).len());
        Ok::<_, AppError>(ReasonsPage { shell, rows, revised, declared, query, may_begin })
    };
    Ok(render(&app.db.at(actor.agency).read(read).await?))
}
