//! What strangers see: the form, the look-up, the published answers. No session, no cookie.

use super::new::store_files;
use crate::{Feedback, Kind, Message, State, actions, form::MessageForm};
use askama::Template;
use axum::{
    extract::{Form, Multipart, State as Shared},
    http::{Extensions, StatusCode},
    response::Response,
};
use platform::{App, AppError, FieldErrors, Tx, pages::render_with, sentence};
use portal::{Limit, Line, PublicShell, Sum, Visit, is_solved, new_sum};
use serde::Deserialize;
use std::sync::LazyLock;

/// Messages, and wrong codes, that one address may send in five minutes.
const MOST: usize = 8;

/// Who sent or guessed lately, at which agency.
static SENT: LazyLock<Limit> = LazyLock::new(Limit::default);
static GUESSED: LazyLock<Limit> = LazyLock::new(Limit::default);

#[derive(Template)]
#[template(path = "pages/public_form.html")]
struct FormPage {
    shell: PublicShell,
    form: MessageForm,
    sum: Sum,
    errors: FieldErrors,
    refusal: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "pages/public_sent.html")]
struct SentPage {
    shell: PublicShell,
    it: Feedback,
}

#[derive(Template)]
#[template(path = "pages/public_lookup.html")]
struct LookupPage {
    shell: PublicShell,
    code: String,
    found: Option<Feedback>,
    refusal: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "pages/public_answers.html")]
struct AnswersPage {
    shell: PublicShell,
    published: Vec<Feedback>,
}

impl Feedback {
    /// The code as people read it aloud.
    pub(super) fn spoken_code(&self) -> String {
        let letters: Vec<char> = self.code.chars().collect();
        letters.chunks(4).map(String::from_iter).collect::<Vec<_>>().join("-")
    }

    /// Until when it is answered, as people write a day.
    fn due_text(&self) -> Option<String> {
        self.due_on.map(text::date)
    }

    /// When it was answered.
    fn answered_text(&self) -> Option<String> {
        self.answered_on.map(text::date)
    }
}

/// `GET /portal/{agency}/feedback`.
pub(crate) async fn public_form(
    Shared(app): Shared<App>,
    visit: Visit,
) -> Result<Response, AppError> {
    let (form, errors) = (MessageForm::default(), FieldErrors::default());
    form_page(&app, &visit, form, errors, None)
}

/// The form with a new sum.
fn form_page(
    app: &App,
    visit: &Visit,
    form: MessageForm,
    errors: FieldErrors,
    refusal: Option<&'static str>,
) -> Result<Response, AppError> {
    let status = match (refusal, errors.is_empty()) {
        (Some(_), _) => StatusCode::TOO_MANY_REQUESTS,
        (None, false) => StatusCode::UNPROCESSABLE_ENTITY,
        (None, true) => StatusCode::OK,
    };
    let (sum, shell) = (new_sum(app)?, visit.shell(app).about(FORM_ABOUT));
    Ok(render_with(status, &FormPage { shell, form, sum, errors, refusal }))
}

/// `POST /portal/{agency}/feedback`.
pub(crate) async fn public_send(
    Shared(app): Shared<App>,
    visit: Visit,
    extensions: Extensions,
    parts: Multipart,
) -> Result<Response, AppError> {
    let form = MessageForm::read(parts).await?;
    let (message, mut errors) = form.parse();
    if !is_solved(&app, &form.token, &form.sum) {
        errors.add("sum", "sum_wrong");
    }
    let Some(message) = message.filter(|_| errors.is_empty()) else {
        // A browser does not fill a file in again.
        if !form.files.is_empty() && errors.at("files").is_none() {
            errors.add("files", "file_again");
        }
        return form_page(&app, &visit, form, errors, None);
    };
    let (from, now) = (Line::of(&visit, &extensions), app.clock.now());
    if SENT.is_reached(&from, MOST, now) {
        let refusal = Some(sentence("too_many"));
        return form_page(&app, &visit, form, errors, refusal);
    }
    SENT.note(from, now);
    match keep(&app, &visit, &form, message).await {
        Ok(it) => {
            let shell = visit.shell(&app).unlisted();
            Ok(render_with(StatusCode::OK, &SentPage { shell, it }))
        }
        Err(AppError::Conflict(code)) => {
            form_page(&app, &visit, form, errors, Some(sentence(code)))
        }
        Err(other) => Err(other),
    }
}

async fn keep(
    app: &App,
    visit: &Visit,
    form: &MessageForm,
    message: Message,
) -> Result<Feedback, AppError> {
    let (files, token) = (store_files(app, &form.files)?, form.token.clone());
    let work = move |tx: &Tx<'_>| actions::receive_public(tx, &token, &message, &files);
    app.db.at(visit.site.agency).write(work).await
}

/// The code that somebody typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    code: String,
}

/// `GET /portal/{agency}/feedback/lookup`: asks for the code.
pub(crate) async fn lookup(Shared(app): Shared<App>, visit: Visit) -> Response {
    let shell = visit.shell(&app).unlisted();
    let page = LookupPage { shell, code: String::new(), found: None, refusal: None };
    render_with(StatusCode::OK, &page)
}

/// `POST /portal/{agency}/feedback/lookup`: the code is a secret, so it stands in no address. It is 60
/// random bits; whoever guesses is slowed down, and every wrong code looks the same. Neither name nor
/// contact is shown.
pub(crate) async fn look_up(
    Shared(app): Shared<App>,
    visit: Visit,
    extensions: Extensions,
    Form(asked): Form<Asked>,
) -> Result<Response, AppError> {
    let shell = visit.shell(&app).unlisted();
    let code: String = asked.code.trim().chars().take(40).collect();
    let page = |found, refusal| LookupPage { shell, code: code.clone(), found, refusal };
    if code.is_empty() {
        return Ok(render_with(StatusCode::OK, &page(None, None)));
    }
    let (from, now) = (Line::of(&visit, &extensions), app.clock.now());
    if GUESSED.is_reached(&from, MOST, now) {
        let refusal = Some(sentence("too_many"));
        return Ok(render_with(StatusCode::TOO_MANY_REQUESTS, &page(None, refusal)));
    }
    let typed = code.clone();
    let read = move |tx: &Tx<'_>| actions::by_code(tx, &typed);
    let found = app.db.at(visit.site.agency).read(read).await?;
    if found.is_none() {
        GUESSED.note(from, now);
        return Ok(render_with(StatusCode::NOT_FOUND, &page(None, Some(UNKNOWN))));
    }
    Ok(render_with(StatusCode::OK, &page(found, None)))
}

/// What search engines say of the form.
const FORM_ABOUT: &str = "Gửi phản ánh, kiến nghị, góp ý, lời khen tới cơ quan; tra cứu tình trạng và câu trả lời bằng mã.";

const UNKNOWN: &str = "Không có mã này. Hãy xem lại mã trên màn hình hoặc giấy khi gửi; chữ O và số 0, chữ I và số 1 không dùng trong mã.";

/// `GET /portal/{agency}/feedback/answers`.
pub(crate) async fn answers(Shared(app): Shared<App>, visit: Visit) -> Result<Response, AppError> {
    let make = |tx: &Tx<'_>, shell: PublicShell| {
        let published = actions::published(tx)?;
        let shell = shell.about("Cơ quan trả lời phản ánh, kiến nghị, góp ý của người dân");
        Ok(AnswersPage { shell, published })
    };
    visit.page(&app, make).await
}
