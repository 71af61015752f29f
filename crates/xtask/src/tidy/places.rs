use super::source::Source;

const MAX_LINES: usize = 400;

/// Where SQL may stand.
const SQL_PLACES: [&str; 9] = [
    "/store.rs",
    "/store/",
    "crates/platform/src/closing.rs",
    "crates/platform/src/db/",
    "crates/platform/src/ledger/",
    "crates/platform/src/list/",
    "crates/platform/src/outbox.rs",
    "crates/platform/src/search/",
    "crates/server/src/backup/",
];

/// Where words for people may stand: on pages, and beside the figures that many pages show. The pure
/// crates that read and write Vietnamese hold them as data.
const WORD_PLACES: [&str; 9] = [
    "/pages",
    "/src/exhibits.rs",
    "/templates",
    "/demo",
    "crates/flow/",
    "crates/intake/",
    "crates/text/",
    "crates/workcal/",
    "crates/xtask/",
];

/// What may be named anywhere: the entry of a feature in the navigation, and the program.
const NAMES: [&str; 2] = ["NavEntry::new(", "\"Hải Đăng\""];

pub(super) fn check(source: &Source) -> Vec<String> {
    if !source.is_rust() {
        return Vec::new();
    }
    let path = &source.path;
    let mut complaints = Vec::new();
    let lines = source.text.lines().count();
    if lines > MAX_LINES {
        let mend = "split it where its subject splits";
        complaints.push(format!("{path}: {lines} lines, more than {MAX_LINES}; {mend}"));
    }
    if source.is_test() {
        return complaints;
    }
    let may_speak = WORD_PLACES.iter().any(|place| path.contains(place));
    let may_ask = SQL_PLACES.iter().any(|place| path.contains(place)) || path.contains("xtask");
    for (n, line) in source.lines() {
        if !may_ask && is_sql(line) {
            complaints.push(format!("{path}:{n}: SQL belongs in store.rs: {}", line.trim()));
        }
        let is_name = NAMES.iter().any(|name| line.contains(name));
        if !may_speak && !is_name && words(line).any(is_vietnamese) {
            complaints
                .push(format!("{path}:{n}: words for people belong in pages: {}", line.trim()));
        }
    }
    complaints
}

/// Whether a line holds a statement.
fn is_sql(line: &str) -> bool {
    let beginnings = ["SELECT ", "INSERT INTO ", "DELETE FROM ", "ALTER TABLE ", "CREATE TABLE "];
    let begins = |at: &str| beginnings.iter().any(|beginning| at.starts_with(beginning));
    begins(line.trim_start())
        || line.split('"').skip(1).any(begins)
        || (line.contains("UPDATE ") && line.contains(" SET "))
}

/// What a line says, without a comment at its end.
fn words(line: &str) -> impl Iterator<Item = char> {
    line.split(" // ").next().unwrap_or_default().chars()
}

/// A letter that Vietnamese has and English hasn't.
fn is_vietnamese(c: char) -> bool {
    matches!(c, '\u{C0}'..='\u{1EF9}') && c.is_alphabetic()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn complaints() {
        for (path, text, count) in [
            ("crates/document/src/api.rs", "\"Dự thảo\"", 1),
            ("crates/document/src/api.rs", "/// Dự thảo.", 0),
            ("crates/document/src/api.rs", "let a = 1; // Dự thảo", 0),
            ("crates/document/src/pages.rs", "\"Dự thảo\"", 0),
            ("crates/document/src/pages/mod.rs", "\"Dự thảo\"", 0),
            ("crates/document/src/form.rs", "\n#[cfg(test)]\nmod tests { \"Dự thảo\" }", 0),
            ("crates/document/src/form.rs", &"\n".repeat(401), 1),
            ("crates/document/tests/it/main.rs", &"\n".repeat(401), 1),
            ("crates/document/src/actions.rs", "tx.list(\"SELECT id FROM version\", &[])", 1),
            ("crates/document/src/actions.rs", "\"UPDATE version SET state = $2\"", 1),
            ("crates/document/src/store.rs", "\"SELECT id FROM version\"", 0),
            ("crates/document/tests/it/main.rs", "\"SELECT id FROM version\"", 0),
            ("crates/document/src/actions.rs", "// SELECT the best", 0),
        ] {
            let source = Source { path: path.to_owned(), text: text.to_owned() };
            assert_eq!(check(&source).len(), count, "{path}: {text:?}");
        }
    }
}
