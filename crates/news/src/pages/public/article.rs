use crate::{
    Shown, actions,
    form::{CommentForm, VoteForm},
    limit,
    model::Question,
    pages::{Photo, corrected, dated, handed, jpeg, prose},
    store, upload,
};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::Timestamp;
use platform::{App, AppError, FieldErrors, Tx, pages::render_with};
use portal::{PublicShell, Visit};
use serde::Deserialize;

/// What the page answers to what somebody just did.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct Done {
    vote: String,
    comment: String,
}

#[derive(Template)]
#[template(path = "pages/public/article.html")]
struct ArticlePage {
    shell: PublicShell,
    shown: Shown,
    body: String,
    origin: String,
    others: Vec<crate::Article>,
    is_rated: bool,
    takes_comments: bool,
    question: String,
    form: CommentForm,
    errors: FieldErrors,
    done: Done,
}

impl ArticlePage {
    /// Everything that the page shows of a published article.
    fn of(tx: &Tx<'_>, app: &App, shell: PublicShell, slug: &str) -> Result<Self, AppError> {
        let article = actions::published(tx, slug)?;
        let setting = actions::setting(tx)?;
        let question = question(app, &setting, &article, tx.now());
        let category = article.text.category.map_or(0, crate::CategoryId::get);
        let others = store::read_all(tx, store::in_category(tx, category, article.id.get())?)?;
        Ok(Self {
            body: prose(&article.text.body, &format!("{}/news/photos/", shell.base), 1),
            is_rated: shell.is_live && article.is_rated(tx.now()),
            takes_comments: shell.is_live && setting.is_open,
            question: question.asked(),
            shell: shell.about(article.text.lead.as_str()),
            shown: actions::show(tx, article)?,
            origin: app.settings.public_url.clone(),
            others,
            form: CommentForm::default(),
            errors: FieldErrors::default(),
            done: Done::default(),
        })
    }

    fn dated(at: Option<Timestamp>) -> String {
        at.map(dated).unwrap_or_default()
    }

    fn photo(&self) -> Option<Photo> {
        let under = format!("{}/news/photos/", self.shell.base);
        // A photo that stands in the text is not shown twice.
        let cover = self.shown.cover()?;
        let is_inside = self.body.contains(&cover.medium);
        (!is_inside).then(|| Photo::of(cover, &under))
    }

    /// The photo for other sites that show this page.
    fn card(&self) -> Option<(String, i64, i64)> {
        let cover = self.shown.cover()?;
        let address = format!("{}{}/news/photos/{}", self.origin, self.shell.base, cover.large);
        Some((address, cover.width, cover.height))
    }

    /// «4,5», where there is something to divide.
    fn mean(&self) -> Option<String> {
        let Shown { score, votes, .. } = self.shown;
        (votes > 0).then(|| {
            let tenths = (score * 20 + votes) / (2 * votes);
            format!("{},{}", tenths / 10, tenths % 10)
        })
    }

    fn size(bytes: i64) -> String {
        format!("{} KB", text::count((bytes + 1023) / 1024))
    }
}

/// The question of this hour.
fn question(
    app: &App,
    setting: &crate::Setting,
    article: &crate::Article,
    now: Timestamp,
) -> Question {
    let hour = now.as_second().div_euclid(3600);
    Question::of(setting.own(), &app.settings.salt, article.id.get(), hour)
}

/// `GET /portal/{agency}/news/{slug}`.
pub(crate) async fn article(
    Shared(app): Shared<App>,
    visit: Visit,
    Path((_, slug)): Path<(String, String)>,
    Query(done): Query<Done>,
) -> Result<Response, AppError> {
    let (program, asked) = (app.clone(), slug.clone());
    let make = move |tx: &Tx<'_>, shell: PublicShell| {
        Ok(ArticlePage { done, ..ArticlePage::of(tx, &program, shell, &asked)? })
    };
    let answer = visit.page(&app, make).await?;
    // What is not there is not counted.
    if answer.status().is_success() || answer.status() == StatusCode::NOT_MODIFIED {
        let page = actions::page_of(&slug);
        visit_counter::note(&app, visit.site.agency, visit.visitor(), &page).await;
    }
    Ok(answer)
}

fn back(visit: &Visit, slug: &str, said: &str) -> Response {
    let base = visit.site.setting.slug.as_str();
    Redirect::to(&format!("/portal/{base}/news/{slug}?{said}")).into_response()
}

/// `POST /portal/{agency}/news/{slug}/votes`.
pub(crate) async fn vote(
    Shared(app): Shared<App>,
    visit: Visit,
    Path((_, slug)): Path<(String, String)>,
    Form(form): Form<VoteForm>,
) -> Result<Response, AppError> {
    let Ok(score) = form.parse() else { return Ok(back(&visit, &slug, "vote=none#rating")) };
    if !limit::votes(&app, visit.visitor()) {
        return Ok(back(&visit, &slug, "vote=later#rating"));
    }
    let (visitor, own, asked) = (visit.visitor().clone(), app.settings.salt, slug.clone());
    let work = move |tx: &Tx<'_>| {
        let article = actions::published(tx, &asked)?;
        actions::vote(tx, &article, &visitor, &own, score)
    };
    match app.db.at(visit.site.agency).write(work).await {
        Ok(true) => Ok(back(&visit, &slug, "vote=done#rating")),
        Ok(false) => Ok(back(&visit, &slug, "vote=again#rating")),
        Err(AppError::Conflict(_)) => Ok(back(&visit, &slug, "vote=ended#rating")),
        Err(AppError::NotFound) => Ok(visit.not_found(&app)),
        Err(other) => Err(other),
    }
}

#[derive(Template)]
#[template(path = "pages/public/too_many.html")]
struct TooManyPage {
    shell: PublicShell,
    words: String,
}

/// `POST /portal/{agency}/news/{slug}/comments`.
pub(crate) async fn comment(
    Shared(app): Shared<App>,
    visit: Visit,
    Path((_, slug)): Path<(String, String)>,
    Form(form): Form<CommentForm>,
) -> Result<Response, AppError> {
    // Before anything is read or written: one line cannot keep the others waiting.
    if !limit::comments(&app, visit.visitor()) {
        let page = TooManyPage { shell: visit.shell(&app).unlisted(), words: form.words };
        return Ok(render_with(StatusCode::TOO_MANY_REQUESTS, &page));
    }
    let (program, shell, asked) = (app.clone(), visit.shell(&app).unlisted(), slug.clone());
    let read = move |tx: &Tx<'_>| {
        let article = actions::published(tx, &asked)?;
        let question = question(&program, &actions::setting(tx)?, &article, tx.now());
        Ok::<_, AppError>((ArticlePage::of(tx, &program, shell, &asked)?, article, question))
    };
    let (page, article, question) = match app.db.at(visit.site.agency).read(read).await {
        Ok(found) => found,
        Err(AppError::NotFound) => return Ok(visit.not_found(&app)),
        Err(other) => return Err(other),
    };
    let said = match form.parse(|typed| question.is_right(typed)) {
        Ok(said) => said,
        Err(errors) => {
            let page = ArticlePage { form, errors, ..page };
            return Ok(render_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
        }
    };
    let work = move |tx: &Tx<'_>| actions::comment(tx, &article, &said);
    match app.db.at(visit.site.agency).write(work).await {
        Ok(_) => Ok(back(&visit, &slug, "comment=done#comments")),
        Err(AppError::Conflict(code)) => {
            let errors = FieldErrors(vec![("words".into(), code)]);
            Ok(render_with(StatusCode::CONFLICT, &ArticlePage { form, errors, ..page }))
        }
        Err(other) => Err(other),
    }
}

/// Whether something of these articles is public.
fn is_public(tx: &Tx<'_>, articles: impl IntoIterator<Item = i64>) -> Result<bool, AppError> {
    for article in articles {
        if store::find(tx, 0, 0, article)?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// `GET /portal/{agency}/news/photos/{hash}`.
pub(crate) async fn photo(
    Shared(app): Shared<App>,
    visit: Visit,
    Path((_, hash)): Path<(String, String)>,
) -> Result<Response, AppError> {
    let asked = hash.clone();
    let read = move |tx: &Tx<'_>| {
        let showing = store::showing(tx, &asked)?;
        is_public(tx, showing.into_iter().map(|(article,)| article))
    };
    if !app.db.at(visit.site.agency).read(read).await? {
        return Ok(visit.not_found(&app));
    }
    Ok(jpeg(upload::kept(&app, hash).await?, "public, max-age=86400"))
}

/// `GET /portal/{agency}/news/files/{id}`.
pub(crate) async fn file(
    Shared(app): Shared<App>,
    visit: Visit,
    Path((_, id)): Path<(String, i64)>,
) -> Result<Response, AppError> {
    let read = move |tx: &Tx<'_>| {
        let Some(found) = store::file(tx, id)? else { return Ok(None) };
        Ok::<_, AppError>(is_public(tx, [found.article])?.then_some(found))
    };
    match app.db.at(visit.site.agency).read(read).await? {
        Some(found) => handed(&app, found).await,
        None => Ok(visit.not_found(&app)),
    }
}
