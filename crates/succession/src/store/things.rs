use platform::{
    db::Query,
    list::{Filter, List, Match, Order},
    queries, row,
};

row! {
    /// A thing that was taken over.
    #[derive(Debug, Clone)]
    pub(crate) struct Thing { pub(crate) id: i64, pub(crate) succession: i64, pub(crate) predecessor: i64, pub(crate) from: String, pub(crate) kind: String, pub(crate) page: String, pub(crate) label: String, pub(crate) title: String, pub(crate) state: String, pub(crate) due_on: Option<String>, pub(crate) href: String, pub(crate) here: String, pub(crate) issued_on: Option<String> }
}

/// The day on which the document that came of a thing was put into effect by this agency.
macro_rules! issued_on {
    () => {
        "(SELECT min(v.effective_on) FROM document_version v WHERE v.agency_id = $1 AND v.document_id = t.document_id AND v.state IN ('effective', 'suspended', 'superseded'))"
    };
}
/// Whether it was issued anew here.
macro_rules! is_issued {
    () => {
        "EXISTS (SELECT 1 FROM document_version v WHERE v.agency_id = $1 AND v.document_id = t.document_id AND v.state IN ('effective', 'suspended', 'superseded') AND v.effective_on <= $2)"
    };
}
macro_rules! columns {
    () => {
        concat!(
            "t.id, t.succession_id, t.predecessor_id, t.predecessor, t.kind, t.page, t.label, t.title, t.state, t.due_on, t.href, t.here, ",
            issued_on!()
        )
    };
}

queries! {
    insert(id: i64, succession: i64, predecessor: i64, name: &str, kind: &str, thing: &str, page: &str, label: &str, title: &str, folded: &str, state: &str, due_on: Option<String>, national_code: &str, document: Option<i64>, taken_on: &str, href: &str, here: &str) -> exec =
        "INSERT INTO succession_thing (agency_id, id, succession_id, predecessor_id, predecessor, kind, thing, page, label, title, folded, state, due_on, national_code, document_id, taken_on, href, here)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)";
    /// Whether this agency took a thing over.
    is_ours(predecessor: i64, thing: &str) -> opt (i64,) =
        "SELECT id FROM succession_thing WHERE agency_id = $1 AND predecessor_id = $2 AND thing = $3 LIMIT 1";
    of_succession(succession: i64) -> many Thing =
        concat!("SELECT ", columns!(), " FROM succession_thing t WHERE t.agency_id = $1 AND t.succession_id = $2 ORDER BY t.predecessor, t.kind, t.id");
    /// What a document came from.
    of_document(document: i64) -> many Thing =
        concat!("SELECT ", columns!(), " FROM succession_thing t WHERE t.agency_id = $1 AND t.document_id = $2 AND t.kind = 'document' ORDER BY t.id");
    /// The document here for the same procedure of the national database, if one was taken over.
    of_national_code(code: &str) -> opt (i64, String, String) =
        "SELECT document_id, href, here FROM succession_thing WHERE agency_id = $1 AND kind = 'document' AND national_code = $2 AND document_id IS NOT NULL LIMIT 1";
    counts(succession: i64) -> many (String, i64) =
        "SELECT kind, count(*) FROM succession_thing WHERE agency_id = $1 AND succession_id = $2 GROUP BY kind";
    /// Documents taken over until a day: how many were issued anew, of how many.
    issued(day: &str) -> one (i64, i64) =
        concat!("SELECT COALESCE(CAST(sum(CASE WHEN ", is_issued!(), " THEN 1 ELSE 0 END) AS BIGINT), 0), count(*) FROM succession_thing t
         WHERE t.agency_id = $1 AND t.kind = 'document' AND t.taken_on <= $2");
}

mod global {
    platform::queries! { global
        /// Whether any agency took a thing over.
        taken(predecessor: i64, thing: &str) -> opt (i64,) =
            "SELECT agency_id FROM succession_thing WHERE predecessor_id = $1 AND thing = $2 LIMIT 1";
    }
}
pub(crate) use global::taken;

/// Every query of this file.
pub(crate) fn catalogue() -> Vec<Query> {
    [CATALOGUE, global::CATALOGUE].concat()
}

/// What was taken over; `$2` is the day as of which documents are said to be issued anew.
pub(crate) const LIST: List = List {
    columns: columns!(),
    from: "FROM succession_thing t WHERE t.agency_id = $1 AND t.taken_on <= $2",
    params: 2,
    key: "t.id",
    filters: &[
        Filter { key: "q", sql: "t.folded LIKE {} ESCAPE '\\'", kind: Match::Folded },
        Filter { key: "kind", sql: "t.kind = {}", kind: Match::Text },
        Filter { key: "succession", sql: "t.succession_id = {}", kind: Match::Int },
        Filter { key: "from", sql: "t.predecessor_id = {}", kind: Match::Int },
        Filter {
            key: "issue",
            sql: "",
            kind: Match::Choice(&[
                ("done", concat!("t.kind = 'document' AND ", is_issued!())),
                ("open", concat!("t.kind = 'document' AND NOT ", is_issued!())),
            ]),
        },
    ],
    orders: &[
        Order { key: "kind", column: "t.kind", text: true, descending: false },
        Order { key: "label", column: "t.label", text: true, descending: false },
        Order { key: "due", column: "COALESCE(t.due_on, '9999')", text: true, descending: false },
    ],
};
