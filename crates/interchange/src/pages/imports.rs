use super::exports;
use crate::{TakeAs, Taken, actions, import as taking, model::ImportId, store::ImportRow};
use askama::Template;
use axum::{
    extract::{Form, Multipart, Path, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use document::Kind;
use intake::package::{self, DocumentRecord, Package};
use platform::{Actor, App, AppError, Shell, Tx, pages::render_with, sentence};
use std::{collections::BTreeSet, io::Write as _};

#[derive(Template)]
#[template(path = "pages/import.html")]
struct ImportPage {
    shell: Shell,
    row: ImportRow,
    package: Package,
    records: Vec<DocumentRecord>,
    is_known: bool,
    is_own: bool,
    taken: Option<Taken>,
}

impl ImportPage {
    fn kind(record: &DocumentRecord) -> &'static str {
        Kind::parse(&record.kind).map_or("–", document::kind_label)
    }

    fn number(record: &DocumentRecord) -> String {
        match record.revision_no {
            0 => format!("{:02}", record.issue_no),
            revision => format!("{:02}/{revision:02}", record.issue_no),
        }
    }

    fn because(code: &&'static str) -> &'static str {
        sentence(code)
    }
}

/// Takes the file; it is checked in the child process before anything else happens.
pub(crate) async fn upload(
    Shared(app): Shared<App>,
    actor: Actor,
    mut parts: Multipart,
) -> Result<Response, AppError> {
    let broken = |_| AppError::BadRequest("upload_broken");
    let failed = |e: std::io::Error| AppError::Failed(e.to_string());
    let aside = tempfile::Builder::new().prefix(".import-").tempfile_in(app.files.folder());
    let mut aside = aside.map_err(failed)?;
    let (mut name, mut is_empty) = (String::new(), true);
    while let Some(mut field) = parts.next_field().await.map_err(broken)? {
        if field.name() == Some("file") {
            name = field.file_name().unwrap_or_default().chars().take(200).collect();
            while let Some(chunk) = field.chunk().await.map_err(broken)? {
                is_empty &= chunk.is_empty();
                aside.write_all(&chunk).map_err(failed)?;
            }
        }
    }
    if is_empty {
        let said = sentence("file_missing");
        return exports::page(&app, &actor, StatusCode::UNPROCESSABLE_ENTITY, Some(said)).await;
    }
    let program = app.settings.program.clone();
    let files = app.files.clone();
    let work = move || {
        aside.flush().map_err(failed)?;
        let read = package::read_in_child(&program, aside.path(), package::DEADLINE);
        let is_good = read.is_ok();
        let hash =
            if is_good { files.put_file(aside.path()).map_err(failed)? } else { String::new() };
        Ok::<_, AppError>((read, hash))
    };
    let done = tokio::task::spawn_blocking(work).await;
    let (read, hash) = done.map_err(|e| AppError::Failed(e.to_string()))??;
    let package = match read {
        Ok(package) => package,
        Err(error) => {
            tracing::warn!(code = error.fault().code(), "a package was refused: {error}");
            let said = super::words::refusal(&error);
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return exports::page(&app, &actor, status, Some(&said)).await;
        }
    };
    let by = actor.clone();
    let kept = app.db.at(actor.agency);
    let id = kept
        .write(move |tx| {
            let name = name.replace('\0', "");
            actions::keep_import(tx, &by, (&hash, &name), &package)
        })
        .await?;
    Ok(Redirect::to(&format!("/packages/{id}")).into_response())
}

async fn page(app: &App, actor: &Actor, id: ImportId) -> Result<ImportPage, AppError> {
    let own = app.ledger.verifier().to_string();
    let shell = Shell::new(app, actor, "/exports");
    let read = move |tx: &Tx<'_>| {
        let (row, package) = actions::import(tx, id)?;
        let is_own = row.signer == own;
        let is_known = is_own || actions::is_known(tx, &row.signer)?;
        let records = taking::candidates(&package).map(|(record, _)| record.clone()).collect();
        Ok::<_, AppError>(ImportPage {
            shell,
            row,
            records,
            package,
            is_known,
            is_own,
            taken: None,
        })
    };
    app.db.at(actor.agency).read(read).await
}

pub(crate) async fn import(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<ImportId>,
) -> Result<Response, AppError> {
    Ok(render_with(StatusCode::OK, &page(&app, &actor, id).await?))
}

pub(crate) async fn take(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<ImportId>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, AppError> {
    let (mut chosen, mut compared, mut as_what) = (BTreeSet::new(), false, None);
    for (name, value) in pairs {
        match name.as_str() {
            "version" => chosen.extend(value.parse::<i64>().ok()),
            "compared" => compared = true,
            "as" => as_what = TakeAs::parse(&value),
            _ => {}
        }
    }
    let as_what = as_what.ok_or(AppError::BadRequest("take_as_unknown"))?;
    let (by, own) = (actor.clone(), app.ledger.verifier().to_string());
    let taken = app
        .db
        .at(actor.agency)
        .write(move |tx| actions::take(tx, &by, id, &own, compared, &chosen, as_what))
        .await;
    let page = page(&app, &actor, id).await?;
    match taken {
        Ok(taken) => {
            let taken = Some(taken);
            Ok(render_with(StatusCode::OK, &ImportPage { taken, ..page }))
        }
        Err(AppError::Conflict(code)) => {
            let shell = page.shell.clone().saying("bad", sentence(code));
            Ok(render_with(StatusCode::CONFLICT, &ImportPage { shell, ..page }))
        }
        Err(other) => Err(other),
    }
}
