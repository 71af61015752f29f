//! The register through the front door, as people keep it.

#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

mod importing;
mod keeping;
mod relating;

use platform::Role;
use testkit::{Person, TestApp};

fn app() -> TestApp {
    TestApp::new([external_document::feature()])
}

const SECRETARY: &[Role] = &[Role::IsoSecretary];

/// A text with these days; its key.
async fn enter(who: &Person<'_>, number: &str, title: &str, issued: &str, from: &str) -> i64 {
    let answer = send(who, "/external-documents", &fields(number, title, issued, from)).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    key(&answer.location)
}

async fn send(who: &Person<'_>, path: &str, fields: &[(&str, &str)]) -> testkit::Answer {
    who.upload(path, fields, ("file", "", b"")).await
}

fn fields<'f>(
    number: &'f str,
    title: &'f str,
    issued: &'f str,
    from: &'f str,
) -> Vec<(&'f str, &'f str)> {
    vec![
        ("number", number),
        ("kind", "Luật"),
        ("issuer", "Quốc hội"),
        ("title", title),
        ("issued_on", issued),
        ("effective_on", from),
        ("expired_on", ""),
        ("link", ""),
        ("place", ""),
        ("note", ""),
    ]
}

/// The key in an address such as `/external-documents/42?did=edit`.
fn key(location: &str) -> i64 {
    location.split(['/', '?']).nth(2).unwrap().parse().unwrap()
}

/// The old and the new law of civil status.
async fn laws(who: &Person<'_>) -> (i64, i64) {
    let old = enter(who, "60/2014/QH13", "Luật Hộ tịch", "20/11/2014", "01/01/2016").await;
    let new = enter(who, "03/2026/QH16", "Luật Hộ tịch", "23/04/2026", "01/03/2027").await;
    (old, new)
}

/// Says on the page of `old` what `by` does to it.
async fn relate(who: &Person<'_>, old: i64, by: &str, kind: &str, from: &str) -> testkit::Answer {
    let form = [("by", by), ("kind", kind), ("from", from), ("articles", ""), ("note", "")];
    who.post(&format!("/external-documents/{old}/relations"), &form).await
}
