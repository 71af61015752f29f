//! The geometry of pictures: what `libraries.md` 6 found wrong in the first drawing can't come back.

use expect_test::expect_file;
use flow::{
    Duration, Procedure, Step,
    picture::{Fit, NodeKind, band_svg, faults, faults_of_band, picture, svg},
};
use proptest::prelude::*;

const PEOPLE: [&str; 7] = [
    "Bộ phận Một cửa",
    "Công chức Tư pháp - Hộ tịch",
    "Cán bộ tiếp nhận hồ sơ tại Trung tâm Phục vụ hành chính công",
    "Lãnh đạo UBND",
    "Văn thư",
    "Trưởng phòng Tài nguyên và Môi trường, Trưởng phòng Kinh tế, Hạ tầng và Đô thị",
    "",
];

fn actions() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "Tiếp nhận",
        "hồ sơ",
        "thẩm định",
        "ký",
        "trả kết quả",
        "nghiêng",
        "đóng dấu",
        "ý kiến",
        "https://dichvucong.gov.vn/p/home/dvc-tthc-thu-tuc-hanh-chinh.html",
        "<b>&\"",
        "\n- ",
        "",
    ]);
    let back = prop::option::weighted(0.3, 1..9_usize);
    (prop::collection::vec(words, 0..25), back).prop_map(|(words, back)| {
        let back = back.map(|to| format!("\nKhông đạt: trả lại bước {to}")).unwrap_or_default();
        format!("{}{back}", words.join(" "))
    })
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let case = prop::sample::select(vec![
        None,
        Some("cần phải xác minh".to_owned()),
        Some("cùng một lúc yêu cầu chứng thực bản sao từ nhiều loại bản chính giấy tờ".to_owned()),
    ]);
    let norm =
        (case, prop::sample::select(vec!["½ ngày", "20 ngày làm việc, kể từ ngày nhận", ""]))
            .prop_map(|(case, text)| Duration { case, text: text.into(), ..Duration::default() });
    let step = (actions(), 0..PEOPLE.len(), prop::collection::vec(norm, 0..4)).prop_map(
        |(action, who, durations)| Step {
            action,
            responsible: Some(PEOPLE[who].into()).filter(|who: &String| !who.is_empty()),
            durations,
            ..Step::default()
        },
    );
    prop::collection::vec(step, 1..40)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_crosses_and_nothing_overlaps(steps in steps()) {
        let count = steps.len();
        let procedure = Procedure { name: Some("Cấp giấy".into()), steps, ..Procedure::default() };
        let page = picture(&procedure, Fit::Page).unwrap();
        prop_assert_eq!(faults(&page), Vec::<String>::new());
        let long = picture(&procedure, Fit::OneBand).unwrap();
        prop_assert_eq!(long.bands.len(), 1);
        prop_assert_eq!(faults_of_band(&long.bands[0], long.width), Vec::<String>::new());
        for drawn in [page, long] {
            let nodes = drawn.bands.iter().flat_map(|band| &band.nodes);
            let steps = nodes.filter(|node| matches!(node.kind, NodeKind::Step(_))).count();
            prop_assert_eq!(steps, count, "every step is drawn once");
        }
    }
}

fn step(action: &str, who: &str, time: &str) -> Step {
    let durations = vec![Duration { text: time.into(), ..Duration::default() }];
    Step { action: action.into(), responsible: Some(who.into()), durations, ..Step::default() }
}

fn sample() -> Procedure {
    let steps = vec![
        step("Tiếp nhận, kiểm tra hồ sơ", "Bộ phận Một cửa", "½ ngày"),
        step("Thẩm định hồ sơ", "Công chức chuyên môn", "02 ngày"),
        step("Ký duyệt\n- Không đạt: trả lại bước 2", "Lãnh đạo UBND", "½ ngày"),
        step("Trả kết quả & lưu hồ sơ", "Bộ phận Một cửa", "½ ngày"),
    ];
    Procedure { name: Some("Cấp <giấy> \"thử\"".into()), steps, ..Procedure::default() }
}

#[test]
fn the_drawing_as_svg() {
    let drawn = picture(&sample(), Fit::Page).unwrap();
    let text = svg(&drawn);
    for forbidden in ["style", "<script", "onload", " id="] {
        assert!(!text.contains(forbidden), "{forbidden}");
    }
    let bands: Vec<String> = drawn.bands.iter().map(|band| band_svg(&drawn, band)).collect();
    assert!(bands.iter().all(|band| band.starts_with("<svg ") && band.ends_with("</svg>")));
    expect_file!["snapshots/picture.svg"].assert_eq(&text);
}

/// A browser without the face that was asked for takes another, wider one: every line is held to the
/// width for which its box was made. On paper the face is known, and nothing is stretched.
#[test]
fn letters_of_any_face_stay_in_their_boxes() {
    let drawn = picture(&sample(), Fit::Page).unwrap();
    let text = svg(&drawn);
    let lines: Vec<&str> = text.split("<text ").skip(1).collect();
    assert!(lines.len() > 8);
    for line in lines {
        let (_, rest) = line.split_once("textLength=\"").unwrap();
        let held: i32 = rest.split_once('"').unwrap().0.parse().unwrap();
        assert!((1..=126).contains(&held), "{line}");
        assert!(rest.contains("lengthAdjust=\"spacingAndGlyphs\""), "{line}");
    }
    let bands = drawn.bands.iter().map(|band| band_svg(&drawn, band));
    assert!(bands.into_iter().all(|band| !band.contains("textLength")));
}

type Spoil = fn(&mut flow::picture::Band);

/// A checker that never complains would prove nothing.
#[test]
fn a_spoiled_drawing_has_faults() {
    let sound = picture(&sample(), Fit::OneBand).unwrap();
    assert_eq!(faults_of_band(&sound.bands[0], sound.width), Vec::<String>::new());
    let spoils: [(&str, Spoil); 6] = [
        ("covers", |band| band.nodes[2].area = band.nodes[1].area),
        ("crosses", |band| band.edges[1].points[0].0 -= 60),
        ("leaves its lane", |band| band.nodes[1].area.y += 300),
        ("at one port", |band| band.edges[1].points[0] = band.edges[0].points[0]),
        ("leaves its head", |band| band.lanes[0].lines[0].text = "m".repeat(40)),
        ("crosses the label", |band| {
            let edge = band.edges.iter_mut().find(|edge| edge.label.is_some()).unwrap();
            edge.label.as_mut().unwrap().x += 30;
        }),
    ];
    for (said, spoil) in spoils {
        let mut band = sound.bands[0].clone();
        spoil(&mut band);
        let found = faults_of_band(&band, sound.width);
        assert!(found.iter().any(|fault| fault.contains(said)), "{said}: {found:?}");
    }
}

#[test]
fn without_steps_there_is_no_picture() {
    assert_eq!(picture(&Procedure::default(), Fit::Page), None);
}
