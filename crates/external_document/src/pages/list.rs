use super::end_of;
use crate::{KEEPERS, Known, Relation, Standing, form::read_day, store};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use jiff::civil::Date;
use platform::{
    Actor, App, AppError, FieldErrors, Noticeboard, Shell, Span, Tx,
    ledger::object,
    list::{Cell, Exported, List, ListQuery},
    pages::render,
};
use register::{Head, Width};
use std::collections::BTreeMap;

/// A line of the register as of a day.
pub(crate) struct Line {
    known: Known,
    standing: Standing,
    ends_on: Option<Date>,
    /// What replaces it.
    successor: Option<String>,
    /// Codes of the procedures that rest on it.
    used_by: Vec<String>,
}

#[derive(Template)]
#[template(path = "pages/list.html")]
struct ListPage {
    shell: Shell,
    rows: Vec<Line>,
    next: Option<String>,
    query: ListQuery,
    list: &'static List,
    may_change: bool,
    errors: FieldErrors,
    as_of: Date,
    is_today: bool,
}

impl Exported for Line {
    fn heads() -> Vec<&'static str> {
        super::words::HEADS.to_vec()
    }

    fn cells(&self) -> Vec<Cell> {
        let text = &self.known.text;
        let day = |day: Option<Date>| Cell::Text(day.map(text::date).unwrap_or_default());
        vec![
            text.number.as_str().into(),
            super::words::full_title(text).into(),
            text.issuer.as_str().into(),
            day(text.issued_on),
            day(text.effective_on),
            day(self.ends_on),
            super::words::standing_with(self.standing, self.successor.as_deref()).into(),
            [&text.place[..], &text.link]
                .iter()
                .find(|said| !said.is_empty())
                .map_or("", |said| *said)
                .into(),
            self.used_by.join(", ").into(),
        ]
    }
}

const WIDTHS: &[Width] = &[
    Width::Cm(3.2),
    Width::Share(3.0),
    Width::Share(1.3),
    Width::Cm(2.1),
    Width::Cm(2.1),
    Width::Cm(2.1),
    Width::Share(1.2),
    Width::Share(1.0),
    Width::Share(1.3),
];

/// Stored rows with what is said of them elsewhere.
fn complete(
    tx: &Tx<'_>,
    actor: &Actor,
    board: &Noticeboard,
    rows: Vec<store::Row>,
    day: Date,
) -> Result<Vec<Line>, AppError> {
    let relations = store::relations_before(tx, end_of(day))?;
    let numbers: BTreeMap<_, _> =
        crate::all(tx)?.into_iter().map(|known| (known.id, known.text.number)).collect();
    let things: Vec<_> = rows.iter().map(|row| object("external_document", row.id)).collect();
    let mut used: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for notice in board.about(tx, actor, &things, day)? {
        let codes = notice.links.iter().filter_map(|(_, label)| label.split_once(" · "));
        used.entry(notice.about).or_default().extend(codes.map(|(code, _)| code.to_owned()));
    }
    let line = |row| {
        let known = store::read(row)?;
        let replaced = known.successor(&relations);
        Ok(Line {
            standing: known.standing(&relations, day),
            ends_on: known.ends_on(&relations),
            successor: replaced.and_then(|relation: &Relation| numbers.get(&relation.new).cloned()),
            used_by: used.remove(&object("external_document", known.id)).unwrap_or_default(),
            known,
        })
    };
    rows.into_iter().map(line).collect()
}

/// The register as of the last day of a span, on paper.
pub(crate) fn register_pdf(tx: &Tx<'_>, span: Span) -> Result<Vec<u8>, AppError> {
    let day = span.to.to_string();
    let base: [&dyn platform::db::Param; 3] = [&tx.agency().get(), &span.end(), &day];
    let query = ListQuery::default().with("standing", "in_force");
    let rows = store::LIST.all::<store::Row>(tx, &base, &query)?;
    let reader = Actor::system(tx.agency(), "clock");
    let rows = complete(tx, &reader, &Noticeboard::default(), rows, span.to)?;
    let head = Head { as_of: span.to, widths: WIDTHS, ..super::words::register() };
    register::pdf(tx, &rows, &head)
}

pub(crate) async fn list(
    State(app): State<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let today = app.clock.today();
    let asked_day = read_day(query.get("as_of"));
    let mut errors = FieldErrors::default();
    if asked_day.is_none() && !query.get("as_of").is_empty() {
        errors.add("as_of", "bad_date");
    }
    let as_of = asked_day.unwrap_or(today);
    let (board, reader, asked) = (app.notices.clone(), actor.clone(), query.clone());
    let scope = app.db.at(actor.agency);
    if let (Some(output), true) = (register::asked(&query), errors.is_empty()) {
        let work = move |tx: &Tx<'_>| {
            let base: [&dyn platform::db::Param; 3] =
                [&tx.agency().get(), &end_of(as_of), &as_of.to_string()];
            let rows = store::LIST.all::<store::Row>(tx, &base, &asked)?;
            let rows = complete(tx, &reader, &board, rows, as_of)?;
            let head = Head { as_of, widths: WIDTHS, ..super::words::register() };
            register::respond(tx, &rows, output, &head)
        };
        return scope.read_long(work).await;
    }
    let read = move |tx: &Tx<'_>| {
        let base: [&dyn platform::db::Param; 3] =
            [&tx.agency().get(), &end_of(as_of), &as_of.to_string()];
        let page = store::LIST.page::<store::Row>(tx, &base, &asked)?;
        Ok::<_, AppError>((complete(tx, &reader, &board, page.rows, as_of)?, page.next))
    };
    let (rows, next) = scope.read(read).await?;
    Ok(render(&ListPage {
        shell: Shell::new(&app, &actor, "/external-documents"),
        rows,
        next,
        query,
        list: &store::LIST,
        may_change: actor.is_any(KEEPERS),
        errors,
        as_of,
        is_today: as_of == today,
    }))
}
