//! Every query is prepared on the engine that the tests run on.

use crate::fixture::whole;
use platform::db::Kind;

#[test]
fn every_query_fits_its_declaration() {
    let app = whole();
    let mut wrong = Vec::new();
    for (feature, query) in &app.product().queries {
        let name = format!("{feature}.{}", query.name);
        let (params, columns) = match app.app().db.prepare(query.sql) {
            Ok(counts) => counts,
            Err(error) => {
                wrong.push(format!("{name}: {error}"));
                continue;
            }
        };
        if params != query.params {
            wrong.push(format!("{name}: takes {params} parameters, is given {}", query.params));
        }
        if query.kind == Kind::Rows && columns != query.columns {
            wrong.push(format!("{name}: gives {columns} columns, {} are read", query.columns));
        }
        let sql = query.sql.split_whitespace().collect::<Vec<_>>().join(" ");
        let inserts = sql.starts_with("INSERT INTO") && sql.contains("(agency_id, ");
        if query.scoped && !sql.contains("agency_id = $1") && !inserts {
            wrong.push(format!("{name}: is not bound to the agency"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(app.product().queries.len() > 30, "the catalogue is not empty");
}

#[test]
fn every_list_fits_with_every_filter_and_order() {
    let app = whole();
    let mut wrong = Vec::new();
    for (feature, list) in &app.product().lists {
        assert!(list.from.contains("agency_id = $1"), "{feature}: {}", list.from);
        for (sql, params) in list.texts() {
            match app.app().db.prepare(&sql) {
                Ok((found, _)) if found == params => {}
                Ok((found, _)) => {
                    wrong.push(format!("{feature}: {found} parameters, not {params}: {sql}"));
                }
                Err(error) => wrong.push(format!("{feature}: {error}: {sql}")),
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What the layers refuse, people are told in words.
#[test]
fn sentences_are_there_for_every_code_of_the_web() {
    let _app = whole();
    for code in ["too_large", "too_slow", "bad_request", "cross_site", "role_missing"] {
        assert_ne!(platform::sentence(code), code, "{code} has no sentence");
    }
}
