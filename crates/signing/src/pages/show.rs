use super::{Did, Names, download, grouped, name, size, words};
use crate::{
    CopyId, Preparation, PreparationId, SignedCopy, Way,
    actions::{self, Finished, Kept},
    bench::{self, Case, Signed, Source},
    form::{PrepareForm, Sent, SignForm},
    permit, store,
};
use askama::Template;
use axum::{
    extract::{Form, Multipart, Path, Query, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use document::{Version, VersionId};
use pades::Fields;
use platform::{Actor, App, AppError, FieldErrors, Shell, Tx, pages::render_with, sentence};
use rendition::Stamp;

#[derive(Template)]
#[template(path = "pages/show.html")]
struct ShowPage {
    shell: Shell,
    version: Version,
    copies: Vec<SignedCopy>,
    waiting: Vec<Preparation>,
    names: Names,
    may_sign: bool,
    has_anchors: bool,
    sign: SignForm,
    prepare: PrepareForm,
    /// The preparation whose signature was refused.
    finishing: Option<PreparationId>,
    errors: FieldErrors,
}

impl ShowPage {
    /// Copies that another signature may be put on.
    fn signable(&self) -> impl Iterator<Item = &SignedCopy> {
        self.copies.iter().filter(|copy| copy.withdrawn.is_none())
    }
}

/// What a page shows besides its version: what was typed, and what is wrong with it.
#[derive(Default)]
struct Asked {
    sign: Option<SignForm>,
    prepare: Option<PrepareForm>,
    finishing: Option<PreparationId>,
    errors: FieldErrors,
}

pub(crate) async fn show(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
    Query(did): Query<Did>,
) -> Result<Response, AppError> {
    let page = page(&app, &actor, id, Asked::default()).await?;
    let shell = words::done(&did.did)
        .map_or_else(|| page.shell.clone(), |said| page.shell.clone().saying("ok", said));
    Ok(render_with(StatusCode::OK, &ShowPage { shell, ..page }))
}

async fn page(app: &App, actor: &Actor, id: VersionId, asked: Asked) -> Result<ShowPage, AppError> {
    let asks = actor.clone();
    let shell = Shell::new(app, actor, "/documents");
    let read = move |tx: &Tx<'_>| {
        let version = actions::open(tx, &asks, id)?;
        let may_sign = permit::may_sign(&asks, &version).is_ok();
        let reason = words::usual_reason(version.code.as_str(), &version.number());
        let sign = || SignForm { reason: reason.clone(), ..SignForm::default() };
        let prepare = || PrepareForm { prepare_reason: reason.clone(), ..PrepareForm::default() };
        Ok(ShowPage {
            shell,
            copies: actions::copies(tx, id)?,
            waiting: if may_sign { store::preparations(tx, id)? } else { Vec::new() },
            names: organization::names(tx)?,
            may_sign,
            has_anchors: !actions::trusted(tx)?.is_empty(),
            sign: asked.sign.unwrap_or_else(sign),
            prepare: asked.prepare.unwrap_or_else(prepare),
            finishing: asked.finishing,
            errors: asked.errors,
            version,
        })
    };
    app.db.at(actor.agency).read(read).await
}

/// The page once more where something stands in the way; anything else goes on as it is.
async fn again(
    app: &App,
    actor: &Actor,
    id: VersionId,
    mut asked: Asked,
    error: AppError,
) -> Result<Response, AppError> {
    let (status, said) = if let AppError::Invalid(errors) = error {
        asked.errors = errors;
        (StatusCode::UNPROCESSABLE_ENTITY, None)
    } else if let AppError::Conflict(code) = error {
        (StatusCode::CONFLICT, Some(sentence(code)))
    } else {
        return Err(error);
    };
    let page = page(app, actor, id, asked).await?;
    let shell =
        said.map_or_else(|| page.shell.clone(), |said| page.shell.clone().saying("bad", said));
    Ok(render_with(status, &ShowPage { shell, ..page }))
}

/// What is to be signed, and the version's code for a file's name.
async fn source(
    app: &App,
    actor: &Actor,
    id: VersionId,
    over: Option<CopyId>,
) -> Result<(Source, String), AppError> {
    let asks = actor.clone();
    let read = move |tx: &Tx<'_>| {
        let version = actions::open_to_sign(tx, &asks, id)?;
        let source = if let Some(over) = over {
            Source::Copy(actions::source_of(tx, id, over)?)
        } else {
            let paper = rendition::prepare(tx, &asks, id, &Stamp::ByState)?;
            Source::Print(Box::new(paper))
        };
        Ok::<_, AppError>((source, text::file_name(version.code.as_str(), "tai-lieu")))
    };
    app.db.at(actor.agency).read(read).await
}

fn kept(way: Way, signed: Signed, file_name: String) -> Kept {
    Kept { way, sha256: signed.sha256, size: signed.size, file_name, paper: signed.paper }
}

fn to_copy(copy: CopyId, did: &str) -> Response {
    Redirect::to(&format!("/signed-copies/{copy}?did={did}")).into_response()
}

/// Signs with a PKCS#12 file.
pub(crate) async fn sign(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
    parts: Multipart,
) -> Result<Response, AppError> {
    let sent = Sent::read(parts, "pkcs12").await?;
    let form = SignForm::of(&sent);
    let done = match form.parse(&sent) {
        Ok(order) => {
            drop(sent);
            sign_now(&app, &actor, id, order).await
        }
        Err(errors) => Err(errors.into()),
    };
    match done {
        Ok(copy) => Ok(to_copy(copy, "signed")),
        Err(error) => {
            let asked = Asked { sign: Some(form), ..Asked::default() };
            again(&app, &actor, id, asked, error).await
        }
    }
}

async fn sign_now(
    app: &App,
    actor: &Actor,
    id: VersionId,
    order: crate::form::SignOrder,
) -> Result<CopyId, AppError> {
    let (source, code) = source(app, actor, id, order.over).await?;
    let now = app.clock.now();
    let fields = Fields { name: String::new(), reason: order.reason, at: now };
    let secret = order.secret;
    let work = move |app: &App| bench::sign(app, &source, fields, &secret, now);
    let signed = bench::aside(app, work).await?;
    let kept = kept(Way::Pkcs12, signed, format!("{code}-da-ky.pdf"));
    let by = actor.clone();
    app.db.at(actor.agency).write(move |tx| actions::keep(tx, &by, id, &kept)).await
}

/// Makes a file with room for a signature.
pub(crate) async fn prepare(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
    Form(form): Form<PrepareForm>,
) -> Result<Response, AppError> {
    let done = match form.parse() {
        Ok((over, reason)) => prepare_now(&app, &actor, id, over, reason).await,
        Err(errors) => Err(errors.into()),
    };
    match done {
        Ok(made) => {
            let to = format!("/documents/{id}/signatures?did=prepared#w-{made}");
            Ok(Redirect::to(&to).into_response())
        }
        Err(error) => {
            let asked = Asked { prepare: Some(form), ..Asked::default() };
            again(&app, &actor, id, asked, error).await
        }
    }
}

async fn prepare_now(
    app: &App,
    actor: &Actor,
    id: VersionId,
    over: Option<CopyId>,
    reason: String,
) -> Result<PreparationId, AppError> {
    let (source, _) = source(app, actor, id, over).await?;
    let fields = Fields { name: String::new(), reason, at: app.clock.now() };
    let made = bench::aside(app, move |app| bench::prepare(app, &source, fields)).await?;
    let by = actor.clone();
    app.db.at(actor.agency).write(move |tx| actions::prepare(tx, &by, id, &made)).await
}

/// A file of a preparation.
pub(crate) async fn part(
    Shared(app): Shared<App>,
    actor: Actor,
    Path((id, part)): Path<(PreparationId, String)>,
) -> Result<Response, AppError> {
    let scope = app.db.at(actor.agency);
    let (version, waiting) = scope.read(move |tx| actions::preparation(tx, &actor, id)).await?;
    let asked = part.clone();
    let bytes = bench::aside(&app, move |app| bench::part(app, &waiting, &asked)).await?;
    let code = text::file_name(version.code.as_str(), "tai-lieu");
    let (kind, name) = match part.as_str() {
        "content" => ("application/octet-stream", format!("{code}-can-ky.bin")),
        "prepared" => ("application/pdf", format!("{code}-cho-chu-ky.pdf")),
        _ => ("application/pdf", format!("{code}-chua-ky.pdf")),
    };
    download(kind, &name, bytes)
}

/// Puts in the signature that a token or a service made.
pub(crate) async fn finish(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<PreparationId>,
    parts: Multipart,
) -> Result<Response, AppError> {
    let sent = Sent::read(parts, "cms").await?;
    let asks = actor.clone();
    let scope = app.db.at(actor.agency);
    let (version, waiting) = scope.read(move |tx| actions::preparation(tx, &asks, id)).await?;
    match finish_now(&app, &actor, &version, waiting, sent).await {
        Ok(copy) => Ok(to_copy(copy, "finished")),
        Err(error) => {
            let asked = Asked { finishing: Some(id), ..Asked::default() };
            again(&app, &actor, version.id, asked, error).await
        }
    }
}

async fn finish_now(
    app: &App,
    actor: &Actor,
    version: &Version,
    waiting: Preparation,
    sent: Sent,
) -> Result<CopyId, AppError> {
    let preparation = waiting.id;
    waiting.may_be_done()?;
    let mut errors = FieldErrors::default();
    sent.file_or_mistake("cms", &mut errors);
    errors.or(())?;
    let work = move |app: &App| bench::finish(app, &waiting, &sent.file);
    let signed = bench::aside(app, work).await?;
    let name = format!("{}-da-ky.pdf", text::file_name(version.code.as_str(), "tai-lieu"));
    let done = Finished { preparation, kept: kept(Way::Remote, signed, name) };
    let by = actor.clone();
    app.db.at(actor.agency).write(move |tx| actions::finish(tx, &by, &done)).await
}

/// Keeps a file that was signed elsewhere.
pub(crate) async fn upload(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
    parts: Multipart,
) -> Result<Response, AppError> {
    let sent = Sent::read(parts, "signed").await?;
    match upload_now(&app, &actor, id, sent).await {
        Ok(copy) => Ok(to_copy(copy, "kept")),
        Err(error) => again(&app, &actor, id, Asked::default(), error).await,
    }
}

async fn upload_now(
    app: &App,
    actor: &Actor,
    id: VersionId,
    sent: Sent,
) -> Result<CopyId, AppError> {
    let mut errors = FieldErrors::default();
    sent.file_or_mistake("signed", &mut errors);
    errors.or(())?;
    let (asks, now) = (actor.clone(), app.clock.now());
    let read = move |tx: &Tx<'_>| {
        actions::open_to_sign(tx, &asks, id)?;
        let (anchors, bases) = (actions::trusted(tx)?.into(), actions::bases(tx, id)?);
        Ok::<_, AppError>(Case { anchors, bases, now })
    };
    let case = app.db.at(actor.agency).read(read).await?;
    let name = words::shown_name(&sent.file_name);
    let signed = bench::aside(app, move |app| bench::take(app, &sent.file, case)).await?;
    let (by, kept) = (actor.clone(), kept(Way::Upload, signed, name));
    app.db.at(actor.agency).write(move |tx| actions::keep(tx, &by, id, &kept)).await
}
