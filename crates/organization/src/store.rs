//! All SQL about the organisation.

use platform::{
    list::{Filter, List, Match, Order},
    queries, row,
};

row! {
    pub(crate) struct AgencyRow { pub(crate) id: i64, pub(crate) name: String, pub(crate) short_name: String, pub(crate) superior: String, pub(crate) place: String, pub(crate) code: String }
}
row! {
    /// How an agency was named.
    pub(crate) struct PastRow { pub(crate) until_day: String, pub(crate) name: String, pub(crate) short_name: String, pub(crate) superior: String, pub(crate) place: String }
}
row! {
    /// What was decided about a day.
    pub(crate) struct DayRow { pub(crate) day: String, pub(crate) kind: String, pub(crate) reason: String, pub(crate) notice: String }
}
row! {
    pub(crate) struct UnitRow { pub(crate) id: i64, pub(crate) code: String, pub(crate) name: String, pub(crate) people: i64 }
}
row! {
    pub(crate) struct MemberRow { pub(crate) person: i64, pub(crate) name: String, pub(crate) unit: Option<i64>, pub(crate) unit_name: Option<String>, pub(crate) position: Option<String> }
}
row! {
    /// A line of the list of people.
    pub(crate) struct PersonRow { pub(crate) id: i64, pub(crate) name: String, pub(crate) unit: String, pub(crate) position: String }
}
row! {
    pub(crate) struct AppointmentRow { pub(crate) position: String, pub(crate) unit_name: String, pub(crate) from_day: String, pub(crate) to_day: Option<String> }
}

queries! {
    agency() -> opt AgencyRow =
        "SELECT agency_id, name, short_name, superior, place, code FROM agency WHERE agency_id = $1";
    insert_agency(name: &str, short_name: &str, superior: &str, place: &str, code: &str) -> exec =
        "INSERT INTO agency (agency_id, name, short_name, superior, place, code) VALUES ($1, $2, $3, $4, $5, $6)";
    update_agency(name: &str, short_name: &str, superior: &str, place: &str, code: &str) -> exec =
        "UPDATE agency SET name = $2, short_name = $3, superior = $4, place = $5, code = $6 WHERE agency_id = $1";
    /// How it was named on a day that is over, where that was otherwise than now.
    agency_past(day: &str) -> opt PastRow =
        "SELECT until_day, name, short_name, superior, place FROM agency_past WHERE agency_id = $1 AND until_day >= $2 ORDER BY until_day LIMIT 1";
    agency_pasts() -> many PastRow =
        "SELECT until_day, name, short_name, superior, place FROM agency_past WHERE agency_id = $1 ORDER BY until_day DESC";
    insert_agency_past(until_day: &str, name: &str, short_name: &str, superior: &str, place: &str) -> exec =
        "INSERT INTO agency_past (agency_id, until_day, name, short_name, superior, place) VALUES ($1, $2, $3, $4, $5, $6)";
    /// The latest decision about each day, as it was known at a moment.
    calendar_days(known: i64) -> many DayRow =
        "SELECT c.day, c.kind, c.reason, c.notice FROM calendar_day c WHERE c.agency_id = $1 AND c.at =
            (SELECT max(b.at) FROM calendar_day b WHERE b.agency_id = $1 AND b.day = c.day AND b.at <= $2)
         ORDER BY c.day";
    put_calendar_day(day: &str, at: i64, kind: &str, reason: &str, notice: &str) -> exec =
        "INSERT INTO calendar_day (agency_id, day, at, kind, reason, notice) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (agency_id, day, at) DO UPDATE SET kind = $4, reason = $5, notice = $6";
    /// The hours of a day, as they were known at a moment.
    office_hours(day: &str, known: i64) -> opt (String,) =
        "SELECT hours FROM office_hours WHERE agency_id = $1 AND from_day <= $2 AND at <= $3 ORDER BY from_day DESC, at DESC LIMIT 1";
    all_hours() -> many (String, String) =
        "SELECT from_day, hours FROM office_hours h WHERE agency_id = $1 AND at =
            (SELECT max(b.at) FROM office_hours b WHERE b.agency_id = $1 AND b.from_day = h.from_day)
         ORDER BY from_day DESC";
    put_hours(from_day: &str, at: i64, hours: &str) -> exec =
        "INSERT INTO office_hours (agency_id, from_day, at, hours) VALUES ($1, $2, $3, $4)
         ON CONFLICT (agency_id, from_day, at) DO UPDATE SET hours = $4";
    units(day: &str) -> many UnitRow =
        "SELECT u.id, u.code, u.name,
                (SELECT count(DISTINCT a.person_id) FROM appointment a WHERE a.agency_id = $1 AND a.unit_id = u.id
                 AND a.from_day <= $2 AND (a.to_day IS NULL OR a.to_day >= $2))
         FROM unit u WHERE u.agency_id = $1 AND u.from_day <= $2 AND (u.to_day IS NULL OR u.to_day >= $2)
         ORDER BY u.name_key, u.id";
    insert_unit(id: i64, code: &str, name: &str, name_key: &str, from_day: &str) -> exec =
        "INSERT INTO unit (agency_id, id, code, name, name_key, from_day) VALUES ($1, $2, $3, $4, $5, $6)";
    insert_person(id: i64, full_name: &str, name_key: &str, folded: &str, outside: i64) -> exec =
        "INSERT INTO person (agency_id, id, full_name, name_key, folded, outside) VALUES ($1, $2, $3, $4, $5, $6)";
    /// Everybody of the agency, with the latest appointment that holds on a day.
    members(day: &str) -> many MemberRow =
        "SELECT p.id, p.full_name, a.unit_id, u.name, a.position FROM person p
         LEFT JOIN appointment a ON a.agency_id = $1 AND a.person_id = p.id AND a.id =
            (SELECT max(b.id) FROM appointment b WHERE b.agency_id = $1 AND b.person_id = p.id
             AND b.from_day <= $2 AND (b.to_day IS NULL OR b.to_day >= $2))
         LEFT JOIN unit u ON u.agency_id = $1 AND u.id = a.unit_id
         WHERE p.agency_id = $1 AND p.outside = 0 ORDER BY p.name_key, p.id";
    member(day: &str, person: i64) -> opt MemberRow =
        "SELECT p.id, p.full_name, a.unit_id, u.name, a.position FROM person p
         LEFT JOIN appointment a ON a.agency_id = $1 AND a.person_id = p.id AND a.id =
            (SELECT max(b.id) FROM appointment b WHERE b.agency_id = $1 AND b.person_id = p.id
             AND b.from_day <= $2 AND (b.to_day IS NULL OR b.to_day >= $2))
         LEFT JOIN unit u ON u.agency_id = $1 AND u.id = a.unit_id
         WHERE p.agency_id = $1 AND p.id = $3 AND p.outside = 0";
    names() -> many (i64, String) = "SELECT id, full_name FROM person WHERE agency_id = $1";
    roles(day: &str) -> many (i64, String) =
        "SELECT person_id, role FROM role_grant WHERE agency_id = $1 AND from_day <= $2 AND (to_day IS NULL OR to_day >= $2)
         ORDER BY person_id, role";
    appointments(person: i64) -> many AppointmentRow =
        "SELECT a.position, COALESCE(u.name, ''), a.from_day, a.to_day FROM appointment a
         LEFT JOIN unit u ON u.agency_id = $1 AND u.id = a.unit_id
         WHERE a.agency_id = $1 AND a.person_id = $2 ORDER BY a.from_day DESC, a.id DESC";
    insert_appointment(id: i64, person: i64, unit: Option<i64>, position: &str, from_day: &str) -> exec =
        "INSERT INTO appointment (agency_id, id, person_id, unit_id, position, from_day) VALUES ($1, $2, $3, $4, $5, $6)";
    /// Ends what is open before a day on which something new begins.
    end_appointments(person: i64, last_day: &str) -> exec =
        "UPDATE appointment SET to_day = $3 WHERE agency_id = $1 AND person_id = $2 AND to_day IS NULL";
    insert_role(id: i64, person: i64, role: &str, from_day: &str) -> exec =
        "INSERT INTO role_grant (agency_id, id, person_id, role, from_day) VALUES ($1, $2, $3, $4, $5)";
    end_role(person: i64, role: &str, last_day: &str) -> exec =
        "UPDATE role_grant SET to_day = $4 WHERE agency_id = $1 AND person_id = $2 AND role = $3 AND to_day IS NULL";
    holders(role: &str, day: &str) -> one (i64,) =
        "SELECT count(DISTINCT person_id) FROM role_grant WHERE agency_id = $1 AND role = $2 AND from_day <= $3 AND (to_day IS NULL OR to_day >= $3)";
}

/// What is asked of all agencies.
pub(crate) mod global {
    use super::AgencyRow;

    platform::queries! { global
        agencies() -> many (i64,) = "SELECT agency_id FROM agency ORDER BY agency_id";
        /// The agency of an identification code.
        by_code(code: &str) -> opt AgencyRow =
            "SELECT agency_id, name, short_name, superior, place, code FROM agency WHERE code = $1 AND code <> '' ORDER BY agency_id LIMIT 1";
    }
}

/// The people of an agency as of day `$2`.
pub(crate) const PEOPLE: List = List {
    columns: "p.id, p.full_name, COALESCE(u.name, ''), COALESCE(a.position, '')",
    from: "FROM person p
           LEFT JOIN appointment a ON a.agency_id = $1 AND a.person_id = p.id AND a.id =
              (SELECT max(b.id) FROM appointment b WHERE b.agency_id = $1 AND b.person_id = p.id
               AND b.from_day <= $2 AND (b.to_day IS NULL OR b.to_day >= $2))
           LEFT JOIN unit u ON u.agency_id = $1 AND u.id = a.unit_id
           WHERE p.agency_id = $1 AND p.outside = 0",
    params: 2,
    key: "p.id",
    filters: &[
        Filter { key: "q", sql: "p.folded LIKE {} ESCAPE '\\'", kind: Match::Folded },
        Filter { key: "unit", sql: "a.unit_id = {}", kind: Match::Int },
        Filter {
            key: "placed",
            sql: "",
            kind: Match::Choice(&[("yes", "COALESCE(a.position, '') <> ''")]),
        },
    ],
    orders: &[Order { key: "name", column: "p.name_key", text: true, descending: false }],
};
