//! The agency on the last day of 2021: people, texts, the documents and the twenty processes in force and
//! read by everybody, and nothing of the year to come. A test plays that year itself.

use crate::{
    AGENCY, Account, Failure, React, accounts, agenda::Agenda, facts::Facts, moment::Days, papers,
    people, reading, texts, world::World,
};
use jiff::{
    Timestamp, ToSpan,
    civil::{Date, date},
};
use platform::{Clock, Db};

/// How many days before those of the demonstration everything was written and signed.
const EARLIER: i64 = 56;
/// The day of the decision that put it into force.
const ISSUED: Date = date(2021, 12, 31);
/// The decision's number, an illustration.
const DECISION: (&str, &str) = (
    "212/QĐ-UBND",
    "Ban hành hệ thống tài liệu quản lý chất lượng theo Tiêu chuẩn quốc gia TCVN ISO 9001:2015",
);

/// Builds it in an empty database, and leaves `clock`, the fixed one that `db` was opened with, at `now`.
pub fn build_bare(
    db: &Db,
    clock: &Clock,
    now: Timestamp,
    react: React,
) -> Result<Vec<Account>, Failure> {
    if !matches!(clock, Clock::Fixed(_)) {
        return Err(Failure::Clock);
    }
    if db.at(AGENCY).read_now(organization::agency).is_ok() {
        return Err(Failure::Taken);
    }
    let facts = before_the_year()?;
    agenda(&facts)?.run(db, clock, react, AGENCY, now, World::default())?;
    clock.set(now);
    Ok(accounts(&facts))
}

/// The facts as they were then: what was not in force yet is no basis of anything.
fn before_the_year() -> Result<Facts, Failure> {
    let mut facts = Facts::read()?;
    let in_force: Vec<_> = (facts.texts.first.iter())
        .filter(|text| text.effective.is_some_and(|from| from <= ISSUED.saturating_sub(5.days())))
        .map(|text| text.number.clone())
        .collect();
    for procedure in &mut facts.procedures {
        procedure.basis.retain(|number| in_force.contains(number));
    }
    facts.agency.from = date(2021, 11, 1);
    DECISION.0.clone_into(&mut facts.agency.decision.number);
    DECISION.1.clone_into(&mut facts.agency.decision.subject);
    facts.agency.decision.dated = ISSUED;
    Ok(facts)
}

fn agenda(facts: &Facts) -> Result<Agenda, Failure> {
    let mut agenda = Agenda::default();
    people::plan_at(&mut agenda, facts, Days::on(facts.agency.from, 8, 0)?)?;
    texts::plan_first(&mut agenda, facts, date(2021, 11, 2))?;
    papers::plan_earlier(&mut agenda, facts, EARLIER)?;
    reading::plan_all(&mut agenda, facts, ISSUED)?;
    Ok(agenda)
}
