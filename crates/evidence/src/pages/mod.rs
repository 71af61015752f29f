//! HTML for people: a struct a page, its template beside it.

mod printed;
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
    list::{Cell, Exported, ListQuery, Sheet},
    pages::render_with,
    sentence,
};
use register::Head;
use serde::Deserialize;
use standard::{Confidence, Edition};

#[derive(Template)]
#[template(path = "pages/matrix.html")]
struct MatrixPage {
    shell: Shell,
    rows: Vec<Row>,
    /// What is shown for clauses that this edition does not have.
    lost: Vec<(Exhibit, String)>,
    query: ListQuery,
    /// The day as of which everything is counted.
    day: Date,
    edition: Edition,
    /// The edition in force on that day.
    in_force: Edition,
    errors: FieldErrors,
    may_exclude: bool,
}

impl MatrixPage {
    fn only_gaps(&self) -> bool {
        self.query.get("only") == "gaps"
    }

    /// The rows that are asked for; headings that hold none of them are left out.
    fn shown(&self) -> Vec<&Row> {
        let wanted = |row: &Row| !self.only_gaps() || row.conclusion.is_gap();
        let holds = |heading: &Row| {
            let inside = format!("{}.", heading.clause.number);
            let own = |row: &&Row| row.clause.number.starts_with(&inside) && !row.clause.is_heading;
            self.rows.iter().filter(own).any(wanted)
        };
        let shown = |row: &&Row| if row.clause.is_heading { holds(row) } else { wanted(row) };
        self.rows.iter().filter(shown).collect()
    }

    fn gap_count(&self) -> usize {
        self.count(Conclusion::Short) + self.count(Conclusion::Absent)
    }

    fn count(&self, conclusion: Conclusion) -> usize {
        let own = |row: &&Row| !row.clause.is_heading && row.conclusion == conclusion;
        self.rows.iter().filter(own).count()
    }

    /// Each gap once, in the order of the clauses, with those that it is missing for.
    fn gaps(&self) -> Vec<(&Exhibit, String)> {
        let mut gaps: Vec<(&Exhibit, Vec<&str>)> = Vec::new();
        for row in self.rows.iter().filter(|row| row.conclusion == Conclusion::Short) {
            for exhibit in row.exhibits.iter().filter(|exhibit| exhibit.is_gap()) {
                match gaps.iter_mut().find(|(known, _)| known.key == exhibit.key) {
                    Some((_, clauses)) => clauses.push(row.clause.number),
                    None => gaps.push((exhibit, vec![row.clause.number])),
                }
            }
        }
        gaps.into_iter().map(|(exhibit, clauses)| (exhibit, clauses.join(", "))).collect()
    }

    /// Clauses that want documented information of which there is none.
    fn absent(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| row.conclusion == Conclusion::Absent)
    }

    /// Exclusions are said of clauses of 2015, and looked at as they are now.
    fn may_change(&self) -> bool {
        self.may_exclude && self.edition == Edition::Iso2015
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
        if self.conclusion == Conclusion::Absent {
            return words::to_provide(self.clause.maintain, self.clause.retain);
        }
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
            self.clause.title().into(),
            self.clause.english.into(),
            self.clause.maintain.into(),
            self.clause.retain.into(),
            exhibits.join("; ").into(),
            if is_heading { "" } else { self.conclusion.label() }.into(),
            why.into(),
        ]
    }
}

/// What stands above and below the matrix on paper.
fn head(edition: Edition, as_of: Date) -> Head {
    Head {
        title: words::printed_title(edition.label()),
        as_of,
        counted: words::CLAUSES,
        file_name: "bang-chung-theo-dieu-khoan",
        widths: printed::WIDTHS,
        signers: words::SIGNERS,
    }
}

/// What the matrix is called in a table of contents.
pub(crate) fn paper_title(edition: Edition) -> String {
    words::printed_title(edition.label()).replace('\n', ", ")
}

/// The matrix on paper.
pub(crate) fn matrix_pdf(
    tx: &Tx<'_>,
    edition: Edition,
    shown: &[Exhibit],
    day: Date,
) -> Result<Vec<u8>, AppError> {
    let rows = actions::matrix(tx, edition, shown)?;
    register::printed(tx, printed::sheet(&rows), &head(edition, day))
}

pub(crate) async fn matrix(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let output = register::asked(&query);
    let page = page(&app, &actor, query).await?;
    if let (Some(output), true) = (output, page.errors.is_empty()) {
        let shown: Vec<Row> = page.shown().into_iter().cloned().collect();
        let head = head(page.edition, page.day);
        let sheet = if output.is_paper() { printed::sheet(&shown) } else { Sheet::of(&shown) };
        let work = move |tx: &Tx<'_>| register::respond_sheet(tx, sheet, output, &head);
        return app.db.at(actor.agency).read_long(work).await;
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
    let asked = Edition::parse(query.get("edition"));
    let (reach, by) = (app.clone(), actor.clone());
    let read = move |tx: &Tx<'_>| {
        let in_force = edition::on(tx, day)?;
        let edition = asked.unwrap_or(in_force);
        let shown = reach.showcase.of_minute(tx, Span::year_to(day))?;
        let shown = reach.within_reach(&by, &shown);
        let lost = crate::model::lost(&shown, edition);
        Ok::<_, platform::DbError>((actions::matrix(tx, edition, &shown)?, lost, edition, in_force))
    };
    let read = app.db.at(actor.agency).read_long(read).await.map_err(AppError::from)?;
    let (rows, lost, edition, in_force) = read;
    let shell = Shell::new(app, actor, "/evidence");
    let may_exclude = actor.is_any(SCOPE_ROLES);
    Ok(MatrixPage { shell, rows, lost, query, day, edition, in_force, errors, may_exclude })
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
