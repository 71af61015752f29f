use super::{GOOD, LAN, app, blank, saved, still, value, with};
use expect_test::expect_file;
use platform::Role;

#[tokio::test]
async fn what_is_typed_comes_back() {
    let app = app();
    let lan = app.person("Lan", LAN).await;
    let at = blank(&lan, "QT.TP.01", "Đăng ký khai sinh").await;
    let odd = with(
        GOOD,
        &[("conditions", "<b>\"A\" & 'B'</b>"), ("steps.1.action", "\n dòng một\ndòng hai ")],
    );
    saved(&lan, &at, &odd).await;
    let page = lan.get(&format!("{at}/edit")).await;
    for (name, typed) in with(
        &odd,
        &[
            ("sets", "1"),
            ("steps.1.action", "dòng một\ndòng hai"),
            ("conditions", "<b>\"A\" & 'B'</b>"),
        ],
    ) {
        assert_eq!(value(&page, name), typed, "{name}");
    }
    assert_eq!(value(&page, "edits"), "1");
    assert_eq!(
        value(&page, "time_limit.0.text"),
        "03 ngày làm việc",
        "written for number and unit"
    );
}

#[tokio::test]
async fn a_mistake_loses_nothing_and_stands_at_its_field() {
    let app = app();
    let lan = app.person("Lan", LAN).await;
    let at = blank(&lan, "QT.TP.01", "Đăng ký khai sinh").await;
    let form = with(
        GOOD,
        &[
            ("edits", "0"),
            ("steps.0.time.0.value", "nửa buổi"),
            ("fees.0.amount", "x"),
            ("title", " "),
            ("forms.3.name", "Sổ"),
        ],
    );
    let page = lan.post(&format!("{at}/content"), &form).await;
    assert_eq!(page.status, 422);
    for (name, typed) in &form {
        assert_eq!(value(&page, name), *typed, "{name}");
    }
    assert!(page.text.contains("Có 3 chỗ cần sửa"));
    assert!(
        page.text.contains("id=\"e-steps.0.time.0.value\"")
            && page.text.contains("href=\"#f-fees.0.amount\"")
    );
    assert!(page.text.contains("data-guard=\"dirty\""));
    let stored = lan.get(&format!("{at}/edit")).await;
    assert_eq!(value(&stored, "edits"), "0", "nothing was stored");
}

#[tokio::test]
async fn row_tools_work_without_a_script() {
    let app = app();
    let lan = app.person("Lan", LAN).await;
    let at = blank(&lan, "QT.TP.01", "Đăng ký khai sinh").await;
    let to = format!("{at}/content");
    let form = with(GOOD, &[("edits", "0"), ("sets", "một"), ("op", "up:steps:1")]);
    let page = lan.post(&to, &form).await;
    assert_eq!(page.status, 200);
    assert_eq!(value(&page, "steps.0.action"), "Thẩm định hồ sơ, dự thảo kết quả");
    assert_eq!(value(&page, "steps.0.time.0.unit"), "hour");
    assert_eq!(value(&page, "steps.1.action"), "Tiếp nhận, kiểm tra hồ sơ");
    assert_eq!(
        value(&page, "sets"),
        "một",
        "what is wrong elsewhere stays, and is not scolded yet"
    );
    assert!(!page.text.contains("err-summary"));
    assert!(
        page.text.contains(
            "name=\"steps.0.action\" rows=\"2\" aria-label=\"Bước 1, trình tự\" autofocus"
        )
    );
    let page = lan.post(&to, &with(GOOD, &[("op", "add-case")])).await;
    assert_eq!(value(&page, "steps.0.time.1.value"), "");
    let page = lan.post(&to, &with(GOOD, &[("op", "delete:components:0")])).await;
    assert_eq!(value(&page, "components.0.text"), "Giấy chứng sinh");
}

#[tokio::test]
async fn the_sum_is_shown_against_the_limit() {
    let app = app();
    let lan = app.person("Lan", LAN).await;
    let at = blank(&lan, "QT.TP.01", "Đăng ký khai sinh").await;
    let to = format!("{at}/preview");
    let page = lan.post(&to, GOOD).await;
    assert_eq!(page.status, 200);
    assert!(
        page.text.contains("<td role=\"cell\" class=\"num\">01 ngày làm việc</td>"),
        "{}",
        page.text
    );
    assert!(page.text.contains("Còn 02 ngày làm việc so với thời hạn 03 ngày làm việc"));
    let over =
        with(GOOD, &[("steps.1.time.0.value", "20"), ("steps.5.action", "Ký"), ("sets", "x")]);
    let page = lan.post(&to, &over).await;
    assert_eq!(page.status, 200, "a mistake does not stop the preview");
    assert!(page.text.contains("class=\"sum over\""), "{}", page.text);
    assert!(page.text.contains("Vượt 02 giờ làm việc"), "{}", page.text);
    assert!(
        page.text.contains("href=\"#steps-6\""),
        "a finding leads to the row as it is shown: {}",
        page.text
    );
    let stored = lan.get(&format!("{at}/edit")).await;
    assert_eq!(value(&stored, "edits"), "0", "a preview stores nothing");
}

#[tokio::test]
async fn errors_keep_a_draft_from_review_and_nothing_else_does() {
    let app = app();
    let lan = app.person("Lan", LAN).await;
    let at = blank(&lan, "QT.TP.01", "Đăng ký khai sinh").await;
    let to = format!("{at}/content");
    let over = with(GOOD, &[("edits", "0"), ("steps.1.time.0.value", "40"), ("op", "submit")]);
    let page = lan.post(&to, &over).await;
    assert_eq!(page.status, 409);
    assert!(
        page.text.contains("Đã lưu nháp.") && page.text.contains("Phần kiểm tra còn lỗi"),
        "{}",
        page.text
    );
    assert_eq!(value(&page, "edits"), "1");
    let done = lan.post(&to, &with(GOOD, &[("edits", "1"), ("op", "submit")])).await;
    assert_eq!(done.status, 303, "{}", done.text);
    let document = at.replace("procedures", "documents");
    assert_eq!(done.location, format!("{document}?did=submit"));
    assert_eq!(lan.get(&format!("{at}/edit")).await.status, 409, "it is out of the author's hands");
    assert_eq!(lan.post(&to, GOOD).await.status, 409);
}

#[tokio::test]
async fn two_editors_do_not_overwrite_each_other() {
    let app = app();
    let lan = app.person("Lan", LAN).await;
    let thu = app.person("Thu", &[Role::IsoSecretary]).await;
    let at = blank(&lan, "QT.TP.01", "Đăng ký khai sinh").await;
    saved(&thu, &at, GOOD).await;
    let to = format!("{at}/content");
    let mine = with(GOOD, &[("edits", "0"), ("field", "Của Lan")]);
    let page = lan.post(&to, &mine).await;
    assert_eq!(page.status, 409);
    assert_eq!(value(&page, "field"), "Của Lan");
    assert!(page.text.contains("Người khác đang soạn bản này"), "the secretary has the pen");
    let pen = format!("{}/pen", at.replace("procedures", "documents"));
    assert_eq!(lan.post(&pen, &[]).await.status, 303);
    let page = lan.post(&to, &mine).await;
    assert_eq!(page.status, 409);
    assert_eq!(value(&page, "field"), "Của Lan");
    assert!(page.text.contains("Lưu đè bản mới nhất"));
    let again = lan.post(&to, &with(&mine, &[("op", "overwrite")])).await;
    assert_eq!(again.status, 303);
    assert_eq!(value(&lan.get(&format!("{at}/edit")).await, "field"), "Của Lan");
}

#[tokio::test]
async fn only_its_author_and_the_secretary_write_a_draft() {
    let app = app();
    let lan = app.person("Lan", LAN).await;
    let minh = app.person("Minh", LAN).await;
    let at = blank(&lan, "QT.TP.01", "Đăng ký khai sinh").await;
    assert_eq!(minh.get(&format!("{at}/edit")).await.status, 403);
    assert_eq!(minh.post(&format!("{at}/content"), GOOD).await.status, 403);
    assert_eq!(minh.post(&format!("{at}/preview"), GOOD).await.status, 403);
    let foreigner = app.foreigner("Mai", LAN).await;
    for page in ["", "/edit", "/lint", "/pdf", "/source"] {
        assert_eq!(foreigner.get(&format!("{at}{page}")).await.status, 404, "{page}");
    }
}

#[tokio::test]
async fn the_editor_as_a_page() {
    let app = app();
    let lan = app.person("Lan", LAN).await;
    let at = blank(&lan, "QT.TP.01", "Đăng ký khai sinh").await;
    saved(&lan, &at, &with(GOOD, &[("steps.1.time.0.value", "20")])).await;
    let page = lan.get(&format!("{at}/edit")).await;
    expect_file!["./snapshots/editor.html"].assert_eq(&still(&page.text));
}
