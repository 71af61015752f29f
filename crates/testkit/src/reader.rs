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

/// The program that reads uploaded files, built if it is not there yet.
pub fn reading_program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let program = path();
        if !program.exists() {
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
