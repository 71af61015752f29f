use std::{
    fs,
    path::{Path, PathBuf},
};

/// One file of the checkout, with its path from the root.
pub(super) struct Source {
    pub(super) path: String,
    pub(super) text: String,
}

impl Source {
    /// Everything under `crates/` and `bench/` that is Rust, a manifest or a snapshot.
    pub(super) fn all(root: &Path) -> Vec<Self> {
        let mut paths = Vec::new();
        for folder in ["crates", "bench"] {
            collect(&root.join(folder), &mut paths);
        }
        let read = |path: PathBuf| {
            let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().into_owned();
            let is_text = is_rust(&name) || name.ends_with("Cargo.toml");
            let wanted = is_text || name.contains("/snapshots/");
            wanted.then(|| Self { path: name, text: fs::read_to_string(&path).unwrap_or_default() })
        };
        paths.into_iter().filter_map(read).collect()
    }

    /// Its crate's name.
    pub(super) fn crate_name(&self) -> &str {
        let mut parts = self.path.split('/');
        match parts.next() {
            Some("crates") => parts.next().unwrap_or_default(),
            other => other.unwrap_or_default(),
        }
    }

    pub(super) fn is_rust(&self) -> bool {
        is_rust(&self.path)
    }

    /// Whether it is tests, examples or benchmarks through and through.
    pub(super) fn is_test(&self) -> bool {
        let name = self.crate_name();
        let folders = ["/tests/", "/examples/", "/benches/"];
        let is_module = self.path.ends_with("/tests.rs");
        is_module
            || name == "testkit"
            || name == "testoffice"
            || name == "testpki"
            || name == "bench"
            || folders.iter().any(|f| self.path.contains(f))
    }

    /// The product's text: what stands before the tests at the end of a file.
    pub(super) fn product(&self) -> &str {
        self.text.split("\n#[cfg(test)]\n").next().unwrap_or_default()
    }

    /// The product's lines with their numbers, comments left out.
    pub(super) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let numbered = (1..).zip(self.product().lines());
        numbered.filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    /// The product without comments, for what may go over several lines.
    pub(super) fn code(&self) -> String {
        self.lines().map(|(_, line)| line).collect::<Vec<_>>().join("\n")
    }
}

fn is_rust(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|ending| ending == "rs")
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut entries: Vec<_> = entries.map(|entry| entry.path()).collect();
    entries.sort();
    for path in entries {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() {
            if name != "target" && name != "node_modules" {
                collect(&path, paths);
            }
        } else {
            paths.push(path);
        }
    }
}
