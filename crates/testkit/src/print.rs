use crate::Answer;
use std::io::Write as _;
use std::process::{Command, Stdio};

/// What a PDF says, page by page, as it is laid out; `None`, and a word about it, where `pdftotext` is
/// absent.
pub fn printed_pages(answer: &Answer) -> Option<Vec<String>> {
    let text = read(answer, "-layout")?;
    let mut pages: Vec<_> = text.split('\u{c}').map(str::to_owned).collect();
    // A form feed ends every page, the last one too.
    pages.pop();
    Some(pages)
}

/// The words of a PDF, laid out as they are or (`-raw`) in the order in which they were set.
pub(crate) fn read(answer: &Answer, order: &str) -> Option<String> {
    assert_eq!((answer.status, answer.header("content-type")), (200, "application/pdf"));
    let asked = Command::new("pdftotext")
        .args([order, "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut child) = asked else {
        println!("skip: pdftotext is absent");
        return None;
    };
    child.stdin.take().unwrap().write_all(&answer.bytes).unwrap();
    Some(String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap())
}
