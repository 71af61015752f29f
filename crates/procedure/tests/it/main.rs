//! Procedures through the front door: as people use them, in a browser without scripts.

#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

mod comparing;
mod drawing;
mod editor;
mod fixture;
mod reading;
mod upload;

use platform::Role;
use testkit::{Answer, Person, TestApp};

/// The features that procedures need.
fn app() -> TestApp {
    TestApp::new([external_document::feature(), document::feature(), procedure::feature()])
}

/// A draft on a blank page; its address.
async fn blank(who: &Person<'_>, code: &str, title: &str) -> String {
    let form = [("code", code), ("title", title), ("unit", ""), ("start", "blank")];
    let begun = who.upload("/procedures", &form, ("file", "", b"")).await;
    assert_eq!(begun.status, 303, "{}", begun.text);
    format!("/procedures/{}", begun.id())
}

/// A procedure in which the checks find no error: three steps of a day in all, a limit of three.
const GOOD: &[(&str, &str)] = &[
    ("title", "Đăng ký khai sinh"),
    ("national_code", "1.001193"),
    ("field", "Hộ tịch"),
    ("applicants", "Cá nhân"),
    ("settled_by", "Ủy ban nhân dân xã"),
    ("channels", "Trực tiếp tại Bộ phận Một cửa\nTrực tuyến"),
    ("sets", "01"),
    ("results", "Giấy khai sinh (bản chính)"),
    ("components.0.text", "Tờ khai đăng ký khai sinh"),
    ("components.0.kind", "submitted"),
    ("components.1.text", "Giấy chứng sinh"),
    ("time_limit.0.value", "3"),
    ("time_limit.0.unit", "working_day"),
    ("fees.0.text", "Không"),
    ("legal_basis.0.number", "60/2014/QH13"),
    ("legal_basis.0.title", "Luật Hộ tịch số 60/2014/QH13"),
    ("cases.0", ""),
    ("steps.0.action", "Tiếp nhận, kiểm tra hồ sơ"),
    ("steps.0.responsible", "Bộ phận Một cửa"),
    ("steps.0.role", "one_stop"),
    ("steps.0.time.0.value", "0,5"),
    ("steps.0.time.0.unit", "working_day"),
    ("steps.1.action", "Thẩm định hồ sơ, dự thảo kết quả"),
    ("steps.1.responsible", "Công chức tư pháp - hộ tịch"),
    ("steps.1.role", "specialist"),
    ("steps.1.time.0.value", "2"),
    ("steps.1.time.0.unit", "hour"),
    ("steps.1.outputs", "Phiếu kiểm soát\nDự thảo Giấy khai sinh"),
    ("steps.2.action", "Trả kết quả"),
    ("steps.2.responsible", "Bộ phận Một cửa"),
    ("steps.2.role", "one_stop"),
    ("steps.2.time.0.value", "2"),
    ("steps.2.time.0.unit", "hour"),
    ("records.0.name", "Hồ sơ đăng ký khai sinh"),
    ("records.0.keeper", "Công chức tư pháp - hộ tịch"),
    ("records.0.retention", "Vĩnh viễn"),
    ("sections.0.number", "1"),
    ("sections.0.title", "Mục đích"),
    ("sections.0.text", "Quy định trình tự đăng ký khai sinh."),
];

/// A form with some of its fields otherwise, or more.
fn with<'f>(
    form: &[(&'f str, &'f str)],
    changes: &[(&'f str, &'f str)],
) -> Vec<(&'f str, &'f str)> {
    let kept = form.iter().filter(|(name, _)| !changes.iter().any(|(other, _)| other == name));
    kept.chain(changes).copied().collect()
}

/// Saves a form that is right, at the first saving.
async fn saved(who: &Person<'_>, at: &str, form: &[(&str, &str)]) {
    let answer = who.post(&format!("{at}/content"), &with(form, &[("edits", "0")])).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
}

/// What a field of a page holds.
fn value(page: &Answer, name: &str) -> String {
    let html = &page.text;
    let at = html.find(&format!(" name=\"{name}\"")).unwrap_or_else(|| panic!("no field {name}"));
    let tag = html[..at].rfind('<').unwrap();
    let end = at + html[at..].find('>').unwrap();
    if html[tag..].starts_with("<textarea") {
        let text = &html[end + 1..];
        return plain(text[..text.find("</textarea>").unwrap()].trim_start_matches('\n'));
    }
    if html[tag..].starts_with("<select") {
        let options = &html[end..end + html[end..].find("</select>").unwrap()];
        let Some(chosen) = options.split("<option ").find(|option| option.contains(" selected"))
        else {
            return String::new();
        };
        return attribute(chosen);
    }
    attribute(&html[tag..end])
}

fn attribute(tag: &str) -> String {
    let from = tag.find("value=\"").map(|at| at + 7).unwrap();
    plain(&tag[from..from + tag[from..].find('"').unwrap()])
}

fn plain(html: &str) -> String {
    [("&#34;", "\""), ("&#39;", "'"), ("&#60;", "<"), ("&#62;", ">"), ("&#38;", "&")]
        .iter()
        .fold(html.to_owned(), |text, (code, sign)| text.replace(code, sign))
}

/// A page with what differs every time made the same.
fn still(page: &str) -> String {
    let mut out = String::new();
    let mut digits = String::new();
    for c in page.chars() {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        out.push_str(if digits.len() > 15 { "ID" } else { &digits });
        digits.clear();
        out.push(c);
    }
    let at = out.find("/static/app-").unwrap();
    let end = at + out[at..].find(".css").unwrap();
    out.replace_range(at..end, "/static/app");
    let foot = out.find("<footer").unwrap();
    out.truncate(foot);
    out
}

/// What somebody who drafts is.
const LAN: &[Role] = &[Role::Author];
