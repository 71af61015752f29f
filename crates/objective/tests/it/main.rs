//! Objectives through the front door, as people act.

#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

mod entered;
mod live;
mod past;
mod plan;
mod printed;
mod sheet;

use testkit::{Person, TestApp};

/// The features under test.
pub(crate) fn app() -> TestApp {
    TestApp::new([
        external_document::feature(),
        document::feature(),
        distribution::feature(),
        master_list::feature(),
        change_request::feature(),
        quality_register::feature(),
        dossier::feature(),
        nonconformity::feature(),
        objective::feature(),
    ])
}

/// An objective for 2026 as the form sends it.
pub(crate) fn form<'f>(
    number: &'f str,
    indicator: &'f str,
    target: &'f str,
) -> Vec<(&'f str, &'f str)> {
    vec![
        ("number", number),
        ("statement", "Hồ sơ thủ tục hành chính được giải quyết đúng và trước hạn"),
        ("indicator", indicator),
        ("operator", "at_least"),
        ("target", target),
        ("from", "01/01/2026"),
        ("to", "31/12/2026"),
        ("frequency", "monthly"),
    ]
}

/// Through appraisal and approval.
pub(crate) async fn make_binding(thu: &Person<'_>, anh: &Person<'_>, page: &str) {
    for (who, action) in [(thu, "submit"), (thu, "appraise"), (anh, "approve")] {
        let done = who.post(&format!("{page}/actions"), &[("action", action)]).await;
        assert_eq!(done.status, 303, "{action}: {}", done.text);
    }
}

/// Every text that this feature can send is understood by the engine, and takes what it is given.
#[test]
fn every_query_is_prepared() {
    app().prepares_queries_of("objective");
}
