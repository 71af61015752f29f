//! The geometry of pictures: what `libraries.md` 6 found wrong in the first drawing can't come back.

use expect_test::expect_file;
use flow::{
    Duration, Procedure, Step,
    picture::{Band, Fit, NodeKind, Picture, Rect, band_svg, picture, svg},
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

fn overlap(a: &Rect, b: &Rect) -> bool {
    a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom()
}

fn inside(inner: &Rect, outer: &Rect) -> bool {
    inner.x >= outer.x
        && inner.y >= outer.y
        && inner.right() <= outer.right()
        && inner.bottom() <= outer.bottom()
}

/// Each part of each edge as a rectangle without room, with its edge's place.
fn parts(band: &Band) -> Vec<(usize, Rect)> {
    let mut all = Vec::new();
    for (place, edge) in band.edges.iter().enumerate() {
        for pair in edge.points.windows(2) {
            let ((ax, ay), (bx, by)) = (pair[0], pair[1]);
            assert!(ax == bx || ay == by, "an edge runs askew: {:?}", edge.points);
            let area =
                Rect { x: ax.min(bx), y: ay.min(by), w: (ax - bx).abs(), h: (ay - by).abs() };
            all.push((place, area));
        }
    }
    all
}

/// Whether a line goes through the inside of a place.
fn through(line: &Rect, place: &Rect) -> bool {
    line.x < place.right()
        && line.right() > place.x
        && line.y < place.bottom()
        && line.bottom() > place.y
}

fn check(drawn: &Picture, count: usize) {
    let mut steps = 0;
    for band in &drawn.bands {
        let canvas = Rect { x: 0, y: 0, w: drawn.width, h: band.height };
        let parts = parts(band);
        let labels: Vec<_> = band
            .edges
            .iter()
            .enumerate()
            .filter_map(|(at, e)| Some((at, e.label.as_ref()?.area())))
            .collect();
        for (at, node) in band.nodes.iter().enumerate() {
            steps += usize::from(matches!(node.kind, NodeKind::Step(_)));
            assert!(inside(&node.area, &canvas), "{} leaves the picture", node.id);
            if node.kind != NodeKind::Connector {
                let lane = band.lanes.iter().find(|lane| lane.index == node.lane).unwrap();
                assert!(inside(&node.area, &lane.area), "{} leaves its lane", node.id);
                assert!(!overlap(&node.area, &lane.head), "{} covers the head", node.id);
            }
            for line in &node.lines {
                assert!(inside(&line.area(), &node.area), "{:?} leaves {}", line, node.id);
            }
            for other in band.nodes.iter().skip(at + 1) {
                assert!(!overlap(&node.area, &other.area), "{} covers {}", node.id, other.id);
            }
            for (place, part) in &parts {
                assert!(!through(part, &node.area), "edge {place} runs through {}", node.id);
            }
            for (_, label) in &labels {
                assert!(!overlap(label, &node.area), "a label covers {}", node.id);
            }
        }
        for lane in &band.lanes {
            for line in &lane.lines {
                assert!(inside(&line.area(), &lane.head), "{:?} leaves its head", line);
            }
            for (place, part) in &parts {
                assert!(!through(part, &lane.head), "edge {place} runs through a head");
            }
        }
        for (at, (own, label)) in labels.iter().enumerate() {
            assert!(inside(label, &canvas), "a label leaves the picture");
            for (_, other) in labels.iter().skip(at + 1) {
                assert!(!overlap(label, other), "two labels overlap");
            }
            for (place, part) in &parts {
                assert!(!through(part, label), "edge {place} runs through the label of {own}");
            }
        }
        ports(band);
    }
    assert_eq!(steps, count, "every step is drawn once");
}

/// Two edges never share a line, and enter one box at different places.
fn ports(band: &Band) {
    for (at, edge) in band.edges.iter().enumerate() {
        for other in band.edges.iter().skip(at + 1) {
            let ends = |e: &flow::picture::Edge| [e.points[0], *e.points.last().unwrap()];
            for a in ends(edge) {
                for b in ends(other) {
                    assert_ne!(a, b, "two edges at one port: {edge:?} {other:?}");
                }
            }
        }
    }
    let all = parts(band);
    for (at, (own, a)) in all.iter().enumerate() {
        for (other, b) in all.iter().skip(at + 1).filter(|(other, _)| other != own) {
            let along =
                (a.w == 0 && b.w == 0 && a.x == b.x && a.y < b.bottom() && b.y < a.bottom())
                    || (a.h == 0 && b.h == 0 && a.y == b.y && a.x < b.right() && b.x < a.right());
            assert!(!along, "edges {own} and {other} run over one another");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_crosses_and_nothing_overlaps(steps in steps()) {
        let count = steps.len();
        let procedure = Procedure { name: Some("Cấp giấy".into()), steps, ..Procedure::default() };
        let page = picture(&procedure, Fit::Page).unwrap();
        check(&page, count);
        prop_assert!(page.width <= 788, "{}", page.width);
        let long = picture(&procedure, Fit::OneBand).unwrap();
        prop_assert_eq!(long.bands.len(), 1);
        check(&long, count);
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

#[test]
fn without_steps_there_is_no_picture() {
    assert_eq!(picture(&Procedure::default(), Fit::Page), None);
}
