//! Paper copies, and who read what took effect.

use crate::{Failure, agenda::Agenda, facts::Facts, moment::Days, world::World};
use distribution::{
    Answered, CopyAction, CopyMove, DisposalAction, DisposalOrder, Holder, PaperCopy, Target,
};
use jiff::{
    ToSpan,
    civil::{Date, date},
};
use platform::{AppError, Tx};

/// Who hands copies out.
const KEEPER: &str = "thuky";
/// Who allows a destruction.
const LEADER: &str = "chutich";

/// The manual, which has paper copies.
const MANUAL: &str = "STCL";
/// A procedure with paper copies, of which a later version took effect on 15 September.
const REVISED: &str = "QT.VP.06";
/// Where its first issue is kept in mind.
const FIRST_ISSUE: &str = "QT.VP.06/01";
/// Procedures that lately got a wider distribution list.
const WIDENED: [(&str, usize); 2] = [("QT.KTXH.02", 12), ("QT.NV.02", 4)];
/// Those of the wider circle who have not read them yet.
const SLOW: [&str; 2] = ["truongphong.tckh", "vanthu"];

/// Who holds the manual, in the order of the copies' numbers; the four units come after the first two.
const LEADERS: [&str; 2] = ["chutich", "phochutich"];
const DESK: &str = "Bộ phận Tiếp nhận và Trả kết quả";
const BOARD: &str = "Bảng niêm yết thủ tục hành chính";

const DELIVERED: Date = date(2022, 3, 1);
const REPLACED: Date = date(2022, 9, 16);
const RETURNED: Date = date(2022, 9, 20);
const DESTROYED: Date = date(2022, 9, 28);

/// Documents that somebody reads in one go.
const SITTING: usize = 8;
/// How often they must sit down for everything.
const SITTINGS: usize = 8;

/// Puts copies and readings on the agenda.
pub(crate) fn plan(agenda: &mut Agenda, facts: &Facts, days: &Days) -> Result<(), Failure> {
    let units: Vec<_> = facts.agency.units.iter().map(|unit| unit.code.clone()).collect();
    agenda.at(Days::on(DELIVERED, 8, 15)?, move |tx, world| first_copies(tx, world, &units));
    agenda.at(Days::on(REPLACED, 8, 30)?, |tx, world| {
        let (by, version) = (world.person(KEEPER)?, world.version(REVISED)?);
        distribution::allocate_again(tx, &by, version)?;
        deliver_all(tx, world, REVISED, REPLACED)
    });
    agenda.at(Days::on(RETURNED, 14, 0)?, take_back);
    agenda.at(Days::on(DESTROYED, 8, 0)?, draft_minutes);
    // Everybody in scope had read everything by 10 March; the later version by 19 September.
    let spring = days.working(date(2022, 3, 2), date(2022, 3, 10));
    let autumn = days.working(date(2022, 9, 16), date(2022, 9, 19));
    for day in spring.into_iter().chain(autumn) {
        sit_down(agenda, facts, day, |_| true)?;
    }
    Ok(())
}

/// Everybody reads all of it on one day.
pub(crate) fn plan_all(agenda: &mut Agenda, facts: &Facts, day: Date) -> Result<(), Failure> {
    (0..SITTINGS).try_for_each(|_| sit_down(agenda, facts, day, |_| true))
}

/// Wider lists of the last days: most people have read, some are late.
pub(crate) fn plan_present(
    agenda: &mut Agenda,
    facts: &Facts,
    days: &Days,
    today: Date,
) -> Result<(), Failure> {
    for (code, back) in WIDENED {
        let day = days.back(today, back)?;
        agenda.at(Days::on(day, 8, 5)?, move |tx, world| {
            let (by, version) = (world.person(KEEPER)?, world.version(code)?);
            distribution::add_line(tx, &by, version, &Target::Everybody, day).map(drop)
        });
        for day in [day, days.back(today, back.saturating_sub(2))?] {
            sit_down(agenda, facts, day, |login| !SLOW.contains(&login))?;
        }
    }
    Ok(())
}

/// Everybody of whom it is asked reads on one day, one after the other.
fn sit_down(
    agenda: &mut Agenda,
    facts: &Facts,
    day: Date,
    reads: impl Fn(&str) -> bool,
) -> Result<(), Failure> {
    for (place, person) in (0..).zip(&facts.agency.people) {
        let login = person.login.clone();
        let moment = Days::on(day, 13, 35)? + (place * 7_i64).minutes();
        if reads(&login) {
            agenda.at(moment, move |tx, world| read(tx, world, &login));
        }
    }
    Ok(())
}

/// The manual goes to the leaders, the units and the desk; the procedure to the office, the desk and
/// the board.
fn first_copies(tx: &Tx<'_>, world: &mut World, units: &[String]) -> Result<(), AppError> {
    let by = world.person(KEEPER)?;
    world.versions.insert(FIRST_ISSUE.to_owned(), world.version(REVISED)?);
    let place = |name: &str| Holder::Place(name.to_owned());
    let unit = |code: &String| {
        let found = world.unit(Some(code))?;
        found.map(|unit| Holder::Unit(unit.get())).ok_or(AppError::NotFound)
    };
    let mut holders = Vec::new();
    for login in LEADERS {
        holders.push(Holder::Person(world.person(login)?.person));
    }
    for code in units {
        holders.push(unit(code)?);
    }
    holders.push(place(DESK));
    let office = units.first().map(unit).transpose()?;
    let second = office.into_iter().chain([place(DESK), place(BOARD)]);
    for (code, holders) in [(MANUAL, holders), (REVISED, second.collect())] {
        for holder in holders {
            distribution::allocate(tx, &by, world.version(code)?, &holder)?;
        }
        deliver_all(tx, world, code, DELIVERED)?;
    }
    Ok(())
}

/// Hands over every copy of the newest version of a document; its holders sign the paper register.
fn deliver_all(tx: &Tx<'_>, world: &World, code: &str, on: Date) -> Result<(), AppError> {
    let (by, version) = (world.person(KEEPER)?, world.version(code)?);
    for copy in distribution::copies(tx, version)? {
        distribution::move_copy(tx, &by, version, copy.id, &moved(CopyAction::Deliver, on))?;
    }
    Ok(())
}

fn moved(action: CopyAction, on: Date) -> CopyMove {
    CopyMove { action, on, reason: String::new(), signed: true }
}

/// The first issue's copies that people still hold or that came back.
fn old_copies(tx: &Tx<'_>, world: &World) -> Result<Vec<PaperCopy>, AppError> {
    Ok(distribution::copies(tx, world.version(FIRST_ISSUE)?)?)
}

/// Two of three come back; the board's is still out: a recall under way.
fn take_back(tx: &Tx<'_>, world: &mut World) -> Result<(), AppError> {
    let by = world.person(KEEPER)?;
    for copy in old_copies(tx, world)?.into_iter().take(2) {
        let back = moved(CopyAction::Return, RETURNED);
        distribution::move_copy(tx, &by, copy.version, copy.id, &back)?;
    }
    Ok(())
}

/// What came back is destroyed by approved minutes.
fn draft_minutes(tx: &Tx<'_>, world: &mut World) -> Result<(), AppError> {
    let (by, leader) = (world.person(KEEPER)?, world.person(LEADER)?);
    let back: Vec<_> = old_copies(tx, world)?.into_iter().take(2).map(|copy| copy.id).collect();
    let member = |login| {
        let who = world.person(login)?;
        Ok::<_, AppError>(format!("{}, {}", who.name, who.position))
    };
    let order = DisposalOrder {
        number: "12/BB-UBND".into(),
        dated: DESTROYED,
        members: [member(KEEPER)?, member("vanthu")?].join("\n"),
        reason: "Tài liệu hết hiệu lực, đã có bản thay thế".into(),
        method: "Cắt nhỏ bằng máy hủy giấy".into(),
        copies: back,
    };
    let id = distribution::draft_disposal(tx, &by, &order)?;
    distribution::act_on_disposal(tx, &leader, id, DisposalAction::Approve, 0, DESTROYED)?;
    distribution::act_on_disposal(tx, &by, id, DisposalAction::Execute, 0, DESTROYED)
}

/// Somebody reads what they have to, part after part, and acknowledges it; as much as they can in one
/// go.
fn read(tx: &Tx<'_>, world: &World, login: &str) -> Result<(), AppError> {
    let by = world.person(login)?;
    let open = distribution::unread(tx)?;
    let own = open.into_iter().filter(|unread| unread.person == by.person).take(SITTING);
    for unread in own {
        let version = document::open(tx, &by, unread.version)?;
        for part in 0..distribution::parts(&version.content).len() {
            distribution::show_part(tx, &by, version.id, part)?;
        }
        let hash = version.content_hash();
        match distribution::acknowledge(tx, &by, version.id, &hash, &[])? {
            Answered::Met(_) | Answered::Wrong(_) => {}
        }
    }
    Ok(())
}
