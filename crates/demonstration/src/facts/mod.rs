//! The facts, as the data files say them.
//!
//! | file | holds |
//! |---|---|
//! | `agency`, `appointments`, `papers`, `changes`, `dossiers`, `improvement`, `inspections`, `news`, `portal`, `records`, `plans`, `registers`, `trainings`, `transitions`, `declaration`, `committee`, `citizens` | the shape of the data files |

mod agency;
mod appointments;
mod audits;
mod changes;
mod citizens;
mod committee;
mod declaration;
mod dossiers;
mod improvement;
mod inspections;
mod management_reviews;
mod news;
mod papers;
mod plans;
mod portal;
mod records;
mod registers;
mod trainings;
mod transitions;

pub use agency::CommitteeSeat;
pub(crate) use agency::{AgencyFacts, DecisionFacts, PersonFacts};
pub(crate) use appointments::{AppointmentFacts, VisitFacts};
pub(crate) use audits::{
    AuditFacts, AuditorTraining, Audits, FindingFacts, PastAudit, ProgrammeFacts, SessionFacts,
};
pub(crate) use changes::{Asked, Changes, RemarkFacts, RequestFacts};
pub(crate) use citizens::{Citizens, MessageFacts, QuestionFacts, SurveyFacts};
pub(crate) use committee::{CommitteeFacts, MeetingFacts, Venue};
pub(crate) use declaration::{DeclarationFacts, ProcessOfMap};
pub(crate) use dossiers::{DossierFacts, PresentFacts, SpecialFacts, Trouble};
pub(crate) use improvement::{NonconformityFacts, ObjectiveFacts, Objectives};
pub(crate) use inspections::{InspectionStep, Inspections, PublishedInspection, ReportFacts};
pub(crate) use management_reviews::{PastReview, ReviewDecision, Reviews};
pub(crate) use news::{ArticleFacts, BriefingFacts, BulletinFacts, NewsFacts, PresentArticle};
pub(crate) use papers::{
    DocumentFacts, PastRevision, PresentRevision, ProcedureFacts, Reached, Revisions, StepFacts,
    TextFacts, Texts,
};

pub(crate) use plans::{PastTask, Plans, PresentTask};
pub(crate) use portal::{PortalFacts, TranslationFacts};
pub(crate) use records::{DisposalFacts, KindFacts, RecordFacts};
pub(crate) use registers::{EntryFacts, When};
pub(crate) use trainings::{CourseFacts, TraineeFacts, Trainings};
pub(crate) use transitions::{PastGap, PastTransition, PresentTransition, Transitions};

use crate::Failure;
use serde::de::DeserializeOwned;

/// Everything that the data files say.
pub(crate) struct Facts {
    pub(crate) agency: AgencyFacts,
    pub(crate) texts: Texts,
    pub(crate) documents: Vec<DocumentFacts>,
    pub(crate) procedures: Vec<ProcedureFacts>,
    pub(crate) dossiers: DossierFacts,
    pub(crate) revisions: Revisions,
    pub(crate) changes: Changes,
    pub(crate) objectives: Objectives,
    pub(crate) nonconformities: Vec<NonconformityFacts>,
    pub(crate) audits: Audits,
    pub(crate) management_reviews: Reviews,
    pub(crate) records: RecordFacts,
    pub(crate) appointments: AppointmentFacts,
    pub(crate) citizens: Citizens,
    pub(crate) portal: PortalFacts,
    pub(crate) news: NewsFacts,
    pub(crate) plans: Plans,
    pub(crate) trainings: Trainings,
    pub(crate) transitions: Transitions,
    pub(crate) inspections: Inspections,
    pub(crate) declaration: DeclarationFacts,
    pub(crate) committee: CommitteeFacts,
    pub(crate) registers: Vec<EntryFacts>,
}

impl Facts {
    /// Reads the data files, which are part of the program.
    pub(crate) fn read() -> Result<Self, Failure> {
        Ok(Self {
            agency: yaml("agency.yaml", include_str!("../../data/agency.yaml"))?,
            texts: yaml("texts.yaml", include_str!("../../data/texts.yaml"))?,
            documents: yaml("documents.yaml", include_str!("../../data/documents.yaml"))?,
            procedures: yaml("procedures.yaml", include_str!("../../data/procedures.yaml"))?,
            dossiers: yaml("dossiers.yaml", include_str!("../../data/dossiers.yaml"))?,
            revisions: yaml("revisions.yaml", include_str!("../../data/revisions.yaml"))?,
            changes: yaml("changes.yaml", include_str!("../../data/changes.yaml"))?,
            objectives: yaml("objectives.yaml", include_str!("../../data/objectives.yaml"))?,
            nonconformities: yaml(
                "nonconformities.yaml",
                include_str!("../../data/nonconformities.yaml"),
            )?,
            audits: yaml("audits.yaml", include_str!("../../data/audits.yaml"))?,
            management_reviews: yaml(
                "management_reviews.yaml",
                include_str!("../../data/management_reviews.yaml"),
            )?,
            records: yaml("records.yaml", include_str!("../../data/records.yaml"))?,
            appointments: yaml("appointments.yaml", include_str!("../../data/appointments.yaml"))?,
            citizens: yaml("citizens.yaml", include_str!("../../data/citizens.yaml"))?,
            portal: yaml("portal.yaml", include_str!("../../data/portal.yaml"))?,
            news: yaml("news.yaml", include_str!("../../data/news.yaml"))?,
            plans: yaml("plans.yaml", include_str!("../../data/plans.yaml"))?,
            trainings: yaml("trainings.yaml", include_str!("../../data/trainings.yaml"))?,
            inspections: yaml("inspections.yaml", include_str!("../../data/inspections.yaml"))?,
            transitions: yaml("transitions.yaml", include_str!("../../data/transitions.yaml"))?,
            committee: yaml("committee.yaml", include_str!("../../data/committee.yaml"))?,
            declaration: yaml("declaration.yaml", include_str!("../../data/declaration.yaml"))?,
            registers: yaml("registers.yaml", include_str!("../../data/registers.yaml"))?,
        })
    }

    /// The procedure of that code.
    pub(crate) fn procedure(&self, code: &str) -> Result<&ProcedureFacts, Failure> {
        let found = self.procedures.iter().find(|procedure| procedure.code == code);
        found.ok_or_else(|| Failure::fact("procedures.yaml", code))
    }

    /// The text of that number.
    pub(crate) fn text(&self, number: &str) -> Result<&TextFacts, Failure> {
        let mut all = self.texts.first.iter().chain(&self.texts.successors);
        all.find(|text| text.number == number).ok_or_else(|| Failure::fact("texts.yaml", number))
    }

    /// Somebody who plays these roles; of the unit, where the first role is a unit's.
    pub(crate) fn person(&self, role: &str, unit: Option<&str>) -> Result<&PersonFacts, Failure> {
        let plays = |person: &&PersonFacts| person.roles.iter().any(|played| played == role);
        let belongs = |person: &&PersonFacts| unit.is_none() || person.unit.as_deref() == unit;
        let found = self.agency.people.iter().filter(plays).find(belongs);
        found.ok_or_else(|| Failure::fact("agency.yaml", role))
    }
}

fn yaml<T: DeserializeOwned>(file: &'static str, text: &str) -> Result<T, Failure> {
    serde_yaml_ng::from_str(text).map_err(|e| Failure::fact(file, &e.to_string()))
}
