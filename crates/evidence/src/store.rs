//! All SQL of this feature.

platform::queries! {
    /// Texts of the register; those in force on a day.
    external_documents(today: &str) -> one (i64, i64) =
        "SELECT count(*), COALESCE(CAST(sum(CASE WHEN expired_on IS NULL OR expired_on > $2 THEN 1 ELSE 0 END) AS BIGINT), 0)
         FROM external_document WHERE agency_id = $1";
    decisions() -> one (i64,) = "SELECT count(*) FROM decision WHERE agency_id = $1";
    exclusions() -> many (String, i64, String) =
        "SELECT clause, is_excluded, reason FROM evidence_exclusion WHERE agency_id = $1";
    put_exclusion(clause: &str, is_excluded: i64, reason: &str, person: i64, at: i64) -> exec =
        "INSERT INTO evidence_exclusion (agency_id, clause, is_excluded, reason, person_id, at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (agency_id, clause) DO UPDATE SET is_excluded = $3, reason = $4, person_id = $5, at = $6";
}
