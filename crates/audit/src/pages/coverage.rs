use super::words;
use crate::{Cover, Coverage, PROGRAMMES, actions};
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::Response,
};
use jiff::civil::Date;
use platform::{
    Actor, App, AppError, FieldErrors, Shell, Tx,
    list::{Cell, Format, ListQuery, Sheet},
    pages::render_with,
};
use quality_register::{Edition, Entry, EntryId, open};
use std::borrow::Cow;

#[derive(Template)]
#[template(path = "pages/coverage.html")]
struct CoveragePage {
    shell: Shell,
    programme: Entry,
    coverage: Coverage,
    clauses: Vec<&'static evidence::Clause>,
    units: Vec<organization::Unit>,
    day: Date,
    /// The edition under which it is told.
    edition: Edition,
    query: ListQuery,
    typed: String,
    errors: FieldErrors,
}

impl CoveragePage {
    fn cell(&self, unit: &organization::Unit, clause: &evidence::Clause) -> Cover {
        self.coverage.cell(unit.id.get(), clause.number)
    }

    /// The row of a clause that nobody plans stands out.
    fn row(&self, clause: &evidence::Clause) -> Cover {
        self.coverage.of_clause(clause.number)
    }

    fn column(&self, unit: &organization::Unit) -> Cover {
        self.coverage.of_unit(unit.id.get())
    }

    /// A cell that nobody covers weighs less where another unit covers the clause.
    fn class(&self, unit: &organization::Unit, clause: &evidence::Clause) -> &'static str {
        match (self.cell(unit, clause), self.row(clause)) {
            (Cover::None, Cover::Planned | Cover::Done) => "warn",
            (cell, _) => cell.class(),
        }
    }

    /// Cells that stand so, and all of them.
    fn cells(&self, cover: Cover) -> (usize, usize) {
        (self.coverage.count(cover), self.units.len() * self.clauses.len())
    }

    /// The table for a spreadsheet.
    fn sheet(&self) -> Sheet {
        let units = self.units.iter().map(|unit| Cow::Owned(unit.name.clone()));
        let heads = words::COVERAGE_HEADS.into_iter().map(Cow::Borrowed).chain(units).collect();
        let row = |clause: &&'static evidence::Clause| -> Vec<Cell> {
            let cells = self.units.iter().map(|unit| self.cell(unit, clause).label().into());
            let first: [Cell; 3] =
                [clause.number.into(), clause.title().into(), self.row(clause).label().into()];
            first.into_iter().chain(cells).collect()
        };
        Sheet { heads, rows: self.clauses.iter().map(row).collect() }
    }

    fn done(&self) -> usize {
        self.coverage.clauses_at_least(Cover::Done)
    }

    fn planned(&self) -> usize {
        self.coverage.clauses_at_least(Cover::Planned)
    }
}

/// Unit × clause of a programme: what is planned, what is done, what nobody looks at.
pub(crate) async fn coverage(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<EntryId>,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let shell = Shell::new(&app, &actor, PROGRAMMES.section);
    let today = app.clock.today();
    let typed = query.get("as_of").to_owned();
    let (day, errors) = match register::as_of(&typed, today) {
        Ok(day) => (day, FieldErrors::default()),
        Err(errors) => (today, errors),
    };
    let read = move |tx: &Tx<'_>| {
        let programme = open(tx, &PROGRAMMES, id)?;
        let edition = Edition::parse(query.get("edition")).unwrap_or(programme.edition);
        let coverage = actions::coverage(tx, &programme, day, Some(edition))?;
        let mut units = organization::units(tx, day)?;
        units.retain(|unit| coverage.units().contains(&unit.id.get()));
        let clauses = evidence::applicable(tx, edition)?;
        Ok::<_, AppError>(CoveragePage {
            shell,
            programme,
            coverage,
            clauses,
            units,
            day,
            edition,
            query,
            typed,
            errors,
        })
    };
    let page = app.db.at(actor.agency).read(read).await?;
    let format = Format::parse(page.query.get("format"));
    if let (Some(format), true) = (format, page.errors.is_empty()) {
        return page.sheet().download(format, &text::file_name(&page.programme.number, "bao-phu"));
    }
    let wrong = !page.errors.is_empty();
    Ok(render_with(if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, &page))
}
