//! JSON for programs. The shape is a promise, so it has a type of its own.

use crate::{Figure, Part, Report, ReportId, actions, store};
use axum::{
    Json,
    extract::{Path, State as Shared},
};
use jiff::civil::Date;
use platform::{Actor, App, AppError, Tx, api::Operation};
use schemars::JsonSchema;
use serde::Serialize;

/// The yearly reports.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "YearlyReports")]
pub(crate) struct ListBody {
    /// All of them, the newest first.
    reports: Vec<LineBody>,
}

/// A yearly report without its figures.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "YearlyReportLine")]
struct LineBody {
    id: i64,
    year: i16,
    receiver: String,
    /// Until when it must be there.
    due_on: Date,
    state: &'static str,
    number: String,
    /// The day as of which its figures were frozen.
    cut_off: Date,
    sent_on: Option<Date>,
    answered_on: Option<Date>,
}

/// A yearly report with its figures.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "YearlyReport")]
pub(crate) struct Body {
    #[serde(flatten)]
    line: LineBody,
    /// The edition of ISO 9001 that was in force when the figures were frozen.
    edition: &'static str,
    parts: Vec<PartBody>,
}

/// A part of a report.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "YearlyReportPart")]
struct PartBody {
    part: &'static str,
    words: String,
    figures: Vec<FigureBody>,
}

/// A frozen figure.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "YearlyReportFigure")]
struct FigureBody {
    key: String,
    label: String,
    count: i64,
    of: Option<i64>,
    /// Its clauses, by the numbers of that edition.
    clauses: String,
}

/// What programs are told about [`list`].
pub(crate) fn about_list() -> Operation {
    Operation::answers::<ListBody>("Every yearly report.")
}

/// What programs are told about [`one`].
pub(crate) fn about_one() -> Operation {
    Operation::answers::<Body>("A yearly report with its frozen figures.")
}

fn line(tx: &Tx<'_>, report: &Report) -> Result<LineBody, AppError> {
    let line = store::line(tx, report.line)?.ok_or(AppError::NotFound)?;
    Ok(LineBody {
        id: report.id.get(),
        year: report.year,
        due_on: line.due(report.year),
        receiver: line.receiver,
        state: report.state().as_str(),
        number: report.number.clone(),
        cut_off: report.cut_off,
        sent_on: report.sent_on,
        answered_on: report.answered_on,
    })
}

pub(crate) async fn list(
    Shared(app): Shared<App>,
    actor: Actor,
) -> Result<Json<ListBody>, AppError> {
    let read = |tx: &Tx<'_>| {
        let reports = store::all(tx)?;
        let reports = reports.iter().map(|report| line(tx, report)).collect::<Result<_, _>>()?;
        Ok::<_, AppError>(ListBody { reports })
    };
    Ok(Json(app.db.at(actor.agency).read(read).await?))
}

pub(crate) async fn one(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<ReportId>,
) -> Result<Json<Body>, AppError> {
    let read = move |tx: &Tx<'_>| {
        let report = actions::open(tx, id)?;
        let edition = edition::on(tx, report.cut_off)?;
        let figure = |figure: &Figure| FigureBody {
            clauses: figure.clauses_under(edition),
            key: figure.key.clone(),
            label: figure.label.clone(),
            count: figure.count,
            of: figure.of,
        };
        let part = |part: Part| PartBody {
            part: part.as_str(),
            words: report.words(part).to_owned(),
            figures: report.of_part(part).map(figure).collect(),
        };
        Ok::<_, AppError>(Body {
            line: line(tx, &report)?,
            edition: edition.as_str(),
            parts: Part::ALL.map(part).into(),
        })
    };
    Ok(Json(app.db.at(actor.agency).read(read).await?))
}
