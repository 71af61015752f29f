use crate::office::{Office, PASSWORD, app, pki, somebody, steady};
use expect_test::expect_file;
use testpki::{Algorithm, Leaf, Usage};

#[tokio::test]
async fn a_version_is_signed_and_signed_again() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.issue("QT.VP.01", "47a/QĐ-UBND").await;
    let list = format!("/documents/{version}/signatures");
    let empty = office.thu.get(&list).await.text;
    assert!(empty.contains("Chưa có bản ký số nào"), "{empty}");
    assert!(empty.contains("Chưa có chứng thư gốc tin cậy"), "{empty}");
    expect_file!["snapshots/empty.html"].assert_eq(&steady(&empty));

    let done = office.sign(version, "", &somebody()).await;
    assert_eq!(done.status, 303, "{}", done.text);
    let first = done.id();
    let page = office.thu.follow(done).await.text;
    assert!(page.contains("Khóa và mật khẩu không được lưu lại."), "{page}");
    assert!(page.contains("Chưa đủ căn cứ để kết luận"), "no root is trusted yet: {page}");
    office.trust().await;
    let page = office.lan.get(&format!("/signed-copies/{first}")).await.text;
    for words in [
        "Chữ ký hợp lệ",
        "Đúng bản đã lập để ký",
        "Nguyễn Văn A (minh họa)",
        "Ban hành (minh họa)",
        "Toàn bộ tệp",
        "không biết chứng thư có bị thu hồi hay không",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(!page.contains("Không đạt"), "{page}");
    let print = office.print(version).await;
    let file = office.file(first).await;
    assert!(file.starts_with(&print), "what was issued is what was signed");

    // The second signature goes on the first.
    let leaf = Leaf { name: "Trần Thị B (minh họa)", key: Algorithm::Rsa, ..Leaf::default() };
    let done = office.sign(version, &first.to_string(), &pki().issue(&leaf)).await;
    assert_eq!(done.status, 303, "{}", done.text);
    let page = office.thu.follow(done).await.text;
    assert!(page.contains("Chữ ký hợp lệ"), "{page}");
    assert!(page.contains("Chữ ký 2: Trần Thị B (minh họa)"), "{page}");
    assert!(page.contains("byte đầu; phần sau chỉ là chữ ký thêm vào"), "{page}");
    expect_file!["snapshots/copy.html"].assert_eq(&without_hex(&steady(&page)));
    let page = office.thu.get(&list).await.text;
    expect_file!["snapshots/list.html"].assert_eq(&steady(&page));

    let recorded = app.write(move |tx| tx.recorded(&format!("signed_copy/{first}"))).await.unwrap();
    let told: Vec<_> = recorded.iter().map(|it| it.action.as_str()).collect();
    assert_eq!(told, ["signed_copy.sign"]);
}

/// Serial numbers count up with every certificate of a test run, and sizes follow.
fn without_hex(page: &str) -> String {
    let mut lines = Vec::new();
    for line in page.lines() {
        let varies = ["Chứng thư số</dt>", "byte đầu", "<dt>Cỡ</dt>"];
        let keep = !varies.iter().any(|it| line.contains(it));
        lines.push(if keep { line } else { "    (varies)" });
    }
    lines.join("\n") + "\n"
}

#[tokio::test]
async fn what_stands_in_the_way_is_told_at_its_field() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.issue("QT.VP.01", "47a/QĐ-UBND").await;
    let path = format!("/documents/{version}/signatures");
    let good = somebody().pkcs12(PASSWORD);
    let issue = |leaf: &Leaf| pki().issue(leaf).pkcs12(PASSWORD);
    let old = issue(&Leaf { valid: [(2024, 1, 1), (2025, 1, 1)], ..Leaf::default() });
    let usage = issue(&Leaf { usages: vec![Usage::KeyEncipherment], ..Leaf::default() });
    for (password, file, said) in [
        ("", &good, "Hãy nhập mật khẩu của tệp khóa."),
        ("sai", &good, "Mật khẩu không mở được tệp khóa."),
        (PASSWORD, &vec![], "Tệp này rỗng."),
        (PASSWORD, &b"xin chao".to_vec(), "không phải tệp khóa PKCS#12"),
        (PASSWORD, &old, "Hãy dùng chứng thư còn hạn."),
        (PASSWORD, &usage, "không được cấp để ký"),
    ] {
        let form = [("over", ""), ("password", password), ("reason", "Vì việc chung")];
        let answer = office.thu.upload(&path, &form, ("pkcs12", "khoa.p12", file)).await;
        assert_eq!(answer.status, 422, "{said}: {}", answer.text);
        assert!(answer.text.contains(said), "{said}: {}", answer.text);
        assert!(answer.text.contains("value=\"Vì việc chung\""), "what was typed stays");
        assert!(!answer.text.contains(PASSWORD), "a password never comes back");
    }
    let form = [("over", "12345"), ("password", PASSWORD), ("reason", "")];
    let answer = office.thu.upload(&path, &form, ("pkcs12", "khoa.p12", &good)).await;
    assert_eq!(answer.status, 404, "over a copy that is not there");
    assert!(office.thu.get(&path).await.text.contains("Chưa có bản ký số nào"));
}

#[tokio::test]
async fn neither_key_nor_password_is_stored() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.issue("QT.VP.01", "47a/QĐ-UBND").await;
    let by = somebody();
    assert_eq!(office.sign(version, "", &by).await.status, 303);
    let mut files = vec![app.folder().to_owned()];
    let mut read = 0;
    while let Some(path) = files.pop() {
        if path.is_dir() {
            files.extend(path.read_dir().unwrap().map(|it| it.unwrap().path()));
            continue;
        }
        read += 1;
        let bytes = std::fs::read(&path).unwrap();
        for (what, secret) in [("password", PASSWORD.as_bytes()), ("key", &by.key[40..72])] {
            let is_there = bytes.windows(secret.len()).any(|it| it == secret);
            assert!(!is_there, "the {what} lies in {}", path.display());
        }
    }
    assert!(read > 2, "the database and two files at least: {read}");
}

#[tokio::test]
async fn a_copy_is_withdrawn_and_stays() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.issue("QT.VP.01", "47a/QĐ-UBND").await;
    let done = office.sign(version, "", &somebody()).await;
    let copy = done.location.split_once('?').unwrap().0.to_owned();
    let id = copy.rsplit_once('/').unwrap().1.to_owned();
    let path = format!("{copy}/withdraw");
    let blank = office.thu.post(&path, &[("withdraw_reason", " ")]).await;
    assert_eq!(blank.status, 422);
    assert!(blank.text.contains("Hãy ghi lý do rút."), "{}", blank.text);
    let page = office.thu.submit(&path, &[("withdraw_reason", "Ký nhầm")]).await.text;
    assert!(page.contains("Đã rút bản ký số khỏi danh sách."), "{page}");
    assert!(page.contains("<span class=\"badge mute\">Đã rút</span>"), "{page}");
    let again = office.thu.post(&path, &[("withdraw_reason", "Ký nhầm")]).await;
    assert_eq!(again.status, 409);
    let page = office.lan.get(&copy).await.text;
    assert!(page.contains("Đã rút khỏi danh sách") && page.contains("Ký nhầm"), "{page}");
    let over = office.sign(version, &id, &somebody()).await;
    assert_eq!(over.status, 409, "nothing more is signed on it");
    assert!(!office.file(id.parse().unwrap()).await.is_empty(), "its bytes stay");
    // A further one may be kept.
    assert_eq!(office.sign(version, "", &somebody()).await.status, 303);
}

#[tokio::test]
async fn only_what_was_issued_has_signed_copies() {
    let app = app();
    let office = Office::new(&app).await;
    let draft = office.draft("QT.VP.02").await;
    assert_eq!(office.lan.get(&format!("/documents/{draft}/signatures")).await.status, 404);
    assert_eq!(office.sign(draft, "", &somebody()).await.status, 404);
    let version = office.issue("QT.VP.01", "47a/QĐ-UBND").await;
    let action = [("action", "withdraw"), ("reason", "Trùng")];
    let gone = office.anh.post(&format!("/documents/{version}/actions"), &action).await;
    assert_eq!(gone.status, 303, "{}", gone.text);
    let answer = office.sign(version, "", &somebody()).await;
    assert_eq!(answer.status, 409);
    assert!(answer.text.contains("chưa bị hủy bỏ"), "{}", answer.text);
}
