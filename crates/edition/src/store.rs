//! All SQL of this feature.

platform::queries! {
    at(moment: i64) -> opt (String,) =
        "SELECT edition FROM adopted_edition WHERE agency_id = $1 AND from_at <= $2 ORDER BY from_at DESC, id DESC LIMIT 1";
    every() -> many (String, i64, i64) =
        "SELECT edition, from_at, person_id FROM adopted_edition WHERE agency_id = $1 ORDER BY from_at, id";
    insert(id: i64, edition: &str, from_at: i64, person: i64) -> exec =
        "INSERT INTO adopted_edition (agency_id, id, edition, from_at, person_id) VALUES ($1, $2, $3, $4, $5)";
}
