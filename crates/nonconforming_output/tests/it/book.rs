//! The register on paper: what it says, and as of a past day no more than was known then.

use crate::{app, enter, step};
use nonconformity::{Finding, Origin, Source, State};
use platform::{Role, Tx};
use testkit::Person;

/// The register as it is printed says these and none of those.
async fn prints(by: &Person<'_>, question: &str, says: &[&str], says_not: &[&str]) {
    let question = format!("/nonconforming-outputs?format=pdf{question}");
    let Some(printed) = by.get(&question).await.printed() else { return };
    for (words, is_said) in
        says.iter().map(|words| (words, true)).chain(says_not.iter().map(|words| (words, false)))
    {
        assert_eq!(printed.says(words), is_said, "{question} {words}: {printed:?}");
    }
}

#[tokio::test]
async fn the_book_says_who_decided_who_looked_again_and_what_came_of_it() {
    let app = app();
    let unit = app.unit("VP").to_string();
    let officer = app.person("Hoàng Thị Cửa", &[Role::OneStopOfficer]).await;
    let leader = app.person("Phạm Xuân Anh", &[Role::Approver]).await;
    let worker = app.person("Đỗ Thị Chi", &[Role::Specialist]).await;
    let secretary = app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await;
    prints(&officer, "", &["Không có đầu ra không phù hợp nào."], &["Phiếu khắc phục"]).await;

    app.set_clock("2026-11-20T09:00:00+07:00");
    let page = enter(&officer, &unit, "wrong", "HKD-2026-006").await;
    let owner = worker.id().to_string();
    let decision = [
        ("disposition", "reissue"),
        ("decision", "Cấp lại trong ngày"),
        ("owner", owner.as_str()),
        ("due", "21/11/2026"),
    ];
    assert_eq!(step(&leader, &page, "decide", &decision).await, 303);

    app.set_clock("2026-11-23T09:00:00+07:00");
    let done = [
        ("done", "Đã cấp lại trích lục đúng"),
        ("informed", "letter"),
        ("informed_on", "23/11/2026"),
        ("apology", "04/PXL"),
    ];
    assert_eq!(step(&worker, &page, "execute", &done).await, 303);
    assert_eq!(step(&secretary, &page, "recheck", &[("recheck", "Trích lục đúng")]).await, 303);
    let (thing, href) = (page.replace("/nonconforming-outputs", "nonconforming_output"), page);
    let by = secretary.actor();
    let raise = move |tx: &Tx<'_>| {
        let origin = Origin::new(&thing, &href, "KPH-2026-01").unwrap();
        let description = "Trích lục ghi sai ngày sinh".to_owned();
        let finding = Finding { source: Source::Output, description, ..Finding::default() };
        nonconformity::raise(tx, &by, &finding, &origin)
    };
    app.write(raise).await.unwrap();

    let action = format!("NC-2026-01: {}", State::Open.label());
    let later =
        ["Người kiểm tra: Nguyễn Thị Thư, 23/11/2026", "Phiếu xin lỗi: 04/PXL", action.as_str()];
    let now = [
        "SỔ THEO DÕI ĐẦU RA KHÔNG PHÙ HỢP",
        "(Tính đến ngày 23/11/2026)",
        "1 KPH-2026-01 20/11/2026 HKD-2026-006",
        "Sai kết quả Trích lục ghi sai ngày sinh Phát hiện: 20/11/2026, Sau khi đã trả",
        "Thu hồi, cấp lại Cấp lại trong ngày Người quyết định: Phạm Xuân Anh, 20/11/2026",
        "Người xử lý: Đỗ Thị Chi Hạn xử lý: 21/11/2026 Đã làm gì: Đã cấp lại trích lục đúng",
        "Văn bản, 23/11/2026",
        "Chờ đóng",
    ];
    prints(&secretary, "", &[&now[..], &later].concat(), &["quá hạn"]).await;
    let then = ["Người quyết định: Phạm Xuân Anh, 20/11/2026", "Đang xử lý, quá hạn"];
    prints(&secretary, "&as_of=22/11/2026", &then, &later).await;
}
