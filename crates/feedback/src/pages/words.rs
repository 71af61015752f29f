//! The words of this feature.

use crate::{Action, Channel, Feedback, Kind, Rule, Starts, State};
use jiff::civil::date;
use platform::PublicLink;
use workcal::Limit;

/// Its entry of the portal's navigation.
pub(crate) const LINKS: &[PublicLink] =
    &[PublicLink {
        place: 50, path: "/feedback", label: "Góp ý, phản ánh", english: "Feedback"
    }];

/// What becomes of a message that shows a fault.
pub(crate) const RAISE: &str = "Lập phiếu không phù hợp";

/// What the hub of the quality cycle says of these pages.
pub(crate) const NAV_ABOUT: &str =
    "Phản ánh, kiến nghị, khiếu nại về thủ tục, góp ý và lời khen của người dân; trả lời đúng hạn.";

impl State {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Received => "Mới nhận",
            Self::Classified => "Đã phân loại, chờ giao",
            Self::Assigned => "Đang xử lý",
            Self::Proposed => "Chờ ký trả lời",
            Self::Answered => "Đã trả lời",
            Self::Closed => "Đã đóng",
            Self::Transferred => "Đã chuyển nơi khác",
            Self::Declined => "Không thụ lý",
        }
    }

    /// What the citizen reads.
    pub(crate) const fn public_label(self) -> &'static str {
        match self {
            Self::Received => "Cơ quan đã nhận",
            Self::Classified | Self::Assigned | Self::Proposed => "Đang được xử lý",
            Self::Answered | Self::Closed => "Đã trả lời",
            Self::Transferred => "Đã chuyển đến cơ quan có thẩm quyền",
            Self::Declined => "Không thuộc trường hợp được xử lý",
        }
    }

    /// Its colour and shape.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Received | Self::Classified => "warn",
            Self::Assigned | Self::Proposed => "info",
            Self::Answered | Self::Closed => "ok",
            Self::Transferred | Self::Declined => "mute",
        }
    }
}

impl Kind {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Report => "Phản ánh",
            Self::Petition => "Kiến nghị",
            Self::Complaint => "Khiếu nại về thủ tục hành chính",
            Self::Suggestion => "Góp ý",
            Self::Praise => "Khen",
        }
    }

    /// What it is, for whoever has to choose.
    pub(crate) const fn about(self) -> &'static str {
        match self {
            Self::Report => "có việc làm chậm, phiền hà, không đúng quy định",
            Self::Petition => "đề nghị sửa một quy định, một cách làm",
            Self::Complaint => "đề nghị xem lại một quyết định, việc làm đối với mình",
            Self::Suggestion => "điều nên làm tốt hơn",
            Self::Praise => "điều đã làm tốt",
        }
    }
}

impl Channel {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Portal => "Cổng công khai",
            Self::Counter => "Trực tiếp tại Bộ phận Một cửa",
            Self::Phone => "Điện thoại",
            Self::Post => "Thư, bưu chính",
            Self::Box => "Hòm thư góp ý",
        }
    }
}

impl Starts {
    /// The words for it.
    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::Received => "từ ngày nhận",
            Self::TakenUp => "từ ngày thụ lý",
        }
    }
}

/// The rules that the program brings. An agency checks them against the law in force and sets its
/// own, with their source, where the law or its own regulation says otherwise.
pub(crate) fn usual_rules() -> Vec<Rule> {
    let rule = |kind, from, limit: Limit, term: &str, starts, source: &str| Rule {
        kind,
        from,
        limit: Some(limit),
        term: term.to_owned(),
        starts,
        source: source.to_owned(),
        is_own: false,
    };
    let handling = "Nghị định 20/2008/NĐ-CP, sửa đổi bởi Nghị định 92/2017/NĐ-CP; quy chế tiếp nhận, xử lý của tỉnh";
    let promise = "Cam kết của cơ quan; pháp luật không định thời hạn";
    let (received, working) = (Starts::Received, Limit::WorkingDays(15));
    let term = "15 ngày làm việc";
    vec![
        rule(Kind::Report, date(2008, 3, 11), working, term, received, handling),
        rule(Kind::Petition, date(2008, 3, 11), working, term, received, handling),
        rule(
            Kind::Complaint,
            date(2012, 7, 1),
            Limit::CalendarDays(30),
            "30 ngày",
            Starts::TakenUp,
            "Luật Khiếu nại 2011, Điều 28; vùng sâu, vùng xa đi lại khó khăn không quá 45 ngày",
        ),
        rule(Kind::Suggestion, date(2008, 3, 11), working, term, received, promise),
    ]
}

/// A rule in a line: `15 ngày làm việc, từ ngày nhận (Nghị định …)`.
pub(crate) fn rule_words(rule: &Rule) -> String {
    if rule.term.is_empty() {
        return format!("Không định thời hạn ({})", rule.source);
    }
    format!("{}, {} ({})", rule.term, rule.starts.label(), rule.source)
}

/// The word on a button.
pub(crate) const fn action_label(action: Action) -> &'static str {
    match action {
        Action::Classify => "Phân loại, thụ lý",
        Action::Assign => "Giao xử lý",
        Action::Propose => "Trình câu trả lời",
        Action::Answer => "Ký và gửi trả lời",
        Action::Close => "Đóng",
        Action::Return => "Trả lại để xử lý tiếp",
        Action::Extend => "Gia hạn",
        Action::Transfer => "Chuyển nơi khác",
        Action::Decline => "Không thụ lý",
    }
}

/// What is said after an act.
pub(crate) fn done_label(did: &str) -> Option<&'static str> {
    Some(match did {
        "enter" => "Đã ghi vào sổ. Đưa mã tra cứu cho người dân.",
        "publish" => "Đã công khai câu hỏi và trả lời trên cổng.",
        "withdraw" => "Đã gỡ khỏi cổng.",
        "erase" => "Đã xóa họ tên, cách liên hệ, tệp kèm theo và ghi chú.",
        _ => match Action::parse(did)? {
            Action::Classify => "Đã phân loại.",
            Action::Assign => "Đã giao xử lý.",
            Action::Propose => "Đã trình. Trưởng đơn vị hoặc lãnh đạo ký rồi mới gửi.",
            Action::Answer => "Đã ký. Người dân đọc được trả lời bằng mã tra cứu.",
            Action::Close => "Đã đóng.",
            Action::Return => "Đã trả lại.",
            Action::Extend => "Đã gia hạn.",
            Action::Transfer => "Đã chuyển. Người dân thấy nơi nhận khi tra cứu.",
            Action::Decline => "Đã ghi không thụ lý. Người dân thấy lý do khi tra cứu.",
        },
    })
}

/// What a citizen does on the portal, in a line of the record.
pub(crate) const SENT: &str = "gửi trên cổng";

/// The words for a line of the record.
pub(crate) fn recorded_label(action: &str) -> &'static str {
    match action {
        "feedback.receive" => "tiếp nhận",
        "feedback.classify" => "phân loại, thụ lý",
        "feedback.assign" => "giao xử lý",
        "feedback.propose" => "trình câu trả lời",
        "feedback.answer" => "ký và gửi trả lời",
        "feedback.close" => "đóng",
        "feedback.return" => "trả lại để xử lý tiếp",
        "feedback.extend" => "gia hạn",
        "feedback.transfer" => "chuyển nơi khác",
        "feedback.decline" => "không thụ lý",
        "feedback.publish" => "công khai câu hỏi và trả lời",
        "feedback.withdraw" => "gỡ khỏi cổng",
        "feedback.erase" => "xóa họ tên, cách liên hệ",
        _ => "cập nhật",
    }
}

/// What somebody is asked to do about it.
pub(crate) fn to_do(action: Action, feedback: &Feedback) -> String {
    let what = match action {
        Action::Classify => "Phân loại",
        Action::Assign => "Giao xử lý",
        Action::Propose => "Viết trả lời",
        Action::Answer => "Ký trả lời",
        Action::Close => "Đóng",
        Action::Return | Action::Extend | Action::Transfer | Action::Decline => "Xem",
    };
    let kind = feedback.message.kind.label().to_lowercase();
    format!("{what} {kind} {}", feedback.number)
}

/// The share that objectives may aim at.
pub(crate) const IN_TIME: &str = "Phản ánh, kiến nghị trả lời đúng hạn / đã trả lời";

/// What a figure of this feature counts.
pub(crate) fn exhibit_label(key: &str) -> &'static str {
    match key {
        "feedback.received" => "phản ánh, kiến nghị, góp ý nhận trong kỳ",
        "feedback.in_time" => "phản ánh, kiến nghị trả lời đúng hạn trong kỳ",
        _ => "phản ánh, kiến nghị quá hạn trả lời",
    }
}

/// What to do where a figure is not as it should be.
pub(crate) fn exhibit_mend(key: &str) -> &'static str {
    match key {
        "feedback.received" => "Mở kênh tiếp nhận trên cổng, niêm yết mã QR và số điện thoại.",
        "feedback.in_time" => "Tìm nguyên nhân trả lời chậm; lặp lại thì lập phiếu không phù hợp.",
        _ => "Trả lời ngay hoặc gia hạn có lý do và báo cho người dân.",
    }
}

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    ("somebody_elses_feedback", "Việc này giao cho người khác. Người được giao viết câu trả lời."),
    (
        "own_answer",
        "Bạn là người viết câu trả lời nên không tự ký. Hãy để trưởng đơn vị hoặc lãnh đạo ký.",
    ),
    ("kind_or_unit_missing", "Hãy chọn loại và đơn vị liên quan."),
    ("unit_not_chosen", "Hãy chọn đơn vị liên quan."),
    ("answerer_missing", "Hãy chọn người viết câu trả lời."),
    ("answer_missing", "Hãy viết câu trả lời."),
    ("feedback_note_missing", "Hãy ghi rõ bằng lời rồi làm lại."),
    ("feedback_day_not_later", "Hạn mới phải sau hạn cũ và từ hôm nay trở đi."),
    ("not_answered_yet", "Chưa trả lời nên chưa công khai được."),
    ("no_consent", "Người gửi không đồng ý công khai nên không đưa lên cổng."),
    (
        "still_tells_sender",
        "Ô này còn họ tên hoặc cách liên hệ của người gửi. Hãy xóa hoặc thay bằng ***.",
    ),
    ("not_read_yet", "Hãy đọc lại câu hỏi và trả lời, rồi đánh dấu ô này trước khi công khai."),
    ("feedback_erased", "Họ tên, cách liên hệ của người gửi đã xóa rồi."),
    ("feedback_not_ended", "Việc này chưa xong nên còn cần họ tên để trả lời. Hãy đóng trước."),
    ("feedback_months", "Hãy nhập số tháng từ 1 đến 600."),
    ("feedback_kind_missing", "Hãy chọn loại ý kiến muốn gửi."),
    (
        "sender_needed",
        "Phản ánh, kiến nghị, khiếu nại cần họ tên và cách liên hệ để cơ quan trả lời. Hãy điền ô này.",
    ),
    ("feedback_too_many_files", "Gửi nhiều nhất 3 tệp. Hãy bỏ bớt."),
    (
        "file_again",
        "Tệp đã chọn không giữ lại được sau khi sửa biểu mẫu. Hãy chọn lại tệp kèm theo.",
    ),
    ("feedback_file_too_large", "Có tệp lớn hơn 5 MB. Hãy giảm dung lượng."),
    ("file_not_kept", "Chỉ nhận ảnh JPEG, PNG và tệp PDF. Hãy chụp ảnh hoặc lưu thành PDF."),
    (
        "feedback_full_today",
        "Hôm nay cổng đã nhận đủ số lượt. Mời ông/bà gửi lại ngày mai hoặc gọi điện.",
    ),
    (
        "bad_term",
        "Hãy ghi như: 15 ngày làm việc, 30 ngày, 1 tháng. Để trống nếu không định thời hạn.",
    ),
    ("channel_missing", "Hãy chọn người dân gửi bằng cách nào."),
];
