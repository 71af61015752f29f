//! Two issues side by side.

use flow::{
    ComponentKind, Duration, LegalBasis, Procedure, Step, StepRole, TimeLimit, Unit,
    compare::{Change, Comparison, Labels, Part, Piece, Row, Tag, compare, compare_texts, words},
};
use proptest::prelude::*;

const fn component(kind: ComponentKind) -> &'static str {
    match kind {
        ComponentKind::Submitted => "nộp",
        ComponentKind::Presented => "xuất trình",
        ComponentKind::Online => "trực tuyến",
    }
}

const fn role(role: StepRole) -> &'static str {
    role.as_str()
}

const LABELS: Labels = Labels { component, role, ordinary: "bình thường" };

fn step(action: &str, who: &str, time: &str) -> Step {
    let durations = vec![Duration { text: time.into(), ..Duration::default() }];
    Step { action: action.into(), responsible: Some(who.into()), durations, ..Step::default() }
}

fn issue(steps: &[(&str, &str, &str)], days: u8) -> Procedure {
    let limit = TimeLimit {
        case: None,
        value: Some(days.into()),
        unit: Some(Unit::WorkingDay),
        cutoff: None,
        text: format!("0{days} ngày làm việc"),
    };
    Procedure {
        name: Some("Cấp bản sao".into()),
        time_limit: vec![limit],
        steps: steps.iter().map(|(a, w, t)| step(a, w, t)).collect(),
        ..Procedure::default()
    }
}

/// `~2>3 Thẩm [-định-]{+tra+}`: the sign of the change, places, words.
fn told(comparison: &Comparison, part: Part) -> String {
    let place = |at: Option<usize>| at.map_or("–".to_owned(), |at| (at + 1).to_string());
    let line = |row: &Row| {
        let sign = match row.change {
            Change::Same => '=',
            Change::Changed => '~',
            Change::Added => '+',
            Change::Removed => '-',
        };
        let moved = if row.is_moved { " (moved)" } else { "" };
        let said = |piece: &Piece| match piece.tag {
            Tag::Same => format!(" {}", piece.text.trim()),
            Tag::Removed => format!(" [-{}-]", piece.text.trim()),
            Tag::Added => format!(" {{+{}+}}", piece.text.trim()),
        };
        let words: String = row.cells.iter().flat_map(|cell| &cell.pieces).map(said).collect();
        format!("{sign}{}>{}{moved}{words}\n", place(row.old), place(row.new))
    };
    comparison.part(part).map(|rows| rows.rows.iter().map(line).collect()).unwrap_or_default()
}

#[test]
fn steps_are_found_again_by_what_they_say() {
    let old = issue(
        &[
            ("Tiếp nhận, kiểm tra hồ sơ", "Một cửa", "½ ngày"),
            ("Thẩm định hồ sơ, dự thảo kết quả", "Chuyên viên", "02 ngày"),
            ("Sao chụp hồ sơ giấy", "Văn thư", "01 giờ"),
            ("Ký duyệt kết quả", "Trưởng phòng", "½ ngày"),
            ("Trả kết quả", "Một cửa", "½ ngày"),
        ],
        3,
    );
    let new = issue(
        &[
            ("Tiếp nhận, kiểm tra hồ sơ", "Một cửa", "½ ngày"),
            ("Xin ý kiến cơ quan công an", "Chuyên viên", "02 ngày"),
            ("Trả kết quả", "Một cửa", "½ ngày"),
            ("Thẩm định hồ sơ, dự thảo kết quả", "Chuyên viên", "03 ngày"),
            ("Ký duyệt kết quả", "Chủ tịch", "½ ngày"),
        ],
        5,
    );
    let comparison = compare(&old, &new, &LABELS);
    expect_test::expect![[r#"
        =1>1 Tiếp nhận, kiểm tra hồ sơ Một cửa ½ ngày
        +–>2 {+Xin ý kiến cơ quan công an+} {+Chuyên viên+} {+02 ngày+}
        =5>3 (moved) Trả kết quả Một cửa ½ ngày
        ~2>4 Thẩm định hồ sơ, dự thảo kết quả Chuyên viên [-02-] {+03+} ngày
        -3>– [-Sao chụp hồ sơ giấy-] [-Văn thư-] [-01 giờ-]
        ~4>5 Ký duyệt kết quả [-Trưởng phòng-] {+Chủ tịch+} ½ ngày
    "#]]
    .assert_eq(&told(&comparison, Part::Steps));
    assert_eq!(told(&comparison, Part::TimeLimit), "~1>1 [-03-] {+05+} ngày làm việc\n");
    assert!(!comparison.part(Part::Name).unwrap().is_told());
    assert!(compare(&old, &old, &LABELS).is_same());
}

#[test]
fn every_part_is_compared() {
    let blank = Procedure::default();
    let full = Procedure {
        national_code: Some("1.001193".into()),
        field: Some("Hộ tịch".into()),
        applicants: Some("Cá nhân".into()),
        settled_by: Some("UBND xã".into()),
        conditions: Some("Không".into()),
        sets: Some(1),
        channels: vec!["Trực tiếp".into()],
        results: vec!["Bản sao".into()],
        legal_basis: vec![LegalBasis { number: None, title: "Luật Hộ tịch".into() }],
        sections: vec![flow::Section {
            number: "1".into(),
            title: "Mục đích".into(),
            text: "Quy định".into(),
        }],
        components: vec![flow::Component {
            text: "Đơn".into(), kind: Some(ComponentKind::Online)
        }],
        fees: vec![flow::Fee { text: "Không".into(), amount_vnd: None }],
        forms: vec![flow::Form { name: "Tờ khai".into(), ..flow::Form::default() }],
        records: vec![flow::RecordKept { name: "Hồ sơ".into(), ..flow::RecordKept::default() }],
        ..issue(&[("Tiếp nhận", "Một cửa", "½ ngày")], 3)
    };
    for (old, new, change) in [(&blank, &full, Change::Added), (&full, &blank, Change::Removed)] {
        let comparison = compare(old, new, &LABELS);
        for part in Part::ALL.into_iter().filter(|part| *part != Part::Text) {
            let rows = comparison.part(part).unwrap_or_else(|| panic!("{part:?}"));
            assert_eq!((rows.count(change), rows.rows.len()), (1, 1), "{part:?}");
        }
    }
}

#[test]
fn paragraphs_keep_their_order() {
    let old = "# Chính sách\nCơ quan cam kết phục vụ người dân đúng hạn.\nMỗi năm họp xem xét một lần.\nHết.";
    let new = "# Chính sách\n\nCơ quan cam kết phục vụ người dân và doanh nghiệp đúng hạn.\nCông khai kết quả.\nHết.";
    expect_test::expect![[r#"
        =1>1 # Chính sách
        ~2>2 Cơ quan cam kết phục vụ người dân {+và doanh nghiệp+} đúng hạn.
        +–>3 {+Công khai kết quả.+}
        -3>– [-Mỗi năm họp xem xét một lần.-]
        =4>4 Hết.
    "#]]
    .assert_eq(&told(&compare_texts(old, new), Part::Text));
    assert!(compare_texts("", " \n").is_same());
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop::sample::select(vec![
            "hồ sơ",
            "ký",
            "trả",
            "kết quả",
            "\n",
            "03",
            "ngày",
            "  ",
            "Một cửa",
        ]),
        0..12,
    )
    .prop_map(|words| words.join(" "))
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec((text(), text(), text()), 0..15)
        .prop_map(|all| all.iter().map(|(a, w, t)| step(a, w, t)).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_and_nothing_is_told_twice(old in steps(), new in steps()) {
        let a = Procedure { steps: old.clone(), ..Procedure::default() };
        let b = Procedure { steps: new.clone(), ..Procedure::default() };
        let comparison = compare(&a, &b, &LABELS);
        let rows = comparison.part(Part::Steps).map(|rows| rows.rows.clone()).unwrap_or_default();
        let mut from: Vec<usize> = rows.iter().filter_map(|row| row.old).collect();
        let to: Vec<usize> = rows.iter().filter_map(|row| row.new).collect();
        prop_assert_eq!(&to, &(0..new.len()).collect::<Vec<_>>(), "in the order of the new one");
        from.sort_unstable();
        prop_assert_eq!(&from, &(0..old.len()).collect::<Vec<_>>());
        for row in &rows {
            if let Some(at) = row.old {
                prop_assert_eq!(&row.cells[0].before(), &old[at].action);
            }
            if let Some(at) = row.new {
                prop_assert_eq!(&row.cells[0].after(), &new[at].action);
            }
        }
        let order: Vec<usize> = rows.iter().filter(|row| !row.is_moved && row.new.is_some()).filter_map(|row| row.old).collect();
        prop_assert!(order.is_sorted(), "what is not called moved kept its order");
    }

    #[test]
    fn both_sides_can_be_read_off(old in text(), new in text()) {
        let pieces = words(&old, &new);
        let side = |but: Tag| pieces.iter().filter(|piece| piece.tag != but).map(|piece| piece.text.as_str()).collect::<String>();
        prop_assert_eq!(side(Tag::Added), old);
        prop_assert_eq!(side(Tag::Removed), new);
    }
}
