//! Files are received, read in the background, and told apart.

use super::{AUTHOR, app, files, fixture::*, read_all, run, states};
use bulk_import::{RunId, State};
use document::Kind;
use jiff::SignedDuration;
use platform::Role;
use testkit::{Person, TestApp};

#[tokio::test]
async fn a_folder_is_read_and_every_file_has_its_state() {
    let app = app();
    let lan = app.person("Lan", AUTHOR).await;
    let tcvn3 = process_with("QT.04", "Việc bốn", &font(".VnTime", "H\u{ad}íng dÉn c¸n bé"));
    let policy =
        word(&[p("CHÍNH SÁCH CHẤT LƯỢNG"), p("Mã hiệu: CS.01"), p("Phục vụ nhân dân.")].concat());
    let regulation =
        pdf(&["QUY CHE LAM VIEC", "Ma hieu: QC.01", "Dieu 1. Pham vi ap dung cua quy che"]);
    let sent = send(
        &lan,
        &[
            ("bộ/01 Phòng Nội vụ/01.docx", &process("QT.01", "Việc một")),
            ("bộ/02.docx", &unclear("QT.02", "Việc hai")),
            ("bộ/03.docx", &process("QT.01", "Việc một")),
            ("bộ/04.docx", &tcvn3),
            ("bộ/05.docx", &policy),
            ("bộ/06.pdf", &regulation),
            ("bộ/07.pdf", &pdf(&[])),
            ("bộ/08.docx", b"not a document at all"),
            ("bộ/Thumbs.db", b"x"),
        ],
    )
    .await;
    let run = run(&sent);
    let page = lan.get(&format!("/imports/{run}")).await;
    assert!(page.text.contains("Đã đọc 1/8, 1 tệp cần người xem."), "{}", page.text);
    assert!(page.text.contains("hx-trigger=\"every 2s\""), "it goes on by itself");
    assert!(page.text.contains("bỏ qua 1 tệp do phần mềm tự tạo"));
    read_all(&app, run).await;
    let of = |name: &str, state: State| (format!("bộ/{name}"), state);
    assert_eq!(
        states(&app, run).await,
        [
            of("01 Phòng Nội vụ/01.docx", State::Read),
            of("02.docx", State::NeedsPerson),
            of("03.docx", State::Duplicate),
            of("04.docx", State::NeedsPerson),
            of("05.docx", State::Read),
            of("06.pdf", State::NeedsPerson),
            of("07.pdf", State::NeedsPerson),
            of("08.docx", State::NotReadable),
        ]
    );
    let read = files(&app, run).await;
    let kinds: Vec<_> = read.iter().map(|file| (file.kind, file.code.as_str())).collect();
    assert_eq!(
        kinds,
        [
            (Some(Kind::AdministrativeProcedure), "QT.01"),
            (Some(Kind::AdministrativeProcedure), "QT.02"),
            (None, ""),
            (Some(Kind::AdministrativeProcedure), "QT.04"),
            (Some(Kind::Policy), "CS.01"),
            (Some(Kind::Regulation), "QC.01"),
            (None, ""),
            (None, ""),
        ]
    );
    assert_eq!(read[0].unit, Some(app.unit("NV").get()), "named by its folder");
    assert_eq!((read[1].unread, read[3].legacy), (1, 1));
    assert_eq!(read[6].letters, "none");
    told(&app, &lan, run).await;
}

/// What the pages say of that folder.
async fn told(app: &TestApp, lan: &Person<'_>, run: RunId) {
    let page = lan.get(&format!("/imports/{run}")).await;
    for said in [
        "Đã đọc 8/8, 5 tệp cần người xem, 1 tệp không đọc được.",
        "Giống hệt tệp «bộ/01 Phòng Nội vụ/01.docx».",
        "Còn 1 chỗ chưa đọc được",
        "Đã chuyển mã TCVN3, VNI ở 1 đoạn chữ.",
        "Tệp là ảnh quét, không có chữ để đọc.",
        "Tệp PDF chỉ đọc được chữ",
        "Không phải tệp Word, PDF hay ảnh quét.",
    ] {
        assert!(page.text.contains(said), "{said}\n{}", page.text);
    }
    assert!(!page.text.contains("every 2s"), "nothing waits any more");
    let legacy = lan.get(&super::at(app, run, "bộ/04.docx").await).await;
    assert!(legacy.text.contains("Hướng dẫn cán bộ") && legacy.text.contains("TCVN3"));
    let asked = lan.get(&super::at(app, run, "bộ/02.docx").await).await;
    assert!(asked.text.contains("Màu sắc của phong bì"), "{}", asked.text);
    assert!(lan.get("/").await.text.contains("Xem đợt nhập «bộ»"));
}

#[tokio::test]
async fn what_was_being_read_when_the_program_died_is_read_again() {
    let app = app();
    let lan = app.person("Lan", AUTHOR).await;
    let many: Vec<_> = (0..12)
        .map(|n| (format!("{n}.docx"), process(&format!("QT.{n:02}"), &format!("Việc {n}"))))
        .collect();
    let sent: Vec<_> = many.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let run = run(&send(&lan, &sent).await);
    app.tick().await;
    let waiting = |states: &[(String, State)]| {
        states.iter().filter(|(_, state)| *state == State::Waiting).count()
    };
    let left = waiting(&states(&app, run).await);
    assert!((1..12).contains(&left), "a bounded piece of it was done: {left} left");
    // Taken by a process that was killed before it wrote what it read.
    let stuck = |tx: &platform::Tx<'_>| {
        let now = tx.now().as_microsecond();
        let sql = "UPDATE import_file SET taken_at = $1, tries = 1 WHERE state = 'waiting'";
        Ok(tx.execute(sql, &[&now])?)
    };
    assert_eq!(app.write(stuck).await.unwrap(), left as u64);
    app.tick().await;
    assert_eq!(waiting(&states(&app, run).await), left, "they are left to whoever took them");
    app.advance(SignedDuration::from_mins(6));
    read_all(&app, run).await;
    assert!(states(&app, run).await.iter().all(|(_, state)| *state == State::Read));
}

#[tokio::test]
async fn a_file_that_ends_the_program_each_time_is_left_alone() {
    let app = app();
    let lan = app.person("Lan", AUTHOR).await;
    let run = run(&send(&lan, &[("1.docx", &process("QT.01", "Việc một"))]).await);
    let tried = |tx: &platform::Tx<'_>| Ok(tx.execute("UPDATE import_file SET tries = 3", &[])?);
    app.write(tried).await.unwrap();
    app.tick().await;
    assert_eq!(states(&app, run).await[0].1, State::NotReadable);
    let page = lan.get(&format!("/imports/{run}")).await;
    assert!(page.text.contains("Tệp làm chương trình đọc dừng giữa chừng."), "{}", page.text);
    let one = super::at(&app, run, "1.docx").await;
    lan.submit(&one, &[("op", "reread")]).await;
    read_all(&app, run).await;
    assert_eq!(states(&app, run).await[0].1, State::Read, "somebody may ask for another try");
}

#[tokio::test]
async fn a_run_is_its_owners_and_the_secretarys() {
    let app = app();
    let lan = app.person("Lan", AUTHOR).await;
    let minh = app.person("Minh", AUTHOR).await;
    let secretary = app.person("Thư", &[Role::IsoSecretary]).await;
    let reader = app.person("Đọc", &[Role::Reader]).await;
    let stranger = app.foreigner("Lạ", &[Role::IsoSecretary]).await;
    let run = run(&send(&lan, &[("1.docx", &process("QT.01", "Việc một"))]).await);
    read_all(&app, run).await;
    let one = super::at(&app, run, "1.docx").await;
    let pages = [
        format!("/imports/{run}"),
        format!("/imports/{run}/lint"),
        format!("/api/v1/imports/{run}"),
        one.clone(),
        format!("{one}/source"),
    ];
    for page in &pages {
        assert_eq!(lan.get(page).await.status, 200, "{page}");
        assert_eq!(secretary.get(page).await.status, 200, "{page}");
        assert_eq!(minh.get(page).await.status, 404, "{page}");
        assert_eq!(stranger.get(page).await.status, 404, "{page}");
        assert_eq!(reader.get(page).await.status, 403, "{page}");
    }
    assert_eq!(minh.post(&one, &[("op", "skip")]).await.status, 404);
    assert_eq!(minh.post(&format!("/imports/{run}/accept"), &[]).await.status, 404);
    let other = self::run(&send(&minh, &[("2.docx", &process("QT.02", "Việc hai"))]).await);
    let mixed = one.replace(&run.to_string(), &other.to_string());
    assert_eq!(minh.get(&mixed).await.status, 404, "a file of another's run");
    assert!(!minh.get("/imports").await.text.contains(&format!("/imports/{run}\"")));
}
