use typeset::{Align, Annex, AnnexColumn, Article, DecisionSheet, Width};

use crate::samples::{day, signer};

/// A decision with three more articles `times` times over, and an annex of `rows` rows if any.
pub(crate) fn decision(times: usize, rows: usize) -> DecisionSheet {
    let column =
        |heading: &str, width, align| AnnexColumn { heading: heading.into(), width, align };
    let article = |text: &str| Article { text: text.into(), ..Article::default() };
    let mut articles = vec![article(
        "Ban hành kèm theo Quyết định này 53 tài liệu thuộc Hệ thống quản lý chất lượng theo Tiêu chuẩn quốc gia TCVN ISO 9001:2015 áp dụng tại Ủy ban nhân dân huyện Cồn Cỏ.",
    )];
    for _ in 0..times {
        articles.push(article("Ban hành kèm theo Quyết định này 53 tài liệu thuộc Hệ thống quản lý chất lượng theo Tiêu chuẩn quốc gia TCVN ISO 9001:2015 áp dụng tại Ủy ban nhân dân huyện Cồn Cỏ (Phụ lục I)."));
        articles.push(article("Giao Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện:\na) Chủ trì, phối hợp với các phòng, đơn vị tổ chức thực hiện; đánh giá nội bộ tối thiểu 01 lần/năm;\nb) Kịp thời đề nghị sửa đổi, bổ sung khi có thay đổi của pháp luật."));
        articles.push(article("Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 215/QĐ-UBND ngày 20 tháng 8 năm 2024."));
    }
    articles.push(article("Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân, Trưởng các phòng chuyên môn và các cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./."));
    let annexes = if rows == 0 {
        Vec::new()
    } else {
        vec![Annex {
            number: "I".into(),
            title: "Danh mục tài liệu thuộc Hệ thống quản lý chất lượng".into(),
            reference: "(Kèm theo Quyết định số 47a/QĐ-UBND ngày 05 tháng 01 năm 2026\ncủa Ủy ban nhân dân huyện Cồn Cỏ)".into(),
            text: String::new(),
            columns: vec![
                column("TT", Width::Cm(1.1), Align::Center),
                column("Mã hiệu", Width::Cm(3.0), Align::Center),
                column("Tên tài liệu", Width::Share(1.0), Align::Left),
                column("Lần ban hành", Width::Cm(2.2), Align::Center),
            ],
            rows: (1..=rows)
                .map(|i| vec![i.to_string(), format!("QT.VP.{i:02}"), "Quy trình kiểm soát thông tin dạng văn bản, kiểm soát hồ sơ và tài liệu bên ngoài".into(), "01".into()])
                .collect(),
        }]
    };
    DecisionSheet {
        superior: "Ủy ban nhân dân\ntỉnh Quảng Trị".into(),
        agency: "Ủy ban nhân dân\nhuyện Cồn Cỏ".into(),
        number: "47a/QĐ-UBND".into(),
        place_and_date: "Cồn Cỏ, ngày 05 tháng 01 năm 2026".into(),
        dated: day(),
        kind: "Quyết định".into(),
        summary: "Về việc ban hành và áp dụng Hệ thống quản lý chất lượng theo Tiêu chuẩn quốc gia TCVN ISO 9001:2015".into(),
        authority: "Chủ tịch Ủy ban nhân dân huyện Cồn Cỏ".into(),
        bases: ["Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025", "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;", "Căn cứ Quyết định số 19/2014/QĐ-TTg ngày 05 tháng 3 năm 2014 của Thủ tướng Chính phủ;", "Theo đề nghị của Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện tại Tờ trình số 12/TTr-VP ngày 02 tháng 01 năm 2026;"].map(Into::into).to_vec(),
        articles,
        recipients: ["Như Điều 2;", "UBND tỉnh (để b/c);", "Sở Khoa học và Công nghệ;", "TT. Huyện ủy, HĐND huyện;", "Lưu: VT, VP (05b)."].map(Into::into).to_vec(),
        signer: signer("KT. Chủ tịch\nPhó Chủ tịch", "Nguyễn Văn A (minh họa)", Some("14:30 05/01/2026")),
        annexes,
        ..DecisionSheet::default()
    }
}
