//! What the report's text says of its figures: a few sentences a part. Every figure stands in its annex.

use crate::{Part, Report};

/// A clause of a sentence: the figure that it tells; its words, in which `<n>` is how many there are,
/// `<of>` of how many and `<rate>` the share; its words where there is none, empty where that is
/// nothing to tell.
type Clause = (&'static str, &'static str, &'static str);

const DIRECTION: &[&[Clause]] = &[
    &[
        ("committee.serving", "Ban Chỉ đạo ISO có <n> thành viên, thư ký đang làm việc", ""),
        ("committee.meetings", "<n> cuộc họp Ban Chỉ đạo trong kỳ", ""),
        ("organization.roles", "<n>/<of> vai trò chính của hệ thống đã có người giữ", ""),
    ],
    &[
        ("plan.running", "đang thực hiện <n> kế hoạch", "chưa có kế hoạch đang thực hiện"),
        ("plan.tasks_done", "<n> việc theo kế hoạch đã xong trong kỳ", ""),
        ("plan.tasks_overdue", "<n>/<of> việc theo kế hoạch đang làm bị quá hạn", ""),
    ],
    &[
        ("communication.told", "đã ghi <n> lần truyền thông trong kỳ", ""),
        ("training.trained", "<n> cán bộ, công chức đã dự lớp đào tạo trong kỳ", ""),
        ("training.gaps", "còn thiếu <n>/<of> chứng nhận theo yêu cầu năng lực", ""),
    ],
];

const BUILDING: &[&[Clause]] = &[
    &[
        (
            "declaration.covered",
            "<n>/<of> thủ tục hành chính thuộc thẩm quyền đã có quy trình, đạt <rate>",
            "chưa có thủ tục hành chính nào thuộc thẩm quyền có quy trình",
        ),
        (
            "master_list.administrative_procedures",
            "<n> quy trình thủ tục hành chính có hiệu lực",
            "",
        ),
    ],
    &[
        ("master_list.documents", "danh mục nội bộ có <n> tài liệu", ""),
        ("master_list.approved", "<n>/<of> bản có hiệu lực đã ký phê duyệt", ""),
        ("master_list.changed", "<n> tài liệu sửa đổi, ban hành lại trong kỳ", ""),
    ],
    &[
        (
            "declaration.in_force",
            "có <n> bản công bố đang hiệu lực",
            "chưa có bản công bố đang hiệu lực",
        ),
        ("declaration.due_anew", "<n> thay đổi chưa công bố lại", ""),
        (
            "transition.settled",
            "<n>/<of> điều khoản đã đáp ứng phiên bản tiêu chuẩn đang chuyển đổi",
            "",
        ),
    ],
];

const MAINTAINING: &[&[Clause]] = &[
    &[
        (
            "audit.audits",
            "trong kỳ có <n> cuộc đánh giá nội bộ",
            "trong kỳ chưa có cuộc đánh giá nội bộ nào",
        ),
        (
            "audit.clauses_covered",
            "đã đánh giá <n>/<of> điều khoản",
            "chưa đánh giá điều khoản nào",
        ),
        ("audit.findings", "ghi <n> phát hiện trong kỳ", ""),
        (
            "audit.findings_open",
            "<n> phát hiện chưa khắc phục xong",
            "mọi phát hiện đã khắc phục xong",
        ),
    ],
    &[
        ("nonconformity.all", "lập <n> phiếu khắc phục trong kỳ", ""),
        ("nonconformity.overdue", "<n> phiếu khắc phục quá hạn", ""),
        ("nonconforming_output.handled", "<n> đầu ra không phù hợp đã xử lý trong kỳ", ""),
    ],
    &[
        (
            "management_review.reviews",
            "trong kỳ có <n> cuộc họp xem xét của lãnh đạo",
            "trong kỳ chưa có cuộc họp xem xét của lãnh đạo",
        ),
        (
            "management_review.decisions_open",
            "<n>/<of> quyết định của các cuộc xem xét chưa xong",
            "mọi quyết định của các cuộc xem xét đã xong",
        ),
    ],
    &[
        (
            "objective.approved",
            "có <n> mục tiêu của năm đã phê duyệt",
            "chưa phê duyệt mục tiêu của năm",
        ),
        (
            "objective.measured",
            "<n>/<of> mục tiêu có kết quả đo",
            "chưa mục tiêu nào có kết quả đo",
        ),
        ("objective.missed", "<n>/<of> mục tiêu đã đo chưa đạt", "mọi mục tiêu đã đo đều đạt"),
    ],
    &[
        ("inspection.held", "<n> cuộc kiểm tra của cấp trên trong kỳ", ""),
        ("inspection.findings_open", "<n> cuộc kiểm tra còn tồn tại chưa báo cáo khắc phục", ""),
    ],
];

const RESULTS: &[&[Clause]] = &[
    &[
        ("dossier.finished", "đã giải quyết <n> hồ sơ", ""),
        ("dossier.late", "<n>/<of> hồ sơ trả quá hạn", "không có hồ sơ trả quá hạn"),
        ("dossier.overdue", "<n>/<of> hồ sơ đang giải quyết đã quá hạn", ""),
    ],
    &[
        (
            "satisfaction.surveys",
            "đã phân tích <n> khảo sát hài lòng",
            "chưa phân tích khảo sát hài lòng nào",
        ),
        ("satisfaction.satisfied", "<n>/<of> lượt trả lời hài lòng, rất hài lòng", ""),
    ],
    &[
        ("feedback.received", "nhận <n> phản ánh, kiến nghị, góp ý trong kỳ", ""),
        ("feedback.in_time", "<n>/<of> phản ánh, kiến nghị được trả lời đúng hạn", ""),
        ("feedback.overdue", "<n> phản ánh, kiến nghị quá hạn trả lời", ""),
    ],
];

const fn sentences(part: Part) -> &'static [&'static [Clause]] {
    match part {
        Part::Direction => DIRECTION,
        Part::Building => BUILDING,
        Part::Maintaining => MAINTAINING,
        Part::Results => RESULTS,
        Part::Next => &[],
    }
}

/// The sentences of a part; none where its figures have nothing to tell.
pub(crate) fn told(report: &Report, part: Part) -> String {
    let told = sentences(part).iter().filter_map(|clauses| sentence(report, clauses));
    told.collect::<Vec<_>>().join(" ")
}

fn sentence(report: &Report, clauses: &[Clause]) -> Option<String> {
    let said: Vec<_> = clauses.iter().filter_map(|clause| said(report, clause)).collect();
    (!said.is_empty()).then(|| format!("{}.", text::capitalised(&said.join("; "))))
}

fn said(report: &Report, (key, some, none): &Clause) -> Option<String> {
    let figure = report.figures.iter().find(|figure| figure.key.as_str() == *key)?;
    let words = if figure.count > 0 { *some } else { *none };
    if words.is_empty() || figure.of == Some(0) {
        return None;
    }
    let of = figure.of.unwrap_or(figure.count);
    let rate = text::percent(figure.count, of).unwrap_or_default();
    let words = words.replace("<n>", &text::count(figure.count));
    let words = words.replace("<of>", &text::count(of)).replace("<rate>", &rate);
    Some(if figure.named.is_empty() { words } else { format!("{words} ({})", figure.named) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Figure, State, model::tests::a_report};

    fn figure(key: &str, count: i64, of: Option<i64>) -> Figure {
        Figure { key: key.to_owned(), count, of, ..Figure::default() }
    }

    #[test]
    fn key_figures_become_sentences() {
        let figures = vec![
            figure("declaration.covered", 20, Some(27)),
            figure("master_list.changed", 0, None),
            Figure {
                named: "Quyết định số 47a/QĐ-UBND ngày 25/02/2022".to_owned(),
                ..figure("declaration.in_force", 1, None)
            },
            figure("dossier.finished", 1146, None),
            figure("dossier.late", 0, Some(1146)),
            figure("feedback.overdue", 0, Some(0)),
        ];
        let report = Report { figures, ..a_report(State::Draft) };
        for (part, want) in [
            (Part::Direction, ""),
            (
                Part::Building,
                "20/27 thủ tục hành chính thuộc thẩm quyền đã có quy trình, đạt 74,1%. Có 1 bản công bố đang hiệu lực (Quyết định số 47a/QĐ-UBND ngày 25/02/2022).",
            ),
            (Part::Results, "Đã giải quyết 1.146 hồ sơ; không có hồ sơ trả quá hạn."),
            (Part::Next, ""),
        ] {
            assert_eq!(told(&report, part), want, "{part:?}");
        }
    }
}
