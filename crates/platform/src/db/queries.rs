/// What a query answers with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Rows, or a row.
    Rows,
    /// A count of changed rows.
    Change,
}

/// One declared query, for the test that prepares the whole catalogue on every engine.
#[derive(Debug, Clone, Copy)]
pub struct Query {
    /// Its name.
    pub name: &'static str,
    /// Its text.
    pub sql: &'static str,
    /// How many parameters it is given, the agency among them.
    pub params: usize,
    /// How many columns are read.
    pub columns: usize,
    /// Whether `$1` is bound to the agency of the transaction.
    pub scoped: bool,
    /// What it answers with.
    pub kind: Kind,
}

/// Declares a row type that is read by position: `row! { pub(crate) struct Line { id: i64 } }`.
#[macro_export]
macro_rules! row {
    ($(#[$meta:meta])* $vis:vis struct $name:ident { $($(#[$doc:meta])* $fvis:vis $field:ident : $type:ty),* $(,)? }) => {
        $(#[$meta])*
        $vis struct $name { $($(#[$doc])* $fvis $field: $type),* }

        impl $crate::db::FromRow for $name {
            const COLUMNS: usize = [$(stringify!($field)),*].len();

            fn from_row(row: &$crate::db::Row<'_>) -> Result<Self, $crate::db::DbError> {
                let mut at = 0..Self::COLUMNS;
                Ok(Self { $($field: row.get(at.next().unwrap_or_default())?),* })
            }
        }
    };
}

/// Declares queries, each written once, as functions over a transaction.
///
/// ```text
/// queries! {
///     /// The version with this key.
///     find(id: i64) -> opt Line = "SELECT … FROM version WHERE agency_id = $1 AND id = $2";
/// }
/// ```
/// `$1` is always the agency of the transaction; what is declared starts at `$2`. The answer is
/// `many`, `one` (missing is an error), `opt` or `exec` (the number of rows changed). Queries that
/// belong to no agency are declared after `global`, and start at `$1`.
#[macro_export]
macro_rules! queries {
    (global $($(#[$doc:meta])* $name:ident ( $($p:ident : $t:ty),* $(,)? ) -> $kind:ident $($r:ty)? = $sql:expr;)*) => {
        $crate::queries!(@all false; $($(#[$doc])* $name ( $($p : $t),* ) -> $kind $($r)? = $sql;)*);
    };
    (@all $scoped:tt; $($(#[$doc:meta])* $name:ident ( $($p:ident : $t:ty),* ) -> $kind:ident $($r:ty)? = $sql:expr;)*) => {
        $( $crate::queries!(@fn $scoped $kind, [$(#[$doc])*], $name, ($($p: $t),*), ($($r)?), $sql); )*

        /// Every query of this file.
        pub(crate) const CATALOGUE: &[$crate::db::Query] = &[$(
            $crate::db::Query {
                name: stringify!($name),
                sql: $sql,
                params: <[&str]>::len(&[$(stringify!($p)),*]) + $scoped as usize,
                columns: 0 $(+ <$r as $crate::db::FromRow>::COLUMNS)?,
                scoped: $scoped,
                kind: $crate::queries!(@kind $kind),
            }
        ),*];
    };
    // Seven parameters and the transaction are more than clippy likes in a function.
    (@lint [$a:ident $b:ident $c:ident $d:ident $e:ident $f:ident $g:ident $($more:ident)*] $($item:tt)*) => {
        #[expect(clippy::too_many_arguments, reason = "a query has as many parameters as it has")]
        $($item)*
    };
    (@lint [$($few:ident)*] $($item:tt)*) => { $($item)* };
    (@kind exec) => { $crate::db::Kind::Change };
    (@kind $other:ident) => { $crate::db::Kind::Rows };
    (@params true $tx:ident, $($p:ident),*) => { &[&$tx.agency().get(), $(&$p),*] };
    (@params false $tx:ident, $($p:ident),*) => { &[$(&$p),*] };
    (@fn $scoped:tt exec, [$(#[$doc:meta])*], $name:ident, ($($p:ident : $t:ty),*), (), $sql:expr) => {
        $crate::queries! { @lint [$($p)*]
            $(#[$doc])*
            pub(crate) fn $name(tx: &$crate::db::Tx<'_>, $($p: $t),*) -> Result<u64, $crate::db::DbError> {
                tx.execute($sql, $crate::queries!(@params $scoped tx, $($p),*))
            }
        }
    };
    (@fn $scoped:tt many, [$(#[$doc:meta])*], $name:ident, ($($p:ident : $t:ty),*), ($r:ty), $sql:expr) => {
        $crate::queries! { @lint [$($p)*]
            $(#[$doc])*
            pub(crate) fn $name(tx: &$crate::db::Tx<'_>, $($p: $t),*) -> Result<Vec<$r>, $crate::db::DbError> {
                tx.list($sql, $crate::queries!(@params $scoped tx, $($p),*))
            }
        }
    };
    (@fn $scoped:tt opt, [$(#[$doc:meta])*], $name:ident, ($($p:ident : $t:ty),*), ($r:ty), $sql:expr) => {
        $crate::queries! { @lint [$($p)*]
            $(#[$doc])*
            pub(crate) fn $name(tx: &$crate::db::Tx<'_>, $($p: $t),*) -> Result<Option<$r>, $crate::db::DbError> {
                tx.find($sql, $crate::queries!(@params $scoped tx, $($p),*))
            }
        }
    };
    (@fn $scoped:tt one, [$(#[$doc:meta])*], $name:ident, ($($p:ident : $t:ty),*), ($r:ty), $sql:expr) => {
        $crate::queries! { @lint [$($p)*]
            $(#[$doc])*
            pub(crate) fn $name(tx: &$crate::db::Tx<'_>, $($p: $t),*) -> Result<$r, $crate::db::DbError> {
                tx.find($sql, $crate::queries!(@params $scoped tx, $($p),*))?.ok_or($crate::db::DbError::Missing)
            }
        }
    };
    ($($(#[$doc:meta])* $name:ident ( $($p:ident : $t:ty),* $(,)? ) -> $kind:ident $($r:ty)? = $sql:expr;)*) => {
        $crate::queries!(@all true; $($(#[$doc])* $name ( $($p : $t),* ) -> $kind $($r)? = $sql;)*);
    };
}
