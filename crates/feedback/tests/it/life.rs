//! From what a citizen sends to the published answer.

use crate::{Office, act, app, code, form_path, look_up, newest, send};
use platform::{Role, Span, Standing, Tx};
use testkit::Person;

#[tokio::test]
async fn from_a_message_to_its_published_answer() {
    let app = app().await;
    let office = Office::new(&app).await;
    let stranger = app.nobody();
    let code = code(&send(&stranger, &[]).await);
    let code = code.to_lowercase();
    let shown = look_up(&stranger, &code).await;
    // Monday 23 November and fifteen working days, of which the 24th, a day off, is none.
    assert!(
        shown.text.contains("Cơ quan đã nhận") && shown.text.contains("15/12/2026"),
        "{}",
        shown.text
    );
    assert!(!shown.text.contains("Trần Thị Dân"), "{}", shown.text);

    let Office { thu, anh, truong, chi } = &office;
    let page = newest(&office).await;
    assert!(thu.get("/").await.text.contains("Phân loại phản ánh PA-2026-01"));
    assert_eq!(chi.get(&page).await.status, 404, "it names a citizen, and is not hers");
    let unit = app.unit("NV").to_string();
    let nowhere = [("action", "classify"), ("kind", "report")];
    let nowhere = thu.post(&format!("{page}/actions"), &nowhere).await;
    assert_eq!(nowhere.status, 422);
    assert!(nowhere.text.contains("Hãy chọn đơn vị liên quan."), "{}", nowhere.text);
    let classify = [("action", "classify"), ("kind", "report"), ("unit", unit.as_str())];
    assert_eq!(act(thu, &page, &classify).await, 303);
    assert_eq!(truong.get(&page).await.status, 200, "it concerns the unit that he leads");
    let owner = chi.id().to_string();
    assert_eq!(act(truong, &page, &[("action", "assign"), ("owner", owner.as_str())]).await, 303);
    let told = thu.get(&page).await.text;
    let (_, told) = told.split_once("id=\"h-history\"").unwrap();
    for said in ["<b>Người dân</b> gửi trên cổng", "giao xử lý<blockquote>Đỗ Thị Chi</blockquote>"]
    {
        assert!(told.contains(said), "{said}: {told}");
    }
    assert_eq!(act(truong, &page, &[("action", "propose"), ("answer", "Xin lỗi")]).await, 403);
    let answer = "Xin lỗi bà Trần Thị Dân.\nTừ 01/12 mở thêm quầy.";
    assert_eq!(act(chi, &page, &[("action", "propose"), ("answer", answer)]).await, 303);
    assert!(!look_up(&stranger, &code).await.text.contains("mở thêm quầy"), "nobody signed it");
    assert_eq!(act(chi, &page, &[("action", "answer")]).await, 403);
    assert_eq!(act(truong, &page, &[("action", "return")]).await, 422, "without a reason");
    assert_eq!(act(truong, &page, &[("action", "return"), ("note", "Nêu ngày")]).await, 303);
    assert_eq!(act(chi, &page, &[("action", "propose"), ("answer", answer)]).await, 303);
    let waiting = truong.get(&page).await.text;
    let places = ["id=\"h-answer\"", "value=\"answer\""].map(|part| waiting.find(part).unwrap());
    assert!(places[0] < places[1], "the text stands above the button that signs it: {waiting}");
    assert_eq!(act(truong, &page, &[("action", "answer")]).await, 303);
    let shown = look_up(&stranger, &code).await.text;
    assert!(shown.contains("Đã trả lời") && shown.contains("mở thêm quầy"), "{shown}");

    without_its_sender(&office, &page, &stranger).await;
    assert_eq!(act(anh, &page, &[("action", "close")]).await, 303);
    let printed = thu.get(&format!("{page}/slip.pdf")).await;
    assert!(printed.bytes.starts_with(b"%PDF"), "{}", printed.text);
}

/// The answer is published without who asked, and withdrawn.
async fn without_its_sender(office: &Office<'_>, page: &str, stranger: &Person<'_>) {
    let Office { thu, truong, .. } = office;
    let proposed = thu.get(page).await.text;
    assert!(
        proposed.contains("Tôi là ***, sáng 20/11/2026 chờ hai giờ. Gọi tôi ***."),
        "{proposed}"
    );
    let public = [
        ("op", "publish"),
        ("public_words", "Chờ hai giờ mới được nhận hồ sơ."),
        ("public_answer", "Từ 01/12 mở thêm quầy."),
        ("is_read", "yes"),
    ];
    let publication = format!("{page}/publication");
    assert_eq!(truong.post(&publication, &public).await.status, 403);
    assert_eq!(thu.post(&publication, &public[..3]).await.status, 422, "nobody read it again");
    let named = [public[0], ("public_words", "toi la tran thi dan"), public[2], public[3]];
    let refused = thu.post(&publication, &named).await;
    assert_eq!(refused.status, 422);
    for said in
        ["Ô này còn họ tên", "toi la tran thi dan", "name=\"is_read\" value=\"yes\" checked"]
    {
        assert!(refused.text.contains(said), "{said}: {}", refused.text);
    }
    assert_eq!(thu.post(&publication, &public).await.status, 303);
    let answers = format!("{}/answers", form_path());
    let read = stranger.get(&answers).await.text;
    assert!(read.contains("mở thêm quầy") && !read.contains("Dân"), "{read}");
    assert_eq!(thu.post(&publication, &[("op", "withdraw")]).await.status, 303);
    assert!(!stranger.get(&answers).await.text.contains("mở thêm quầy"));
}

#[tokio::test]
async fn without_consent_nothing_is_published() {
    let app = app().await;
    let office = Office::new(&app).await;
    send(&app.nobody(), &[("may_publish", "")]).await;
    let page = newest(&office).await;
    let public =
        [("op", "publish"), ("public_words", "a"), ("public_answer", "b"), ("is_read", "yes")];
    let early = office.thu.post(&format!("{page}/publication"), &public).await;
    assert_eq!(early.status, 409);
    let (unit, owner) = (app.unit("NV").to_string(), office.chi.id().to_string());
    for (who, form) in [
        (&office.thu, &[("action", "classify"), ("kind", "report"), ("unit", &unit)][..]),
        (&office.anh, &[("action", "assign"), ("owner", &owner)]),
        (&office.chi, &[("action", "propose"), ("answer", "Đã xem")]),
        (&office.anh, &[("action", "answer")]),
    ] {
        assert_eq!(act(who, &page, form).await, 303, "{form:?}");
    }
    let refused = office.thu.post(&format!("{page}/publication"), &public).await;
    assert_eq!(refused.status, 409);
    assert!(refused.text.contains("Người gửi không đồng ý công khai"), "{}", refused.text);
}

/// A complaint counts from when it is taken up; the agency may set a day of its own, with its source.
#[tokio::test]
async fn the_day_of_an_answer_comes_from_a_rule() {
    let app = app().await;
    let office = Office::new(&app).await;
    let first = code(&send(&app.nobody(), &[("kind", "complaint")]).await);
    assert!(!look_up(&app.nobody(), &first).await.text.contains("chậm nhất"));
    app.set_clock("2026-11-26T01:00:00Z");
    let unit = app.unit("NV").to_string();
    let page = newest(&office).await;
    let classify = [("action", "classify"), ("kind", "complaint"), ("unit", unit.as_str())];
    assert_eq!(act(&office.thu, &page, &classify).await, 303);
    // Thirty days from 26 November end on a Saturday; the next working day is Monday.
    let shown = office.thu.get(&page).await.text;
    assert!(
        shown.contains("28/12/2026") && shown.contains("Luật Khiếu nại 2011, Điều 28"),
        "{shown}"
    );

    let rule = [
        ("kind", "report"),
        ("from", "26/11/2026"),
        ("term", "05 ngày làm việc"),
        ("starts", "received"),
        ("source", "Quyết định 12/2026/QĐ-UBND"),
    ];
    assert_eq!(office.chi.post("/feedback/rules", &rule).await.status, 403);
    let wrong = office.thu.post("/feedback/rules", &[("kind", "report"), ("term", "mau")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text.contains("Có 4 chỗ cần sửa"), "{}", wrong.text);
    assert_eq!(office.thu.post("/feedback/rules", &rule).await.status, 303);
    let second = code(&send(&app.nobody(), &[]).await);
    let shown = look_up(&app.nobody(), &second).await.text;
    assert!(shown.contains("03/12/2026"), "{shown}");
    app.set_clock("2026-12-04T01:00:00Z");
    let late = office.thu.get("/feedback?phase=overdue").await.text;
    assert_eq!(late.matches("role=\"rowheader\"").count(), 1, "{late}");
    let span = Span { from: jiff::civil::date(2026, 1, 1), to: jiff::civil::date(2026, 12, 31) };
    let exhibits = move |tx: &Tx<'_>| Ok((feedback::feature().exhibits.unwrap())(tx, span)?);
    let shown = app.write(exhibits).await.unwrap();
    assert_eq!((shown[0].count, shown[1].count, shown[1].of), (2, 1, Some(2)));
    assert_eq!(shown[1].standing, Standing::Partial);
    let before = Span { to: jiff::civil::date(2026, 11, 24), ..span };
    let exhibits = move |tx: &Tx<'_>| Ok((feedback::feature().exhibits.unwrap())(tx, before)?);
    assert_eq!(app.write(exhibits).await.unwrap()[1].count, 0, "it was not late then");
    for figure in &shown {
        let list = office.anh.get(&figure.href).await.text;
        let rows = i64::try_from(list.matches("role=\"rowheader\"").count()).unwrap();
        assert_eq!(rows, figure.count, "{}: {list}", figure.key);
    }
}

#[tokio::test]
async fn what_is_for_others_is_sent_on_and_the_citizen_reads_where() {
    let app = app().await;
    let office = Office::new(&app).await;
    let code = code(&send(&app.nobody(), &[("kind", "petition")]).await);
    let page = newest(&office).await;
    assert_eq!(act(&office.thu, &page, &[("action", "transfer")]).await, 422);
    let transfer = [("action", "transfer"), ("note", "Sở Giao thông vận tải")];
    assert_eq!(act(&office.thu, &page, &transfer).await, 303);
    let shown = look_up(&app.nobody(), &code).await;
    assert!(shown.text.contains("Sở Giao thông vận tải"), "{}", shown.text);
    assert_eq!(act(&office.anh, &page, &[("action", "close")]).await, 409, "it has ended");
}

/// Both pages lead to each other, and neither the form nor the paper names the citizen.
#[tokio::test]
async fn it_becomes_a_nonconformity() {
    let app = app().await;
    let office = Office::new(&app).await;
    send(&app.nobody(), &[("title", "Bà Trần Thị Dân chờ hai giờ")]).await;
    let page = newest(&office).await;
    let shown = office.thu.get(&page).await.text;
    let (before, rest) = shown.split_once("action=\"/nonconformities/new\">").unwrap();
    let (button, after) = rest.split_once("</form>").unwrap();
    let addresses = format!("{before}{after}");
    let mut addresses = addresses.split("href=\"").skip(1).map(|rest| rest.split('"').next());
    let is_clean = |href: Option<&str>| href.is_some_and(|href| !href.contains("ch%E1%BB%9D"));
    assert!(addresses.all(is_clean), "what a citizen wrote is in no address: {shown}");
    let pairs: Vec<_> = button
        .split("name=\"")
        .skip(1)
        .map(|input| {
            let (name, rest) = input.split_once("\" value=\"").unwrap();
            (name, rest.split_once('"').unwrap().0)
        })
        .collect();
    let form = office.thu.post("/nonconformities/new", &pairs).await.text;
    assert!(form.contains("Bà *** chờ hai giờ") && !form.contains("Trần Thị Dân"), "{form}");
    let raised = office.thu.post("/nonconformities", &pairs).await;
    assert_eq!(raised.status, 303, "{}", raised.text);
    let paper = office.thu.get(&raised.location).await.text;
    assert!(paper.contains(&format!("href=\"{page}\"")), "{paper}");
    let back = raised.location.split('?').next().unwrap();
    assert!(office.thu.get(&page).await.text.contains(back), "the page of the message leads there");
}

#[tokio::test]
async fn the_desk_enters_what_it_hears() {
    let app = app().await;
    let cua = app.person("Hoàng Thị Cửa", &[Role::OneStopOfficer]).await;
    let reader = app.person("Lê Văn Đọc", &[Role::Reader]).await;
    assert_eq!(reader.get("/feedback/new").await.status, 403);
    let empty = cua.upload("/feedback", &[("kind", "report")], ("files", "", b"")).await;
    assert_eq!(empty.status, 422);
    assert!(empty.text.contains("Có 5 chỗ cần sửa"), "{}", empty.text);
    let praise = [("kind", "praise"), ("title", "Cảm ơn"), ("words", "Nhanh"), ("channel", "box")];
    let kept = cua.upload("/feedback", &praise, ("files", "", b"")).await;
    assert_eq!(kept.status, 303, "{}", kept.text);
    let shown = cua.get(&kept.location).await.text;
    assert!(shown.contains("không ghi tên") && shown.contains("Không định thời hạn"), "{shown}");
}

/// The record holds no words of citizens.
#[tokio::test]
async fn the_record_holds_no_words_of_it() {
    let app = app().await;
    let office = Office::new(&app).await;
    send(&app.nobody(), &[]).await;
    let page = newest(&office).await;
    let decline = [("action", "decline"), ("note", "Bà Trần Thị Dân gửi nhầm")];
    assert_eq!(act(&office.thu, &page, &decline).await, 303);
    assert!(office.thu.get(&page).await.text.contains("gửi nhầm"), "people read it");
    let leaves = "SELECT leaf FROM ledger_leaf";
    let leaves = app.write(move |tx| Ok(tx.list::<(String,)>(leaves, &[])?)).await.unwrap();
    assert!(leaves.iter().any(|(leaf,)| leaf.contains("feedback.decline")));
    assert!(leaves.iter().all(|(leaf,)| !leaf.contains("Dân")));
}
