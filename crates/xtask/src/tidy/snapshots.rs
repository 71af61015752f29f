use super::source::Source;

/// Every snapshot is named by a test of its crate.
pub(super) fn check(sources: &[Source]) -> Vec<String> {
    let mut complaints = Vec::new();
    for snapshot in sources.iter().filter(|source| source.path.contains("/snapshots/")) {
        let name = snapshot.path.rsplit('/').next().unwrap_or_default();
        let own =
            |source: &&Source| source.crate_name() == snapshot.crate_name() && source.is_rust();
        if !sources.iter().filter(own).any(|source| source.text.contains(name)) {
            complaints.push(format!("{}: no test names this snapshot; remove it", snapshot.path));
        }
    }
    complaints
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unused_snapshot_is_told() {
        let file = |path: &str, text: &str| Source { path: path.to_owned(), text: text.to_owned() };
        let sources = [
            file("crates/a/tests/it/snapshots/used.html", ""),
            file("crates/a/tests/it/snapshots/unused.html", ""),
            file("crates/a/tests/it/main.rs", "expect_file![\"./snapshots/used.html\"]"),
        ];
        assert_eq!(check(&sources).len(), 1);
    }
}
