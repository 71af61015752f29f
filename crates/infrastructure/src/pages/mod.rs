//! The log of a device, what a check found lacking, and every word. The rest of the pages is the
//! shared register's.

mod words;

pub(crate) use words::{
    ABOUT, CHECKS_ABOUT, CHECKS_TITLE, CHECKS_WORDS, EQUIPMENT_WORDS, SENTENCES, TITLE, denied,
};

use crate::{CHECKS, EQUIPMENT, actions, model::lacking};
use askama::Template;
use jiff::civil::Date;
use platform::{Actor, AppError, Tx};
use quality_register::{Entry, Moved, Panel, moves};

#[derive(Template)]
#[template(path = "pages/denied.html")]
struct Denied {
    devices: i64,
}

/// What stands above the register where the scope says that nothing is measured with.
pub(crate) fn above(tx: &Tx<'_>, _: &Actor, day: Date) -> Result<Vec<Panel>, AppError> {
    let devices = actions::denied(tx, day)?;
    if devices == 0 {
        return Ok(Vec::new());
    }
    let html = Denied { devices }.render().map_err(|e| AppError::Failed(e.to_string()))?;
    Ok(vec![Panel { title: words::DENIED.to_owned(), html }])
}

#[derive(Template)]
#[template(path = "pages/log.html")]
struct Log {
    is_uncalibrated: bool,
    rows: Vec<Work>,
}

/// A line of the log.
struct Work {
    on: String,
    what: &'static str,
    said: String,
    by: String,
}

/// What was done to a device, the newest first, and whether it may be measured with.
pub(crate) fn panels(tx: &Tx<'_>, actor: &Actor, entry: &Entry) -> Result<Vec<Panel>, AppError> {
    let names = organization::names(tx)?;
    let today = text::here(tx.now()).date();
    let row = |moved: Moved| {
        let (field, day) = match moved.action.as_str() {
            "calibrate" => ("certificate", moved.values.day("calibrated_on")),
            "maintain" => ("work", moved.values.day("maintained_on")),
            "restore" => ("work", None),
            "fail" => ("impact", None),
            _ => ("", None),
        };
        let said = [moved.values.text(field), moved.note.as_str()];
        let said: Vec<_> = said.into_iter().filter(|part| !part.is_empty()).collect();
        Work {
            on: text::date(day.unwrap_or_else(|| text::here(moved.at).date())),
            what: EQUIPMENT.named("log", &moved.action),
            said: said.join(". "),
            by: names.get(&moved.by).cloned().unwrap_or_default(),
        }
    };
    let done = moves(tx, entry)?.into_iter();
    let mut rows: Vec<_> =
        done.filter(|moved| !EQUIPMENT.named("log", &moved.action).is_empty()).map(row).collect();
    rows.reverse();
    let due = entry.values.day("calibration_due").filter(|_| entry.state() == "in_use");
    let log = Log { is_uncalibrated: due.is_some_and(|due| due < today), rows };
    let html = log.render().map_err(|e| AppError::Failed(e.to_string()))?;
    let mut panels =
        if entry.kind() == "measuring" { above(tx, actor, today)? } else { Vec::new() };
    panels.push(Panel { title: words::LOG.to_owned(), html });
    Ok(panels)
}

#[derive(Template)]
#[template(path = "pages/lacks.html")]
struct Lacks {
    lacks: Vec<&'static str>,
}

/// What a check found lacking.
pub(crate) fn lacks(_: &Tx<'_>, _: &Actor, entry: &Entry) -> Result<Vec<Panel>, AppError> {
    let lacks = lacking(&entry.values).into_iter();
    let lacks = lacks.map(|item| CHECKS.named("choice.good", item)).collect();
    let html = Lacks { lacks }.render().map_err(|e| AppError::Failed(e.to_string()))?;
    Ok(vec![Panel { title: words::LACKS.to_owned(), html }])
}
