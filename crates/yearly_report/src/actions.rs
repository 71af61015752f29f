//! The use cases. Each runs inside one transaction that its caller opened.

use crate::{
    Action, Figure, Given, Line, LineId, Narrative, Part, Refusal, Report, ReportId, State, may,
    pages, permit, store,
};
use jiff::{ToSpan as _, civil::Date};
use organization::Unit;
use plan::{PLANS, TASKS};
use platform::{
    Actor, AppError, DbError, InboxItem, PersonId, Showcase, Span, Tx,
    ledger::{Entry, object},
};
use quality_register::{belonging, every};

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::WrongState => Self::Conflict("wrong_state"),
            Refusal::ReasonMissing => Self::Conflict("report_reason_missing"),
            Refusal::NumberMissing => Self::Conflict("report_number_missing"),
        }
    }
}

fn today(tx: &Tx<'_>) -> Date {
    text::here(tx.now()).date()
}

/// The report. Everybody of the agency may know of it.
pub fn open(tx: &Tx<'_>, id: ReportId) -> Result<Report, AppError> {
    store::get(tx, id)?.ok_or(AppError::NotFound)
}

/// Says to whom the agency reports each year, and until when.
pub fn add_line(
    tx: &Tx<'_>,
    actor: &Actor,
    receiver: &str,
    (month, day): (i8, i8),
    remind_days: i64,
) -> Result<LineId, AppError> {
    permit::may_write(actor)?;
    let id = tx.new_key();
    store::insert_line(tx, id, receiver, month.into(), day.into(), remind_days)?;
    note(tx, actor, "report_line.add", object("report_line", id), "")?;
    Ok(LineId::new(id))
}

/// Says that nothing goes there any more. Reports that went there stay.
pub fn end_line(tx: &Tx<'_>, actor: &Actor, id: LineId) -> Result<(), AppError> {
    permit::may_write(actor)?;
    store::line(tx, id)?.ok_or(AppError::NotFound)?;
    store::end_line(tx, id.get())?;
    note(tx, actor, "report_line.end", object("report_line", id), "")?;
    Ok(())
}

/// Begins the report of a year, with the figures of that year up to a day.
pub fn draft(
    tx: &Tx<'_>,
    actor: &Actor,
    showcase: &Showcase,
    line: LineId,
    (year, cut_off): (i16, Date),
) -> Result<ReportId, AppError> {
    permit::may_write(actor)?;
    let line = store::line(tx, line)?.ok_or(AppError::NotFound)?;
    if store::all(tx)?.iter().any(|known| known.line == line.id && known.year == year) {
        return Err(AppError::Conflict("report_is_there"));
    }
    let figures = json(&figures(tx, showcase, year, cut_off)?)?;
    let (id, day) = (tx.new_key(), cut_off.to_string());
    let narrative = json(&ahead(tx, year)?)?;
    store::insert(tx, id, line.id.get(), year.into(), &day, &figures, &narrative)?;
    note(tx, actor, "yearly_report.draft", object("yearly_report", id), "")?;
    Ok(ReportId::new(id))
}

/// The figures of a year up to a day, as the features show them, with the share of each unit where the
/// same is counted by unit.
fn figures(
    tx: &Tx<'_>,
    showcase: &Showcase,
    year: i16,
    cut_off: Date,
) -> Result<Vec<Figure>, AppError> {
    let from = Date::new(year, 1, 1).map_err(|_| AppError::BadRequest("bad_date"))?;
    let span = Span { from, to: cut_off };
    let units = organization::units(tx, cut_off)?;
    let mut figures = Vec::new();
    for shown in showcase.all(tx, span)? {
        figures.push(Figure::freeze(&shown, shares(tx, shown.key, span, &units)?));
    }
    Ok(figures)
}

/// The share of each unit in a figure.
fn shares(
    tx: &Tx<'_>,
    key: &str,
    span: Span,
    units: &[Unit],
) -> Result<Vec<(String, i64, i64)>, DbError> {
    let Some(indicator) = platform::indicator(key) else { return Ok(Vec::new()) };
    let share = |unit: &Unit| {
        let (count, of) = (indicator.count)(tx, span, Some(unit.id.get()))?;
        Ok::<_, DbError>((unit.name.clone(), count, of))
    };
    units.iter().map(share).collect()
}

/// What the approved plans of the next year want done, as a first wording of the last part.
fn ahead(tx: &Tx<'_>, year: i16) -> Result<Narrative, AppError> {
    let next = Some(i64::from(year) + 1);
    let mut said = Vec::new();
    for plan in every(tx, &PLANS)? {
        if plan.state() == "running" && plan.values.whole("year") == next {
            said.push(pages::planned(&plan, &belonging(tx, &TASKS, plan.id)?));
        }
    }
    let words = Some(said.join("\n")).filter(|words| !words.is_empty());
    Ok(words.map(|words| (Part::Next, words)).into_iter().collect())
}

/// Stores what was written; `cut_off` freezes the figures anew as of that day.
pub fn write(
    tx: &Tx<'_>,
    actor: &Actor,
    (id, moves): (ReportId, i64),
    narrative: &Narrative,
    again: Option<(&Showcase, Date)>,
) -> Result<(), AppError> {
    permit::may_write(actor)?;
    let report = open(tx, id)?;
    if report.state() != State::Draft {
        return Err(AppError::Conflict("wrong_state"));
    }
    let (cut_off, figures) = match again {
        Some((showcase, day)) => (day, figures(tx, showcase, report.year, day)?),
        None => (report.cut_off, report.figures),
    };
    let (day, figures) = (cut_off.to_string(), json(&figures)?);
    let saved = store::put_content(tx, id.get(), moves, &day, &figures, &json(narrative)?)?;
    if saved == 0 {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    let action = if again.is_some() { "yearly_report.freeze" } else { "yearly_report.write" };
    note(tx, actor, action, object("yearly_report", id), "")?;
    Ok(())
}

fn json(value: &impl serde::Serialize) -> Result<String, AppError> {
    serde_json::to_string(value).map_err(|e| AppError::Failed(e.to_string()))
}

/// What this person may do now.
pub(crate) fn offered(actor: &Actor, report: &Report) -> Vec<Action> {
    let moves = report.state().moves().iter().map(|(action, _)| *action);
    moves.filter(|action| may(actor, *action, report).is_ok()).collect()
}

/// Does one action: look up, ask leave, decide, save, remember.
pub fn act(
    tx: &Tx<'_>,
    actor: &Actor,
    id: ReportId,
    action: Action,
    given: &Given,
) -> Result<Report, AppError> {
    let before = open(tx, id)?;
    let after = may(actor, action, &before)?.act(given, today(tx))?;
    let text = |day: Option<Date>| day.map(|day| day.to_string());
    let saved = store::put_state(
        tx,
        id.get(),
        before.moves,
        after.state().as_str(),
        &after.number,
        text(after.dated),
        after.signer.map(PersonId::get),
        text(after.signed_on),
        text(after.sent_on),
        text(after.answered_on),
    )?;
    if saved == 0 {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    let action = format!("yearly_report.{}", action.as_str());
    note(tx, actor, &action, object("yearly_report", id), &given.reason)?;
    Ok(after)
}

fn note(
    tx: &Tx<'_>,
    actor: &Actor,
    action: &str,
    object: String,
    reason: &str,
) -> Result<(), DbError> {
    tx.record(actor, &Entry { action, object, reason, ..Entry::default() })?;
    Ok(())
}

/// What waits for this person: reports in their hands; for writers, deadlines that come near.
pub(crate) fn inbox(tx: &Tx<'_>, actor: &Actor) -> Result<Vec<InboxItem>, DbError> {
    let reports = store::all(tx)?;
    let mut items = Vec::new();
    for report in &reports {
        let Some(line) = store::line(tx, report.line)? else { continue };
        let waits = offered(actor, report)
            .into_iter()
            .any(|action| matches!(action, Action::Review | Action::Sign | Action::Send));
        if waits {
            let href = format!("/yearly-reports/{}", report.id);
            items.push(item(href, pages::in_hand(report), &line, report.year));
        }
    }
    if permit::may_write(actor).is_ok() {
        let today = today(tx);
        for line in store::lines(tx)? {
            let year = today.year();
            let is_begun = |report: &&Report| {
                report.line == line.id && report.year == year && report.state() != State::Draft
            };
            let opens = line.due(year).saturating_sub(line.remind_days.days());
            if today >= opens && !reports.iter().any(|report| is_begun(&report)) {
                let href = "/yearly-reports".to_owned();
                items.push(item(href, pages::to_write(year), &line, year));
            }
        }
    }
    Ok(items)
}

fn item(href: String, title: String, line: &Line, year: i16) -> InboxItem {
    InboxItem {
        href,
        title,
        detail: line.receiver.clone(),
        due_at: platform::end_of_day(line.due(year)),
    }
}
