//! All SQL of this feature.

platform::queries! {
    exclusions() -> many (String, i64, String) =
        "SELECT clause, is_excluded, reason FROM evidence_exclusion WHERE agency_id = $1";
    put_exclusion(clause: &str, is_excluded: i64, reason: &str, person: i64, at: i64) -> exec =
        "INSERT INTO evidence_exclusion (agency_id, clause, is_excluded, reason, person_id, at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (agency_id, clause) DO UPDATE SET is_excluded = $3, reason = $4, person_id = $5, at = $6";
}
