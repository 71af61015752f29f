//! The page about the quality system shows what is there, and nothing else.

use super::{app, office::Office, open, setting};
use document::{Content, Kind};

#[tokio::test]
async fn what_is_in_force_is_shown() {
    let app = app();
    open(&app, setting("thu-nghiem")).await;
    let empty = app.nobody().get("/portal/thu-nghiem/quality").await;
    assert!(empty.text.contains("Chưa có số liệu được công bố"));

    let office = Office::new(&app).await;
    let policy = Content::Text("Cơ quan cam kết *đúng hẹn*.\n\n- Công khai\n- Minh bạch".into());
    office.document("CSCL", "Chính sách chất lượng", Kind::Policy, policy).await;
    let page = app.nobody().get("/portal/thu-nghiem/quality").await.text;
    for said in ["id=\"policy\"", "đúng hẹn", "<li>Minh bạch</li>", "áp dụng từ 23/11/2026"]
    {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(!page.contains("id=\"objectives\""), "nothing is shown that is not there");
}

#[tokio::test]
async fn an_inspection_is_public_once_somebody_publishes_it() {
    let app = app();
    open(&app, setting("thu-nghiem")).await;
    let office = Office::new(&app).await;
    let secretary = office.secretary();
    let form = [
        ("what", "Kiểm tra duy trì hệ thống"),
        ("form", "on_site"),
        ("by", "Sở Khoa học và Công nghệ"),
        ("day", "20/11/2026"),
    ];
    let noted = secretary.post("/inspections", &form).await;
    assert_eq!(noted.status, 303, "{}", noted.text);
    let page = noted.location.split('?').next().unwrap().to_owned();
    let steps = format!("{page}/steps");
    let public = || async { app.nobody().get("/portal/thu-nghiem/quality").await.text };
    let publish = [("step", "publish"), ("conclusion", "Hệ thống được duy trì.")];
    assert_eq!(secretary.post(&steps, &publish).await.status, 409, "it was not held yet");
    for key in ["prepare", "hold"] {
        assert_eq!(secretary.post(&steps, &[("step", key)]).await.status, 303, "{key}");
    }
    assert!(!public().await.contains("Kiểm tra duy trì"));
    let mute = secretary.post(&steps, &[("step", "publish")]).await;
    assert_eq!(mute.status, 422, "what the public reads is written first");
    let with_paper = [publish[0], publish[1], ("paper", "kl.pdf")];
    let no_file = secretary.post(&steps, &with_paper).await;
    assert_eq!(no_file.status, 422);
    assert!(no_file.text.contains("Chưa có tệp đính kèm tên này"), "{}", no_file.text);
    let files = format!("{page}/files");
    let kept = secretary.upload(&files, &[], ("file", "kl.pdf", b"%PDF-1.7 x")).await;
    assert_eq!(kept.status, 303, "{}", kept.text);
    let file = page.replace("/inspections", "/portal/thu-nghiem/inspections");
    assert_eq!(
        app.nobody().get(&file).await.status,
        404,
        "beside the entry it is the agency's own"
    );
    assert_eq!(secretary.post(&steps, &with_paper).await.status, 303);
    let shown = public().await;
    assert!(shown.contains("Kiểm tra duy trì") && shown.contains("Hệ thống được duy trì."));
    let paper = app.nobody().get(&file).await;
    assert_eq!((paper.status, paper.bytes.as_slice()), (200, &b"%PDF-1.7 x"[..]));

    let hide = [("step", "hide"), ("note", "Nhầm")];
    assert_eq!(secretary.post(&steps, &hide).await.status, 303);
    assert!(!public().await.contains("Kiểm tra duy trì"));
    assert_eq!(app.nobody().get(&file).await.status, 404);
    assert_eq!(secretary.post(&steps, &hide).await.status, 409);
}
