use super::{Did, SECTION, words};
use crate::{Band, MapProcess, actions, draw, form::ProcessForm, permit, print};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State as Shared},
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use document::Version;
use organization::Unit;
use platform::{
    Actor, App, AppError, FieldErrors, Shell, Tx,
    pages::{render, render_with},
};

#[derive(Template)]
#[template(path = "pages/map.html")]
struct MapPage {
    shell: Shell,
    processes: Vec<MapProcess>,
    drawing: String,
    may_keep: bool,
}

impl MapPage {
    fn of(&self, band: Band) -> impl Iterator<Item = &MapProcess> {
        self.processes.iter().filter(move |process| process.band == band)
    }
}

/// The map, drawn and as a list.
pub(crate) async fn map(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(did): Query<Did>,
) -> Result<Response, AppError> {
    let today = app.clock.today();
    let read = move |tx: &Tx<'_>| actions::processes(tx, today).map_err(AppError::from);
    let processes = app.db.at(actor.agency).read(read).await?;
    let drawing = draw(&processes, &words::MAP).map(|drawn| drawn.svg).unwrap_or_default();
    let shell = Shell::new(&app, &actor, SECTION);
    let shell = words::done(&did.did).map_or(shell.clone(), |said| shell.saying("ok", said));
    let may_keep = permit::may_keep(&actor).is_ok();
    Ok(render(&MapPage { shell, processes, drawing, may_keep }))
}

/// The map on paper.
pub(crate) async fn map_pdf(Shared(app): Shared<App>, actor: Actor) -> Result<Response, AppError> {
    let today = app.clock.today();
    let read = move |tx: &Tx<'_>| {
        let (agency, processes) = (organization::agency(tx)?, actions::processes(tx, today)?);
        print::map_pdf(&agency, &processes, &words::MAP, today)?.ok_or(AppError::NotFound)
    };
    let bytes = app.db.at(actor.agency).read_long(read).await?;
    Ok(([(header::CONTENT_TYPE, "application/pdf")], bytes).into_response())
}

#[derive(Template)]
#[template(path = "pages/process_edit.html")]
struct EditPage {
    shell: Shell,
    /// The process that is changed; none for a new one.
    id: Option<i64>,
    units: Vec<Unit>,
    documents: Vec<Version>,
    form: ProcessForm,
    errors: FieldErrors,
}

impl EditPage {
    fn has(&self, version: &Version) -> bool {
        self.form.documents.contains(&version.document.get())
    }

    fn action(&self) -> String {
        self.id.map_or_else(|| "/process-map".to_owned(), |id| format!("/process-map/{id}"))
    }
}

pub(crate) async fn new(Shared(app): Shared<App>, actor: Actor) -> Result<Response, AppError> {
    let form = ProcessForm { place: "1".into(), ..ProcessForm::default() };
    page(&app, &actor, None, Some(form), FieldErrors::default()).await
}

pub(crate) async fn edit(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<i64>,
) -> Result<Response, AppError> {
    page(&app, &actor, Some(id), None, FieldErrors::default()).await
}

async fn page(
    app: &App,
    actor: &Actor,
    id: Option<i64>,
    form: Option<ProcessForm>,
    errors: FieldErrors,
) -> Result<Response, AppError> {
    permit::may_keep(actor)?;
    let today = app.clock.today();
    let shell = Shell::new(app, actor, SECTION);
    let read = move |tx: &Tx<'_>| {
        let known = actions::processes(tx, today)?.into_iter().find(|it| Some(it.id) == id);
        if id.is_some() && known.is_none() {
            return Err(AppError::NotFound);
        }
        let form = form.or_else(|| known.as_ref().map(stored)).unwrap_or_default();
        let documents = document::versions_in_force(tx)?;
        let units = organization::units(tx, today)?;
        Ok(EditPage { shell, id, units, documents, form, errors })
    };
    let page = app.db.at(actor.agency).read(read).await?;
    let status =
        if page.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(render_with(status, &page))
}

fn stored(it: &MapProcess) -> ProcessForm {
    ProcessForm {
        band: it.band.as_str().to_owned(),
        place: it.place.to_string(),
        name: it.name.clone(),
        unit: it.unit.map(|unit| unit.to_string()).unwrap_or_default(),
        inputs: it.inputs.clone(),
        outputs: it.outputs.clone(),
        documents: it.documents.iter().map(|(document, ..)| *document).collect(),
    }
}

/// Adds a process.
pub(crate) async fn put(
    Shared(app): Shared<App>,
    actor: Actor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, AppError> {
    keep(&app, &actor, None, pairs).await
}

/// Changes a process, or takes it out of the map.
pub(crate) async fn act(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<i64>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, AppError> {
    if pairs.iter().any(|(name, value)| name == "op" && value == "end") {
        let at = app.db.at(actor.agency);
        at.write(move |tx| actions::end_process(tx, &actor, id)).await?;
        return Ok(Redirect::to("/process-map?did=process_end").into_response());
    }
    keep(&app, &actor, Some(id), pairs).await
}

async fn keep(
    app: &App,
    actor: &Actor,
    id: Option<i64>,
    pairs: Vec<(String, String)>,
) -> Result<Response, AppError> {
    let form = ProcessForm::from_pairs(pairs);
    let fields = match form.parse() {
        Ok(fields) => fields,
        Err(errors) => return page(app, actor, id, Some(form), errors).await,
    };
    let by = actor.clone();
    let work = move |tx: &Tx<'_>| actions::put_process(tx, &by, id, &fields);
    match app.db.at(actor.agency).write(work).await {
        Ok(_) => Ok(Redirect::to("/process-map?did=process").into_response()),
        Err(AppError::Invalid(errors)) => page(app, actor, id, Some(form), errors).await,
        Err(other) => Err(other),
    }
}
