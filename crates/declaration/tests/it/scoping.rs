//! Scope, the two lists of procedures, the map.

use crate::app;
use platform::Role;
use testoffice::Office;

#[tokio::test]
async fn two_lists_side_by_side() {
    let app = app();
    let office = Office::new(&app).await;
    office.issue("QT.VP.01", "Đăng ký khai sinh", "47/QĐ-UBND").await;
    office.open_doors().await;
    let reader = app.person("Hoàng Văn Đọc", &[Role::Reader]).await;
    let lines = "1.001022\tĐăng ký nhận cha, mẹ, con\tHộ tịch\n;Việc không có mã;Khác";
    let form = [("lines", lines), ("from", "01/01/2026")];
    assert_eq!(reader.post("/scope/competence", &form).await.status, 403);
    let bad = [("lines", "Đăng ký khai sinh"), ("from", "")];
    let refused = office.thu.post("/scope/competence", &bad).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("Dòng không đọc được: 1."), "{}", refused.text);
    let added = office.thu.submit("/scope/competence", &form).await;
    assert!(added.text.contains("Đã thêm 2 thủ tục vào danh mục."), "{}", added.text);
    let again = office.thu.submit("/scope/competence", &form).await;
    assert!(again.text.contains("Các thủ tục này đã có trong danh mục."), "{}", again.text);
    let yes = reader.get("/scope/competence?covered=yes").await.text;
    assert!(yes.contains("1 thủ tục") && yes.contains("QT.VP.01"), "{yes}");
    let no = reader.get("/scope/competence?covered=no&q=viec").await.text;
    assert!(no.contains("Việc không có mã") && !no.contains("QT.VP.01"), "{no}");
    let pdf = reader.get("/scope/competence?format=pdf").await;
    assert!(pdf.bytes.starts_with(b"%PDF"));
    let none = reader.get("/scope/processes?unlisted=yes").await.text;
    assert!(none.contains("0 quy trình"), "{none}");
    let id = no.split("/scope/competence/").nth(1);
    assert!(id.is_none(), "a reader has no button");
    let page = office.thu.get("/scope/competence?q=viec").await.text;
    let id = page.split("/scope/competence/").nth(1).unwrap().split('/').next().unwrap();
    let end = format!("/scope/competence/{id}/actions");
    assert_eq!(office.thu.post(&end, &[]).await.status, 303);
    assert_eq!(office.thu.post(&end, &[]).await.status, 404);
    assert!(office.thu.get("/scope/competence").await.text.contains("1 thủ tục"));
}

#[tokio::test]
async fn the_map_changes_and_its_past_stays() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.issue("QT.VP.01", "Đăng ký khai sinh", "47/QĐ-UBND").await;
    office.open_doors().await;
    let empty = office.thu.post("/process-map", &[("band", "operation")]).await;
    assert_eq!(empty.status, 422);
    assert!(empty.text.contains("Thứ tự là số từ 1 đến 99."), "{}", empty.text);
    assert_eq!(office.thu.get("/process-map.pdf").await.status, 404, "nothing to draw");
    let edit = office.thu.get("/process-map/new").await.text;
    let document = edit.split("name=\"document\" value=\"").nth(1).unwrap();
    let document = document.split('"').next().unwrap().to_owned();
    let form = [
        ("band", "operation"),
        ("place", "1"),
        ("name", "Giải quyết <hộ tịch>"),
        ("document", document.as_str()),
    ];
    let map = office.thu.submit("/process-map", &form).await.text;
    assert!(map.contains("<svg") && map.contains("Giải quyết &lt;hộ tịch&gt;"), "{map}");
    assert!(map.contains(&format!("href=\"/documents/{version}\"")), "{map}");
    let foreign = [form[0], form[1], form[2], ("document", "5")];
    assert_eq!(office.thu.post("/process-map", &foreign).await.status, 422);
    let id = map.split("id=\"process-").nth(1).unwrap().split('"').next().unwrap().to_owned();
    app.set_clock("2026-12-01T01:00:00Z");
    let renamed = [form[0], form[1], ("name", "Giải quyết thủ tục")];
    assert_eq!(office.thu.post(&format!("/process-map/{id}"), &renamed).await.status, 303);
    let map = office.thu.get("/process-map").await.text;
    assert!(map.contains("Giải quyết thủ tục") && !map.contains("hộ tịch"), "{map}");
    let past = app.write(|tx| Ok(declaration::processes(tx, "2026-11-30".parse().unwrap())?));
    assert_eq!(past.await.unwrap()[0].name, "Giải quyết <hộ tịch>");
    let pdf = office.thu.get("/process-map.pdf").await;
    assert!(pdf.bytes.starts_with(b"%PDF"), "{}", pdf.text);
}
