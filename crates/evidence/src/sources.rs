//! One function a source of evidence. Each asks the feature that owns it, and nothing else.

use crate::{Exhibit, Source, Standing, store};
use document::Kind;
use dossier::Tally;
use jiff::{ToSpan as _, civil::Date};
use platform::{DbError, Role, Tx};

/// Roles without which the system has nobody to run it.
const NEEDED_ROLES: [Role; 4] =
    [Role::Approver, Role::IsoSecretary, Role::DocumentController, Role::Auditor];

/// When it is asked, and how large the record was when it was last signed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Now {
    pub(crate) today: Date,
    pub(crate) record: i64,
}

/// What a source shows now.
pub(crate) fn exhibit(tx: &Tx<'_>, now: Now, source: Source) -> Result<Exhibit, DbError> {
    match source {
        Source::Policy => in_force(tx, source, &[Kind::Policy]),
        Source::Manual => in_force(tx, source, &[Kind::Manual, Kind::Appendix]),
        Source::SystemProcedures => {
            in_force(tx, source, &[Kind::SystemProcedure, Kind::Instruction])
        }
        Source::AdministrativeProcedures => in_force(tx, source, &[Kind::AdministrativeProcedure]),
        Source::Approvals => approvals(tx),
        Source::Decisions => decisions(tx),
        Source::Coverage => coverage(tx),
        Source::MasterList => master_list(tx, now.today),
        Source::Records => records(tx),
        Source::Reviews => reviews(tx),
        Source::ExternalDocuments => external_documents(tx, now.today),
        Source::Dossiers => Ok(Exhibit::needed(source, year(tx, now.today)?.received)),
        Source::Results => Ok(Exhibit::needed(source, year(tx, now.today)?.finished())),
        Source::Objectives => objectives(tx, now.today),
        Source::Measurements => measurements(tx, now.today),
        Source::Outputs => outputs(tx, now.today),
        Source::Nonconformities => nonconformities(tx),
        Source::Roles => roles(tx, now.today),
        Source::People => people(tx, now.today),
        Source::Ledger => Ok(Exhibit::needed(source, now.record)),
    }
}

fn in_force(tx: &Tx<'_>, source: Source, kinds: &[Kind]) -> Result<Exhibit, DbError> {
    let counts = document::counts(tx)?;
    let own = counts.iter().filter(|(kind, ..)| kinds.contains(kind));
    Ok(Exhibit::needed(source, own.map(|(.., n)| n).sum()))
}

fn approvals(tx: &Tx<'_>) -> Result<Exhibit, DbError> {
    let (approved, all) = document::approved_in_force(tx)?;
    Ok(Exhibit::of_all(Source::Approvals, approved, all))
}

fn decisions(tx: &Tx<'_>) -> Result<Exhibit, DbError> {
    let (count,) = store::decisions(tx)?;
    Ok(Exhibit::needed(Source::Decisions, count))
}

fn coverage(tx: &Tx<'_>) -> Result<Exhibit, DbError> {
    let (acknowledged, all) = distribution::coverage(tx)?;
    Ok(Exhibit::of_all(Source::Coverage, acknowledged, all))
}

fn master_list(tx: &Tx<'_>, today: Date) -> Result<Exhibit, DbError> {
    let counts = master_list::counts(tx, today)?;
    Ok(Exhibit::needed(Source::MasterList, counts.iter().map(|(.., n)| n).sum()))
}

/// What procedures name and the register of records lacks, or says otherwise, is a gap.
fn records(tx: &Tx<'_>) -> Result<Exhibit, DbError> {
    let tally = record::tally(tx)?;
    let standing = match (tally.types, tally.gaps) {
        (0, _) => Standing::Missing,
        (_, 0) => Standing::Good,
        _ => Standing::Partial,
    };
    Ok(Exhibit { source: Source::Records, count: tally.types, of: None, standing })
}

fn reviews(tx: &Tx<'_>) -> Result<Exhibit, DbError> {
    let tally = periodic_review::tally(tx)?;
    Ok(Exhibit::of_all(Source::Reviews, tally.in_time, tally.watched))
}

/// A register that holds only what ended is out of date.
fn external_documents(tx: &Tx<'_>, today: Date) -> Result<Exhibit, DbError> {
    let (_, in_force) = store::external_documents(tx, &today.to_string())?;
    Ok(Exhibit::needed(Source::ExternalDocuments, in_force))
}

/// The dossiers of twelve months.
pub(crate) fn year_from(today: Date) -> Date {
    today.saturating_sub(12.months())
}

fn year(tx: &Tx<'_>, today: Date) -> Result<Tally, DbError> {
    dossier::tally(tx, year_from(today), today, None)
}

fn objectives(tx: &Tx<'_>, today: Date) -> Result<Exhibit, DbError> {
    let sight = objective::tally(tx, today)?;
    Ok(Exhibit::needed(Source::Objectives, sight.approved))
}

/// Of the approved objectives, those that come to something: met or missed, both are evidence.
fn measurements(tx: &Tx<'_>, today: Date) -> Result<Exhibit, DbError> {
    let sight = objective::tally(tx, today)?;
    Ok(Exhibit::of_all(Source::Measurements, sight.measured(), sight.approved))
}

/// Late dossiers must have been noted; without any there is nothing to show.
fn outputs(tx: &Tx<'_>, today: Date) -> Result<Exhibit, DbError> {
    let (noted, late) = (nonconformity::tally(tx)?.outputs, year(tx, today)?.late);
    let standing = match (noted, late) {
        (0, 0) => Standing::Idle,
        (0, _) => Standing::Missing,
        _ => Standing::Good,
    };
    Ok(Exhibit { source: Source::Outputs, count: noted, of: None, standing })
}

/// What is overdue, or waits as a draft, is not under control.
fn nonconformities(tx: &Tx<'_>) -> Result<Exhibit, DbError> {
    let tally = nonconformity::tally(tx)?;
    let count = tally.drafts + tally.open + tally.ended;
    let standing = if count == 0 {
        Standing::Idle
    } else if tally.overdue > 0 || tally.drafts > 0 {
        Standing::Partial
    } else {
        Standing::Good
    };
    Ok(Exhibit { source: Source::Nonconformities, count, of: None, standing })
}

fn roles(tx: &Tx<'_>, today: Date) -> Result<Exhibit, DbError> {
    let members = organization::directory(tx, today)?;
    let is_played = |role: &&Role| members.iter().any(|member| member.roles.contains(role));
    let played = NEEDED_ROLES.iter().filter(is_played).count();
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    Ok(Exhibit::of_all(Source::Roles, number(played), number(NEEDED_ROLES.len())))
}

fn people(tx: &Tx<'_>, today: Date) -> Result<Exhibit, DbError> {
    let members = organization::directory(tx, today)?;
    let placed = members.iter().filter(|member| !member.position.is_empty()).count();
    Ok(Exhibit::needed(Source::People, i64::try_from(placed).unwrap_or(i64::MAX)))
}
