//! Who and what there is by now, as the acts need it.

use appointment::AppointmentId;
use document::VersionId;
use dossier::DossierId;
use nonconformity::NonconformityId;
use objective::ObjectiveId;
use organization::UnitId;
use platform::{Actor, AppError, Showcase};
use std::collections::BTreeMap;

/// What was made so far.
#[derive(Default)]
pub(crate) struct World {
    /// People by login.
    pub(crate) people: BTreeMap<String, Actor>,
    /// Units by code.
    pub(crate) units: BTreeMap<String, UnitId>,
    /// The newest version of each document, by code.
    pub(crate) versions: BTreeMap<String, VersionId>,
    /// Dossiers by their place in the plan.
    pub(crate) dossiers: BTreeMap<usize, DossierId>,
    /// Objectives by number and year.
    pub(crate) objectives: BTreeMap<String, ObjectiveId>,
    /// The lines of their plans, by the same.
    pub(crate) objective_tasks: BTreeMap<String, Vec<i64>>,
    /// Nonconformities by their place in the data.
    pub(crate) nonconformities: BTreeMap<usize, NonconformityId>,
    /// Categories of news by name.
    pub(crate) categories: BTreeMap<String, news::CategoryId>,
    /// Articles by the key of the data.
    pub(crate) articles: BTreeMap<String, news::ArticleId>,
    /// Bulletins by the key of their article.
    pub(crate) bulletins: BTreeMap<String, bulletin::BulletinId>,
    /// What was put before briefings, by title.
    pub(crate) briefings: BTreeMap<String, bulletin::ItemId>,
    /// Disposal lists of records, by the code of what stands on them.
    pub(crate) disposals: BTreeMap<String, record::DisposalId>,
    /// What the features show.
    pub(crate) showcase: Showcase,
    /// Entries of quality registers, by a key such as `plan/2022`.
    pub(crate) entries: BTreeMap<String, quality_register::EntryId>,
    /// Appointments at the desk by their place in the data.
    pub(crate) appointments: BTreeMap<usize, AppointmentId>,
    /// Transitions by the edition they lead to.
    pub(crate) transitions: BTreeMap<String, transition::TransitionId>,
    /// To whom the agency reports each year, and the report of 2022.
    pub(crate) report_line: Option<yearly_report::LineId>,
    pub(crate) report: Option<yearly_report::ReportId>,
}

impl World {
    /// Nobody and nothing yet, but what the features show.
    pub(crate) fn showing(showcase: &Showcase) -> Self {
        Self { showcase: showcase.clone(), ..Self::default() }
    }

    /// Somebody, as they act.
    pub(crate) fn person(&self, login: &str) -> Result<Actor, AppError> {
        self.people.get(login).cloned().ok_or_else(|| missing("person", login))
    }

    /// The newest version under a code.
    pub(crate) fn version(&self, code: &str) -> Result<VersionId, AppError> {
        self.versions.get(code).copied().ok_or_else(|| missing("version", code))
    }

    /// A unit; none where no code is given.
    pub(crate) fn unit(&self, code: Option<&str>) -> Result<Option<UnitId>, AppError> {
        let Some(code) = code else { return Ok(None) };
        let unit = self.units.get(code).copied();
        unit.map(Some).ok_or_else(|| missing("unit", code))
    }

    /// The dossier at a place of the plan.
    pub(crate) fn dossier(&self, place: usize) -> Result<DossierId, AppError> {
        let dossier = self.dossiers.get(&place).copied();
        dossier.ok_or_else(|| missing("dossier", &place.to_string()))
    }

    /// The entry of a quality register.
    pub(crate) fn entry(&self, key: &str) -> Result<quality_register::EntryId, AppError> {
        self.entries.get(key).copied().ok_or_else(|| missing("entry", key))
    }

    /// The appointment at a place of the data.
    pub(crate) fn appointment(&self, place: usize) -> Result<AppointmentId, AppError> {
        let appointment = self.appointments.get(&place).copied();
        appointment.ok_or_else(|| missing("appointment", &place.to_string()))
    }

    /// The article of a key.
    pub(crate) fn article(&self, key: &str) -> Result<news::ArticleId, AppError> {
        self.articles.get(key).copied().ok_or_else(|| missing("article", key))
    }

    /// The objective of a number and a year.
    pub(crate) fn objective(&self, key: &str) -> Result<ObjectiveId, AppError> {
        self.objectives.get(key).copied().ok_or_else(|| missing("objective", key))
    }

    /// The transition to an edition.
    pub(crate) fn transition(&self, to: &str) -> Result<transition::TransitionId, AppError> {
        self.transitions.get(to).copied().ok_or_else(|| missing("transition", to))
    }
}

fn missing(what: &str, which: &str) -> AppError {
    AppError::Failed(format!("{what} {which} is not there yet"))
}
