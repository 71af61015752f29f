//! Files become drafts: one by one, many at once, as a new document or as the next issue.

use super::{AUTHOR, app, at, files, fixture::*, read_all, run, states};
use bulk_import::State;
use platform::{Role, Tx};

const ALL: &[Role] = &[Role::Author, Role::IsoSecretary];

#[tokio::test]
async fn what_nothing_stands_against_becomes_drafts_at_once() {
    let app = app();
    let lan = app.person("Lan", AUTHOR).await;
    let sent = [
        ("1.docx", process("QT.01", "Việc một")),
        ("2.docx", unclear("QT.02", "Việc hai")),
        ("3.docx", process("QT.03", "Việc ba")),
        ("4.docx", process("QT.03", "Việc bốn")),
    ];
    let sent: Vec<_> = sent.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
    let run = run(&send(&lan, &sent).await);
    read_all(&app, run).await;
    let before = entries(&app).await;
    let page = lan.submit(&format!("/imports/{run}/accept"), &[]).await;
    assert!(page.text.contains("Đã lập 1 bản thảo."), "{}", page.text);
    assert!(page.text.contains("Trùng mã hiệu với tệp «4.docx»."), "{}", page.text);
    assert_eq!(entries(&app).await, before + 2, "the draft, and that it came from this file");
    let page = lan.submit(&format!("/imports/{run}/accept"), &[("notes", "1")]).await;
    assert!(page.text.contains("Đã lập 1 bản thảo."), "{}", page.text);
    let open = states(&app, run).await;
    let of = |at: usize| open[at].1;
    assert_eq!(
        [of(0), of(1), of(2), of(3)],
        [State::Accepted, State::Accepted, State::Read, State::Read,]
    );
    let made = files(&app, run).await;
    let draft = lan.get(&format!("/procedures/{}/edit", made[1].version.unwrap())).await;
    assert!(draft.text.contains("Màu sắc của phong bì"), "the draft keeps what was not understood");
    let source = lan.get(&format!("/procedures/{}/source", made[0].version.unwrap())).await;
    assert_eq!(source.bytes, process("QT.01", "Việc một"), "and the file it came from");
    let again = lan.post(&at(&app, run, "1.docx").await, &accept("QT.01", "Việc một", "1")).await;
    assert_eq!(again.status, 409, "a draft is made once");
}

fn accept<'a>(code: &'a str, title: &'a str, edits: &'a str) -> [(&'a str, &'a str); 6] {
    [
        ("op", "accept"),
        ("kind", "administrative_procedure"),
        ("code", code),
        ("title", title),
        ("unit", ""),
        ("edits", edits),
    ]
}

#[tokio::test]
async fn two_files_of_one_code_are_a_persons_to_decide() {
    let app = app();
    let lan = app.person("Lan", AUTHOR).await;
    let (one, two) = (process("QT.01", "Việc một"), process("QT.01", "Việc hai"));
    let run = run(&send(&lan, &[("1.docx", &one), ("2.docx", &two)]).await);
    read_all(&app, run).await;
    let none = lan.submit(&format!("/imports/{run}/accept"), &[("notes", "1")]).await;
    assert!(none.text.contains("Không có tệp nào nhận được ngay."), "{}", none.text);
    let first = at(&app, run, "1.docx").await;
    let second = at(&app, run, "2.docx").await;
    let made = lan.post(&first, &accept("QT.01", "Việc một", "0")).await;
    assert_eq!(made.status, 303, "{}", made.text);
    let refused = lan.post(&second, &accept("QT.01", "Việc hai", "0")).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.text.contains("Mã hiệu này đã có ở tài liệu đang soạn «Việc một»."),
        "{}",
        refused.text
    );
    let bad = lan.post(&second, &accept("?", " ", "0")).await;
    assert_eq!(bad.status, 422, "every mistake at once");
    let saved = lan
        .submit(
            &second,
            &[
                ("op", "save"),
                ("kind", "administrative_procedure"),
                ("code", "QT.02"),
                ("title", "Việc hai"),
                ("edits", "0"),
            ],
        )
        .await;
    assert!(
        saved.text.contains("Đã ghi lại.") && !saved.text.contains("Cần xem"),
        "{}",
        saved.text
    );
    let stale = lan.post(&second, &accept("QT.02", "Việc hai", "0")).await;
    assert_eq!(stale.status, 409, "somebody saved meanwhile");
    assert_eq!(lan.post(&second, &accept("QT.02", "Việc hai", "1")).await.status, 303);
}

#[tokio::test]
async fn a_code_in_force_may_get_its_next_issue() {
    let app = app();
    let lan = app.person("Lan", ALL).await;
    let one = process("QT.01", "Việc một");
    let first = run(&send(&lan, &[("1.docx", &one)]).await);
    read_all(&app, first).await;
    let made = lan.post(&at(&app, first, "1.docx").await, &accept("QT.01", "Việc một", "0")).await;
    assert_eq!(made.status, 303, "{}", made.text);
    let version = files(&app, first).await[0].version.unwrap();
    let in_force = move |tx: &Tx<'_>| {
        let sql = "UPDATE document_version SET state = 'effective', effective_on = '2026-01-01' WHERE id = $1";
        Ok(tx.execute(sql, &[&version])?)
    };
    app.write(in_force).await.unwrap();
    let two = process("QT.01", "Việc một, sửa lại");
    let second = run(&send(&lan, &[("mới.docx", &two), ("cũ.docx", &one)]).await);
    read_all(&app, second).await;
    let page = lan.get(&format!("/imports/{second}")).await;
    assert!(page.text.contains("đang có hiệu lực với tên «Việc một»"), "{}", page.text);
    assert!(page.text.contains("đã được lập bản thảo ở một đợt nhập trước"), "{}", page.text);
    let new = at(&app, second, "mới.docx").await;
    let refused = lan.post(&new, &accept("QT.01", "Việc một, sửa lại", "0")).await;
    assert_eq!(refused.status, 422, "nothing is replaced in silence");
    let mut form = accept("QT.01", "Việc một, sửa lại", "0").to_vec();
    form.push(("as_next", "1"));
    let next = lan.post(&new, &form).await;
    assert_eq!(next.status, 303, "{}", next.text);
    let page = lan.follow(next).await;
    assert!(page.text.contains("Việc một, sửa lại"), "{}", page.text);
    let made = files(&app, second).await;
    let made = made.iter().find(|file| file.name == "mới.docx").unwrap().version.unwrap();
    let number = move |tx: &Tx<'_>| {
        let sql = "SELECT issue_no, revision_no FROM document_version WHERE id = $1";
        Ok(tx.find::<(i64, i64)>(sql, &[&made])?.unwrap())
    };
    assert_eq!(app.write(number).await.unwrap(), (2, 0));
}

#[tokio::test]
async fn what_is_not_understood_never_becomes_a_process() {
    let app = app();
    let lan = app.person("Lan", AUTHOR).await;
    let text = pdf(&["QUY CHE LAM VIEC", "Ma hieu: QC.01", "Dieu 1. Pham vi ap dung cua quy che"]);
    let run = run(&send(&lan, &[("1.pdf", &text), ("2.pdf", &pdf(&[]))]).await);
    read_all(&app, run).await;
    let none = lan.submit(&format!("/imports/{run}/accept"), &[("notes", "1")]).await;
    assert!(none.text.contains("Không có tệp nào nhận được ngay."));
    let one = at(&app, run, "1.pdf").await;
    let kept = lan.post(&one, &accept("QC.01", "Quy chế làm việc", "0")).await;
    assert_eq!(kept.status, 303, "{}", kept.text);
    let version = files(&app, run).await[0].version.unwrap();
    let form = move |tx: &Tx<'_>| {
        let command = platform::Actor::system(tx.agency(), "command");
        let secretary = platform::Actor { roles: vec![Role::IsoSecretary], ..command };
        Ok(document::open(tx, &secretary, document::VersionId::new(version))?.content)
    };
    let document::Content::Original(original) = app.write(form).await.unwrap() else {
        panic!("nothing is put in the place of steps that were not read");
    };
    assert_eq!((original.media, original.name.as_str()), (document::Media::Pdf, "1.pdf"));
    assert!(original.words.contains("Dieu 1"), "{}", original.words);
    let skipped = lan.submit(&at(&app, run, "2.pdf").await, &[("op", "skip")]).await;
    assert!(skipped.text.contains("Bỏ qua"));
    assert_eq!(states(&app, run).await[1].1, State::Skipped);
}

async fn entries(app: &testkit::TestApp) -> i64 {
    let count =
        |tx: &Tx<'_>| Ok(tx.find::<(i64,)>("SELECT count(*) FROM ledger_leaf", &[])?.unwrap().0);
    app.write(count).await.unwrap()
}
