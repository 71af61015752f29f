//! All SQL of this feature beside its registers: samples, answers that came, names of categories.

use crate::{Sample, SampleId};
use jiff::civil::Date;
use platform::{DbError, PersonId, Tx, queries, row};

row! {
    struct SampleRow { id: i64, code: String, from: String, to: String, seed: String, population: i64, population_hash: String, picked: String, drawn_by: i64 }
}

queries! {
    insert_sample(id: i64, audit: i64, code: &str, version: i64, from: &str, to: &str, seed: &str, population: i64, population_hash: &str, picked: &str, drawn_by: i64, drawn_at: i64) -> exec =
        "INSERT INTO audit_sample (agency_id, id, audit_id, code, version_id, from_day, to_day, seed, population, population_hash, picked, drawn_by, drawn_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    samples_of(audit: i64) -> many SampleRow =
        "SELECT id, code, from_day, to_day, seed, population, population_hash, picked, drawn_by FROM audit_sample WHERE agency_id = $1 AND audit_id = $2 ORDER BY id";
    category_rows() -> many (String, String) =
        "SELECT category, name FROM audit_category WHERE agency_id = $1 ORDER BY id";
    insert_category(id: i64, category: &str, name: &str, person: i64, at: i64) -> exec =
        "INSERT INTO audit_category (agency_id, id, category, name, person_id, at) VALUES ($1, $2, $3, $4, $5, $6)";
    /// Whether an answer with this key came before; notes it otherwise.
    receive(key: &str, line: i64, at: i64) -> exec =
        "INSERT INTO audit_received (agency_id, key, line_id, at) VALUES ($1, $2, $3, $4) ON CONFLICT (agency_id, key) DO NOTHING";
}

/// The samples of an audit, in the order in which they were drawn.
pub(crate) fn samples(tx: &Tx<'_>, audit: i64) -> Result<Vec<Sample>, DbError> {
    samples_of(tx, audit)?.into_iter().map(read).collect()
}

fn read(row: SampleRow) -> Result<Sample, DbError> {
    let day =
        |day: &str| day.parse::<Date>().map_err(|_| DbError::Unreadable(format!("day: {day:?}")));
    Ok(Sample {
        id: SampleId::new(row.id),
        from: day(&row.from)?,
        to: day(&row.to)?,
        code: row.code,
        seed: row.seed,
        population: row.population,
        population_hash: row.population_hash,
        picked: row.picked.lines().map(str::to_owned).collect(),
        drawn_by: PersonId::new(row.drawn_by),
    })
}

/// Keeps a sample.
pub(crate) fn put_sample(
    tx: &Tx<'_>,
    audit: i64,
    version: i64,
    sample: &Sample,
) -> Result<(), DbError> {
    insert_sample(
        tx,
        sample.id.get(),
        audit,
        &sample.code,
        version,
        &sample.from.to_string(),
        &sample.to.to_string(),
        &sample.seed,
        sample.population,
        &sample.population_hash,
        &sample.picked.join("\n"),
        sample.drawn_by.get(),
        tx.now().as_microsecond(),
    )?;
    Ok(())
}
