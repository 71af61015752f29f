use crate::{app, note, secretary};
use platform::Role;

#[tokio::test]
async fn people_talk_about_an_entry() {
    let app = app();
    let secretary = secretary(&app).await;
    let finder = app.person("Lê Thị C (minh họa)", &[Role::Specialist]).await;
    let at = note(&finder, "Bớt một chữ ký", None).await;
    let said = secretary.post(&format!("{at}/comments"), &[("body", "<b>Hay</b> lắm")]).await;
    assert_eq!(said.status, 303);
    let page = finder.get(&at).await.text;
    assert!(page.contains("&#60;b&#62;Hay&#60;/b&#62; lắm"), "what is said is text: {page}");
    assert!(page.contains("thêm ý kiến trao đổi"));
    let nothing = secretary.post(&format!("{at}/comments"), &[("body", "  ")]).await;
    assert_eq!(nothing.status, 422);
}

#[tokio::test]
async fn a_file_is_kept_and_withdrawn_with_a_reason() {
    let app = app();
    let finder = app.person("Lê Thị C (minh họa)", &[Role::Specialist]).await;
    let other = app.person("Trần Văn B (minh họa)", &[Role::Specialist]).await;
    let at = note(&finder, "Bớt một chữ ký", None).await;
    let files = format!("{at}/files");
    let kept =
        finder.upload(&files, &[], ("file", "Biên bản họp.html", b"<script>1</script>")).await;
    assert_eq!(kept.status, 303, "{}", kept.text);
    let page = other.get(&at).await.text;
    let link = page.split("href=\"").find(|part| part.starts_with(&files)).unwrap();
    let link = link.split('"').next().unwrap();
    let file = other.get(link).await;
    assert_eq!(file.bytes, b"<script>1</script>");
    assert_eq!(file.header("content-type"), "application/octet-stream", "a file never runs");
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"bien-ban-hop.html\"");

    let withdraw = format!("{link}/withdraw");
    assert_eq!(other.post(&withdraw, &[("reason", "Nhầm")]).await.status, 403);
    assert_eq!(finder.post(&withdraw, &[("reason", "")]).await.status, 422);
    assert_eq!(finder.post(&withdraw, &[("reason", "Nhầm tệp")]).await.status, 303);
    assert!(other.get(&at).await.text.contains("Nhầm tệp"));
    assert_eq!(finder.upload(&files, &[], ("file", "", b"")).await.status, 422);
}
