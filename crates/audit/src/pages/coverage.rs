use crate::{Cover, Coverage, PROGRAMMES, actions};
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::Response,
};
use jiff::civil::Date;
use platform::{Actor, App, AppError, FieldErrors, Shell, Tx, list::ListQuery, pages::render_with};
use quality_register::{Entry, EntryId, open};

#[derive(Template)]
#[template(path = "pages/coverage.html")]
struct CoveragePage {
    shell: Shell,
    programme: Entry,
    coverage: Coverage,
    clauses: Vec<&'static evidence::Clause>,
    units: Vec<organization::Unit>,
    day: Date,
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
        let coverage = actions::coverage(tx, &programme, day)?;
        let mut units = organization::units(tx, day)?;
        units.retain(|unit| coverage.units().contains(&unit.id.get()));
        let clauses = evidence::applicable(tx)?;
        Ok::<_, AppError>(CoveragePage {
            shell,
            programme,
            coverage,
            clauses,
            units,
            day,
            typed,
            errors,
        })
    };
    let page = app.db.at(actor.agency).read(read).await?;
    let wrong = !page.errors.is_empty();
    Ok(render_with(if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, &page))
}
