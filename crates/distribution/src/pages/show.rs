use super::{Did, class, moment, share, words, written};
use crate::{CopyId, PaperCopy, actions, form, model, permit, store};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use document::{State, Version, VersionId};
use platform::{
    Actor, App, AppError, FieldErrors, Shell, Tx,
    list::{Cell, Exported, Format, List, ListQuery, Page, export},
    pages::render_with,
    sentence,
};

#[derive(Template)]
#[template(path = "pages/show.html")]
struct ShowPage {
    shell: Shell,
    version: Version,
    progress: store::Progress,
    units: Vec<store::UnitLine>,
    page: Page<store::Reader>,
    query: ListQuery,
    list: &'static List,
    copies: Vec<PaperCopy>,
    may_keep: bool,
    today: String,
    form: form::CopyForm,
    errors: FieldErrors,
}

impl ShowPage {
    /// How many copies are out.
    fn out(&self) -> usize {
        self.copies.iter().filter(|copy| copy.recalled_on.is_none()).count()
    }

    fn may_deliver(&self) -> bool {
        self.may_keep && model::may_be_delivered(self.version.state())
    }
}

impl store::UnitLine {
    fn label(&self) -> &str {
        if self.name.is_empty() { words::NO_UNIT } else { &self.name }
    }
}

impl Exported for store::Reader {
    fn heads() -> Vec<&'static str> {
        vec!["Họ tên", "Chức vụ", "Đơn vị", "Phải đọc từ ngày", "Mở lần đầu", "Xác nhận lúc"]
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.name.as_str().into(),
            self.position.as_str().into(),
            self.unit.as_str().into(),
            written(&self.since_day).into(),
            moment(self.opened_at).into(),
            moment(self.acknowledged_at).into(),
        ]
    }
}

/// What a page of one version shows besides its version.
struct Asked {
    query: ListQuery,
    form: Option<form::CopyForm>,
    errors: FieldErrors,
}

impl Asked {
    fn plain(query: ListQuery) -> Self {
        Self { query, form: None, errors: FieldErrors::default() }
    }
}

pub(crate) async fn show(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
    Query(query): Query<ListQuery>,
    Query(did): Query<Did>,
) -> Result<Response, AppError> {
    if let Some(format) = Format::parse(query.get("format")) {
        let day = app.clock.today().to_string();
        let scope = app.db.at(actor.agency);
        let work = move |tx: &Tx<'_>| {
            let version = actions::open(tx, &actor, id)?.id.get();
            let base: [&dyn platform::db::Param; 3] = [&tx.agency().get(), &day, &version];
            export::<store::Reader>(&store::READERS, tx, &base, &query, format, "nguoi-doc")
        };
        return scope.read_long(work).await;
    }
    let page = page(&app, &actor, id, Asked::plain(query.with("did", ""))).await?;
    let shell = words::done(&did.did)
        .map_or_else(|| page.shell.clone(), |said| page.shell.clone().saying("ok", said));
    Ok(render_with(StatusCode::OK, &ShowPage { shell, ..page }))
}

async fn page(app: &App, actor: &Actor, id: VersionId, asked: Asked) -> Result<ShowPage, AppError> {
    let (asks, today) = (actor.clone(), app.clock.today());
    let overdue = model::overdue_since(app.clock.now()).to_string();
    let shell = Shell::new(app, actor, "/distributions");
    let read = move |tx: &Tx<'_>| {
        let version = actions::open(tx, &asks, id)?;
        let day = today.to_string();
        let base: [&dyn platform::db::Param; 3] = [&tx.agency().get(), &day, &id.get()];
        let copies = store::copies_of(tx, id)?;
        let next = copies.iter().map(|copy| copy.number).max().unwrap_or_default() + 1;
        let today = text::date(today);
        let blank = || form::CopyForm {
            copy_no: next.to_string(),
            delivered_on: today.clone(),
            ..form::CopyForm::default()
        };
        Ok(ShowPage {
            shell,
            progress: store::progress(tx, &day, id.get(), &overdue)?,
            units: store::by_unit(tx, &day, id.get())?,
            page: store::READERS.page(tx, &base, &asked.query)?,
            query: asked.query,
            list: &store::READERS,
            may_keep: permit::may_keep_copies(&asks).is_ok(),
            form: asked.form.unwrap_or_else(blank),
            errors: asked.errors,
            today,
            copies,
            version,
        })
    };
    app.db.at(actor.agency).read(read).await
}

/// The page once more, with what stands in the way.
async fn again(
    app: &App,
    actor: &Actor,
    id: VersionId,
    asked: Asked,
    (status, said): (StatusCode, Option<&'static str>),
) -> Result<Response, AppError> {
    let page = page(app, actor, id, asked).await?;
    let shell =
        said.map_or_else(|| page.shell.clone(), |said| page.shell.clone().saying("bad", said));
    Ok(render_with(status, &ShowPage { shell, ..page }))
}

pub(crate) async fn deliver(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
    Form(form): Form<form::CopyForm>,
) -> Result<Response, AppError> {
    let query = ListQuery::default();
    let order = match form.parse() {
        Ok(order) => order,
        Err(errors) => {
            let asked = Asked { query, form: Some(form), errors };
            let answer = (StatusCode::UNPROCESSABLE_ENTITY, None);
            return again(&app, &actor, id, asked, answer).await;
        }
    };
    let by = actor.clone();
    match app.db.at(actor.agency).write(move |tx| actions::deliver(tx, &by, id, &order)).await {
        Ok(_) => Ok(Redirect::to(&format!("/distributions/{id}?did=delivered")).into_response()),
        Err(AppError::Conflict(code)) => {
            let asked = Asked { query, form: Some(form), errors: FieldErrors::default() };
            again(&app, &actor, id, asked, (StatusCode::CONFLICT, Some(sentence(code)))).await
        }
        Err(other) => Err(other),
    }
}

pub(crate) async fn recall(
    Shared(app): Shared<App>,
    actor: Actor,
    Path((id, copy)): Path<(VersionId, CopyId)>,
    Form(form): Form<form::RecallForm>,
) -> Result<Response, AppError> {
    let asked = Asked::plain(ListQuery::default());
    let Ok(on) = form.parse() else {
        let answer = (StatusCode::UNPROCESSABLE_ENTITY, Some(sentence("bad_date")));
        return again(&app, &actor, id, asked, answer).await;
    };
    let by = actor.clone();
    match app.db.at(actor.agency).write(move |tx| actions::recall(tx, &by, id, copy, on)).await {
        Ok(()) => Ok(Redirect::to(&format!("/distributions/{id}?did=recalled")).into_response()),
        Err(AppError::Conflict(code)) => {
            again(&app, &actor, id, asked, (StatusCode::CONFLICT, Some(sentence(code)))).await
        }
        Err(other) => Err(other),
    }
}
