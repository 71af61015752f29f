//! Papers of an audit by Decree 30/2020: values of the registers made into sheets for the typesetter.

mod checklist;
mod finding;
mod plan;
mod programme;
mod report;

pub(crate) use checklist::checklist;
pub(crate) use finding::finding;
pub(crate) use plan::plan;
pub(crate) use programme::{programme, sheet as programme_sheet};
pub(crate) use report::{report, sheet as report_sheet};

use crate::{actions, pages::printed as words};
use axum::response::Response;
use jiff::civil::Date;
use organization::{Member, UnitId};
use platform::pages::{PDF, opened};
use platform::{Actor, App, AppError, DbError, PersonId, Role, Tx};
use quality_register::{Entry, moves, signer};
use std::collections::BTreeMap;
use typeset::{Align, AnnexColumn, Day, Engine, PaperPart, PaperSheet, Signer, Width};

/// Gathers what a paper says and hands it over as a PDF of a name.
async fn serve(
    app: App,
    actor: Actor,
    gather: impl FnOnce(&Tx<'_>) -> Result<(String, PaperSheet), AppError> + Send + 'static,
) -> Result<Response, AppError> {
    let work = move |tx: &Tx<'_>| {
        let (name, sheet) = gather(tx)?;
        let name = text::file_name(&name, "audit");
        opened(PDF, &format!("{name}.pdf"), pdf(&sheet)?)
    };
    app.db.at(actor.agency).read_long(work).await
}

/// A paper as a PDF.
pub(crate) fn pdf(sheet: &PaperSheet) -> Result<Vec<u8>, AppError> {
    let engine = Engine::shared().map_err(|e| AppError::Failed(e.to_string()))?;
    Ok(engine.paper(sheet).map_err(|e| AppError::Failed(e.to_string()))?.bytes)
}

/// A paper with its head, of a day; with room for a pen where it has none yet.
fn headed(
    tx: &Tx<'_>,
    kind: &str,
    summary: String,
    day: Option<Date>,
) -> Result<PaperSheet, AppError> {
    let written = day.map_or_else(|| text::UNDATED.to_owned(), text::date_in_words);
    let day = day.unwrap_or(actions::today(tx));
    let agency = organization::agency_on(tx, day)?;
    Ok(PaperSheet {
        place_and_date: format!("{}, {written}", agency.place),
        superior: agency.superior,
        agency: agency.name,
        dated: Day { year: day.year(), month: day.month(), day: day.day() },
        kind: kind.to_owned(),
        summary,
        ..PaperSheet::default()
    })
}

/// A heading with the text below it; nothing where there is no text.
fn said(parts: &mut Vec<PaperPart>, heading: &str, text: &str) {
    if !text.is_empty() {
        parts.push(PaperPart::Heading { text: heading.to_owned() });
        parts.push(PaperPart::Text { text: text.to_owned() });
    }
}

/// A heading with a table below it; a sentence where the table would be a head only.
fn listed(parts: &mut Vec<PaperPart>, heading: &str, table: PaperPart) {
    let is_empty = matches!(&table, PaperPart::Table { rows, .. } if rows.is_empty());
    parts.push(PaperPart::Heading { text: heading.to_owned() });
    let nothing = || PaperPart::Text { text: words::NOTHING_YET.to_owned() };
    parts.push(if is_empty { nothing() } else { table });
}

/// Who did an act last, and on which day; nobody where the entry came back since to where it has that act
/// before it again.
fn doer(tx: &Tx<'_>, entry: &Entry, act: &str) -> Result<Option<(PersonId, Date)>, DbError> {
    let place = |state: &str| entry.register.stages.iter().position(|stage| stage.key == state);
    let moves = moves(tx, entry)?;
    let last = moves.iter().rfind(|moved| moved.action == act);
    let stands = last.filter(|moved| place(entry.state()) >= place(&moved.state));
    Ok(stands.map(|moved| (moved.by, text::here(moved.at).date())))
}

/// The numbers of what was raised from a finding, and until when the finding is to be corrected: the day
/// that it names, or the last of theirs.
fn sheets(tx: &Tx<'_>, finding: &Entry) -> Result<(String, Option<Date>), DbError> {
    let raised = nonconformity::raised_from(tx, &finding.thing())?;
    let numbers = raised.iter().map(words::sheet).collect::<Vec<_>>().join(", ");
    let last = raised.iter().filter_map(|it| it.due_on).max();
    Ok((numbers, finding.due_on().or(last)))
}

/// Dots for a pen.
fn gap() -> String {
    "…".repeat(60)
}

/// A table; a number is the width of a column in centimetres, nothing a share of the rest.
fn table(heads: &[&str], widths: &[Option<f32>], rows: Vec<Vec<String>>) -> PaperPart {
    let column = |(head, width): (&&str, &Option<f32>)| AnnexColumn {
        heading: (*head).to_owned(),
        width: width.map_or(Width::Share(1.0), Width::Cm),
        align: Align::Left,
    };
    PaperPart::Table { columns: heads.iter().zip(widths).map(column).collect(), rows }
}

/// The head of the audited unit, who signs as such with the position that they hold on a day; room
/// for a pen where it has none.
fn unit_head(tx: &Tx<'_>, unit: Option<i64>, day: Date) -> Result<Signer, DbError> {
    let heads = organization::with_role(tx, Role::Head, day)?;
    let is_own = |head: &Member| head.unit.is_some() && head.unit.map(UnitId::get) == unit;
    let own = heads.into_iter().find(is_own);
    signer(tx, words::HEAD, own.map(|head| (head.person, day)))
}

/// Who and what is named on papers.
struct Names {
    people: BTreeMap<PersonId, String>,
    units: BTreeMap<i64, organization::Unit>,
    categories: actions::Categories,
}

impl Names {
    fn of(tx: &Tx<'_>) -> Result<Self, AppError> {
        Ok(Self {
            people: organization::names(tx)?,
            units: actions::units(tx)?,
            categories: actions::categories(tx)?,
        })
    }

    fn person(&self, person: Option<PersonId>) -> &str {
        person.and_then(|person| self.people.get(&person)).map_or("", String::as_str)
    }

    /// What the agency calls a category.
    fn category(&self, word: &str) -> &str {
        self.categories.get(word).map_or("", String::as_str)
    }

    fn unit(&self, entry: &Entry) -> String {
        let unit = entry.unit().and_then(|unit| self.units.get(&unit));
        unit.map(|unit| unit.name.clone()).unwrap_or_default()
    }
}

/// The days of an audit in words.
fn days(audit: &Entry) -> String {
    let day = |field| audit.values.day(field).map(text::date).unwrap_or_default();
    words::span(&day("from"), &day("to"))
}
