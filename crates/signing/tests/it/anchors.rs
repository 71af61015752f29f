use crate::office::{Office, anchor, app, pki, somebody, steady};
use expect_test::expect_file;
use testpki::Pki;

#[tokio::test]
async fn roots_are_trusted_and_no_longer() {
    let app = app();
    let office = Office::new(&app).await;
    let page = office.quan.get("/trust-anchors").await.text;
    assert!(page.contains("Chưa tin chứng thư gốc nào"), "{page}");
    let other = Pki::new("Gốc khác (minh họa)");
    let both = pki().root_pem() + &other.root_pem();
    let done = anchor(&office.quan, both.as_bytes()).await;
    let page = office.quan.follow(done).await.text;
    assert!(page.contains("Đã thêm chứng thư gốc tin cậy."), "{page}");
    let again = anchor(&office.quan, pki().root()).await;
    assert_eq!(again.status, 409, "{}", again.text);
    assert!(again.text.contains("đều đã được tin từ trước"), "{}", again.text);

    let version = office.issue("QT.VP.01", "47a/QĐ-UBND").await;
    let copy = office.sign(version, "", &somebody()).await.location;
    let copy = copy.split_once('?').unwrap().0.to_owned();
    assert!(office.lan.get(&copy).await.text.contains("Chữ ký hợp lệ"));

    let page = office.quan.get("/trust-anchors").await.text;
    let (before, _) = page.split_once("/withdraw\"").unwrap();
    assert!(page.contains("Gốc thử nghiệm"), "{page}");
    let path = before.rsplit_once("action=\"").unwrap().1.to_owned() + "/withdraw";
    // The first in the list is «Gốc khác»; take the one of the test's root.
    let rows: Vec<_> = page.split("<tr ").filter(|row| row.contains("Gốc thử nghiệm")).collect();
    let own = rows[0].split("action=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert!(path.starts_with("/trust-anchors/"));
    let page = office.quan.submit(&own, &[]).await.text;
    assert!(page.contains("Đã thôi tin chứng thư gốc này."), "{page}");
    assert_eq!(office.quan.post(&own, &[]).await.status, 409);
    let judged = office.lan.get(&copy).await.text;
    assert!(judged.contains("Chưa đủ căn cứ để kết luận"), "judged anew: {judged}");
    // Trusted once more, it is a line of its own.
    assert_eq!(anchor(&office.quan, pki().root()).await.status, 303);
    assert!(office.lan.get(&copy).await.text.contains("Chữ ký hợp lệ"));
    let id = own.split('/').nth(2).unwrap().to_owned();
    let recorded = app.write(move |tx| tx.recorded(&format!("trust_anchor/{id}"))).await.unwrap();
    let told: Vec<_> = recorded.iter().map(|it| it.action.as_str()).collect();
    assert_eq!(told, ["trust_anchor.withdraw", "trust_anchor.add"]);
    let page = office.quan.get("/trust-anchors").await.text;
    let serials = page.split("<small>Số ").skip(1).map(|it| it.split('<').next().unwrap());
    let steady = serials.fold(steady(&page), |page, serial| {
        page.replace(&format!("<small>Số {serial}<"), "<small>Số SERIAL<")
    });
    expect_file!["snapshots/anchors.html"].assert_eq(&steady);
}

#[tokio::test]
async fn what_is_no_root_is_refused() {
    let app = app();
    let office = Office::new(&app).await;
    for (file, said) in [
        (&somebody().cert[..], "không phải của tổ chức cấp chứng thư"),
        (b"xin chao", "Không đọc được chứng thư nào"),
        (b"", "Tệp này rỗng."),
    ] {
        let answer = anchor(&office.quan, file).await;
        assert_eq!(answer.status, 422, "{said}: {}", answer.text);
        assert!(answer.text.contains(said), "{said}: {}", answer.text);
    }
}
