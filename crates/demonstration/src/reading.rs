//! Paper copies, and who read what took effect.

use crate::{Failure, agenda::Agenda, facts::Facts, moment::Days, store, world::World};
use distribution::CopyOrder;
use jiff::{
    ToSpan,
    civil::{Date, date},
};
use platform::{AppError, Tx};

/// Who hands copies out.
const KEEPER: &str = "thuky";

/// The manual, which has paper copies.
const MANUAL: &str = "STCL";

/// Who holds them, in the order of their numbers; the four units come after the first two.
const HOLDERS: [&str; 2] = ["Chủ tịch UBND huyện", "Phó Chủ tịch UBND huyện"];
const DESK: &str = "Bộ phận Tiếp nhận và Trả kết quả";

const DELIVERED: Date = date(2022, 3, 1);

/// Documents that somebody reads in one go.
const SITTING: usize = 8;

/// Puts copies and readings on the agenda.
pub(crate) fn plan(agenda: &mut Agenda, facts: &Facts, days: &Days) -> Result<(), Failure> {
    let units = facts.agency.units.iter().map(|unit| unit.name.clone());
    let leaders = HOLDERS.into_iter().map(str::to_owned);
    let holders: Vec<_> = leaders.chain(units).chain([DESK.to_owned()]).collect();
    agenda.at(Days::on(DELIVERED, 8, 15)?, move |tx, world| deliver(tx, world, &holders));
    // Everybody in scope had read everything by 10 March; the later version by 19 September.
    let spring = days.working(date(2022, 3, 2), date(2022, 3, 10));
    let autumn = days.working(date(2022, 9, 16), date(2022, 9, 19));
    for day in spring.into_iter().chain(autumn) {
        for (place, person) in (0..).zip(&facts.agency.people) {
            let login = person.login.clone();
            let moment = Days::on(day, 13, 35)? + (place * 7_i64).minutes();
            agenda.at(moment, move |tx, world| read(tx, world, &login));
        }
    }
    Ok(())
}

fn deliver(tx: &Tx<'_>, world: &World, holders: &[String]) -> Result<(), AppError> {
    let (by, version) = (world.person(KEEPER)?, world.version(MANUAL)?);
    for (number, holder) in (1..).zip(holders) {
        let order = CopyOrder { number, holder: holder.clone(), delivered_on: DELIVERED };
        distribution::deliver(tx, &by, version, &order)?;
    }
    Ok(())
}

/// Somebody opens and acknowledges what they have to read, as much as they can in one go.
fn read(tx: &Tx<'_>, world: &World, login: &str) -> Result<(), AppError> {
    let by = world.person(login)?;
    let open = distribution::unread(tx)?;
    let own = open.into_iter().filter(|unread| unread.person == by.person).take(SITTING);
    for unread in own {
        store::note_opened(tx, unread.version.get(), by.person.get(), tx.now().as_microsecond())?;
        distribution::acknowledge(tx, &by, unread.version)?;
    }
    Ok(())
}
