//! Rows of the quality registers: every register of the product, in the proportions of a year's work.

use super::now;
use crate::{Outcome, product::AGENCY};
use jiff::{Timestamp, ToSpan as _, civil::Date};
use quality_register::{Field, Kind, Register, Slot, Values};
use rusqlite::{Connection, Transaction, params};
use std::collections::BTreeMap;

/// The end of a row that still stands.
const STANDS: i64 = i64::MAX;

const HOUR: i64 = 3_600_000_000;

/// Every register, and how many of ten thousand rows are its. What others belong to comes first.
const SHARES: [(&Register, usize); 30] = [
    (&committee::COMMITTEES, 5),
    (&committee::SEATS, 60),
    (&committee::MEETINGS, 60),
    (&committee::ATTENDANCE, 600),
    (&committee::CONCLUSIONS, 200),
    (&plan::PLANS, 20),
    (&plan::TASKS, 1500),
    (&plan::URGINGS, 300),
    (&risk::RISKS, 600),
    (&context::ISSUES, 100),
    (&context::PARTIES, 80),
    (&provider::PROVIDERS, 80),
    (&infrastructure::EQUIPMENT, 600),
    (&infrastructure::CHECKS, 800),
    (&training::COURSES, 120),
    (&training::ATTENDANCES, 2200),
    (&training::NEEDS, 100),
    (&training::COMPETENCES, 200),
    (&training::KNOWLEDGE, 100),
    (&inspection::INSPECTIONS, 10),
    (&management_review::REVIEWS, 10),
    (&management_review::DECISIONS, 80),
    (&audit::PROGRAMMES, 5),
    (&audit::AUDITS, 20),
    (&audit::LINES, 200),
    (&audit::SESSIONS, 60),
    (&audit::FINDINGS, 400),
    (&nonconforming_output::OUTPUTS, 600),
    (&communication::PLAN, 40),
    (&communication::LOG, 850),
];

/// Who and what rows are about.
struct Agency<'u> {
    units: &'u [i64],
    people: Vec<i64>,
}

/// Fills the registers with `count` entries, each with the row that it replaced.
pub(super) fn fill(conn: &mut Connection, count: usize, units: &[i64]) -> Outcome<()> {
    let tx = conn.transaction()?;
    let agency = Agency { units, people: people(&tx)? };
    let mut known: BTreeMap<&str, Vec<i64>> = BTreeMap::new();
    let mut place = 0;
    for (register, share) in SHARES {
        for n in 0..count * share / 10_000 {
            let parents = register.parent.and_then(|parent| known.get(parent.key));
            let parent = parents.and_then(|all| all.get(n % all.len().max(1)).copied());
            let id = insert(&tx, register, (n, place), parent, &agency)?;
            known.entry(register.key).or_default().push(id);
            place += 1;
        }
    }
    tx.commit()?;
    Ok(())
}

fn people(tx: &Transaction<'_>) -> Outcome<Vec<i64>> {
    let mut found = tx.prepare("SELECT id FROM person WHERE agency_id = ?1 ORDER BY id")?;
    let found = found.query_map([AGENCY.get()], |row| row.get(0))?;
    Ok(found.collect::<Result<_, _>>()?)
}

impl Agency<'_> {
    /// What stands in a field of the `n`th entry; a third of what is due was due in the past.
    fn value(&self, field: &Field, n: usize, on: Date) -> String {
        let pick = |of: &[i64]| of.get(n % of.len().max(1)).map(i64::to_string).unwrap_or_default();
        match field.kind {
            Kind::Line => format!("Nội dung số {n} của năm (minh họa)"),
            Kind::Text => "Ghi diễn biến, nguyên nhân, việc đã làm, kết quả. ".repeat(4),
            Kind::Whole(least, _) => least.to_string(),
            Kind::Year => on.year().to_string(),
            Kind::Day if n.is_multiple_of(3) => on.to_string(),
            Kind::Day => on.saturating_add(900.days()).to_string(),
            Kind::Choice(words) | Kind::Several(words) => words[n % words.len()].to_owned(),
            Kind::Unit => pick(self.units),
            Kind::Person => pick(&self.people),
            Kind::Clauses => "8.5.1".to_owned(),
            Kind::Document => "QT.00000".to_owned(),
        }
    }
}

/// The day of an entry: within the two years past, one after the other.
fn begun(place: usize) -> Outcome<(i64, Date)> {
    let at = now() - i64::try_from(place * 7919 % 730 + 1)? * 24 * HOUR;
    Ok((at, text::here(Timestamp::from_microsecond(at)?).date()))
}

fn insert(
    tx: &Transaction<'_>,
    register: &Register,
    (n, place): (usize, usize),
    parent: Option<i64>,
    agency: &Agency<'_>,
) -> Outcome<i64> {
    let (at, on) = begun(place)?;
    let id = (at / 1000) << 20 | i64::try_from(place)?;
    let mut values = Values::new();
    for field in register.fields {
        values.set(field.key, agency.value(field, n, on));
    }
    // Most are done; one in five is on its way.
    let stages = register.stages;
    let settled = stages.iter().find(|stage| stage.is_settled && !n.is_multiple_of(5));
    let stage = settled.unwrap_or(&stages[n / 5 % stages.len()]);
    let slot = |slot| register.slot(slot).map(|field| values.text(field.key)).unwrap_or_default();
    let number = |slot: &str| slot.parse::<i64>().ok();
    let due = Some(slot(Slot::Due)).filter(|due| !due.is_empty());
    let settled_on = stage.is_settled.then(|| on.to_string());
    let first = (0, at, at + HOUR, stages[0].key, None);
    for (move_no, from, to, state, settled_on) in
        [first, (1, at + HOUR, STANDS, stage.key, settled_on)]
    {
        tx.prepare_cached(
            "INSERT INTO quality_entry (agency_id, id, move_no, register, from_at, to_at, number, state, title, kind,
                unit_id, owner_id, due_on, rank, parent_id, origin, origin_href, origin_label, filled, folded, raised_by,
                raised_on, settled_on, action, acted_by, note, salt, document, grade)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, '', '', '', ?16, ?17, 0, ?18, ?19,
                'begin', 0, '', ?20, ?21, ?22)",
        )?
        .execute(params![
            AGENCY.get(), id, move_no, register.key, from, to, format!("{}-{place:05}", register.prefix), state,
            slot(Slot::Title), slot(Slot::Kind), number(slot(Slot::Unit)), number(slot(Slot::Owner)), due,
            (register.rank)(&values), parent, serde_json::to_string(&values)?, text::fold(slot(Slot::Title)),
            on.to_string(), settled_on, format!("{id:064x}"), slot(Slot::Document), slot(Slot::Grade)
        ])?;
    }
    Ok(id)
}
