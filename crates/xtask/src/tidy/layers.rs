use super::source::Source;

/// What a pure file may not name.
const IMPURE: [&str; 9] = [
    "axum::",
    "askama::",
    "rusqlite::",
    "postgres::",
    "tokio::",
    "std::fs",
    "std::env",
    "Tx<",
    "platform::db",
];

/// Crates without clock, database or request.
const PURE: [&str; 5] = ["flow", "standard", "text", "tlog", "workcal"];

/// Inside a feature, arrows point to `model`: what each file may not name.
const UPWARD: [(&str, &[&str]); 3] = [
    ("model", &["crate::store", "crate::actions", "crate::form", "crate::api"]),
    ("permit", &["crate::actions", "crate::pages", "crate::form", "crate::api"]),
    ("store", &["crate::actions", "crate::pages", "crate::form", "crate::api"]),
];

/// What nothing may depend on, and what only tests may.
const TOP: [&str; 2] = ["server", "xtask"];
const FOR_TESTS: [&str; 3] = ["testkit", "testoffice", "testpki"];

pub(super) fn check(source: &Source) -> Vec<String> {
    if source.path.ends_with("Cargo.toml") {
        return manifest(source);
    }
    if !source.is_rust() || source.is_test() {
        return Vec::new();
    }
    let mut complaints = Vec::new();
    let name = source.crate_name();
    let is_model = part(&source.path) == Some("model");
    if is_model || PURE.contains(&name) {
        for (n, line) in source.lines() {
            for word in IMPURE.iter().filter(|word| line.contains(**word)) {
                let what = if is_model { "a model" } else { "this crate" };
                complaints
                    .push(format!("{}:{n}: {what} is pure, but this names {word}", source.path));
            }
        }
    }
    for (own, above) in UPWARD.iter().filter(|(own, _)| part(&source.path) == Some(own)) {
        for (n, line) in source.lines() {
            for word in above.iter().filter(|word| line.contains(**word)) {
                complaints.push(format!("{}:{n}: {own} may not know {word}", source.path));
            }
        }
    }
    complaints
}

/// The part of a feature that a file belongs to: `model` for `src/model.rs` and `src/model/…`.
fn part(path: &str) -> Option<&str> {
    let (_, inside) = path.split_once("/src/")?;
    let first = inside.split('/').next()?;
    Some(first.strip_suffix(".rs").unwrap_or(first))
}

/// Dependencies point downward; the test kits are for tests.
fn manifest(source: &Source) -> Vec<String> {
    let mut complaints = Vec::new();
    let mut section = "";
    let name = source.crate_name();
    for (n, line) in (1..).zip(source.text.lines()) {
        if line.starts_with('[') {
            section = line;
            continue;
        }
        let dependency = line.split(['.', ' ', '=']).next().unwrap_or_default();
        if section != "[dependencies]" || dependency.is_empty() {
            continue;
        }
        let wrong = if TOP.contains(&dependency) && name != "bench" {
            Some("nothing may depend on")
        } else if FOR_TESTS.contains(&dependency) && name != "bench" && !FOR_TESTS.contains(&name) {
            Some("only tests may depend on")
        } else if PURE.contains(&name)
            && ["platform", "axum", "rusqlite", "tokio"].contains(&dependency)
        {
            Some("this crate is pure and may not depend on")
        } else {
            None
        };
        if let Some(wrong) = wrong {
            complaints.push(format!("{}:{n}: {wrong} {dependency}", source.path));
        }
    }
    complaints
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn complaints() {
        for (path, text, count) in [
            ("crates/document/src/model.rs", "use jiff::Timestamp;", 0),
            ("crates/document/src/model.rs", "use axum::Json;", 1),
            ("crates/document/src/model.rs", "// axum::Json is not for us", 0),
            ("crates/document/src/model/state.rs", "use crate::store::find;", 1),
            ("crates/document/src/store.rs", "use rusqlite::Row;", 0),
            ("crates/document/src/store.rs", "use crate::pages::label;", 1),
            ("crates/workcal/src/due.rs", "let text = std::fs::read(path);", 1),
            ("crates/workcal/tests/it.rs", "let text = std::fs::read(path);", 0),
            ("crates/document/Cargo.toml", "[dependencies]\nserver.workspace = true", 1),
            ("crates/document/Cargo.toml", "[dev-dependencies]\ntestkit.workspace = true", 0),
            ("crates/document/Cargo.toml", "[dependencies]\ntestkit.workspace = true", 1),
            ("crates/document/Cargo.toml", "[dependencies]\ntestoffice.workspace = true", 1),
            ("crates/testoffice/Cargo.toml", "[dependencies]\ntestkit.workspace = true", 0),
            ("crates/flow/Cargo.toml", "[dependencies]\nplatform.workspace = true", 1),
        ] {
            let source = Source { path: path.to_owned(), text: text.to_owned() };
            assert_eq!(check(&source).len(), count, "{path}: {text:?}");
        }
    }
}
