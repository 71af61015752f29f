//! The demonstration agency: UBND huyện Cồn Cỏ and its year 2022, after a public article; then a few
//! days of today, so that everybody has something to do. Its people are invented and say so in
//! their names.
//!
//! Everything is done by the features' own actions, at its own moment, by the person whose part it
//! is: signatures, due dates and the record are true for their day. The record names
//! `demonstration` as the way in which these acts came.
//!
//! | file | holds |
//! |---|---|
//! | `data/*.yaml` | the facts |
//! | `facts` | the facts as values |
//! | `agenda` | acts with their moments, done in the order of time |
//! | `moment` | moments, working days |
//! | `world` | who and what there is by now |
//! | `bare` | the agency before its year, for tests that play the year themselves |
//! | `people` | the agency, units, people, accounts |
//! | `texts` | the register of external documents |
//! | `papers`, `procedures` | documents with their issues, decision 47a |
//! | `declarations` | scope, lists of procedures, process map, declaration 47a |
//! | `changes` | patterns of codes, change requests, remarks |
//! | `reading` | paper copies, readings, recalls and a destruction |
//! | `dossiers`, `course` | dossiers and their steps |
//! | `news` | news, what readers said, radio, briefings |
//! | `objectives` | objectives and their measurements |
//! | `committees` | the committee of six, its meetings, tasks out of them |
//! | `plans` | plans and their tasks |
//! | `registers` | context, parties, risks, providers, equipment, communication |
//! | `nonconformities` | corrective actions |
//! | `entries` | entries of quality registers |
//! | `audits`, `management_reviews` | audits and reviews of the system |
//! | `records` | the register of records, books, a hold, disposals |
//! | `appointments` | times at the one-stop desk, kept and missed |
//! | `citizens` | surveys, what citizens say and what is answered |
//! | `reviews` | forms and their documents, yearly reviews |
//! | `trainings` | courses, who was there, certificates, effects |
//! | `inspections` | inspections by the province |
//! | `transitions` | the moves from one edition of the standard to the next |
//! | `portal` | the public side |
//! | `counts` | what was built |

mod agenda;
mod appointments;
mod audits;
mod bare;
mod changes;
mod citizens;
mod committees;
mod counts;
mod course;
mod declarations;
mod dossiers;
mod entries;
mod facts;
mod inspections;
mod management_reviews;
mod moment;
mod news;
mod nonconformities;
mod objectives;
mod outputs;
mod papers;
mod people;
mod plans;
mod portal;
mod procedures;
mod reading;
mod records;
mod registers;
mod reviews;
mod texts;
mod trainings;
mod transitions;
mod world;

pub use bare::build_bare;
pub use counts::Counts;
pub use facts::CommitteeSeat;

use agenda::Agenda;
use facts::Facts;
use jiff::{Timestamp, civil::date};
use moment::Days;
use platform::{AgencyId, AppError, Clock, Db, DbError, Role, Showcase, Tx, outbox::Event};
use world::World;

/// The agency's key.
pub const AGENCY: AgencyId = AgencyId::new(1);

/// What the features do about each other's events: the server's reactions.
pub type React = fn(&Tx<'_>, &Event) -> Result<(), AppError>;

/// Why it could not be built.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A data file does not say what it must.
    #[error("{0}")]
    Fact(String),
    /// A moment beyond what calendars know.
    #[error("a moment is beyond what the calendar knows")]
    Beyond,
    /// The clock is not one that can be moved.
    #[error("the demonstration moves its clock, and needs a fixed one")]
    Clock,
    /// There is an agency already.
    #[error("an agency is here already")]
    Taken,
    /// An act was refused.
    #[error("at {0}: {1}")]
    Act(Timestamp, String),
    /// The store.
    #[error(transparent)]
    Db(#[from] DbError),
}

impl Failure {
    fn fact(file: &str, what: &str) -> Self {
        Self::Fact(format!("{file}: {what}"))
    }

    fn act(moment: Timestamp, error: &AppError) -> Self {
        let cause = std::error::Error::source(error);
        Self::Act(moment, cause.map_or_else(|| format!("{error:?}"), ToString::to_string))
    }
}

/// Somebody whom visitors may sign in as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// What to type first.
    pub login: String,
    /// What to type then.
    pub password: String,
    /// Their name.
    pub name: String,
    /// Their position.
    pub position: String,
    /// The code of their unit; empty for leaders.
    pub unit: String,
    /// What they are.
    pub roles: Vec<Role>,
}

/// What was built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Whom visitors may sign in as.
    pub accounts: Vec<Account>,
    /// Who leads the system.
    pub committee: Vec<CommitteeSeat>,
    /// What there is.
    pub counts: Counts,
}

/// The first day on which what "today" shows makes sense: all that its revisions cite is in force.
const PRESENT_SINCE: jiff::civil::Date = date(2025, 10, 1);

/// Builds the agency in an empty database whose schema is up to date, as of `now`. An agency that is
/// there already stays as it is.
///
/// `clock` is the one that `db` was opened with, and a fixed one: it is moved through the years and
/// left at `now`; `showcase` is what the features show, for the review of 2022. Afterwards the database is opened anew with the machine's clock.
pub fn build(
    db: &Db,
    clock: &Clock,
    now: Timestamp,
    react: React,
    showcase: &Showcase,
) -> Result<Summary, Failure> {
    let facts = Facts::read()?;
    if db.at(AGENCY).read_now(organization::agency).is_err() {
        if !matches!(clock, Clock::Fixed(_)) {
            return Err(Failure::Clock);
        }
        let world = World::showing(showcase);
        agenda(&facts, now)?.run(db, clock, react, AGENCY, now, world)?;
        clock.set(now);
    }
    Ok(Summary {
        accounts: accounts(&facts),
        committee: facts.agency.committee.clone(),
        counts: counts::counts(db, &facts)?,
    })
}

fn agenda(facts: &Facts, now: Timestamp) -> Result<Agenda, Failure> {
    let days = Days::national();
    let today = text::here(now).date();
    let mut agenda = Agenda::default();
    people::plan(&mut agenda, facts)?;
    texts::plan(&mut agenda, facts)?;
    changes::plan(&mut agenda, facts)?;
    papers::plan(&mut agenda, facts)?;
    declarations::plan(&mut agenda, facts)?;
    reading::plan(&mut agenda, facts, &days)?;
    papers::plan_past(&mut agenda, facts, &days)?;
    dossiers::plan(&mut agenda, facts, &days)?;
    objectives::plan(&mut agenda, facts)?;
    audits::plan(&mut agenda, facts)?;
    nonconformities::plan(&mut agenda, facts, &days)?;
    outputs::plan(&mut agenda)?;
    management_reviews::plan(&mut agenda, facts)?;
    trainings::plan(&mut agenda, facts)?;
    plans::plan(&mut agenda, facts)?;
    committees::plan(&mut agenda, facts)?;
    registers::plan(&mut agenda, facts, &days, today)?;
    records::plan(&mut agenda, facts)?;
    portal::plan(&mut agenda, facts)?;
    news::plan(&mut agenda, facts)?;
    reviews::plan(&mut agenda, facts, &days, today)?;
    citizens::plan(&mut agenda, facts, &days)?;
    transitions::plan(&mut agenda, facts)?;
    inspections::plan(&mut agenda, facts)?;
    if today >= PRESENT_SINCE {
        dossiers::plan_present(&mut agenda, facts, &days, today)?;
        papers::plan_present(&mut agenda, facts, &days, today)?;
        changes::plan_present(&mut agenda, facts, &days, today)?;
        reading::plan_present(&mut agenda, facts, &days, today)?;
        objectives::plan_present(&mut agenda, facts, &days, today)?;
        audits::plan_present(&mut agenda, facts, &days, today)?;
        management_reviews::plan_present(&mut agenda, facts, &days, today)?;
        trainings::plan_present(&mut agenda, facts, &days, today)?;
        plans::plan_present(&mut agenda, facts, &days, today)?;
        committees::plan_present(&mut agenda, facts, &days, today)?;
        news::plan_present(&mut agenda, facts, &days, today)?;
        records::plan_present(&mut agenda, facts, &days, today)?;
        citizens::plan_present(&mut agenda, facts, &days, today)?;
        transitions::plan_present(&mut agenda, facts, &days, today)?;
        inspections::plan_present(&mut agenda, facts, &days, today)?;
        portal::plan_present(&mut agenda, facts, &days, today)?;
        appointments::plan_present(&mut agenda, facts, &days, today)?;
    }
    Ok(agenda)
}

fn accounts(facts: &Facts) -> Vec<Account> {
    let account = |person: &facts::PersonFacts| Account {
        login: person.login.clone(),
        password: facts.agency.password.clone(),
        name: person.name.clone(),
        position: person.position.clone(),
        unit: person.unit.clone().unwrap_or_default(),
        roles: person.roles.iter().filter_map(|role| Role::parse(role)).collect(),
    };
    facts.agency.people.iter().map(account).collect()
}
