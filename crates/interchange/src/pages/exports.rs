use super::stream::FileBody;
use crate::{
    Scope, Sealing, TakeAs, actions,
    actions::Ready,
    model::{ExportId, Progress},
    package,
    store::{self, ExportLine, ImportLine},
};
use askama::Template;
use axum::{
    body::Body,
    extract::{Form, Path, State as Shared},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use platform::{Actor, App, AppError, PersonId, Role, Shell, Tx, pages::render_with, sentence};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "pages/exports.html")]
pub(crate) struct ExportsPage {
    shell: Shell,
    exports: Vec<ExportLine>,
    imports: Vec<ImportLine>,
    names: BTreeMap<PersonId, String>,
    key: String,
    now: i64,
    may_all: bool,
    may_import: bool,
    /// The largest package that is taken, in MB.
    upload_mb: u64,
}

impl ExportsPage {
    pub(crate) fn who(&self, person: i64) -> String {
        self.names.get(&PersonId::new(person)).cloned().unwrap_or_default()
    }

    fn progress(&self, line: &ExportLine) -> Progress {
        Progress::of(&line.state, line.moved_at, self.now)
    }
}

pub(crate) fn when(at: i64) -> String {
    text::date_time(jiff::Timestamp::from_microsecond(at).unwrap_or_default())
}

impl ExportLine {
    fn when(&self) -> String {
        when(self.at)
    }

    fn scope(&self) -> &'static str {
        Scope::parse(&self.scope).map_or("", Scope::label)
    }

    fn size(&self) -> String {
        super::words::size(self.length.unwrap_or_default())
    }
}

impl ImportLine {
    fn when(&self) -> String {
        when(self.at)
    }
}

pub(crate) async fn exports(Shared(app): Shared<App>, actor: Actor) -> Result<Response, AppError> {
    page(&app, &actor, StatusCode::OK, None).await
}

/// The page of exports and imports, with something to say.
pub(super) async fn page(
    app: &App,
    actor: &Actor,
    status: StatusCode,
    said: Option<&str>,
) -> Result<Response, AppError> {
    let may_import = actor.is_any(crate::IMPORT_ROLES);
    let read = move |tx: &Tx<'_>| {
        let imports = if may_import { store::imports(tx)? } else { Vec::new() };
        Ok::<_, AppError>((store::exports(tx)?, imports, organization::names(tx)?))
    };
    let (exports, imports, names) = app.db.at(actor.agency).read(read).await?;
    let shell = Shell::new(app, actor, "/exports");
    let shell = said.map_or(shell.clone(), |said| shell.saying("bad", said));
    let page = ExportsPage {
        shell,
        exports,
        imports,
        names,
        key: app.ledger.verifier().to_string(),
        now: app.clock.now().as_microsecond(),
        may_all: actor.is(Role::IsoSecretary),
        may_import,
        upload_mb: app.settings.upload_bytes / 1024 / 1024,
    };
    Ok(render_with(status, &page))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct BeginForm {
    scope: String,
}

/// Begins a package in the background; the page shows how far it is.
pub(crate) async fn begin(
    Shared(app): Shared<App>,
    actor: Actor,
    Form(form): Form<BeginForm>,
) -> Result<Response, AppError> {
    let scope = Scope::parse(&form.scope).ok_or(AppError::BadRequest("scope_unknown"))?;
    let by = actor.clone();
    let begun = app.db.at(actor.agency).write(move |tx| actions::begin(tx, &by, scope)).await;
    let id = match begun {
        Ok(id) => id,
        Err(AppError::Conflict(code)) => {
            return page(&app, &actor, StatusCode::CONFLICT, Some(sentence(code))).await;
        }
        Err(other) => return Err(other),
    };
    tokio::task::spawn_blocking(move || {
        let ended = make(&app, &actor, id, scope).map_err(|error| {
            tracing::error!(export = %id, "a package was not made: {error}");
            error.to_string()
        });
        let by = actor.clone();
        let noted = app.db.at(actor.agency).write_now(move |tx| actions::end(tx, &by, id, ended));
        if let Err(error) = noted {
            tracing::error!(export = %id, "the end of an export was not noted: {error}");
        }
    });
    Ok(Redirect::to("/exports").into_response())
}

/// Makes the package and puts it among the files. Runs off the executor.
fn make(app: &App, actor: &Actor, id: ExportId, scope: Scope) -> Result<Ready, AppError> {
    let failed = |e: std::io::Error| AppError::Failed(e.to_string());
    app.ledger.seal(&app.db).map_err(|e| AppError::Failed(e.to_string()))?;
    let aside = tempfile::Builder::new().prefix(".export-").tempfile_in(app.files.folder());
    let aside = aside.map_err(failed)?;
    let sealing = Sealing {
        ledger: app.ledger.clone(),
        files: app.files.clone(),
        program: super::printed::program(),
    };
    let file = aside.reopen().map_err(failed)?;
    let db = &app.db;
    let mut progress = |done: usize, total: usize| {
        if done.is_multiple_of(10) || done == total {
            db.at(actor.agency).write_now(move |tx| actions::moved(tx, id, done, total))?;
        }
        Ok(())
    };
    let written = db
        .at(actor.agency)
        .read_now(|tx| package::write(tx, actor, scope, &sealing, file, &mut progress))?;
    let length = aside.as_file().metadata().map_err(failed)?.len();
    let file_hash = app.files.put_file(aside.path()).map_err(failed)?;
    // It was moved; there is nothing left to remove.
    let (_, path) = aside.into_parts();
    if let Err(error) = path.keep() {
        tracing::warn!("a temporary file stays: {error}");
    }
    Ok(Ready { file_hash, length, manifest: written.manifest_sha256 })
}

/// The package, as a stream.
pub(crate) async fn download(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<ExportId>,
) -> Result<Response, AppError> {
    let read = move |tx: &Tx<'_>| store::export(tx, id.get());
    let line = app.db.at(actor.agency).read(read).await.map_err(AppError::from)?;
    let line = line.ok_or(AppError::NotFound)?;
    // Drafts leave only with somebody who judges them, also the second time.
    if Scope::parse(&line.scope) == Some(Scope::All) && !actor.is(Role::IsoSecretary) {
        return Err(AppError::NotFound);
    }
    let hash = line.file_hash.ok_or(AppError::NotFound)?;
    let files = app.files.clone();
    let opened = tokio::task::spawn_blocking(move || {
        let file = files.open_file(&hash)?;
        let length = file.metadata()?.len();
        Ok::<_, std::io::Error>((file, length))
    });
    let opened = opened.await.map_err(|e| AppError::Failed(e.to_string()))?;
    let (file, length) = opened.map_err(|e| AppError::Failed(e.to_string()))?;
    let name = format!("attachment; filename=\"haidang-{id}.zip\"");
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/zip")),
        (
            header::CONTENT_DISPOSITION,
            HeaderValue::from_str(&name).map_err(|e| AppError::Failed(e.to_string()))?,
        ),
    ];
    Ok((headers, Body::new(FileBody::new(file, length))).into_response())
}
