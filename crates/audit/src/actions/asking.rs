//! What is asked of an audit: its team, its schedule, its findings, how much is covered.

use super::today;
use crate::{AUDITS, FINDINGS, LINES, PROGRAMMES, SESSIONS, model::Cover, model::Coverage};
use crate::{Slot, Team, is_within, permit::is_trained};
use jiff::civil::Date;
use platform::{AppError, DbError, PersonId, Tx};
use quality_register::{Edition, Entry, EntryId, Step, as_of, belonging, open};
use std::collections::{BTreeMap, BTreeSet};

/// The fields of a session that name an auditor.
const AUDITORS: [&str; 3] = ["auditor", "second", "third"];

/// Everybody who audits in a session.
pub(crate) fn auditors(session: &Entry) -> Vec<PersonId> {
    AUDITORS.iter().filter_map(|field| session.values.person(field)).collect()
}

/// The sessions of an audit that were not dropped, in the order of time.
pub(crate) fn sessions(tx: &Tx<'_>, audit: EntryId) -> Result<Vec<Entry>, DbError> {
    let mut sessions = belonging(tx, &SESSIONS, audit)?;
    sessions.retain(|session| session.state() != "dropped");
    let when = |session: &Entry| (session.due_on(), session.values.text("begins").to_owned());
    sessions.sort_by_key(when);
    Ok(sessions)
}

/// The codes of the procedures that a session looks at.
pub(crate) fn documents(session: &Entry) -> impl Iterator<Item = &str> {
    let codes = session.values.text("documents").split([',', ';']).map(str::trim);
    codes.filter(|code| !code.is_empty())
}

/// The codes of the procedures that an audit looks at.
pub(crate) fn procedures(tx: &Tx<'_>, audit: EntryId) -> Result<Vec<String>, DbError> {
    let mut codes = BTreeSet::new();
    for session in sessions(tx, audit)? {
        codes.extend(documents(&session).map(str::to_owned));
    }
    Ok(codes.into_iter().collect())
}

/// The findings of an audit that were not withdrawn.
pub(crate) fn findings(tx: &Tx<'_>, audit: EntryId) -> Result<Vec<Entry>, DbError> {
    let mut findings = belonging(tx, &FINDINGS, audit)?;
    findings.retain(|finding| finding.state() != "withdrawn");
    Ok(findings)
}

/// A line of a checklist with the fields that pages and prints show.
pub type Line = Entry;

/// The lines of an audit's checklist that were not dropped.
pub fn lines(tx: &Tx<'_>, audit: EntryId) -> Result<Vec<Line>, DbError> {
    let mut lines = belonging(tx, &LINES, audit)?;
    lines.retain(|line| line.state() != "dropped");
    Ok(lines)
}

/// Who belongs to the team of an audit: the lead and every auditor of its sessions.
pub fn team(tx: &Tx<'_>, audit: &Entry) -> Result<Vec<PersonId>, DbError> {
    let mut team: Vec<_> = audit.owner().into_iter().collect();
    for session in sessions(tx, audit.id)? {
        for person in auditors(&session) {
            if !team.contains(&person) {
                team.push(person);
            }
        }
    }
    Ok(team)
}

/// A session as the rule of independence sees it.
pub(crate) fn slot(tx: &Tx<'_>, session: &Entry) -> Result<Slot, DbError> {
    let day = session.due_on().unwrap_or(today(tx));
    let mut team = Team::new();
    for person in auditors(session) {
        let member = organization::member(tx, person, day)?;
        let unit = member.and_then(|member| member.unit).map(organization::UnitId::get);
        team.push((person, unit));
    }
    let mut untrained = Vec::new();
    for (person, _) in &team {
        if !is_trained(tx, *person, day)? {
            untrained.push(*person);
        }
    }
    let is_allowed = session.state() == "allowed" || session.values.has("exception");
    Ok(Slot { unit: session.unit().unwrap_or_default(), auditors: team, untrained, is_allowed })
}

/// Whether the lead of an audit holds a certificate on its first day, or a leader allowed it in words.
pub(crate) fn is_lead_allowed(tx: &Tx<'_>, audit: &Entry) -> Result<bool, DbError> {
    if audit.values.has("lead_exception") {
        return Ok(true);
    }
    let day = audit.values.day("from").unwrap_or(today(tx));
    audit.owner().map_or(Ok(false), |lead| is_trained(tx, lead, day))
}

/// What belongs to an audit names clauses of the edition by which its programme audits.
pub(crate) fn as_programme(
    tx: &Tx<'_>,
    below: &mut Entry,
    _: Option<&Step>,
) -> Result<(), AppError> {
    if below.moves == 0 {
        let audit = open(tx, &AUDITS, below.parent.ok_or(AppError::NotFound)?)?;
        below.edition = programme_of(tx, &audit)?.edition;
    }
    Ok(())
}

/// Every session of an audit as the rule of independence sees it.
pub fn slots(tx: &Tx<'_>, audit: EntryId) -> Result<Vec<(Entry, Slot)>, DbError> {
    let slots = sessions(tx, audit)?.into_iter().map(|session| {
        let slot = slot(tx, &session)?;
        Ok((session, slot))
    });
    slots.collect()
}

/// The programme that an audit belongs to.
pub(crate) fn programme_of(tx: &Tx<'_>, audit: &Entry) -> Result<Entry, AppError> {
    open(tx, &PROGRAMMES, audit.parent.ok_or(AppError::NotFound)?)
}

/// The programme of a year that was noted last, as of a day.
pub fn newest_programme(tx: &Tx<'_>, year: i16, day: Date) -> Result<Option<Entry>, DbError> {
    let of_year = |entry: &Entry| entry.values.whole("year") == Some(i64::from(year));
    Ok(as_of(tx, &PROGRAMMES, day)?.into_iter().rfind(of_year))
}

/// How far the audits of a programme cover units and clauses at the end of a day: what their sessions
/// plan, and what the answered lines of their checklists show. Told under the edition of the programme,
/// or under `shown`.
pub fn coverage(
    tx: &Tx<'_>,
    programme: &Entry,
    day: Date,
    shown: Option<Edition>,
) -> Result<Coverage, DbError> {
    let own = programme.edition;
    let shown = shown.unwrap_or(own);
    let year = i16::try_from(programme.values.whole("year").unwrap_or_default()).ok();
    let last = year.and_then(|year| Date::new(year, 12, 31).ok()).unwrap_or(day);
    let units = organization::units(tx, last.min(day))?;
    let units = units.iter().map(|unit| unit.id.get()).collect();
    let clauses = evidence::applicable(tx, shown)?.iter().map(|clause| clause.number).collect();
    let mut coverage = Coverage::new(units, clauses);
    let audits = as_of(tx, &AUDITS, day)?.into_iter();
    let counts = |it: &Entry| it.parent == Some(programme.id) && it.state() != "cancelled";
    let audits: BTreeSet<_> = audits.filter(counts).map(|audit| audit.id).collect();
    let mut mark = |register, field, cover, state: fn(&str) -> bool| -> Result<(), DbError> {
        for it in as_of(tx, register, day)? {
            if it.parent.is_some_and(|audit| audits.contains(&audit)) && state(it.state()) {
                let unit = it.unit().unwrap_or_default();
                for named in it.values.list(field) {
                    let (there, without) = told(named, own, shown);
                    for clause in &there {
                        coverage.note(unit, clause, cover);
                    }
                    coverage.lose(without);
                }
            }
        }
        Ok(())
    };
    mark(&SESSIONS, "clauses", Cover::Planned, |state| state != "dropped")?;
    mark(&LINES, "clause", Cover::Done, |state| state == "answered")?;
    Ok(coverage)
}

/// What is named under one edition as it is called under another, and what has no counterpart there.
fn told(named: &str, own: Edition, shown: Edition) -> (Vec<String>, Vec<String>) {
    if own == shown {
        return (vec![named.to_owned()], Vec::new());
    }
    let rows = own.clauses().iter().filter(|row| row.is_row() && is_within(named, row.number));
    let reading = standard::read(rows.map(|row| row.number), own, shown);
    (reading.there.iter().map(|clause| clause.number.to_owned()).collect(), reading.lost)
}

/// The units of a day by key.
pub(crate) fn units(tx: &Tx<'_>) -> Result<BTreeMap<i64, organization::Unit>, DbError> {
    let units = organization::units(tx, today(tx))?.into_iter();
    Ok(units.map(|unit| (unit.id.get(), unit)).collect())
}
