//! All SQL about documents of external origin.

use platform::{
    list::{Filter, List, Match, Order},
    queries, row,
};

row! {
    /// One text as stored.
    #[derive(Debug, Clone)]
    pub(crate) struct Line { pub(crate) id: i64, pub(crate) number: String, pub(crate) kind: String, pub(crate) issuer: String, pub(crate) title: String, pub(crate) issued_on: Option<String>, pub(crate) effective_on: Option<String>, pub(crate) expired_on: Option<String>, pub(crate) replaced_by: Option<String> }
}

queries! {
    insert(id: i64, number: &str, number_key: &str, kind: &str, issuer: &str, title: &str, issued_on: Option<String>, effective_on: Option<String>, expired_on: Option<String>, replaced_by: Option<&str>, folded: &str) -> exec =
        "INSERT INTO external_document (agency_id, id, number, number_key, kind, issuer, title, issued_on, effective_on, expired_on, replaced_by, folded)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
         ON CONFLICT (agency_id, number) DO UPDATE SET kind = $5, issuer = $6, title = $7, issued_on = $8, effective_on = $9, expired_on = $10, replaced_by = $11, folded = $12";
    all() -> many Line =
        "SELECT id, number, kind, issuer, title, issued_on, effective_on, expired_on, replaced_by FROM external_document WHERE agency_id = $1 ORDER BY number_key, id";
}

/// The register.
pub(crate) const LIST: List = List {
    columns: "x.id, x.number, x.kind, x.issuer, x.title, x.issued_on, x.effective_on, x.expired_on, x.replaced_by",
    from: "FROM external_document x WHERE x.agency_id = $1",
    params: 1,
    key: "x.id",
    filters: &[
        Filter { key: "q", sql: "x.folded LIKE {} ESCAPE '\\'", kind: Match::Folded },
        Filter {
            key: "standing",
            sql: "",
            kind: Match::Choice(&[
                ("ended", "x.expired_on IS NOT NULL"),
                ("open", "x.expired_on IS NULL"),
            ]),
        },
    ],
    orders: &[Order { key: "number", column: "x.number_key", text: true, descending: false }],
};
