//! What the registers' own pages show more: the schedule, samples, what is corrected, the coverage.

use super::words;
use crate::{SESSIONS, Sample, Slot, actions, model::Conflict, model::Cover, model::conflicts};
use askama::Template;
use jiff::civil::Date;
use nonconformity::{RaiseButton, Raised};
use platform::{Actor, AppError, PersonId, Role, Tx};
use quality_register::{Entry, Panel, may_begin};
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "pages/schedule.html")]
struct Schedule {
    audit: Entry,
    sessions: Vec<(Entry, Slot)>,
    units: BTreeMap<i64, organization::Unit>,
    names: BTreeMap<PersonId, String>,
    may_add: bool,
    /// The lead holds no valid certificate, and no leader allowed it.
    is_lead_untrained: bool,
}

impl Schedule {
    fn unit(&self, session: &Entry) -> &str {
        let unit = session.unit().and_then(|unit| self.units.get(&unit));
        unit.map_or("–", |unit| unit.name.as_str())
    }

    fn auditors(&self, slot: &Slot) -> String {
        let names = slot.auditors.iter().filter_map(|(person, _)| self.names.get(person));
        names.map(String::as_str).collect::<Vec<_>>().join(", ")
    }

    /// What stands against a session, with whether a leader allowed it.
    fn flags(slot: &Slot) -> Vec<(&'static str, &'static str)> {
        let tone = if slot.is_allowed { "warn" } else { "bad" };
        let mut flags: Vec<_> = conflicts(slot).iter().map(|it| (tone, flag(*it))).collect();
        flags.dedup();
        flags
    }

    fn state(session: &Entry) -> &'static str {
        SESSIONS.named("state", session.state())
    }
}

const fn flag(conflict: Conflict) -> &'static str {
    match conflict {
        Conflict::OwnUnit(_) => "Đánh giá đơn vị mình",
        Conflict::Untrained(_) => "Chưa có chứng nhận",
    }
}

/// The code of a dossier with its page, where there is one.
type Picked = (String, Option<String>);

#[derive(Template)]
#[template(path = "pages/samples.html")]
struct Samples {
    samples: Vec<(Sample, Vec<Picked>)>,
    names: BTreeMap<PersonId, String>,
}

impl Samples {
    fn name(&self, sample: &Sample) -> &str {
        self.names.get(&sample.drawn_by).map_or("–", String::as_str)
    }
}

#[derive(Template)]
#[template(path = "pages/follow_up.html")]
struct FollowUp {
    lines: Vec<(Entry, Vec<Raised>)>,
    categories: actions::Categories,
    units: BTreeMap<i64, organization::Unit>,
    today: Date,
}

impl FollowUp {
    fn category(&self, finding: &Entry) -> &str {
        self.categories.get(finding.kind()).map_or("", String::as_str)
    }

    fn unit(&self, finding: &Entry) -> &str {
        let unit = finding.unit().and_then(|unit| self.units.get(&unit));
        unit.map_or("–", |unit| unit.name.as_str())
    }

    fn is_late(&self, raised: &Raised) -> bool {
        raised.state.has_deadline() && raised.due_on.is_some_and(|due| due < self.today)
    }
}

/// What the page of an audit shows more.
pub(crate) fn audit_panels(
    tx: &Tx<'_>,
    actor: &Actor,
    audit: &Entry,
) -> Result<Vec<Panel>, AppError> {
    let names = organization::names(tx)?;
    let schedule = Schedule {
        sessions: actions::slots(tx, audit.id)?,
        units: actions::units(tx)?,
        names: names.clone(),
        is_lead_untrained: !actions::is_lead_allowed(tx, audit)?,
        may_add: may_begin(actor, &SESSIONS).is_ok() && audit.state() == "draft",
        audit: audit.clone(),
    };
    let mut panels = vec![panel("Lịch đánh giá", &schedule)?];
    let samples = actions::samples(tx, audit.id)?;
    let is_reader = actor.is_any(&[Role::Auditor, Role::IsoSecretary, Role::Approver]);
    if is_reader && !samples.is_empty() {
        panels.push(panel("Hồ sơ mẫu", &shown(tx, samples, names)?)?);
    }
    let findings = actions::findings(tx, audit.id)?;
    if !findings.is_empty() {
        let line = |finding: Entry| {
            let raised = nonconformity::raised_from(tx, &finding.thing())?;
            Ok::<_, AppError>((finding, raised))
        };
        let lines = findings.into_iter().map(line).collect::<Result<_, _>>()?;
        let units = actions::units(tx)?;
        let categories = actions::categories(tx)?;
        let board = FollowUp { lines, categories, units, today: actions::today(tx) };
        panels.push(panel("Theo dõi khắc phục", &board)?);
    }
    Ok(panels)
}

/// Samples with the page of each dossier.
fn shown(
    tx: &Tx<'_>,
    samples: Vec<Sample>,
    names: BTreeMap<PersonId, String>,
) -> Result<Samples, AppError> {
    let mut shown = Vec::new();
    for sample in samples {
        let mut picked = Vec::new();
        for code in &sample.picked {
            let dossier = dossier::of_code(tx, code)?;
            picked.push((code.clone(), dossier.map(|id| format!("/dossiers/{id}"))));
        }
        shown.push((sample, picked));
    }
    Ok(Samples { samples: shown, names })
}

#[derive(Template)]
#[template(path = "pages/renew.html")]
struct Renew {
    button: RaiseButton,
}

/// What the page of a finding shows more: the way to another sheet, where those that there were are
/// cancelled.
pub(crate) fn finding_panels(
    tx: &Tx<'_>,
    _: &Actor,
    finding: &Entry,
) -> Result<Vec<Panel>, AppError> {
    let Some((found, origin)) = actions::to_correct_again(tx, finding)? else {
        return Ok(Vec::new());
    };
    let button = RaiseButton::new(&found, &origin, words::RENEW);
    Ok(vec![panel("Phiếu khắc phục", &Renew { button })?])
}

#[derive(Template)]
#[template(path = "pages/covered.html")]
struct Covered {
    href: String,
    planned: usize,
    done: usize,
    all: usize,
    clauses: Vec<&'static str>,
    units: Vec<String>,
}

/// What the page of a programme shows more.
pub(crate) fn programme_panels(
    tx: &Tx<'_>,
    _: &Actor,
    programme: &Entry,
) -> Result<Vec<Panel>, AppError> {
    let coverage = actions::coverage(tx, programme, actions::today(tx), None)?;
    let (clauses, units) = coverage.gaps();
    let known = actions::units(tx)?;
    let name = |unit: i64| known.get(&unit).map(|unit| unit.name.clone());
    let covered = Covered {
        href: format!("{}/coverage", programme.href()),
        planned: coverage.clauses_at_least(Cover::Planned),
        done: coverage.clauses_at_least(Cover::Done),
        all: coverage.clauses().len(),
        clauses,
        units: units.into_iter().filter_map(name).collect(),
    };
    Ok(vec![panel("Mức bao phủ", &covered)?])
}

fn panel(title: &str, template: &impl Template) -> Result<Panel, AppError> {
    let html = template.render().map_err(|e| AppError::Failed(e.to_string()))?;
    Ok(Panel { title: title.to_owned(), html })
}
