//! The words of this feature.

use crate::Topic;

/// The entry of the navigation, and what is found there.
pub(crate) const NAV: (&str, &str) =
    ("Xem xét của lãnh đạo", "Cuộc họp, đầu vào lấy từ số liệu, biên bản và quyết định (9.3)");

/// What objectives may aim at.
pub(crate) const DECISIONS_IN_TIME: &str =
    "Quyết định của cuộc xem xét hoàn thành đúng hạn / quyết định đến hạn";

pub(crate) const SEE_INPUTS: &str = "Đầu vào";
pub(crate) const PRINT_MINUTES: &str = "In biên bản";
pub(crate) const WORD_MINUTES: &str = "Biên bản Word";

/// What an input is about.
pub(crate) const fn topic_label(topic: Topic) -> &'static str {
    match topic {
        Topic::Earlier => "Hành động từ các lần xem xét trước",
        Topic::Changes => "Thay đổi bối cảnh bên trong, bên ngoài",
        Topic::Satisfaction => "Sự hài lòng và phản hồi của người dân, các bên quan tâm",
        Topic::Objectives => "Mức độ đạt mục tiêu chất lượng",
        Topic::Processes => "Kết quả các quá trình và sự phù hợp của dịch vụ",
        Topic::Nonconformities => "Sự không phù hợp và hành động khắc phục",
        Topic::Monitoring => "Kết quả theo dõi và đo lường",
        Topic::Audits => "Kết quả đánh giá",
        Topic::Providers => "Kết quả của nhà cung cấp bên ngoài",
        Topic::Resources => "Sự đầy đủ của nguồn lực",
        Topic::Risks => "Hiệu lực của hành động giải quyết rủi ro và cơ hội",
        Topic::Improvement => "Cơ hội cải tiến",
    }
}

/// Why a document is to be changed.
pub(crate) fn basis(label: &str) -> String {
    format!("Quyết định của cuộc họp xem xét của lãnh đạo, {label}")
}

/// What became of a decision.
pub(crate) fn outcome_label(kind: &str, number: &str) -> String {
    let what = match kind {
        "nonconformity" => "Phiếu khắc phục",
        "change_request" => "Phiếu đề nghị sửa đổi",
        _ => "Công việc",
    };
    if number.is_empty() { format!("{what} (nháp)") } else { format!("{what} {number}") }
}

/// What was done on the page of inputs.
pub(crate) fn did(did: &str) -> Option<&'static str> {
    match did {
        "save" => Some("Đã lưu nhận xét."),
        "freeze" => Some("Đã chốt số liệu. Mã kiểm tra nằm trong sổ ghi."),
        _ => None,
    }
}

pub(crate) const REVIEW_WORDS: &[(&str, &str)] = &[
    ("title", "Xem xét của lãnh đạo"),
    ("one", "Cuộc họp xem xét"),
    ("new", "Lên lịch cuộc họp"),
    (
        "lead",
        "Ít nhất mỗi năm một lần, lãnh đạo xem xét cả hệ thống; đầu vào lấy từ số liệu, quyết định được theo dõi đến cùng.",
    ),
    ("empty", "Thư ký ISO lên lịch cuộc họp với kỳ xem xét, ngày họp, chủ trì và thư ký."),
    ("field.name", "Tên cuộc họp"),
    ("field.from", "Kỳ xem xét từ ngày"),
    ("field.to", "Kỳ xem xét đến ngày"),
    ("field.day", "Ngày họp"),
    ("field.time", "Giờ họp"),
    ("hint.time", "Ví dụ 08 giờ 00 phút."),
    ("field.place", "Địa điểm"),
    ("field.chair", "Chủ trì"),
    ("field.secretary", "Thư ký cuộc họp"),
    ("field.participants", "Thành phần mời dự"),
    ("hint.participants", "Mỗi dòng một người, kèm chức vụ."),
    ("field.attended", "Người dự họp"),
    ("hint.attended", "Mỗi dòng một người: họ tên, chức vụ."),
    ("field.absent", "Người vắng mặt"),
    ("hint.absent", "Mỗi dòng một người: họ tên, chức vụ, lý do vắng."),
    ("field.ended", "Kết thúc lúc"),
    ("hint.ended", "Ví dụ 10 giờ 30 phút."),
    ("field.agenda", "Chương trình họp"),
    ("field.course", "Diễn biến, ý kiến thảo luận"),
    ("field.conclusion", "Kết luận của chủ trì"),
    ("field.number", "Số biên bản"),
    ("hint.number", "Ví dụ 03/BB-BCĐISO."),
    ("state.planned", "Đã lên lịch"),
    ("state.announced", "Đã thông báo"),
    ("state.held", "Đã họp"),
    ("state.minutes_draft", "Dự thảo biên bản"),
    ("state.minutes_submitted", "Chờ chủ trì ký"),
    ("state.minutes_signed", "Đã ký biên bản"),
    ("state.actions_open", "Theo dõi quyết định"),
    ("state.closed", "Đã kết thúc"),
    ("state.cancelled", "Đã hủy"),
    ("todo.planned", "Thông báo cuộc họp xem xét"),
    ("todo.announced", "Chuẩn bị và họp xem xét"),
    ("todo.held", "Viết biên bản họp xem xét"),
    ("todo.minutes_draft", "Ký biên bản họp xem xét"),
    ("todo.minutes_submitted", "Ký biên bản họp xem xét"),
    ("todo.minutes_signed", "Giao việc theo quyết định của cuộc họp"),
    ("step.announce", "Thông báo cuộc họp"),
    ("act.announce", "thông báo cuộc họp"),
    ("did.announce", "Đã thông báo cuộc họp."),
    ("step.cancel", "Hủy cuộc họp"),
    ("act.cancel", "hủy cuộc họp"),
    ("note.cancel", "Lý do hủy"),
    ("step.revise", "Sửa lịch họp"),
    ("act.revise", "đưa về dự thảo để sửa"),
    ("note.revise", "Lý do"),
    ("step.hold", "Đã họp"),
    ("act.hold", "xác nhận đã họp"),
    ("did.hold", "Đã ghi nhận cuộc họp. Đầu vào không sửa được nữa."),
    ("step.write", "Lưu biên bản"),
    ("act.write", "viết biên bản"),
    ("did.write", "Đã lưu biên bản."),
    ("step.sign", "Thư ký ký, trình chủ trì"),
    ("act.sign", "ký với tư cách thư ký, trình chủ trì"),
    ("did.sign", "Đã ký và trình chủ trì."),
    ("step.countersign", "Chủ trì ký biên bản"),
    ("act.countersign", "ký với tư cách chủ trì"),
    ("did.countersign", "Đã ký biên bản."),
    ("step.return", "Trả lại biên bản"),
    ("act.return", "trả lại biên bản"),
    ("note.return", "Nội dung cần sửa"),
    ("step.hand_out", "Giao việc theo quyết định"),
    ("act.hand_out", "giao việc theo quyết định"),
    (
        "did.hand_out",
        "Mỗi quyết định đã thành công việc, phiếu khắc phục hoặc phiếu đề nghị sửa đổi.",
    ),
    ("step.close", "Kết thúc"),
    ("act.close", "kết thúc"),
    ("did.close", "Đã kết thúc."),
];

pub(crate) const DECISION_WORDS: &[(&str, &str)] = &[
    ("title", "Quyết định của cuộc xem xét"),
    ("one", "Quyết định"),
    ("new", "Ghi quyết định"),
    ("lead", "Quyết định về cải tiến, thay đổi hệ thống và nguồn lực, ai làm và đến khi nào."),
    ("empty", "Quyết định được ghi từ trang của cuộc họp, sau khi họp."),
    ("field.words", "Nội dung quyết định"),
    ("field.kind", "Loại"),
    ("choice.kind.improvement", "Cải tiến"),
    ("choice.kind.system", "Thay đổi hệ thống"),
    ("choice.kind.resources", "Nguồn lực"),
    ("field.course", "Thực hiện bằng"),
    ("choice.course.task", "Công việc"),
    ("choice.course.nonconformity", "Phiếu khắc phục"),
    ("choice.course.change_request", "Đề nghị sửa đổi tài liệu"),
    ("field.unit", "Đơn vị thực hiện"),
    ("field.owner", "Người chịu trách nhiệm"),
    ("field.due", "Hạn"),
    ("field.document", "Tài liệu phải sửa"),
    ("field.result", "Kết quả"),
    ("state.decided", "Chờ ký biên bản"),
    ("state.assigned", "Đang thực hiện"),
    ("state.done", "Đã thực hiện"),
    ("state.dropped", "Không thực hiện"),
    ("step.assign", "Giao việc"),
    ("act.assign", "giao thực hiện"),
    ("step.confirm", "Xác nhận đã thực hiện"),
    ("act.confirm", "xác nhận đã thực hiện"),
    ("step.drop", "Không thực hiện"),
    ("act.drop", "quyết định không thực hiện"),
    ("note.drop", "Lý do"),
];

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    (
        "words_not_frozen",
        "Có nhận xét viết sau lần chốt cuối. Hãy chốt lại đầu vào rồi ghi đã họp.",
    ),
    (
        "words_changed_meanwhile",
        "Người khác vừa sửa nhận xét mà bạn đang viết. Nội dung của bạn vẫn còn dưới đây; hãy đọc nội dung mới của họ, ghép lại rồi lưu.",
    ),
    (
        "inputs_without_words",
        "Chưa có nhận xét nào về đầu vào. Hãy ghi nhận xét ở trang «Đầu vào», chốt lại số liệu rồi ghi đã họp.",
    ),
    ("decision_due_before_meeting", "Hạn phải từ ngày họp trở đi."),
    ("period_runs_backward", "Ngày cuối của kỳ phải sau ngày đầu. Hãy sửa lại."),
    (
        "held_before_its_period_ends",
        "Ngày họp phải sau ngày cuối của kỳ xem xét, để số liệu của kỳ đã đủ.",
    ),
    (
        "inputs_are_frozen",
        "Cuộc họp đã diễn ra nên đầu vào không sửa được nữa. Ý kiến thêm ghi vào biên bản.",
    ),
    (
        "inputs_not_frozen",
        "Chưa chốt số liệu đầu vào. Hãy mở trang «Đầu vào» và bấm «Chốt số liệu» trước khi ghi nhận cuộc họp.",
    ),
    (
        "review_without_decisions",
        "Cuộc họp chưa có quyết định nào. Hãy ghi quyết định trước khi ký biên bản.",
    ),
    (
        "decisions_are_open",
        "Còn quyết định chưa xong. Cuộc xem xét kết thúc khi mọi quyết định đã thực hiện hoặc được ghi lý do không thực hiện.",
    ),
    ("decisions_are_fixed", "Quyết định được ghi sau khi họp và trước khi thư ký ký biên bản."),
    ("outcome_is_open", "Công việc hoặc phiếu của quyết định này chưa kết thúc."),
    ("document_to_change_missing", "Hãy ghi mã hiệu tài liệu phải sửa."),
    (
        "document_to_change_gone",
        "Không có tài liệu đang có hiệu lực mang mã hiệu này. Hãy ghi đúng mã hiệu.",
    ),
];
