//! All SQL of exports and imports. Documents themselves are `document`'s.

use platform::{queries, row};

row! {
    /// A version that goes into a package.
    #[derive(Debug, Clone)]
    pub(crate) struct VersionLine { pub(crate) id: i64, pub(crate) document: i64, pub(crate) code: String, pub(crate) issue_no: i64, pub(crate) revision_no: i64 }
}
row! {
    /// A line of the exports.
    #[derive(Debug, Clone)]
    pub(crate) struct ExportLine { pub(crate) id: i64, pub(crate) scope: String, pub(crate) state: String, pub(crate) done: i64, pub(crate) total: i64, pub(crate) file_hash: Option<String>, pub(crate) length: Option<i64>, pub(crate) fault: String, pub(crate) person: i64, pub(crate) at: i64, pub(crate) moved_at: i64 }
}
row! {
    /// A package that was sent.
    #[derive(Debug, Clone)]
    pub(crate) struct ImportRow { pub(crate) id: i64, pub(crate) file_hash: String, pub(crate) file_name: String, pub(crate) signer: String, pub(crate) manifest: String, pub(crate) content: String, pub(crate) taken_as: Option<String>, pub(crate) person: i64, pub(crate) at: i64 }
}
row! {
    /// The same in a list.
    #[derive(Debug, Clone)]
    pub(crate) struct ImportLine { pub(crate) id: i64, pub(crate) file_name: String, pub(crate) signer: String, pub(crate) taken_as: Option<String>, pub(crate) person: i64, pub(crate) at: i64 }
}

queries! {
    /// Versions by code and number; `$2` is the scope: 0 in force, 1 ever issued, 2 all.
    versions(scope: i64) -> many VersionLine =
        "SELECT v.id, v.document_id, d.code, v.issue_no, v.revision_no
         FROM document_version v JOIN document d ON d.agency_id = $1 AND d.id = v.document_id
         WHERE v.agency_id = $1 AND (v.state = 'effective'
           OR (CAST($2 AS BIGINT) >= 1 AND v.issued_on IS NOT NULL)
           OR (CAST($2 AS BIGINT) >= 2 AND v.state <> 'withdrawn'))
         ORDER BY d.code_key, d.id, v.issue_no, v.revision_no, v.id";
    codes() -> many (String,) = "SELECT code FROM document WHERE agency_id = $1 AND is_withdrawn = 0";
    insert_export(id: i64, scope: &str, total: i64, person: i64, at: i64) -> exec =
        "INSERT INTO interchange_export (agency_id, id, scope, state, done, total, fault, person_id, at, moved_at) VALUES ($1, $2, $3, 'running', 0, $4, '', $5, $6, $6)";
    move_export(id: i64, done: i64, total: i64, at: i64) -> exec =
        "UPDATE interchange_export SET done = $3, total = $4, moved_at = $5 WHERE agency_id = $1 AND id = $2 AND state = 'running'";
    end_export(id: i64, state: &str, file_hash: Option<String>, length: Option<i64>, manifest: Option<String>, fault: &str, at: i64) -> exec =
        "UPDATE interchange_export SET state = $3, file_hash = $4, length = $5, manifest = $6, fault = $7, moved_at = $8
         WHERE agency_id = $1 AND id = $2 AND state = 'running'";
    exports() -> many ExportLine =
        "SELECT id, scope, state, done, total, file_hash, length, fault, person_id, at, moved_at FROM interchange_export WHERE agency_id = $1 ORDER BY at DESC, id DESC LIMIT 50";
    export(id: i64) -> opt ExportLine =
        "SELECT id, scope, state, done, total, file_hash, length, fault, person_id, at, moved_at FROM interchange_export WHERE agency_id = $1 AND id = $2";
    insert_import(id: i64, file_hash: &str, file_name: &str, signer: &str, manifest: &str, content: &str, person: i64, at: i64) -> exec =
        "INSERT INTO interchange_import (agency_id, id, file_hash, file_name, signer, manifest, content, person_id, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    import(id: i64) -> opt ImportRow =
        "SELECT id, file_hash, file_name, signer, manifest, content, taken_as, person_id, at FROM interchange_import WHERE agency_id = $1 AND id = $2";
    imports() -> many ImportLine =
        "SELECT id, file_name, signer, taken_as, person_id, at FROM interchange_import WHERE agency_id = $1 ORDER BY at DESC, id DESC LIMIT 50";
    take_import(id: i64, taken_as: &str) -> exec =
        "UPDATE interchange_import SET taken_as = $3 WHERE agency_id = $1 AND id = $2 AND taken_as IS NULL";
    key(signer: &str) -> opt (i64,) =
        "SELECT at FROM interchange_key WHERE agency_id = $1 AND signer = $2";
    keep_key(signer: &str, person: i64, at: i64) -> exec =
        "INSERT INTO interchange_key (agency_id, signer, person_id, at) VALUES ($1, $2, $3, $4) ON CONFLICT (agency_id, signer) DO NOTHING";
}
