//! Dossiers: who received each, who did which step, and when.

use crate::{
    Failure,
    agenda::Agenda,
    course::{Course, Pace, Scheduled},
    facts::{Facts, SpecialFacts},
    moment::Days,
    world::World,
};
use dossier::{Acceptance, Applicant, Channel};
use jiff::{
    Timestamp,
    civil::{Date, date},
};
use platform::{AppError, Tx};

/// Who receives dossiers.
pub(crate) const DESK: &str = "motcua";

/// The first month of reception: procedures were new then.
const FIRST_MONTH: i8 = 3;

/// Where the numbers of the last days' applicants begin.
const PRESENT_FROM: usize = 200;

/// One dossier to come.
struct Coming {
    code: String,
    received: Timestamp,
    pace: Pace,
}

/// Puts every dossier of 2022 on the agenda.
pub(crate) fn plan(agenda: &mut Agenda, facts: &Facts, days: &Days) -> Result<(), Failure> {
    let mut coming = months(facts, days)?;
    for pending in &facts.dossiers.pending {
        let received = Days::moment(pending.received)?;
        coming.push(Coming { code: pending.code.clone(), received, pace: Pace::Usual(97) });
    }
    in_order(agenda, facts, days, 0, coming)
}

/// Puts the dossiers of the last days on the agenda.
pub(crate) fn plan_present(
    agenda: &mut Agenda,
    facts: &Facts,
    days: &Days,
    today: Date,
) -> Result<(), Failure> {
    let mut coming = Vec::new();
    for present in &facts.dossiers.present {
        let received = Days::at(days.back(today, present.back)?, present.at)?;
        let pace = Pace::Present(present.clone());
        coming.push(Coming { code: present.code.clone(), received, pace });
    }
    in_order(agenda, facts, days, PRESENT_FROM, coming)
}

fn in_order(
    agenda: &mut Agenda,
    facts: &Facts,
    days: &Days,
    from: usize,
    mut coming: Vec<Coming>,
) -> Result<(), Failure> {
    coming.sort_by_key(|dossier| dossier.received);
    for (place, dossier) in (from..).zip(coming) {
        one(agenda, facts, days, place, dossier)?;
    }
    Ok(())
}

/// The dossiers of each month, spread over its working days.
fn months(facts: &Facts, days: &Days) -> Result<Vec<Coming>, Failure> {
    let mut coming = Vec::new();
    for (code, counts) in &facts.dossiers.months {
        let mut nth = 0;
        for (month, count) in (FIRST_MONTH..).zip(counts) {
            for _ in 0..*count {
                nth += 1;
                coming.push(usual(facts, days, code, month, nth)?);
            }
        }
    }
    Ok(coming)
}

/// The `nth` dossier of a procedure.
fn usual(facts: &Facts, days: &Days, code: &str, month: i8, nth: usize) -> Result<Coming, Failure> {
    let is_it = |special: &&SpecialFacts| special.code == code && special.nth == nth;
    if let Some(special) = facts.dossiers.special.iter().find(is_it) {
        let received = Days::moment(special.received)?;
        return Ok(Coming {
            code: code.to_owned(),
            received,
            pace: Pace::Special(special.clone()),
        });
    }
    let chance = chance(code, nth);
    let first = date(2022, month, 1);
    let working = days.working(first, first.last_of_month());
    // What comes on the last days of a month is settled in it all the same, unless it takes weeks.
    let is_long = facts.procedure(code)?.steps.len() > 5;
    let usable = working.len().saturating_sub(if is_long { 9 } else { 2 }).max(1);
    let day = working.get(pick(chance, usable)).copied().ok_or(Failure::Beyond)?;
    let minute = pick(chance >> 16, 370);
    let minute = if minute < 210 { 450 + minute } else { 605 + minute };
    let hour = i8::try_from(minute / 60).unwrap_or_default();
    let received = Days::on(day, hour, i8::try_from(minute % 60).unwrap_or_default())?;
    let pace = Pace::Usual(50 + i64::try_from(pick(chance >> 32, 48)).unwrap_or_default());
    Ok(Coming { code: code.to_owned(), received, pace })
}

/// Always the same number for the same dossier, spread evenly (FNV-1a, then a finishing mix).
fn chance(code: &str, nth: usize) -> u64 {
    let bytes = code.bytes().chain(nth.to_le_bytes());
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325, step);
    let mixed = (hash ^ (hash >> 31)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 29)
}

fn pick(chance: u64, count: usize) -> usize {
    let count = u64::try_from(count).unwrap_or(1).max(1);
    usize::try_from((chance & 0xffff) % count).unwrap_or_default()
}

/// The whole life of one dossier.
fn one(
    agenda: &mut Agenda,
    facts: &Facts,
    days: &Days,
    place: usize,
    dossier: Coming,
) -> Result<(), Failure> {
    let Coming { code, received, pace } = dossier;
    let course = Course { facts, of: facts.procedure(&code)?, days, place };
    let acts = course.acts(received, &pace)?;
    let channel = match place % 10 {
        3 | 7 => Channel::Online,
        9 => Channel::Post,
        _ => Channel::Counter,
    };
    agenda.at(received, move |tx, world| accept(tx, world, place, &code, channel));
    for Scheduled { moment, login, action, with } in acts {
        agenda.at(moment, move |tx, world| {
            let (by, id) = (world.person(&login)?, world.dossier(place)?);
            dossier::act(tx, &by, id, action, &with).map(drop)
        });
    }
    Ok(())
}

fn accept(
    tx: &Tx<'_>,
    world: &mut World,
    place: usize,
    code: &str,
    channel: Channel,
) -> Result<(), AppError> {
    let version = document::effective(tx, code)?.ok_or(AppError::NotFound)?;
    let components = version.procedure().into_iter().flat_map(|procedure| &procedure.components);
    let acceptance = Acceptance {
        version: version.id,
        case: String::new(),
        channel,
        applicant: Applicant {
            name: format!("Người dân {:03} (minh họa)", place + 1),
            address: "Huyện đảo Cồn Cỏ, tỉnh Quảng Trị".to_owned(),
            ..Applicant::default()
        },
        components: components.map(|component| (component.text.clone(), 1, 0)).collect(),
        sets: 1,
        origin: String::new(),
    };
    let by = world.person(DESK)?;
    let id = dossier::accept(tx, &by, &acceptance)?;
    world.dossiers.insert(place, id);
    Ok(())
}
