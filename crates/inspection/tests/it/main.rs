//! Inspections and packs through the front door, as people act.
#![expect(clippy::unwrap_used, reason = "tests may panic; the clippy setting misses helpers")]

use platform::{App, AppError, Feature, PackAsk, PackItem, PackPaper, PrintPaper, Role, Tx};
use std::io::Read;
use testkit::{TestApp, printed_pages};

fn features() -> [Feature; 8] {
    [
        external_document::feature(),
        document::feature(),
        rendition::feature(),
        master_list::feature(),
        dossier::feature(),
        nonconformity::feature(),
        quality_register::feature(),
        inspection::feature(),
    ]
}

fn app() -> TestApp {
    TestApp::new(features())
}

/// Every text that this feature can send is understood by the engine, and takes what it is given.
#[test]
fn every_query_is_prepared() {
    app().prepares_queries_of("inspection");
}

#[tokio::test]
async fn one_click_gathers_what_there_is_and_names_what_there_is_not() {
    let app = app();
    let thu = app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await;
    let lan = app.person("Trần Thị Lan", &[Role::Author]).await;
    let text = external_document::ExternalDocument {
        number: "60/2014/QH13".into(),
        kind: "Luật".into(),
        title: "Luật Hộ tịch".into(),
        issuer: "Quốc hội".into(),
        ..external_document::ExternalDocument::default()
    };
    let command = platform::Actor::system(testkit::AGENCY, "command");
    app.write(move |tx| external_document::register(tx, &command, &text)).await.unwrap();
    let form = [("title", "Kiểm tra của Sở"), ("from", "01/01/2026"), ("to", "23/11/2026")];
    assert_eq!(lan.post("/inspection-packs", &form).await.status, 403);
    let bare = thu.post("/inspection-packs", &[("title", "Kiểm tra của Sở")]).await;
    assert_eq!(bare.status, 422);
    assert!(bare.text.contains("value=\"Kiểm tra của Sở\""), "nothing typed is lost");
    let asked = thu.post("/inspection-packs", &form).await;
    assert_eq!(asked.status, 303, "{}", asked.text);
    let path = asked.location;
    let waiting = thu.get(&path).await;
    assert!(waiting.text.contains("Chờ tập hợp"), "{}", waiting.text);
    assert_eq!(thu.get(&format!("{path}/file")).await.status, 404, "not yet");

    app.tick().await;
    let page = thu.get(&path).await.text;
    assert!(page.contains("badge ok\">Đã xong"), "{page}");
    assert!(page.contains("Danh mục tài liệu bên ngoài"), "{page}");
    assert!(page.contains("Chưa có tài liệu nào có hiệu lực"), "an empty list is no evidence");
    assert!(page.contains("Chưa có bản công bố"), "a gap is named: {page}");
    assert_eq!(page.matches("Đánh giá nội bộ</h3>").count(), 1, "each item once: {page}");
    let file = thu.get(&format!("{path}/file")).await;
    assert_eq!(file.status, 200);
    let whole = thu.get(&format!("{path}/portfolio")).await;
    assert_eq!(whole.status, 200, "{}", whole.text);
    let book = lopdf::Document::load_mem(&whole.bytes).unwrap();
    let texts = |number: u32| book.extract_text(&[number]).unwrap_or_default();
    let all = book.get_pages().len();
    assert!(all >= 2, "the contents, then the papers");
    assert!(texts(1).contains(&format!("Trang 1/{all}")), "{}", texts(1));
    leads_to_its_pages(&whole);
    assert!(book.catalog().unwrap().has(b"Outlines"));
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(file.bytes.clone())).unwrap();
    let mut sums = String::new();
    archive.by_name("SHA256SUMS").unwrap().read_to_string(&mut sums).unwrap();
    assert_eq!(sums.lines().count(), 1, "{sums}");
    for line in sums.lines() {
        let (sum, name) = line.split_once("  ").unwrap();
        let mut bytes = Vec::new();
        archive.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
        assert!(bytes.starts_with(b"%PDF"), "{name}");
        assert_eq!(hex::encode(<sha2::Sha256 as sha2::Digest>::digest(&bytes)), sum, "{name}");
        assert!(page.contains(sum), "{name} stands in the contents");
    }
    let mut cover = Vec::new();
    archive.by_name("00-muc-luc.pdf").unwrap().read_to_end(&mut cover).unwrap();
    assert!(cover.starts_with(b"%PDF"));

    let stranger = app.foreigner("Người Ngoài", &Role::ALL).await;
    assert_eq!(stranger.get(&path).await.status, 404);
    assert_eq!(thu.post(&format!("{path}/retry"), &[]).await.status, 409, "it is whole");
}

/// The contents of a book name the page on which a paper begins, and no page has two numbers.
fn leads_to_its_pages(whole: &testkit::Answer) {
    let Some(pages) = printed_pages(whole) else { return };
    let name = "Danh mục tài liệu bên ngoài";
    let folded = |page: &String| page.split_whitespace().collect::<Vec<_>>().join(" ");
    let begins =
        pages.iter().rposition(|page| folded(page).to_lowercase().contains(&name.to_lowercase()));
    let mut contents = pages.iter().take(2).flat_map(|page| page.lines());
    let line = contents.find(|line| line.contains(name)).unwrap().trim_end();
    let page = (begins.unwrap() + 1).to_string();
    assert!(line.ends_with(&page), "it begins on page {page}: {line}");
    let own = pages[1].lines().filter(|line| line.trim() == "2");
    assert_eq!(own.count(), 0, "one number a page, that of the whole: {}", pages[1]);
}

/// Somebody whose first paper is printed while the program is asked to end.
fn interrupted() -> Feature {
    #[expect(clippy::unnecessary_wraps, reason = "as a feature's table takes it")]
    fn papers(_: &Tx<'_>, _: PackAsk) -> Result<Vec<PackPaper>, AppError> {
        let paper = |name: &str, print: PrintPaper| PackPaper {
            item: PackItem::Committee,
            title: name.to_owned(),
            file_name: format!("{name}.pdf"),
            print,
        };
        let first = |app: &App| {
            app.ending.begin();
            Ok(b"%PDF-1.7".to_vec())
        };
        let second = |_: &App| panic!("nobody waits for a second paper");
        Ok(vec![paper("mot", Box::new(first)), paper("hai", Box::new(second))])
    }
    Feature { pack: Some(papers), ..Feature::new("interrupted") }
}

/// The end of the program waits for one paper and not for all; the next start makes the pack whole.
#[tokio::test]
async fn a_pack_in_the_making_is_given_up_at_the_end_and_made_by_the_next_start() {
    let app = TestApp::new(features().into_iter().chain([interrupted()]));
    let thu = app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await;
    let form = [("title", "Kiểm tra của Sở"), ("from", "01/01/2026"), ("to", "23/11/2026")];
    let path = thu.post("/inspection-packs", &form).await.location;
    app.tick().await;
    let page = thu.get(&path).await.text;
    assert!(page.contains("Chờ tập hợp") && page.contains("Đã in 0 tệp"), "{page}");
    assert_eq!(thu.get(&format!("{path}/file")).await.status, 404);
    let id: i64 = path.rsplit('/').next().unwrap().parse().unwrap();
    let told = app.write(move |tx| tx.recorded(&format!("inspection_pack/{id}"))).await.unwrap();
    assert_eq!(told[0].action, "inspection_pack.give_up");

    let next = app.twin(features());
    next.tick().await;
    let page = thu.get(&path).await.text;
    assert!(page.contains("badge ok\">Đã xong"), "{page}");
    assert!(!page.contains("mot.pdf"), "it was begun anew: {page}");
}

#[tokio::test]
async fn an_inspection_from_its_announcement_to_its_end() {
    let app = app();
    let thu = app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await;
    let form = [
        ("what", "Kiểm tra việc áp dụng HTQLCL năm 2026"),
        ("form", "on_site"),
        ("by", "Sở Khoa học và Công nghệ"),
        ("day", "15/12/2026"),
    ];
    let begun = thu.post("/inspections", &form).await;
    assert_eq!(begun.status, 303, "{}", begun.text);
    let path = begun.location.split('?').next().unwrap().to_owned();
    for given in [
        &[("step", "prepare")][..],
        &[("step", "hold")],
        &[("step", "minutes"), ("minutes", "12/BB-KT"), ("rank", "good")],
        &[("step", "find"), ("findings", "Hồ sơ chưa xếp theo thứ tự thời gian")],
    ] {
        let done = thu.post(&format!("{path}/steps"), given).await;
        assert_eq!(done.status, 303, "{given:?}: {}", done.text);
    }
    let page = thu.get(&path).await.text;
    assert!(
        page.contains("action=\"/nonconformities/new\""),
        "what was found becomes a sheet: {page}"
    );
    assert_eq!(app.exhibit("inspection.findings_open").await.count, 1);
    let list = thu.get("/inspections").await.text;
    let ranked = "<th role=\"columnheader\" scope=\"col\">Xếp loại</th>";
    assert!(list.contains(ranked) && list.contains("data-label=\"Xếp loại\">"), "{list}");
    let list = thu.get("/inspections?state=findings&format=csv").await.text;
    assert_eq!(list.lines().count(), 2, "{list}");
}
