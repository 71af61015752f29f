use super::DbError;

/// A value that both drivers can bind.
pub trait Param: rusqlite::ToSql + postgres::types::ToSql + Sync {}
impl<T: rusqlite::ToSql + postgres::types::ToSql + Sync> Param for T {}

/// A column that both drivers can read.
pub trait Column: rusqlite::types::FromSql + for<'a> postgres::types::FromSql<'a> {}
impl<T: rusqlite::types::FromSql + for<'a> postgres::types::FromSql<'a>> Column for T {}

/// A value whose type is only known when the program runs: filters and cursors of lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A number, an instant in microseconds, a key.
    Int(i64),
    /// Text.
    Text(String),
}

impl Value {
    /// The value as something to bind.
    pub fn as_param(&self) -> &dyn Param {
        match self {
            Self::Int(number) => number,
            Self::Text(text) => text,
        }
    }
}

/// One row of an answer, read by position.
#[derive(Clone, Copy)]
pub struct Row<'r> {
    inner: Inner<'r>,
    first: usize,
}

#[derive(Clone, Copy)]
enum Inner<'r> {
    Sqlite(&'r rusqlite::Row<'r>),
    Postgres(&'r postgres::Row),
}

impl<'r> Row<'r> {
    pub(super) const fn sqlite(row: &'r rusqlite::Row<'r>) -> Self {
        Self { inner: Inner::Sqlite(row), first: 0 }
    }

    pub(super) const fn postgres(row: &'r postgres::Row) -> Self {
        Self { inner: Inner::Postgres(row), first: 0 }
    }

    /// The same row without its first `n` columns.
    #[must_use]
    pub const fn after(self, n: usize) -> Self {
        Self { first: self.first + n, ..self }
    }

    /// The column at `at`, counted from 0.
    pub fn get<T: Column>(&self, at: usize) -> Result<T, DbError> {
        let at = self.first + at;
        Ok(match self.inner {
            Inner::Sqlite(row) => row.get(at)?,
            Inner::Postgres(row) => row.try_get(at)?,
        })
    }
}

/// A type made from one row.
pub trait FromRow: Sized {
    /// How many columns it takes.
    const COLUMNS: usize;

    /// Reads it.
    fn from_row(row: &Row<'_>) -> Result<Self, DbError>;
}

impl<A: Column> FromRow for (A,) {
    const COLUMNS: usize = 1;

    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        Ok((row.get(0)?,))
    }
}

impl<A: Column, B: Column> FromRow for (A, B) {
    const COLUMNS: usize = 2;

    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        Ok((row.get(0)?, row.get(1)?))
    }
}

impl<A: Column, B: Column, C: Column> FromRow for (A, B, C) {
    const COLUMNS: usize = 3;

    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    }
}

impl<A: Column, B: Column, C: Column, D: Column> FromRow for (A, B, C, D) {
    const COLUMNS: usize = 4;

    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    }
}
