//! The drawing of a procedure, and drawings of other tools.

use super::{GOOD, LAN, app, blank, saved, value, with};
use platform::Role;

const EMPTY: &[(&str, &str)] = &[("code", "QT.09"), ("title", ""), ("unit", "")];

#[tokio::test]
async fn the_page_and_the_file_show_the_same_drawing() {
    let app = app();
    let lan = app.person("Lan", LAN).await;
    let reader = app.person("Đọc", &[Role::Reader]).await;
    let at = blank(&lan, "QT.TP.01", "Đăng ký khai sinh").await;
    assert!(!lan.get(&at).await.text.contains("id=\"picture\""), "nothing to draw yet");
    for path in ["picture.svg", "bpmn"] {
        assert_eq!(lan.get(&format!("{at}/{path}")).await.status, 404, "{path}");
    }
    let hostile = "</text><script>alert(1)</script>";
    saved(&lan, &at, &with(GOOD, &[("steps.1.action", hostile)])).await;
    let page = lan.get(&at).await.text;
    assert!(page.contains("<h3 id=\"picture\">Lưu đồ</h3>") && page.contains("role=\"img\""));
    let file = lan.get(&format!("{at}/picture.svg")).await;
    assert_eq!(file.header("content-type"), "image/svg+xml");
    assert_eq!(file.header("content-disposition"), "inline; filename=\"qt-tp-01.svg\"");
    for text in [&page, &file.text] {
        assert!(!text.contains("<script>alert"), "a step is words, never markup");
        assert!(text.contains("B1. Tiếp nhận") && text.contains(">Bộ phận Một cửa<"));
    }
    for path in ["picture.svg", "bpmn", "json"] {
        assert_eq!(reader.get(&format!("{at}/{path}")).await.status, 404, "a stranger's {path}");
    }
}

#[tokio::test]
async fn an_export_read_again_has_the_same_steps() {
    let app = app();
    let lan = app.person("Lan", LAN).await;
    let at = blank(&lan, "QT.TP.01", "Đăng ký khai sinh").await;
    saved(&lan, &at, GOOD).await;
    let file = lan.get(&format!("{at}/bpmn")).await;
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"qt-tp-01.bpmn\"");
    let begun = lan.upload("/procedures", EMPTY, ("file", "a.bpmn", &file.bytes)).await;
    assert_eq!(begun.status, 303, "{}", begun.text);
    let of = |json: &str| serde_json::from_str::<flow::Procedure>(json).unwrap();
    let first = of(&lan.get(&format!("{at}/json")).await.text);
    let second = of(&lan.get(&format!("/procedures/{}/json", begun.id())).await.text);
    assert_eq!(first.steps, second.steps);
    assert_eq!(second.name.as_deref(), Some("Đăng ký khai sinh"));
    let source = lan.get(&format!("/procedures/{}/source", begun.id())).await;
    assert_eq!(source.bytes, file.bytes, "the file is kept as it came");
}

const NS: &str = "http://www.omg.org/spec/BPMN/20100524/MODEL";

#[tokio::test]
async fn a_drawing_becomes_a_draft_and_says_what_it_could_not_keep() {
    let app = app();
    let lan = app.person("Lan", LAN).await;
    let drawing = format!(
        "<definitions xmlns='{NS}'><process id='p' name='Cấp phép'><laneSet id='l'><lane id='l1' name='Lãnh đạo'><flowNodeRef>b</flowNodeRef></lane></laneSet><startEvent id='s'/><task id='a' name='Thẩm định'/><exclusiveGateway id='g' name='Đạt?'/><task id='b' name='Ký'/><endEvent id='e'/><sequenceFlow id='1' sourceRef='s' targetRef='a'/><sequenceFlow id='2' sourceRef='a' targetRef='g'/><sequenceFlow id='3' name='Chưa' sourceRef='g' targetRef='a'/><sequenceFlow id='4' sourceRef='g' targetRef='b'/><sequenceFlow id='5' sourceRef='b' targetRef='e'/></process></definitions>"
    );
    let begun = lan.upload("/procedures", EMPTY, ("file", "a.xml", drawing.as_bytes())).await;
    assert_eq!(begun.status, 303, "{}", begun.text);
    let page = lan.follow(begun).await;
    assert_eq!(value(&page, "title"), "Cấp phép");
    assert_eq!(value(&page, "steps.0.action"), "Thẩm định\n- Chưa: trả lại bước 1");
    assert_eq!(value(&page, "steps.1.responsible"), "Lãnh đạo");
    assert!(page.text.contains("<b>Cổng Đạt?</b>: Đường quay lại"), "{}", page.text);
}

#[tokio::test]
async fn a_refusal_names_the_element() {
    let app = app();
    let lan = app.person("Lan", LAN).await;
    let drawing = format!(
        "<definitions xmlns='{NS}'><process id='p'><task id='a' name='A'/><boundaryEvent id='Event_1' name='Hết &lt;hạn&gt;' attachedToRef='a'/></process></definitions>"
    );
    for (bytes, said) in [
        (drawing.as_str(), "Sự kiện biên “Hết &#60;hạn&#62;” (mã Event_1)"),
        ("<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", "DOCTYPE"),
        ("<html></html>", "không phải hình vẽ BPMN 2.0"),
    ] {
        let page = lan.upload("/procedures", EMPTY, ("file", "a.bpmn", bytes.as_bytes())).await;
        assert_eq!(page.status, 422, "{said}");
        assert!(page.text.contains(said), "{said} in {}", page.text);
        assert!(page.text.contains("Chưa đọc được hình vẽ này"));
        assert_eq!(value(&page, "code"), "QT.09", "what was typed stays");
    }
}
