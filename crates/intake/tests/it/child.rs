//! The reading process: it answers, it is limited, and it is ended with what it started.

use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::docx::lettered;
use crate::fixture::{Docx, converted, cover};
use intake::child::DOC_DEADLINE;
use intake::{ErrorKind, read_in_child};

const DEADLINE: Duration = Duration::from_secs(5);

fn script(folder: &Path, text: &str) -> PathBuf {
    let path = folder.join("child.sh");
    let mut file = std::fs::File::create(&path).unwrap();
    file.write_all(text.as_bytes()).unwrap();
    drop(file);
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
    path
}

#[test]
fn it_reads_what_this_process_reads() {
    let bytes = Docx::of(cover("QT 1", "Thử")).bytes();
    let exe = Path::new(env!("CARGO_BIN_EXE_intake-child"));
    let read = read_in_child(exe, "mọi tên.exe", &bytes, DEADLINE).unwrap();
    assert_eq!(read, intake::read(&bytes).unwrap());
}

#[test]
fn it_is_ended_at_the_deadline_with_what_it_started() {
    let folder = tempfile::tempdir().unwrap();
    let mark = folder.path().join("still-there");
    let text = format!("#!/bin/sh\n(sleep 3; touch {}) &\nsleep 60\n", mark.display());
    let exe = script(folder.path(), &text);
    let began = Instant::now();
    let error = read_in_child(&exe, "x", b"x", Duration::from_secs(1)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TimedOut);
    assert!(began.elapsed() < Duration::from_secs(3));
    std::thread::sleep(Duration::from_secs(4));
    assert!(!mark.exists(), "its own child was ended too");
}

#[test]
fn a_child_without_an_answer_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    for text in ["#!/bin/sh\nexit 1\n", "#!/bin/sh\necho nonsense\n", "#!/bin/sh\nkill -SEGV $$\n"]
    {
        let exe = script(folder.path(), text);
        let error = read_in_child(&exe, "x", &vec![0; 1 << 20], DEADLINE).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::ChildFailed);
    }
    let missing = folder.path().join("none");
    let error = read_in_child(&missing, "x", b"x", DEADLINE).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ChildFailed);
}

#[test]
fn its_deadline_follows_its_bytes() {
    assert_eq!(intake::child::deadline_for(b"x"), intake::child::DEADLINE);
}

/// The same process, saved by another program in another format.
#[test]
fn every_format_of_a_document_reads_the_same() {
    let docx = lettered();
    let mut want = docx.procedure();
    for footer in &mut want.printed.footers {
        footer.part.clear();
    }
    let exe = Path::new(env!("CARGO_BIN_EXE_intake-child"));
    for to in ["doc", "odt"] {
        let Some(bytes) = converted(&docx.bytes(), to) else { return };
        let mut read = read_in_child(exe, "x", &bytes, DOC_DEADLINE).unwrap();
        for footer in &mut read.printed.footers {
            footer.part.clear();
        }
        assert_eq!(read, want, "{to}");
    }
}

#[test]
fn an_old_document_that_is_cut_short_ends_at_once() {
    let Some(bytes) = converted(&lettered().bytes(), "doc") else { return };
    let exe = Path::new(env!("CARGO_BIN_EXE_intake-child"));
    for part in [10, 3, 2] {
        let began = Instant::now();
        let cut = bytes.get(..bytes.len() / part).unwrap();
        let error = read_in_child(exe, "x.doc", cut, DOC_DEADLINE).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Damaged, "{error}");
        assert!(began.elapsed() < Duration::from_secs(5));
    }
}
