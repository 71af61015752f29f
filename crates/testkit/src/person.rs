use crate::{TestApp, reading_program, store::aside};
use account::{Login, Token};
use argon2::{Algorithm, Argon2, Params, Version, password_hash::PasswordHasher as _};
use axum::{
    body::{Body, to_bytes},
    extract::ConnectInfo,
    http::{HeaderMap, Request, request},
};
use jiff::{SignedDuration, Timestamp};
use platform::{Actor, AgencyId, PersonId, Role};
use std::{
    fmt::Write as _,
    net::SocketAddr,
    sync::{
        LazyLock, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};
use tower::ServiceExt as _;

/// Sessions end after two hours without use; a test that moves the clock signs in again.
const SESSION: SignedDuration = SignedDuration::from_mins(60);

/// Everybody's password, whose hash is made with the least work that there is.
const PASSWORD: &str = "một mật khẩu để thử";

static HASH: LazyLock<String> = LazyLock::new(|| {
    let cheap = Params::new(8, 1, 1, None).unwrap();
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, cheap);
    argon.hash_password(PASSWORD.as_bytes()).unwrap().to_string()
});

const BOUNDARY: &str = "----haidang-test";

/// Who is at a browser, and their session.
pub(crate) struct Browser {
    agency: AgencyId,
    person: PersonId,
    name: String,
    roles: Vec<Role>,
    session: Mutex<Option<(Timestamp, Token)>>,
    has_account: AtomicBool,
}

impl Browser {
    pub(crate) fn new(agency: AgencyId, person: PersonId, name: &str, roles: &[Role]) -> Self {
        let (name, roles) = (name.to_owned(), roles.to_vec());
        let (session, has_account) = (Mutex::default(), AtomicBool::default());
        Self { agency, person, name, roles, session, has_account }
    }
}

/// Somebody at a browser.
pub struct Person<'a> {
    app: &'a TestApp,
    browser: Option<Browser>,
}

/// What came back.
#[derive(Debug, Clone)]
pub struct Answer {
    /// 200, 303, 404…
    pub status: u16,
    /// The `Location` header, or nothing.
    pub location: String,
    /// The body as text; bytes that are none are replaced.
    pub text: String,
    /// The body.
    pub bytes: Vec<u8>,
    /// The headers.
    pub headers: HeaderMap,
}

impl Answer {
    /// A header, or nothing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The id in a location such as `/documents/42`: its last number.
    pub fn id(&self) -> i64 {
        let mut parts = self.location.split(|c: char| !c.is_ascii_digit());
        let number = parts.rfind(|part| !part.is_empty());
        number.and_then(|number| number.parse().ok()).expect("a number in the location")
    }

    /// A form that comes back says which field is empty: every form of the product is held to it.
    fn names_what_is_missing(&self) {
        let Some((_, rest)) = self.text.split_once("class=\"err-summary\"") else { return };
        let summary = rest.split_once("</div>").map_or(rest, |(summary, _)| summary);
        let missing = platform::sentence("missing");
        let is_bare = summary.contains(&format!("\">{missing}"));
        assert!(!is_bare, "a field without its name: {summary}");
    }
}

impl<'a> Person<'a> {
    pub(crate) const fn new(app: &'a TestApp, browser: Option<Browser>) -> Self {
        Self { app, browser }
    }

    /// Their key.
    pub fn id(&self) -> PersonId {
        self.browser.as_ref().expect("somebody who is signed in").person
    }

    /// Their agency.
    pub fn agency(&self) -> AgencyId {
        self.browser.as_ref().expect("somebody who is signed in").agency
    }

    /// Their name.
    pub fn name(&self) -> &str {
        &self.browser.as_ref().expect("somebody who is signed in").name
    }

    /// What they are.
    pub fn roles(&self) -> &[Role] {
        &self.browser.as_ref().expect("somebody who is signed in").roles
    }

    /// They, as the features see them, without a unit.
    pub fn actor(&self) -> Actor {
        let mut actor = Actor::system(self.agency(), "password");
        (actor.person, actor.roles) = (self.id(), self.roles().to_vec());
        actor
    }

    /// Opens a page.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path), Body::empty()).await
    }

    /// Sends a form. Who approves types their password, where the test says nothing of it.
    pub async fn post(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        let kind = "application/x-www-form-urlencoded";
        let mut form = form.to_vec();
        let is_silent = !form.iter().any(|(name, _)| *name == "password");
        if is_silent && form.contains(&("action", "approve")) && self.browser.is_some() {
            form.push(("password", self.password().await));
        }
        let form = form.as_slice();
        self.send(Request::post(path).header("content-type", kind), encoded(form).into()).await
    }

    /// Their password. The account is opened when it is first asked for.
    pub async fn password(&self) -> &'static str {
        let browser = self.browser.as_ref().expect("somebody who is signed in");
        let (agency, person) = (browser.agency, browser.person);
        if !browser.has_account.swap(true, Ordering::Relaxed) {
            let login = Login::parse(&format!("p{person}")).expect("a login");
            let opened = self.app.app().db.at(agency).write(move |tx| {
                let by = Actor::system(agency, "command");
                account::open_account(tx, &by, person, &login, &HASH)
            });
            opened.await.unwrap();
            *browser.session.lock().unwrap_or_else(PoisonError::into_inner) = None;
        }
        PASSWORD
    }

    /// Sends a form and goes where it leads.
    pub async fn submit(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        let answer = self.post(path, form).await;
        self.follow(answer).await
    }

    /// Sends JSON, as programs do.
    pub async fn post_json(&self, path: &str, json: &str) -> Answer {
        let request = Request::post(path).header("content-type", "application/json");
        self.send(request, json.to_owned().into()).await
    }

    /// Sends a form with a file: `(field, file name, bytes)`. The program that reads uploads is
    /// built if it is not there yet.
    pub async fn upload(
        &self,
        path: &str,
        form: &[(&str, &str)],
        file: (&str, &str, &[u8]),
    ) -> Answer {
        aside(reading_program);
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        let body = multipart(form, file);
        self.send(Request::post(path).header("content-type", kind), body.into()).await
    }

    /// Goes where an answer leads, five times at most.
    pub async fn follow(&self, mut answer: Answer) -> Answer {
        for _ in 0..5 {
            if answer.location.is_empty() {
                return answer;
            }
            let to = answer.location.clone();
            answer = self.get(&to).await;
        }
        panic!("redirected for ever: {}", answer.location)
    }

    /// Sends a request that was made by hand, with this person's cookie.
    pub async fn send(&self, request: request::Builder, body: Body) -> Answer {
        let mut request = request
            .header("host", "test.example")
            .header("sec-fetch-site", "same-origin")
            .extension(ConnectInfo(SocketAddr::from(([203, 0, 113, 7], 50_000))));
        if let Some(token) = self.session().await {
            let name = account::cookie_name(self.app.app().settings.https);
            request = request.header("cookie", format!("{name}={}", token.as_str()));
        }
        let router = self.app.product().router.clone();
        let response = router.oneshot(request.body(body).unwrap()).await.unwrap();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let location = headers.get("location").map(|to| to.to_str().unwrap().to_owned());
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let location = location.unwrap_or_default();
        let answer = Answer { status, location, text, bytes, headers };
        answer.names_what_is_missing();
        answer
    }

    /// The session's token; a new one where the clock was moved too far.
    async fn session(&self) -> Option<Token> {
        let browser = self.browser.as_ref()?;
        let open = browser.session.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let now = self.app.now();
        if let Some((since, token)) = open
            && now.duration_since(since).abs() < SESSION
        {
            return Some(token);
        }
        let mut random = [0; 32];
        getrandom::fill(&mut random).unwrap();
        let token = Token::new(random);
        let (agency, person, shown) = (browser.agency, browser.person, token.clone());
        let scope = self.app.app().db.at(agency);
        let opened = scope.write(move |tx| account::open_session(tx, agency, person, &shown));
        opened.await.unwrap();
        let kept = Some((now, token.clone()));
        *browser.session.lock().unwrap_or_else(PoisonError::into_inner) = kept;
        Some(token)
    }
}

/// A form as browsers encode it.
fn encoded(form: &[(&str, &str)]) -> String {
    let mut out = String::new();
    for (name, value) in form {
        if !out.is_empty() {
            out.push('&');
        }
        for (part, end) in [(name, "="), (value, "")] {
            for byte in part.bytes() {
                match byte {
                    b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => {
                        out.push(byte.into());
                    }
                    other => write!(out, "%{other:02X}").unwrap(),
                }
            }
            out.push_str(end);
        }
    }
    out
}

fn multipart(form: &[(&str, &str)], (field, name, bytes): (&str, &str, &[u8])) -> Vec<u8> {
    let mut out = Vec::new();
    for (name, value) in form {
        let part = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
        );
        out.extend_from_slice(part.as_bytes());
    }
    let head = format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n"
    );
    out.extend_from_slice(head.as_bytes());
    out.extend_from_slice(bytes);
    out.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
    out
}
