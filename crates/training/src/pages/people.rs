use super::{panels::certificate, printed};
use crate::{Trained, actions, indicators::people_href};
use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use jiff::civil::Date;
use organization::Unit;
use platform::{
    Actor, App, AppError, FieldErrors, Shell, Span, Tx,
    list::{Cell, Exported, ListQuery},
    pages::render_with,
};
use register::{Head, Width};

#[derive(Template)]
#[template(path = "pages/people.html")]
struct PeoplePage {
    shell: Shell,
    rows: Vec<Row>,
    all: usize,
    learned: usize,
    units: Vec<Unit>,
    query: ListQuery,
    span: Span,
    errors: FieldErrors,
}

impl PeoplePage {
    fn typed(&self, field: &str, day: Date) -> String {
        if self.errors.is_empty() { text::date(day) } else { self.query.get(field).to_owned() }
    }

    fn href(&self, trained: &str) -> String {
        people_href(self.span, self.query.get("unit").parse().ok(), trained)
    }
}

/// Somebody in a line.
struct Row(Trained);

impl Row {
    fn certificates(&self) -> Vec<String> {
        let Self(it) = self;
        let label = |line: &quality_register::Entry| {
            let to = line.values.day("valid_to").map(text::date);
            printed::held(certificate(line.values.text("certificate")), to.as_deref())
        };
        it.certificates.iter().map(label).collect()
    }
}

impl Exported for Row {
    fn heads() -> Vec<&'static str> {
        printed::PEOPLE_HEADS.to_vec()
    }

    fn cells(&self) -> Vec<Cell> {
        let Self(it) = self;
        let courses: Vec<_> = it.courses.iter().map(|(course, _)| course.title()).collect();
        vec![
            it.member.name.as_str().into(),
            it.member.position.as_str().into(),
            it.member.unit_name.as_str().into(),
            Cell::Number(i64::try_from(it.courses.len()).unwrap_or(i64::MAX)),
            courses.join("; ").into(),
            self.certificates().join("; ").into(),
        ]
    }
}

/// The days asked for: this year so far, unless others are.
fn span(query: &ListQuery, today: Date) -> Result<Span, FieldErrors> {
    let mut wrong = FieldErrors::default();
    let mut day = |field: &'static str, usual: Date| match query.get(field).trim() {
        "" => usual,
        typed => Date::strptime("%d/%m/%Y", typed).unwrap_or_else(|_| {
            wrong.add(field, "bad_date");
            usual
        }),
    };
    let (from, to) = (day("from", today.first_of_year()), day("to", today));
    if from > to {
        wrong.add("to", "span_backwards");
    }
    wrong.or(Span { from, to })
}

fn rows(tx: &Tx<'_>, span: Span, query: &ListQuery) -> Result<Vec<Row>, AppError> {
    let mut people = actions::people(tx, span, query.get("unit").parse().ok())?;
    let asked = text::fold(query.get("q"));
    people.retain(|it| {
        let told = text::fold(&format!("{} {}", it.member.name, it.member.position));
        let is_kept = match query.get("trained") {
            "yes" => !it.courses.is_empty(),
            "no" => it.courses.is_empty(),
            _ => true,
        };
        is_kept && asked.split(' ').all(|word| told.contains(word))
    });
    Ok(people.into_iter().map(Row).collect())
}

/// `GET /training-people`: everybody with the courses of a span and the certificates at its end.
pub(crate) async fn people(
    State(app): State<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let today = app.clock.today();
    let (span, errors) = match span(&query, today) {
        Ok(span) => (span, FieldErrors::default()),
        Err(errors) => (Span { from: today.first_of_year(), to: today }, errors),
    };
    if let (Some(output), true) = (register::asked(&query), errors.is_empty()) {
        let work = move |tx: &Tx<'_>| {
            let head = Head {
                title: printed::people_title(span),
                as_of: span.to,
                counted: printed::PEOPLE,
                file_name: "dao-tao-theo-nguoi",
                widths: &[
                    Width::Share(1.2),
                    Width::Share(1.0),
                    Width::Share(1.0),
                    Width::Cm(1.6),
                    Width::Share(1.8),
                    Width::Share(1.6),
                ],
                signers: &printed::SIGNERS,
            };
            register::respond(tx, &rows(tx, span, &query)?, output, &head)
        };
        return app.db.at(actor.agency).read_long(work).await;
    }
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let shell = Shell::new(&app, &actor, "/quality");
    let read = move |tx: &Tx<'_>| {
        let all = actions::people(tx, span, query.get("unit").parse().ok())?;
        Ok::<_, AppError>(PeoplePage {
            shell,
            rows: rows(tx, span, &query)?,
            learned: all.iter().filter(|it| !it.courses.is_empty()).count(),
            all: all.len(),
            units: organization::units(tx, span.to)?,
            query,
            span,
            errors,
        })
    };
    Ok(render_with(status, &app.db.at(actor.agency).read(read).await?))
}
