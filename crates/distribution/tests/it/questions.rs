use crate::office::{Office, app, read_whole};
use platform::Role;

const IN_FORCE: &str = "2026-11-24T17:00:00Z";

const ASKED: [(&str, &str); 8] = [
    ("text.0", "Ai cấp số bản giấy?"),
    ("choices.0", "Thư ký ISO\nNgười đọc"),
    ("right.0", "1"),
    ("part.0", "1"),
    ("text.1", "Bản hết hiệu lực thì làm gì?"),
    ("choices.1", "Giữ lại dùng\nTrả lại\nCho mượn"),
    ("right.1", "2"),
    ("part.1", "3"),
];

#[tokio::test]
async fn who_answers_wrong_reads_again_and_the_attempt_counts() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.issue_long("QT.VP.01", "47a/QĐ-UBND", "25/11/2026").await;
    let questions = format!("/distributions/{version}/questions");
    assert_eq!(office.lan.post(&questions, &ASKED).await.status, 303, "its author asks");
    office.wake(IN_FORCE).await;
    let seen = read_whole(&office.minh, version).await;
    let page = office.minh.get(&format!("/distributions/{version}/read?part=3")).await.text;
    assert!(page.contains("Câu 2: Bản hết hiệu lực thì làm gì?"), "{page}");

    let path = format!("/distributions/{version}/acknowledgements");
    let with = |first, second| [("seen", seen.as_str()), ("answer.0", first), ("answer.1", second)];
    let wrong = office.minh.post(&path, &with("0", "2")).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text.contains("Có 1 câu trả lời chưa đúng"), "{}", wrong.text);
    assert!(wrong.text.contains("Câu 2: hãy đọc lại phần 3"), "{}", wrong.text);
    assert!(wrong.text.contains("Bạn đã trả lời 1 lần"), "{}", wrong.text);
    assert_eq!(office.coverage().await, (0, 4));
    let none = office.minh.post(&path, &[("seen", seen.as_str())]).await;
    assert_eq!(none.status, 422, "no answer is a wrong one");
    assert_eq!(office.minh.post(&path, &with("0", "1")).await.status, 303);
    assert_eq!(office.coverage().await, (1, 4));
    let csv = office.thu.get(&format!("/distributions/{version}?format=csv")).await.text;
    assert!(csv.contains(",3,Ký điện tử"), "three attempts: {csv}");

    let closed = office.lan.post(&questions, &ASKED).await;
    assert_eq!(closed.status, 409, "somebody answered");
}

#[tokio::test]
async fn questions_are_set_by_the_author_and_the_keepers() {
    let app = app();
    let office = Office::new(&app).await;
    let draft = office.draft("QT.VP.09", "").await;
    let questions = format!("/distributions/{draft}/questions");
    assert_eq!(office.lan.get(&questions).await.status, 200, "a draft has questions too");
    let mut wrong = ASKED;
    (wrong[2].1, wrong[3].1) = ("9", "9");
    let answer = office.lan.post(&questions, &wrong).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text.contains("phương án đúng"), "{}", answer.text);
    let other = app.person("Tác Giả Khác", &[Role::Author]).await;
    assert_eq!(other.post(&questions, &ASKED).await.status, 403, "not the author");
    let version = office.issue("QT.VP.01", "", "47a/QĐ-UBND", "25/11/2026").await;
    let questions = format!("/distributions/{version}/questions");
    assert_eq!(other.get(&questions).await.status, 403);
    assert_eq!(office.thu.get(&questions).await.status, 200);
}
