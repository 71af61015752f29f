use super::{day, maybe_day};
use crate::{Line, LineId, Target, Terms};
use document::DocumentId;
use jiff::civil::Date;
use platform::{DbError, Tx, queries, row};

row! {
    struct LineRow { id: i64, unit: Option<i64>, position: Option<String>, person: Option<i64>, from_day: String, to_day: Option<String> }
}

queries! {
    /// The lines of a document that count on a day or later.
    lines(document: i64, day: &str) -> many LineRow =
        "SELECT id, unit_id, position, person_id, from_day, to_day FROM distribution_line
         WHERE agency_id = $1 AND document_id = $2 AND (to_day IS NULL OR to_day >= $3) ORDER BY from_day, id";
    insert_line(id: i64, document: i64, unit: Option<i64>, position: Option<String>, person: Option<i64>, from_day: &str) -> exec =
        "INSERT INTO distribution_line (agency_id, id, document_id, unit_id, position, person_id, from_day) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    end_line(document: i64, id: i64, last_day: &str) -> exec =
        "UPDATE distribution_line SET to_day = $4 WHERE agency_id = $1 AND document_id = $2 AND id = $3 AND to_day IS NULL";
    /// What is in force of a document.
    in_force_of(document: i64) -> opt (i64,) =
        "SELECT id FROM document_version WHERE agency_id = $1 AND document_id = $2 AND state = 'effective'";
    /// The positions that somebody holds on a day.
    positions(day: &str) -> many (String,) =
        "SELECT DISTINCT position FROM appointment WHERE agency_id = $1 AND from_day <= $2 AND (to_day IS NULL OR to_day >= $2) ORDER BY position";
    setting() -> opt (i64, i64, i64) =
        "SELECT read_days, head_days, secretary_days FROM distribution_setting WHERE agency_id = $1";
    put_setting(read_days: i64, head_days: i64, secretary_days: i64) -> exec =
        "INSERT INTO distribution_setting (agency_id, read_days, head_days, secretary_days) VALUES ($1, $2, $3, $4)
         ON CONFLICT (agency_id) DO UPDATE SET read_days = $2, head_days = $3, secretary_days = $4";
}

/// The agency's own terms, or the usual ones.
pub(crate) fn terms(tx: &Tx<'_>) -> Result<Terms, DbError> {
    Ok(setting(tx)?.map_or_else(Terms::default, |(read_days, head_days, secretary_days)| Terms {
        read_days,
        head_days,
        secretary_days,
    }))
}

/// The distribution list of a document: what counts on a day or will.
pub(crate) fn lines_of(tx: &Tx<'_>, document: DocumentId, on: Date) -> Result<Vec<Line>, DbError> {
    let read = |row: LineRow| {
        Ok(Line {
            id: LineId::new(row.id),
            target: Target::from_columns(row.unit, row.position, row.person),
            from: day(&row.from_day)?,
            to: maybe_day(row.to_day.as_deref())?,
        })
    };
    lines(tx, document.get(), &on.to_string())?.into_iter().map(read).collect()
}
