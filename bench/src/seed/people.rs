use super::now;
use crate::{
    Outcome,
    product::{self, AGENCY},
};
use composition::Product;
use jiff::civil::{Date, date};
use organization::{Agency, FullName, UnitId};
use platform::{Actor, AppError, Role, Tx};
use rusqlite::Connection;

const FIRST_DAY: Date = date(2020, 1, 1);
const UNITS: usize = 20;
const PEOPLE: usize = 200;

/// Founds the agency: 20 units, 200 people.
pub(super) fn settle(product: &Product) -> Outcome<Vec<i64>> {
    let agency = Agency {
        id: AGENCY,
        name: "Ủy ban nhân dân tỉnh Minh Họa".to_owned(),
        short_name: "UBND tỉnh Minh Họa".to_owned(),
        superior: String::new(),
        place: "Minh Họa".to_owned(),
        code: "H00.01".to_owned(),
    };
    let units = product.app.db.at(AGENCY).write_now(move |tx| {
        organization::found(tx, &agency)?;
        let by = Actor::system(AGENCY, "command");
        let set_up = |n| {
            let (code, name) = (format!("DV{n:02}"), format!("Phòng số {n} (minh họa)"));
            organization::set_up_unit(tx, &by, &code, &name, FIRST_DAY)
        };
        let units = (0..UNITS).map(set_up).collect::<Result<Vec<_>, AppError>>()?;
        for n in 0..PEOPLE {
            hire(tx, &by, n, &units)?;
        }
        Ok::<_, AppError>(units)
    })?;
    Ok(units.into_iter().map(UnitId::get).collect())
}

fn hire(tx: &Tx<'_>, by: &Actor, n: usize, units: &[UnitId]) -> Result<(), AppError> {
    let name = format!("Công chức {n} (minh họa)");
    let name = FullName::parse(&name).ok_or(AppError::NotFound)?;
    let (roles, position): (&[Role], _) = match n {
        0..10 => (&[Role::OneStopOfficer], "Cán bộ Một cửa"),
        10..14 => (&[Role::Approver], "Lãnh đạo"),
        14 => (&[Role::Administrator], "Quản trị"),
        15 => (&[Role::IsoSecretary], "Thư ký ISO"),
        16 => (&[Role::DocumentController], "Kiểm soát tài liệu"),
        17..20 => (&[Role::Clerk], "Văn thư"),
        20..40 => (&[Role::Head, Role::Reviewer], "Trưởng phòng"),
        40..60 => (&[Role::Specialist, Role::Author], "Chuyên viên"),
        _ => (&[Role::Specialist], "Chuyên viên"),
    };
    let unit = if (10..14).contains(&n) { None } else { units.get(n % units.len()).copied() };
    let person = organization::hire(tx, by, &name)?;
    organization::appoint(tx, by, person, unit, position, FIRST_DAY)?;
    organization::grant(tx, by, person, roles, FIRST_DAY)
}

/// Asks everybody in scope to read what is in force, as the product asks them; one in two hundred
/// has not yet.
pub(super) fn oblige(conn: &mut Connection, product: &Product) -> Outcome<()> {
    let sql = product::sql(product, "distribution", "oblige")?;
    let today = product.app.clock.today().to_string();
    let tx = conn.transaction()?;
    {
        let mut versions = tx.prepare(
            "SELECT id FROM document_version WHERE agency_id = ?1 AND state = 'effective'",
        )?;
        let versions = versions.query_map([AGENCY.get()], |row| row.get(0))?;
        let versions: Vec<i64> = versions.collect::<Result<_, _>>()?;
        let mut oblige = tx.prepare(&sql)?;
        for version in versions {
            oblige.execute((AGENCY.get(), &today, version))?;
        }
    }
    tx.execute(
        "UPDATE obligation SET opened_at = ?1, acknowledged_at = ?1 WHERE rowid % 200 <> 0",
        [now()],
    )?;
    tx.commit()?;
    Ok(())
}
