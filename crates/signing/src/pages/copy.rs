use super::{Did, Names, download, grouped, name, size, words};
use crate::{
    CopyId, SignedCopy, actions,
    bench::{self, Case},
    form::WithdrawForm,
    permit,
};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use document::Version;
use jiff::Timestamp;
use pades::{Checked, Error, Report, SignatureKind};
use platform::{Actor, App, AppError, FieldErrors, Shell, Tx, pages::render_with, sentence};

#[derive(Template)]
#[template(path = "pages/copy.html")]
struct CopyPage {
    shell: Shell,
    version: Version,
    copy: SignedCopy,
    names: Names,
    /// The verdict, reached just now; or why there is none.
    judged: Result<Report, Error>,
    now: Timestamp,
    may_sign: bool,
    form: WithdrawForm,
    errors: FieldErrors,
}

impl CopyPage {
    fn headline(&self) -> words::Headline {
        words::headline(self.judged.as_ref())
    }

    fn origin(&self) -> Option<words::Headline> {
        self.judged.as_ref().ok().map(|report| words::origin(report.base.as_ref()))
    }

    fn signatures(&self) -> &[Checked] {
        self.judged.as_ref().map(|report| report.signatures.as_slice()).unwrap_or_default()
    }
}

pub(crate) async fn copy(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<CopyId>,
    Query(did): Query<Did>,
) -> Result<Response, AppError> {
    let page = page(&app, &actor, id, None).await?;
    let shell = words::done(&did.did)
        .map_or_else(|| page.shell.clone(), |said| page.shell.clone().saying("ok", said));
    Ok(render_with(StatusCode::OK, &CopyPage { shell, ..page }))
}

async fn page(
    app: &App,
    actor: &Actor,
    id: CopyId,
    asked: Option<(WithdrawForm, FieldErrors)>,
) -> Result<CopyPage, AppError> {
    let (asks, now) = (actor.clone(), app.clock.now());
    let read = move |tx: &Tx<'_>| {
        let (version, copy) = actions::copy(tx, &asks, id)?;
        let (anchors, bases) = (actions::trusted(tx)?.into(), actions::bases(tx, version.id)?);
        let may_sign = permit::may_sign(&asks, &version).is_ok();
        let names = organization::names(tx)?;
        Ok::<_, AppError>((version, copy, names, may_sign, Case { anchors, bases, now }))
    };
    let (version, copy, names, may_sign, case) = app.db.at(actor.agency).read(read).await?;
    let sha256 = copy.sha256.clone();
    let judged = bench::aside(app, move |app| bench::judge(app, &sha256, case)).await?;
    let shell = Shell::new(app, actor, "/documents");
    let (form, errors) = asked.unwrap_or_default();
    Ok(CopyPage { shell, version, copy, names, judged, now, may_sign, form, errors })
}

/// The signed file itself, as it was stored.
pub(crate) async fn file(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<CopyId>,
) -> Result<Response, AppError> {
    let scope = app.db.at(actor.agency);
    let (version, copy) = scope.read(move |tx| actions::copy(tx, &actor, id)).await?;
    let (sha256, code) = (copy.sha256, text::file_name(version.code.as_str(), "tai-lieu"));
    let work = move |app: &App| app.files.get(&sha256).map_err(|e| AppError::Failed(e.to_string()));
    let bytes = bench::aside(&app, work).await?;
    download("application/pdf", &format!("{code}-da-ky.pdf"), bytes)
}

/// Takes a copy out of the list.
pub(crate) async fn withdraw(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<CopyId>,
    Form(form): Form<WithdrawForm>,
) -> Result<Response, AppError> {
    let (status, said, errors) = match form.parse() {
        Ok(reason) => {
            let by = actor.clone();
            let work = move |tx: &Tx<'_>| actions::withdraw(tx, &by, id, &reason);
            match app.db.at(actor.agency).write(work).await {
                Ok(version) => {
                    let to = format!("/documents/{version}/signatures?did=withdrawn");
                    return Ok(Redirect::to(&to).into_response());
                }
                Err(AppError::Conflict(code)) => {
                    (StatusCode::CONFLICT, Some(sentence(code)), FieldErrors::default())
                }
                Err(other) => return Err(other),
            }
        }
        Err(errors) => (StatusCode::UNPROCESSABLE_ENTITY, None, errors),
    };
    let page = page(&app, &actor, id, Some((form, errors))).await?;
    let shell =
        said.map_or_else(|| page.shell.clone(), |said| page.shell.clone().saying("bad", said));
    Ok(render_with(status, &CopyPage { shell, ..page }))
}
