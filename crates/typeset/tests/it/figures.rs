//! The figures of a system, made for the tests: always one page.

use typeset::{FigureLine, FiguresSheet};

use crate::{
    pdf::{engine, words},
    samples::{day, signer},
};

fn figures(groups: usize, each: usize, attention: usize) -> FiguresSheet {
    let line = |n: usize| -> FigureLine {
        (format!("Việc thứ {n} theo kế hoạch của cơ quan"), format!("{n}/99"), "Đạt".into())
    };
    FiguresSheet {
        agency: "Ủy ban nhân dân\nhuyện Cồn Cỏ".into(),
        place_and_date: "Cồn Cỏ, ngày 05 tháng 01 năm 2026".into(),
        dated: day(),
        title: "Tình trạng hệ thống".into(),
        note: "Tính đến ngày 05/01/2026".into(),
        attention_title: "Cần xử lý".into(),
        attention_heads: ["Nội dung", "Số liệu", "Việc cần làm"].map(str::to_owned),
        attention: (0..attention).map(line).collect(),
        all_well: "Không có việc nào cần xử lý.".into(),
        groups_title: "Toàn bộ số liệu".into(),
        groups: (0..groups)
            .map(|n| (format!("{n}. Chương"), (0..each).map(line).collect()))
            .collect(),
        signer: signer("Thư ký ISO", "", None),
    }
}

#[test]
fn many_figures_stand_on_one_page() {
    for (groups, each, attention) in [(0, 0, 0), (1, 1, 0), (7, 4, 7), (7, 10, 12), (7, 10, 30)] {
        let pdf = engine().figures(&figures(groups, each, attention)).unwrap();
        assert_eq!(pdf.pages, 1, "{groups} groups of {each}, {attention} to see to");
        let Some(text) = words(&pdf) else { return };
        let said = if attention == 0 { "Không có việc nào" } else { "Việc cần làm" };
        assert!(text.contains("TÌNH TRẠNG HỆ THỐNG") && text.contains(said), "{text}");
    }
}
