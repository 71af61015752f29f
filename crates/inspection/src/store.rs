//! All SQL about packs. No rule lives here.

use crate::{Ask, Pack, PackId, PackState, PackedFile};
use jiff::{Timestamp, civil::Date};
use platform::{AgencyId, DbError, PackItem, PersonId, Span, Tx, db::Query, queries, row};

row! {
    pub(crate) struct Row { id: i64, title: String, from_day: String, to_day: String, seed: i64, asked_by: i64, asked_at: i64, state: String, done: i64, total: i64, ended_at: Option<i64>, file_hash: String, bytes: i64 }
}
row! {
    pub(crate) struct FileRow { item: i64, title: String, file_name: String, bytes: i64, sha256: String }
}

macro_rules! packs {
    ($rest:literal) => {
        concat!(
            "SELECT id, title, from_day, to_day, seed, asked_by, asked_at, state, done, total, ended_at, file_hash, bytes FROM inspection_pack WHERE agency_id = $1 ",
            $rest
        )
    };
}

queries! {
    find(id: i64) -> opt Row = packs!("AND id = $2");
    recent() -> many Row = packs!("ORDER BY id DESC LIMIT 100");
    insert(id: i64, title: &str, from_day: &str, to_day: &str, seed: i64, asked_by: i64, asked_at: i64) -> exec =
        "INSERT INTO inspection_pack (agency_id, id, title, from_day, to_day, seed, asked_by, asked_at, state, done, total, taken_at, file_hash, bytes)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', 0, 0, 0, '', 0)";
    put_state(id: i64, before: &str, state: &str, at: i64, ended_at: Option<i64>, hash: &str, bytes: i64) -> exec =
        "UPDATE inspection_pack SET state = $4, taken_at = $5, ended_at = $6, file_hash = $7, bytes = $8 WHERE agency_id = $1 AND id = $2 AND state = $3";
    put_progress(id: i64, done: i64, total: i64, at: i64) -> exec =
        "UPDATE inspection_pack SET done = $3, total = $4, taken_at = $5 WHERE agency_id = $1 AND id = $2";
    forget_files(id: i64) -> exec = "DELETE FROM inspection_pack_file WHERE agency_id = $1 AND pack_id = $2";
    insert_file(id: i64, place: i64, item: i64, title: &str, file_name: &str, bytes: i64, sha256: &str) -> exec =
        "INSERT INTO inspection_pack_file (agency_id, pack_id, place, item, title, file_name, bytes, sha256) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    file_rows(id: i64) -> many FileRow =
        "SELECT item, title, file_name, bytes, sha256 FROM inspection_pack_file WHERE agency_id = $1 AND pack_id = $2 ORDER BY place";
}

/// What the clock asks for all agencies.
pub(crate) const GLOBAL: &[Query] = global::CATALOGUE;

mod global {
    platform::queries! { global
        waiting(free: i64, now: i64) -> opt (i64, i64) =
            concat!("SELECT agency_id, id FROM inspection_pack WHERE (state = 'waiting' OR (state = 'making' AND taken_at < $1)) AND ",
                platform::at_work!("inspection_pack.agency_id", "$2"), " ORDER BY id LIMIT 1");
    }
}

/// A pack that nobody works on since an instant, of any agency.
pub(crate) fn waiting(tx: &Tx<'_>, free: i64) -> Result<Option<(AgencyId, PackId)>, DbError> {
    let found = global::waiting(tx, free, tx.now().as_microsecond())?;
    Ok(found.map(|(agency, id)| (AgencyId::new(agency), PackId::new(id))))
}

/// The pack of this key.
pub(crate) fn get(tx: &Tx<'_>, id: PackId) -> Result<Option<Pack>, DbError> {
    find(tx, id.get())?.map(read).transpose()
}

/// The packs of the agency, the newest first.
pub(crate) fn all(tx: &Tx<'_>) -> Result<Vec<Pack>, DbError> {
    recent(tx)?.into_iter().map(read).collect()
}

/// The files of a pack, in the order of the outline.
pub(crate) fn files(tx: &Tx<'_>, id: PackId) -> Result<Vec<PackedFile>, DbError> {
    let read = |row: FileRow| {
        let item = PackItem::numbered(row.item);
        Ok(PackedFile {
            item: item.ok_or_else(|| unreadable("item", &row.item.to_string()))?,
            title: row.title,
            file_name: row.file_name,
            bytes: row.bytes,
            sha256: row.sha256,
        })
    };
    file_rows(tx, id.get())?.into_iter().map(read).collect()
}

fn read(row: Row) -> Result<Pack, DbError> {
    let at =
        |at: i64| Timestamp::from_microsecond(at).map_err(|_| unreadable("at", &at.to_string()));
    Ok(Pack {
        id: PackId::new(row.id),
        ask: Ask {
            title: row.title,
            span: Span { from: day(&row.from_day)?, to: day(&row.to_day)? },
        },
        seed: row.seed.cast_unsigned(),
        asked_by: PersonId::new(row.asked_by),
        asked_at: at(row.asked_at)?,
        ended_at: row.ended_at.map(at).transpose()?,
        done: row.done,
        total: row.total,
        file_hash: row.file_hash,
        bytes: row.bytes,
        state: PackState::parse(&row.state).ok_or_else(|| unreadable("state", &row.state))?,
    })
}

fn day(text: &str) -> Result<Date, DbError> {
    text.parse().map_err(|_| unreadable("day", text))
}

fn unreadable(column: &str, value: &str) -> DbError {
    DbError::Unreadable(format!("inspection, {column}: {value:?}"))
}
