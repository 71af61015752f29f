use super::words;
use crate::{
    Item, PACKERS, Pack, PackId, PackState, PackedFile, actions, binding, contents, form::AskForm,
    store,
};
use askama::Template;
use axum::{
    extract::{Form, Path, State as Shared},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use nonconformity::{Finding, Origin, RaiseButton, Source};
use platform::{
    Actor, App, AppError, FieldErrors, Shell, Tx,
    pages::{PDF, render, render_with, saved},
};
use quality_register::{Entry, Panel};

/// The entry of the navigation to which these pages belong.
const SECTION: &str = "/inspection-packs";

#[derive(Template)]
#[template(path = "pages/list.html")]
struct ListPage {
    shell: Shell,
    packs: Vec<Pack>,
    form: AskForm,
    errors: FieldErrors,
    may_ask: bool,
}

pub(crate) async fn list(Shared(app): Shared<App>, actor: Actor) -> Result<Response, AppError> {
    let today = app.clock.today();
    let form = AskForm {
        from: text::date(today.first_of_year()),
        to: text::date(today),
        ..AskForm::default()
    };
    list_page(&app, &actor, form, FieldErrors::default()).await
}

async fn list_page(
    app: &App,
    actor: &Actor,
    form: AskForm,
    errors: FieldErrors,
) -> Result<Response, AppError> {
    let packs = app.db.at(actor.agency).read(store::all).await.map_err(AppError::from)?;
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let (shell, may_ask) = (Shell::new(app, actor, SECTION), actor.is_any(PACKERS));
    Ok(render_with(status, &ListPage { shell, packs, form, errors, may_ask }))
}

pub(crate) async fn create(
    Shared(app): Shared<App>,
    actor: Actor,
    Form(form): Form<AskForm>,
) -> Result<Response, AppError> {
    let ask = match form.parse(app.clock.today()) {
        Ok(ask) => ask,
        Err(errors) => return list_page(&app, &actor, form, errors).await,
    };
    let id = app.db.at(actor.agency).write(move |tx| actions::ask(tx, &actor, &ask)).await?;
    Ok(Redirect::to(&format!("/inspection-packs/{id}")).into_response())
}

#[derive(Template)]
#[template(path = "pages/show.html")]
struct ShowPage {
    shell: Shell,
    pack: Pack,
    files: Vec<PackedFile>,
    may_retry: bool,
}

/// How large a file is.
fn size(bytes: i64) -> String {
    document::file_size(bytes.unsigned_abs())
}

impl ShowPage {
    fn contents(&self) -> Vec<Item<'_>> {
        contents(&self.files)
    }

    fn gaps(&self) -> usize {
        self.contents().iter().filter(|item| item.is_gap()).count()
    }
}

pub(crate) async fn show(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<PackId>,
) -> Result<Response, AppError> {
    let (shell, reader) = (Shell::new(&app, &actor, SECTION), actor.clone());
    let read = move |tx: &Tx<'_>| {
        let pack = actions::open(tx, &reader, id)?;
        let may_retry = pack.state() == PackState::Failed && reader.is_any(PACKERS);
        Ok::<_, AppError>(ShowPage { shell, files: actions::files(tx, id)?, pack, may_retry })
    };
    let page = app.db.at(actor.agency).read(read).await?;
    let under_way = page.pack.state().is_under_way();
    let mut response = render(&page);
    if under_way {
        // Without script, too, the page follows what is being made.
        response.headers_mut().insert("refresh", HeaderValue::from_static("3"));
    }
    Ok(response)
}

pub(crate) async fn retry(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<PackId>,
) -> Result<Response, AppError> {
    app.db.at(actor.agency).write(move |tx| actions::retry(tx, &actor, id)).await?;
    Ok(Redirect::to(&format!("/inspection-packs/{id}")).into_response())
}

pub(crate) async fn file(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<PackId>,
) -> Result<Response, AppError> {
    let scope = app.db.at(actor.agency);
    let pack = scope.read(move |tx| actions::open(tx, &actor, id)).await?;
    if pack.state() != PackState::Ready {
        return Err(AppError::NotFound);
    }
    let files = app.files.clone();
    let hash = pack.file_hash.clone();
    let bytes = tokio::task::spawn_blocking(move || files.get(&hash)).await;
    let bytes = bytes.map_err(|e| AppError::Failed(e.to_string()))?;
    let bytes = bytes.map_err(|e| AppError::Failed(e.to_string()))?;
    let name = text::file_name(&pack.ask.title, "ho-so-kiem-tra");
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}.zip\""))
        .map_err(|e| AppError::Failed(e.to_string()))?;
    let kind = HeaderValue::from_static("application/zip");
    let headers = [(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, disposition)];
    Ok((headers, bytes).into_response())
}

/// The same papers as one PDF with contents, bookmarks and page numbers.
pub(crate) async fn portfolio(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<PackId>,
) -> Result<Response, AppError> {
    let agency = actor.agency;
    let read = move |tx: &Tx<'_>| {
        let pack = actions::open(tx, &actor, id)?;
        Ok::<_, AppError>((actions::files(tx, id)?, pack))
    };
    let (files, pack) = app.db.at(agency).read(read).await?;
    if pack.state() != PackState::Ready {
        return Err(AppError::NotFound);
    }
    let name = text::file_name(&pack.ask.title, "ho-so-kiem-tra");
    let work = move || binding::bound(&app, agency, &pack, &files);
    let bytes = tokio::task::spawn_blocking(work).await;
    let bytes = bytes.map_err(|e| AppError::Failed(e.to_string()))??;
    saved(PDF, &format!("{name}.pdf"), bytes)
}

#[derive(Template)]
#[template(path = "pages/next.html")]
struct NextSteps {
    /// Where something was found.
    raise: Option<RaiseButton>,
}

/// What the page of an inspection shows beside it: the way to its pack and to what was found.
pub(crate) fn beside(_: &Tx<'_>, _: &Actor, inspection: &Entry) -> Result<Vec<Panel>, AppError> {
    let name = inspection.name().to_owned();
    let origin = Origin::new(&inspection.thing(), &inspection.href(), &name);
    let finding = Finding {
        source: Source::Inspection,
        description: inspection.values.text("findings").to_owned(),
        ..Finding::default()
    };
    let found = origin.filter(|_| inspection.values.has("findings"));
    let button = |origin: Origin| RaiseButton::new(&finding, &origin, words::RAISE).like_a_link();
    let next = NextSteps { raise: found.map(button) };
    let html = next.render().map_err(|e| AppError::Failed(e.to_string()))?;
    Ok(vec![Panel { title: words::NEXT.to_owned(), html }])
}
