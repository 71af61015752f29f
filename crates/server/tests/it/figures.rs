//! The figures of the year 2022 on its last day: the head's page, the inputs of a review, the yearly report
//! and the lists behind them say the same; and of the year 2024, in which nothing was done.

use account::Token;
use axum::{
    body::{Body, to_bytes},
    extract::ConnectInfo,
    http::Request,
};
use composition::Product;
use demonstration::{AGENCY, build};
use jiff::civil::{Date, date};
use management_review::{REVIEWS, Snapshot};
use platform::{Actor, AppError, Clock, Exhibit, PersonId, Role, Span, Tx};
use quality_register::{Values, enter};
use server::{
    open,
    reactions::react,
    settings::{Settings, Store},
};
use std::net::SocketAddr;
use tower::ServiceExt as _;
use yearly_report::Figure;

/// The afternoon of the last day.
const NOW: &str = "2022-12-31T08:00:00Z";

/// The same two years later: no day of that year is one of the first.
const NEXT: &str = "2024-12-31T08:00:00Z";

/// What every page says.
struct Said {
    shown: Vec<Exhibit>,
    snapshot: Snapshot,
    report: Vec<Figure>,
}

/// Somebody who reads, by their session.
struct Reader {
    product: Product,
    token: Token,
}

impl Reader {
    async fn get(&self, path: &str) -> (u16, String) {
        let name = account::cookie_name(self.product.app.settings.https);
        let request = Request::get(path)
            .header("host", "test.example")
            .header("cookie", format!("{name}={}", self.token.as_str()))
            .extension(ConnectInfo(SocketAddr::from(([203, 0, 113, 7], 50_000))))
            .body(Body::empty())
            .unwrap();
        let answer = self.product.router.clone().oneshot(request).await.unwrap();
        let status = answer.status().as_u16();
        let bytes = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
        (status, String::from_utf8_lossy(&bytes).into_owned())
    }

    /// How many rows the list behind an address has; none where there is no list.
    async fn rows(&self, href: &str) -> Option<usize> {
        let join = if href.contains('?') { '&' } else { '?' };
        let (status, text) = self.get(&format!("{href}{join}format=csv")).await;
        assert_eq!(status, 200, "{href}: {text}");
        if text.trim_start().starts_with("<!") {
            return None;
        }
        let mut rows = csv::ReaderBuilder::new();
        let rows = rows.flexible(true).from_reader(text.as_bytes()).into_records().count();
        Some(rows)
    }
}

fn secretary(tx: &Tx<'_>, day: Date) -> Result<Actor, AppError> {
    let members = organization::directory(tx, day)?;
    let found = members.into_iter().find(|member| member.roles.contains(&Role::IsoSecretary));
    let found = found.ok_or(AppError::NotFound)?;
    let mut actor = Actor::system(AGENCY, "password");
    actor.person = PersonId::new(found.person.get());
    actor.roles = found.roles;
    Ok(actor)
}

/// A review of a year is begun on its last day and its inputs are frozen; the report of the year is
/// drafted.
fn said(reader: &Reader, day: Date) -> Said {
    let (db, showcase) = (reader.product.app.db.clone(), reader.product.app.showcase.clone());
    let (shown_to, year) = (reader.token.clone(), day.year());
    let work = move |tx: &Tx<'_>| {
        let by = secretary(tx, day)?;
        account::open_session(tx, AGENCY, by.person, &shown_to)?;
        let person = by.person.to_string();
        let values = Values::new()
            .with("name", format!("Xem xét của lãnh đạo cuối năm {year}"))
            .with("from", day.first_of_year().to_string())
            .with("to", day.to_string())
            .with("day", day.to_string())
            .with("chair", person.as_str())
            .with("secretary", person.as_str())
            .with("participants", "Ban Chỉ đạo ISO");
        let review = enter(tx, &by, &REVIEWS, &values, None)?;
        management_review::freeze(tx, &by, &showcase, review.id)?;
        let line = yearly_report::add_line(tx, &by, "Sở Khoa học và Công nghệ", (31, 12), 20)?;
        let report = yearly_report::draft(tx, &by, &showcase, line, (year, day))?;
        let shown = showcase.all(tx, Span::year_to(day))?;
        let snapshot = management_review::snapshot(tx, &showcase, &review)?;
        Ok::<_, AppError>((shown, snapshot, yearly_report::open(tx, report)?.figures))
    };
    let (shown, snapshot, report) = db.at(AGENCY).write_now(work).unwrap();
    Said { shown, snapshot, report }
}

/// Pages that are no list of a table: by the key of a figure, what each thing that it counts is marked by.
const MARKED: [(&str, &str); 4] = [
    ("document.decisions", "<th role=\"rowheader\""),
    ("yearly_report.sent", "<th role=\"rowheader\""),
    ("training.gaps", "<tr><th scope=\"row\">"),
    ("declaration.map", "<tr role=\"row\" id=\"process-"),
];

/// What counts something else than the rows of its page: entries of the record, roles of people, readings by
/// unit, clauses in a table of units, what is wrong in a card above a list, ticks of a survey, documents on
/// a board that shows first what is late, the one scope.
const WITHIN: [&str; 9] = [
    "platform.ledger",
    "organization.roles",
    "committee.concerns",
    "distribution.acknowledged",
    "distribution.overdue",
    "periodic_review.in_time",
    "audit.clauses_covered",
    "satisfaction.satisfied",
    "declaration.scope",
];

/// What happened and came to an end: in a year in which nothing was done there is none of it.
const HAPPENED: [&str; 20] = [
    "audit.audits",
    "audit.findings",
    "committee.meetings",
    "communication.told",
    "document.decisions",
    "dossier.finished",
    "dossier.received",
    "feedback.received",
    "infrastructure.checks",
    "inspection.held",
    "management_review.decisions",
    "management_review.reviews",
    "nonconforming_output.handled",
    "nonconformity.all",
    "nonconformity.outputs",
    "plan.tasks_done",
    "satisfaction.surveys",
    "training.held",
    "training.trained",
    "yearly_report.sent",
];

#[test]
fn on_every_page_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store { data: Some(folder.path().join("data")), ..Store::default() };
    let settings = Settings { database: None, ..Settings::of_store(store).unwrap() };
    let (now, clock) = (NOW.parse().unwrap(), Clock::fixed(NOW.parse().unwrap()));
    let product = open::product_at(&settings, clock.clone()).unwrap();
    build(&product.app.db, &clock, now, react, &product.app.showcase).unwrap();
    product.app.ledger.seal(&product.app.db).unwrap();
    let mut reader = Reader { product, token: Token::new([9; 32]) };
    let first = said(&reader, date(2022, 12, 31));
    let mut wrong = differences(&reader, &first);
    let done = first.shown.iter().filter(|it| HAPPENED.contains(&it.key) && it.count > 0).count();
    assert!(done >= 10, "much was done in 2022: {done}");
    clock.set(NEXT.parse().unwrap());
    reader.token = Token::new([10; 32]);
    let second = said(&reader, date(2024, 12, 31));
    wrong.extend(differences(&reader, &second));
    for key in HAPPENED {
        let told = second.shown.iter().find(|it| it.key == key);
        match told.map(|it| it.count) {
            Some(0) => {}
            count => wrong.push(format!("2024, {key}: {count:?}, though nothing was done")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Where the head's page, the review, the report or the list behind a figure says something else.
fn differences(reader: &Reader, Said { shown, snapshot, report }: &Said) -> Vec<String> {
    assert!(shown.len() > 60, "{}", shown.len());
    assert_eq!(report.len(), shown.len(), "the report has every figure");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let (status, page) = runtime.block_on(reader.get("/quality"));
    assert_eq!(status, 200, "{page}");
    let mut wrong = Vec::new();
    for it in shown {
        let count = text::count(it.count);
        let amount =
            it.of.map_or_else(|| count.clone(), |of| format!("{count}/{}", text::count(of)));
        let link =
            format!("<a href=\"{}\" class=\"num\">{amount}</a>", it.href.replace('&', "&#38;"));
        let told = (it.count, it.of);
        let frozen = snapshot.figure(it.key, it.label).map(|figure| (figure.count, figure.of));
        let sent = report.iter().find(|figure| figure.key == it.key && figure.label == it.label);
        let sent = sent.map(|figure| (figure.count, figure.of));
        if !page.contains(&link) {
            wrong.push(format!("{}: the head's page lacks {link}", it.key));
        }
        if frozen != Some(told) || sent != Some(told) {
            wrong.push(format!("{}: {told:?}, review {frozen:?}, report {sent:?}", it.key));
        }
        let marked = MARKED.iter().find(|(key, _)| *key == it.key);
        let rows = match marked {
            _ if WITHIN.contains(&it.key) => continue,
            Some((_, mark)) => Some(runtime.block_on(reader.get(&it.href)).1.matches(mark).count()),
            None => runtime.block_on(reader.rows(&it.href)),
        };
        if rows.and_then(|rows| i64::try_from(rows).ok()) != Some(it.count) {
            wrong.push(format!("{}: {told:?}, but {rows:?} rows at {}", it.key, it.href));
        }
    }
    wrong
}
