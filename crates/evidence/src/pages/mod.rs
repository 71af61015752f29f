//! HTML for people: a struct a page, its template beside it.

mod words;

pub(crate) use words::{NAV, SENTENCES};

use crate::{Conclusion, Row, SCOPE_ROLES, actions};
use askama::Template;
use axum::{
    extract::{Form, Query, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use platform::{
    Actor, App, AppError, Exhibit, FieldErrors, Keeping, Shell, Span, Standing, Tx,
    list::{Cell, Exported, Format, ListQuery, download},
    pages::render_with,
    sentence,
};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "pages/matrix.html")]
struct MatrixPage {
    shell: Shell,
    rows: Vec<Row>,
    query: ListQuery,
    /// The day as of which everything is counted.
    day: Date,
    errors: FieldErrors,
    may_exclude: bool,
}

impl MatrixPage {
    fn only_gaps(&self) -> bool {
        self.query.get("only") == "gaps"
    }

    /// The rows that are asked for; headings that hold none of them are left out.
    fn shown(&self) -> Vec<&Row> {
        let wanted = |row: &Row| !self.only_gaps() || row.conclusion == Conclusion::Short;
        let holds = |heading: &Row| {
            let inside = format!("{}.", heading.clause.number);
            let own = |row: &&Row| row.clause.number.starts_with(&inside) && !row.clause.is_heading;
            self.rows.iter().filter(own).any(wanted)
        };
        let shown = |row: &&Row| if row.clause.is_heading { holds(row) } else { wanted(row) };
        self.rows.iter().filter(shown).collect()
    }

    fn count(&self, conclusion: Conclusion) -> usize {
        let own = |row: &&Row| !row.clause.is_heading && row.conclusion == conclusion;
        self.rows.iter().filter(own).count()
    }

    /// Each gap once, with the clauses that it is missing for.
    fn gaps(&self) -> Vec<(&Exhibit, String)> {
        let mut gaps: BTreeMap<&str, (&Exhibit, Vec<&str>)> = BTreeMap::new();
        for row in self.rows.iter().filter(|row| row.conclusion == Conclusion::Short) {
            for exhibit in row.exhibits.iter().filter(|exhibit| exhibit.is_gap()) {
                let gap = gaps.entry(exhibit.key).or_insert((exhibit, Vec::new()));
                gap.1.push(row.clause.number);
            }
        }
        gaps.into_values().map(|(exhibit, clauses)| (exhibit, clauses.join(", "))).collect()
    }

    /// The day in its field: as typed, where that is no day.
    fn typed_day(&self) -> String {
        if self.errors.is_empty() { text::date(self.day) } else { self.query.get("as_of").into() }
    }

    fn excluded(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| row.exclusion.is_some())
    }
}

impl Row {
    /// What is maintained, or what is retained.
    fn shows(&self, keeping: Keeping) -> impl Iterator<Item = &Exhibit> {
        self.exhibits.iter().filter(move |exhibit| exhibit.keeping == keeping)
    }

    /// What to do, a sentence a gap.
    fn to_do(&self) -> String {
        let gaps = self.exhibits.iter().filter(|exhibit| exhibit.is_gap());
        gaps.map(|exhibit| exhibit.mend).collect::<Vec<_>>().join(" ")
    }
}

impl Exported for Row {
    fn heads() -> Vec<&'static str> {
        vec![
            "Điều khoản",
            "Tên",
            "Tên tiếng Anh",
            "Duy trì",
            "Lưu giữ",
            "Bằng chứng",
            "Kết luận",
            "Việc cần làm, lý do loại trừ",
        ]
    }

    fn cells(&self) -> Vec<Cell> {
        let exhibits: Vec<_> = self.exhibits.iter().map(Exhibit::told).collect();
        let is_heading = self.clause.is_heading;
        let why = match &self.exclusion {
            Some(exclusion) => exclusion.reason.clone(),
            None => self.to_do(),
        };
        vec![
            self.clause.number.into(),
            self.clause.vietnamese.into(),
            self.clause.english.into(),
            self.clause.maintain.into(),
            self.clause.retain.into(),
            exhibits.join("; ").into(),
            if is_heading { "" } else { self.conclusion.label() }.into(),
            why.into(),
        ]
    }
}

pub(crate) async fn matrix(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let format = Format::parse(query.get("format"));
    let page = page(&app, &actor, query).await?;
    if let Some(format) = format {
        let shown: Vec<Row> = page.shown().into_iter().cloned().collect();
        return download(&shown, format, "bang-chung-theo-dieu-khoan");
    }
    let said = words::done(page.query.get("did"));
    let shell =
        said.map_or_else(|| page.shell.clone(), |said| page.shell.clone().saying("ok", said));
    let wrong = !page.errors.is_empty();
    Ok(render_with(
        if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK },
        &MatrixPage { shell, query: page.query.with("did", ""), ..page },
    ))
}

async fn page(app: &App, actor: &Actor, query: ListQuery) -> Result<MatrixPage, AppError> {
    let today = app.clock.today();
    let (day, errors) = match register::as_of(query.get("as_of"), today) {
        Ok(day) => (day, FieldErrors::default()),
        Err(errors) => (today, errors),
    };
    let (scope, showcase) = (app.db.at(actor.agency), app.showcase.clone());
    let read = move |tx: &Tx<'_>| actions::matrix(tx, &showcase, Span::year_to(day));
    let rows = scope.read_long(read).await.map_err(AppError::from)?;
    let shell = Shell::new(app, actor, "/evidence");
    let may_exclude = actor.is_any(SCOPE_ROLES);
    Ok(MatrixPage { shell, rows, query, day, errors, may_exclude })
}

/// A clause that does not apply, exactly as it arrives.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ExclusionForm {
    clause: String,
    reason: String,
    /// `exclude` or `include`.
    op: String,
}

pub(crate) async fn exclude(
    Shared(app): Shared<App>,
    actor: Actor,
    Form(form): Form<ExclusionForm>,
) -> Result<Response, AppError> {
    let by = actor.clone();
    let includes = form.op == "include";
    let done = app.db.at(actor.agency).write(move |tx| {
        let reason = Some(form.reason.as_str()).filter(|_| !includes);
        actions::exclude(tx, &by, form.clause.trim(), reason)
    });
    match done.await {
        Ok(()) => {
            let did = if includes { "include" } else { "exclude" };
            Ok(Redirect::to(&format!("/evidence?did={did}")).into_response())
        }
        Err(AppError::Conflict(code)) => {
            let page = page(&app, &actor, ListQuery::default()).await?;
            let shell = page.shell.clone().saying("bad", sentence(code));
            Ok(render_with(StatusCode::CONFLICT, &MatrixPage { shell, ..page }))
        }
        Err(other) => Err(other),
    }
}
