//! The log on paper: what was told, to whom, by whom, and what is kept of it.

use crate::app;
use platform::Role;
use serde_json::json;

#[tokio::test]
async fn the_log_says_what_is_kept_of_each() {
    let app = app();
    let secretary = app.person("Thư ký A (minh họa)", &[Role::IsoSecretary]).await;
    let (unit, owner) = (app.unit("VP").to_string(), secretary.id().to_string());
    let form = [
        ("content", "Họp giao ban về ISO"),
        ("channel", "briefing"),
        ("told_on", "20/11/2026"),
        ("audience", "Trưởng các phòng"),
        ("unit", unit.as_str()),
        ("owner", owner.as_str()),
        ("result", "Đã thống nhất"),
    ];
    let answer = secretary.post("/communications", &form).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    let at = answer.location.split('?').next().unwrap().to_owned();
    let files = format!("{at}/files");
    let kept = secretary.upload(&files, &[], ("file", "bien-ban.pdf", b"%PDF-1.7")).await;
    assert_eq!(kept.status, 303, "{}", kept.text);
    app.write(|tx| {
        let told = json!({
            "title": "Bản tin tuần 47",
            "text": "Kính thưa bà con",
            "day": "2026-11-19",
            "at": "17:30",
            "minutes": 3,
            "channel": "Loa khu dân cư",
            "airing": 1,
        });
        Ok(communication::on_aired(tx, 9, &told)?)
    })
    .await
    .unwrap();
    let Some(printed) = secretary.get("/communications?format=pdf").await.printed() else { return };
    for words in [
        "NHẬT KÝ TRUYỀN THÔNG",
        "(Tính đến ngày 23/11/2026)",
        // What was told first stands first, whenever it was noted.
        "1 TT-2026-02 19/11/2026 Giờ phát: 17:30 Thời lượng (phút): 3 Bản tin tuần 47",
        "Truyền thanh Người dân, tổ chức",
        "Đã phát trên Loa khu dân cư.",
        "Toàn văn ghi trong nhật ký Bản tin truyền thanh",
        "2 TT-2026-01 20/11/2026 Họp giao ban về ISO Họp giao ban Trưởng các phòng",
        "Thư ký A (minh họa)",
        "Đã thống nhất Tệp đính kèm: bien-ban.pdf",
    ] {
        assert!(printed.says(words), "{words}: {printed:?}");
    }
}
