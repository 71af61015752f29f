use crate::{app, assess, note, office};

const THREE: [(&str, &str); 5] = [
    ("from", "01/06/2026"),
    ("likelihood", "Ít khi\nCó thể\nThường"),
    ("severity", "Nhẹ\nVừa\nNặng"),
    ("medium_from", "4"),
    ("high_from", "9"),
];

#[tokio::test]
async fn a_risk_keeps_the_scale_by_which_it_was_judged() {
    let app = app();
    app.set_clock("2026-02-02T09:00:00+07:00");
    let office = office(&app).await;
    let old = note(&app, &office.owner, "risk", "Trả kết quả quá hạn").await;
    assess(&office, &old, ("3", "3")).await;
    assert_eq!(office.secretary.post("/risk-scales", &THREE).await.status, 303);
    assert_eq!(office.head.post("/risk-scales", &THREE).await.status, 403);

    app.set_clock("2026-06-02T09:00:00+07:00");
    let new = note(&app, &office.owner, "risk", "Chứng thực sai").await;
    let wrong =
        [("step", "assess"), ("likelihood", "4"), ("severity", "3"), ("treatment", "accept")];
    let owner = office.owner.id().to_string();
    let wrong = [&wrong[..], &[("owner", owner.as_str())]].concat();
    let answer = office.secretary.post(&format!("{new}/steps"), &wrong).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text.contains("nằm ngoài thang đo"), "{}", answer.text);
    let page = assess(&office, &new, ("3", "3")).await;
    assert!(page.contains("Cao</span>") && page.contains("3 – Thường"), "{page}");
    let page = office.owner.get(&old).await.text;
    assert!(page.contains("Trung bình</span>") && page.contains("3 – Có thể"), "{page}");
    for (at, words) in [
        (&old, ["Khả năng xảy ra 3 – Có thể", "3 × 3 = 9, trung bình"]),
        (&new, ["Khả năng xảy ra 3 – Thường", "3 × 3 = 9, cao"]),
    ] {
        let paper = office.owner.get(&format!("{at}/print")).await.printed();
        let is_told = |paper: &testkit::Printed| words.iter().all(|words| paper.says(words));
        assert!(paper.as_ref().is_none_or(is_told), "{words:?} is not in {paper:?}");
    }
    let list = office.owner.get("/risks").await.text;
    assert!(list.contains("Đánh giá theo thang đo trước") && list.contains("<small>Cao</small>"));
    let then = office.owner.get("/risks?as_of=01/03/2026").await.text;
    assert!(!then.contains("thang đo trước") && !then.contains("RC-2026-02"), "{then}");
}

#[tokio::test]
async fn a_third_part_is_judged_where_the_scale_has_it() {
    let app = app();
    let office = office(&app).await;
    let today = [("from", "23/11/2026"), ("detection", "Dễ\nVừa\nKhó"), ("high_from", "18")];
    let form = THREE.into_iter().filter(|(key, _)| !["from", "high_from"].contains(key));
    let form: Vec<_> = form.chain(today).collect();
    assert_eq!(office.secretary.post("/risk-scales", &form).await.status, 303);
    let at = note(&app, &office.owner, "risk", "Sai bản chính").await;
    let form = office.secretary.get(&at).await.text;
    assert!(form.contains("3 – Khó"), "{form}");
    let owner = office.owner.id().to_string();
    let form = [
        ("step", "assess"),
        ("likelihood", "2"),
        ("severity", "3"),
        ("treatment", "accept"),
        ("owner", owner.as_str()),
    ];
    let answer = office.secretary.post(&format!("{at}/steps"), &form).await;
    assert_eq!(answer.status, 422, "the third part is missing");
    let form = [&form[..], &[("detection", "3")]].concat();
    assert_eq!(office.secretary.post(&format!("{at}/steps"), &form).await.status, 303);
    let page = office.secretary.get(&at).await.text;
    assert!(page.contains("<td>18</td>") && page.contains("Cao</span>"), "{page}");
}

#[tokio::test]
async fn a_scale_is_refused_with_every_mistake_and_follows_the_one_before() {
    let app = app();
    let office = office(&app).await;
    let form = [("from", "hôm nay"), ("likelihood", "Ít khi"), ("medium_from", "4")];
    let answer = office.secretary.post("/risk-scales", &form).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text.contains("Có 4 chỗ cần sửa"), "{}", answer.text);
    assert_eq!(office.secretary.post("/risk-scales", &THREE).await.status, 303);
    let again = office.secretary.post("/risk-scales", &THREE).await;
    assert!(again.text.contains("phải sau ngày của thang"), "{}", again.text);
    let filled = office.secretary.get("/risk-scales?preset=5").await.text;
    assert!(filled.contains("Gần như chắc chắn"), "{filled}");
}
