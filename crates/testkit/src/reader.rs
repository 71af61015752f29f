use std::{
    path::{Path, PathBuf},
    process::Command,
    sync::OnceLock,
};

/// Where the program that reads uploaded files lies beside this test.
pub(crate) fn path() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let deps = test.parent().unwrap();
    let folder = if deps.ends_with("deps") { deps.parent().unwrap() } else { deps };
    folder.join("reading_child")
}

/// The crates whose change makes the program another.
const MADE_OF: [&str; 8] =
    ["confined", "flow", "intake", "pades", "picture", "portfolio", "reading_child", "text"];

/// Whether the program is absent, or older than what it is made of.
fn is_stale(program: &Path) -> bool {
    let Ok(built) = std::fs::metadata(program).and_then(|facts| facts.modified()) else {
        return true;
    };
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    MADE_OF.iter().any(|name| is_newer(&crates.join(name).join("src"), built))
}

/// Whether a file below a folder was changed after a moment.
fn is_newer(folder: &Path, than: std::time::SystemTime) -> bool {
    std::fs::read_dir(folder).unwrap().map(Result::unwrap).any(|entry| {
        if entry.file_type().unwrap().is_dir() {
            return is_newer(&entry.path(), than);
        }
        entry.metadata().and_then(|facts| facts.modified()).unwrap() > than
    })
}

/// The program that reads uploaded files, built if it is not there yet or older than its sources.
pub fn reading_program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let program = path();
        if is_stale(&program) {
            let target = program.parent().and_then(Path::parent).unwrap();
            let built = Command::new(env!("CARGO"))
                .args(["build", "--quiet", "--package", "reading_child"])
                .env("CARGO_TARGET_DIR", target)
                .status();
            assert!(built.is_ok_and(|status| status.success()), "reading_child was not built");
        }
        program
    })
}
