use super::{DbError, FromRow, Param, Row, pg, sqlite};
use crate::{AgencyId, id::IdMaker};
use jiff::Timestamp;

/// The connection under a transaction.
pub(super) enum Conn<'c> {
    Sqlite(&'c rusqlite::Connection),
    Postgres(&'c pg::Client),
}

/// One transaction of one agency. A function that takes `&Tx` reads or writes the database, and no
/// other does.
pub struct Tx<'c> {
    conn: Conn<'c>,
    agency: AgencyId,
    ids: &'c IdMaker,
    now: Timestamp,
    past_the_end: bool,
}

impl<'c> Tx<'c> {
    pub(super) const fn new(
        conn: Conn<'c>,
        agency: AgencyId,
        ids: &'c IdMaker,
        now: Timestamp,
    ) -> Self {
        Self { conn, agency, ids, now, past_the_end: false }
    }

    /// The agency whose rows this transaction sees.
    pub const fn agency(&self) -> AgencyId {
        self.agency
    }

    /// When the transaction began. Everything it writes carries this moment.
    pub const fn now(&self) -> Timestamp {
        self.now
    }

    /// A key for a new row.
    pub fn new_key(&self) -> i64 {
        self.ids.next(self.now.as_millisecond())
    }

    /// The same transaction, for another agency's rows. Only what serves all agencies asks for it:
    /// sign-in, the clock's work, the command line.
    #[must_use]
    pub fn of(&self, agency: AgencyId) -> Tx<'_> {
        let conn = match &self.conn {
            Conn::Sqlite(conn) => Conn::Sqlite(conn),
            Conn::Postgres(conn) => Conn::Postgres(conn),
        };
        Tx { conn, agency, ids: self.ids, now: self.now, past_the_end: false }
    }

    /// The same transaction, for what is still recorded of an agency that has ended: who signs in and
    /// reads, what it hands over, what of its last day is not yet told. Few ask for it.
    #[must_use]
    pub fn on_closed_books(&self) -> Tx<'_> {
        Tx { past_the_end: true, ..self.of(self.agency) }
    }

    /// Refuses what would add to the books of an agency that has ended.
    pub(crate) fn may_add(&self) -> Result<(), DbError> {
        if !self.past_the_end && self.is_closed()? { Err(DbError::Closed) } else { Ok(()) }
    }

    /// Hands each row of a query to `each`, without keeping them.
    pub fn each(
        &self,
        sql: &str,
        params: &[&dyn Param],
        mut each: impl FnMut(&Row<'_>) -> Result<(), DbError>,
    ) -> Result<(), DbError> {
        match &self.conn {
            Conn::Sqlite(conn) => sqlite::each(conn, sql, params, &mut each),
            Conn::Postgres(conn) => conn.each(sql, params, &mut each),
        }
    }

    /// The rows of a query.
    pub fn list<T: FromRow>(&self, sql: &str, params: &[&dyn Param]) -> Result<Vec<T>, DbError> {
        let mut rows = Vec::new();
        self.each(sql, params, |row| {
            rows.push(T::from_row(row)?);
            Ok(())
        })?;
        Ok(rows)
    }

    /// The only row of a query, if there is one.
    pub fn find<T: FromRow>(&self, sql: &str, params: &[&dyn Param]) -> Result<Option<T>, DbError> {
        Ok(self.list(sql, params)?.pop())
    }

    /// Changes rows and says how many.
    pub fn execute(&self, sql: &str, params: &[&dyn Param]) -> Result<u64, DbError> {
        match &self.conn {
            Conn::Sqlite(conn) => sqlite::execute(conn, sql, params),
            Conn::Postgres(conn) => conn.execute(sql, params),
        }
    }

    /// Runs statements that take no parameters: migrations, the search tables.
    pub(crate) fn script(&self, sql: &str) -> Result<(), DbError> {
        match &self.conn {
            Conn::Sqlite(conn) => Ok(conn.execute_batch(sql)?),
            Conn::Postgres(conn) => conn.script(sql),
        }
    }

    /// Whether the engine is SQLite. Asked by the two places that need two texts: search and
    /// migrations.
    pub(crate) const fn is_sqlite(&self) -> bool {
        matches!(self.conn, Conn::Sqlite(_))
    }
}
