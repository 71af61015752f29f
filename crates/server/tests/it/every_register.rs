//! Every register of the quality cycle, whatever it is written with: a list with filters as of any day, a
//! board, a page with history, comments and files, paper, Excel that goes out and comes back, an API.

use crate::fixture::{Fixtures, whole};
use platform::Role;
use serde_json::Value;
use testkit::{Person, TestApp};

/// The addresses of the registers: whatever has a board.
fn registers(app: &TestApp) -> Vec<&'static str> {
    let boards = app.product().routes.iter().filter_map(|route| route.path.strip_suffix("/board"));
    // The board of the legal watch shows documents, which have a register of their own.
    boards.filter(|path| *path != "/legal-watch").collect()
}

async fn opens(person: &Person<'_>, path: &str, missing: &mut Vec<String>) -> testkit::Answer {
    let answer = person.get(path).await;
    if answer.status != 200 {
        missing.push(format!("{path}: {}", answer.status));
    }
    answer
}

#[tokio::test]
async fn each_has_all_that_a_register_has_to_have() {
    let app = whole();
    let fixtures = Fixtures::new(&app).await;
    let person = app.person_of("VP", "Người Đủ Vai", &Role::ALL).await;
    let registers = registers(&app);
    assert!(registers.len() >= 30, "{registers:?}");
    let mut missing = Vec::new();
    for path in registers {
        for question in ["", "/board", "?as_of=22/11/2026", "?format=csv"] {
            opens(&person, &format!("{path}{question}"), &mut missing).await;
        }
        let entries = opens(&person, &format!("/api/v1{path}"), &mut missing).await;
        assert!(serde_json::from_str::<Value>(&entries.text).is_ok(), "{path}: {}", entries.text);
        let one = fixtures.existing(&format!("{path}/{{id}}"));
        let page = opens(&person, &one, &mut missing).await.text;
        for part in ["id=\"h-history\"", &format!("{one}/comments"), &format!("{one}/files")] {
            if !page.contains(part) {
                missing.push(format!("{one}: no {part}"));
            }
        }
        let paper = opens(&person, &format!("{one}/print"), &mut missing).await;
        if !paper.bytes.starts_with(b"%PDF") {
            missing.push(format!("{one}/print is no paper"));
        }
        let api = opens(&person, &format!("/api/v1{one}"), &mut missing).await;
        let api: Value = serde_json::from_str(&api.text).unwrap_or_default();
        comes_back(&person, path, api["parent"].as_i64(), &mut missing).await;
    }
    assert_eq!(missing, [""; 0]);
}

/// What Excel shows is taken back, and changes nothing.
async fn comes_back(
    person: &Person<'_>,
    path: &str,
    parent: Option<i64>,
    missing: &mut Vec<String>,
) {
    // An objective of a unit serves another, but stands alone in the sheet.
    let below = parent.filter(|_| path != "/objectives").map(|id| format!("parent={id}"));
    let below = below.unwrap_or_default();
    let sheet = opens(person, &format!("{path}?{below}&format=xlsx"), missing).await;
    let at = format!("{path}/import?{below}");
    // What nobody begins by hand, no sheet begins either.
    let asked = person.get(&at).await.status;
    if asked == 403 {
        return;
    }
    assert_eq!(asked, 200, "{at}");
    let file = ("file", "so.xlsx", &sheet.bytes[..]);
    let answer = person.upload(&at, &[], file).await;
    if answer.status != 200 {
        let said = answer.text.split("id=\"h-errors\"").nth(1).unwrap_or_default();
        missing.push(format!(
            "{at}: {} {}",
            answer.status,
            said.chars().take(600).collect::<String>()
        ));
    }
}
