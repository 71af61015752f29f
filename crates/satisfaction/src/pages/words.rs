//! The words of this feature.

use crate::{Action, Area, Channel, Invalid, Question, State, Survey, Tally};

/// What the hub of the quality cycle says of these pages.
pub(crate) const NAV_ABOUT: &str =
    "Hỏi người dân bằng phiếu giấy và mã QR, nhận kết quả từ phần mềm một cửa, công bố kết quả.";

impl State {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Draft => "Dự thảo",
            Self::Approved => "Đã duyệt, chờ mở",
            Self::Open => "Đang lấy ý kiến",
            Self::Closed => "Đã đóng, chờ phân tích",
            Self::Analysed => "Đã phân tích",
            Self::Published => "Đã công bố",
            Self::Cancelled => "Đã hủy bỏ",
        }
    }

    /// Its colour and shape.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Draft | Self::Closed => "warn",
            Self::Approved | Self::Open | Self::Analysed => "info",
            Self::Published => "ok",
            Self::Cancelled => "mute",
        }
    }
}

impl Area {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Access => "Tiếp cận dịch vụ",
            Self::Procedure => "Thủ tục hành chính",
            Self::Official => "Công chức giải quyết công việc",
            Self::Outcome => "Kết quả giải quyết",
            Self::Voice => "Tiếp nhận, xử lý góp ý, phản ánh, kiến nghị",
            Self::Overall => "Hài lòng chung",
        }
    }
}

impl Channel {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Paper => "phiếu giấy",
            Self::Phone => "quét mã QR",
            Self::File => "hệ thống khác",
        }
    }
}

impl Invalid {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::TooFew => "Trả lời chưa đến nửa số câu",
            Self::Twice => "Trùng phiếu khác",
            Self::NotServed => "Người trả lời chưa làm thủ tục",
        }
    }
}

/// The answers of the scale, from 1 to 5.
pub(crate) const SCALE_LABELS: [&str; 5] =
    ["Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng"];

/// The question that is answered in words.
pub(crate) const IN_WORDS: &str = "Điều gì làm ông/bà chưa hài lòng? Cơ quan cần làm gì tốt hơn?";

/// What happens with the answers.
pub(crate) const ANONYMOUS: &str =
    "Phiếu không ghi tên. Cơ quan chỉ dùng số liệu cộng chung để cải tiến phục vụ.";

/// The set of questions of an agency that made none of its own: the areas of the national frame.
pub(crate) fn usual_questions() -> Vec<Question> {
    [
        (Area::Access, "Nơi đón tiếp, chỗ chờ, trang thiết bị, thông tin niêm yết"),
        (Area::Procedure, "Giấy tờ phải nộp, mẫu đơn, các bước làm thủ tục"),
        (Area::Procedure, "Thời gian giải quyết so với giấy hẹn"),
        (Area::Official, "Thái độ, cách giao tiếp của công chức"),
        (Area::Official, "Hướng dẫn rõ ràng, đầy đủ trong một lần"),
        (Area::Outcome, "Kết quả nhận được đúng, đủ thông tin"),
        (Area::Voice, "Việc lắng nghe và trả lời góp ý, phản ánh"),
        (Area::Overall, "Nhìn chung, ông/bà hài lòng ở mức nào?"),
    ]
    .map(|(area, text)| Question { area, text: text.to_owned() })
    .into()
}

/// `92,3% (48/52)`; «không phát sinh» where nobody answered.
pub(crate) fn share(tally: &Tally) -> String {
    let (satisfied, n) = (tally.satisfied(), tally.n());
    text::percent(satisfied, n).map_or_else(
        || "không phát sinh".to_owned(),
        |percent| format!("{percent} ({}/{})", text::count(satisfied), text::count(n)),
    )
}

/// The word on a button.
pub(crate) const fn action_label(action: Action) -> &'static str {
    match action {
        Action::Approve => "Duyệt khảo sát",
        Action::Open => "Mở lấy ý kiến",
        Action::Close => "Đóng khảo sát",
        Action::Analyse => "Ghi phân tích",
        Action::Publish => "Công bố kết quả",
        Action::Return => "Trả lại một bước",
        Action::Cancel => "Hủy bỏ khảo sát",
    }
}

/// What is said after an act.
pub(crate) fn done_label(did: &str) -> Option<&'static str> {
    Some(match did {
        "draft" => "Đã lập dự thảo. Lãnh đạo duyệt trước khi mở.",
        "plan" => "Đã lưu.",
        "enter" => "Đã nhập phiếu.",
        "import" => "Đã nhận kết quả từ tệp.",
        "sort" => "Đã phân loại ý kiến.",
        _ => match Action::parse(did)? {
            Action::Approve => "Đã duyệt khảo sát.",
            Action::Open => "Đã mở. Từ nay nhận phiếu giấy và trả lời qua mã QR.",
            Action::Close => "Đã đóng. Phiếu giấy đã phát vẫn nhập được đến khi phân tích.",
            Action::Analyse => "Đã ghi phân tích.",
            Action::Publish => "Đã công bố kết quả.",
            Action::Return => "Đã trả lại một bước.",
            Action::Cancel => "Đã hủy bỏ khảo sát.",
        },
    })
}

/// The words for a line of the record about a survey.
pub(crate) fn recorded_label(action: &str) -> &'static str {
    match action {
        "survey.draft" => "lập dự thảo khảo sát",
        "survey.put_plan" => "sửa kế hoạch khảo sát",
        "survey.answer" => "nhận một phiếu qua mã QR",
        "survey.enter" => "nhập phiếu giấy",
        "survey.import" => "nhận kết quả từ tệp",
        "survey.sort" => "phân loại một ý kiến",
        "survey.approve" => "duyệt khảo sát",
        "survey.open" => "mở lấy ý kiến",
        "survey.close" => "đóng khảo sát",
        "survey.analyse" => "ghi phân tích",
        "survey.publish" => "công bố kết quả",
        "survey.return" => "trả lại một bước",
        "survey.cancel" => "hủy bỏ khảo sát",
        _ => "cập nhật",
    }
}

/// How many slips were entered at once.
pub(crate) fn slips_words(count: &str) -> String {
    format!("{count} phiếu")
}

/// What somebody is asked to do about a survey.
pub(crate) fn to_do(action: Action, survey: &Survey) -> String {
    let what = match action {
        Action::Approve => "Duyệt khảo sát",
        Action::Open => "Mở khảo sát",
        Action::Close => "Đóng khảo sát đã hết ngày",
        Action::Analyse => "Phân tích kết quả khảo sát",
        Action::Publish => "Công bố kết quả khảo sát",
        Action::Return | Action::Cancel => "Xem khảo sát",
    };
    format!("{what} {}", survey.number)
}

/// The share that objectives may aim at.
pub(crate) const SATISFIED: &str = "Câu trả lời hài lòng, rất hài lòng / mọi câu trả lời khảo sát";

/// What a figure of this feature counts.
pub(crate) fn exhibit_label(key: &str) -> &'static str {
    match key {
        "satisfaction.surveys" => "khảo sát hài lòng đã phân tích trong kỳ",
        "satisfaction.satisfied" => "lượt trả lời hài lòng, rất hài lòng trong kỳ",
        _ => "khảo sát hết ngày chưa đóng",
    }
}

/// What to do where no survey has a result yet, but one was begun.
pub(crate) const MEND_UNDER_WAY: &str =
    "Hoàn thành khảo sát đã lập: nhận phiếu, hết ngày thì đóng và ghi phân tích.";

/// What to do where a figure is not as it should be.
pub(crate) fn exhibit_mend(key: &str) -> &'static str {
    match key {
        "satisfaction.surveys" => {
            "Lập khảo sát, hoặc nhận kết quả đánh giá từ phần mềm một cửa, rồi ghi phân tích."
        }
        "satisfaction.satisfied" => "Xem câu hỏi có tỷ lệ thấp và ghi việc cần làm.",
        _ => "Đóng khảo sát đã hết ngày rồi ghi phân tích.",
    }
}

/// How slips are typed, with a line as an example.
pub(crate) fn typing_hint(questions: usize, example: &str) -> String {
    format!(
        "Gõ lần lượt {questions} câu, mỗi câu một số từ 1 đến 5, câu bỏ trống ghi dấu gạch; ý kiến bằng \
         lời sau dấu chấm phẩy. Ví dụ: {example}; chờ hơi lâu"
    )
}

/// Which rows of what was typed are wrong: `dòng 2, 5`.
pub(crate) fn wrong_rows(rows: &[usize]) -> String {
    let named: Vec<_> = rows.iter().take(10).map(ToString::to_string).collect();
    let more = if rows.len() > 10 { "…" } else { "" };
    format!("Chưa đọc được dòng {}{more}.", named.join(", "))
}

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    ("own_survey", "Bạn là người lập khảo sát này nên không tự duyệt. Hãy để lãnh đạo khác duyệt."),
    ("survey_note_missing", "Hãy ghi lý do rồi làm lại."),
    ("analysis_missing", "Hãy ghi cả nhận xét và việc cần làm."),
    ("survey_over", "Ngày kết thúc đã qua nên không mở được. Hãy trả lại dự thảo và sửa ngày."),
    ("no_valid_slips", "Chưa có phiếu hợp lệ nào để phân tích. Hãy nhập phiếu hoặc nhận từ tệp."),
    (
        "survey_is_fixed",
        "Khảo sát không còn ở giai đoạn sửa được nội dung này. Sau khi duyệt chỉ sửa được số phiếu đã phát; sau khi phân tích không nhập thêm phiếu.",
    ),
    ("survey_takes_none", "Khảo sát này hiện không nhận trả lời. Cảm ơn ông/bà đã quan tâm."),
    ("survey_full_today", "Hôm nay khảo sát đã nhận đủ số trả lời. Mời ông/bà trở lại ngày mai."),
    ("survey_span_backwards", "Ngày kết thúc phải từ ngày bắt đầu trở đi."),
    (
        "slips_unreadable",
        "Có dòng chưa đúng. Mỗi dòng một phiếu, đủ số câu, mỗi câu một số từ 1 đến 5, câu bỏ trống ghi dấu gạch.",
    ),
    ("too_many_slips", "Mỗi lần nhập nhiều nhất 200 phiếu. Hãy chia làm nhiều lần."),
    ("slip_too_empty", "Hãy trả lời ít nhất một nửa số câu."),
    ("slip_broken", "Phiếu này mở đã lâu hoặc bị hỏng. Hãy quét lại mã QR."),
    ("no_questions", "Bộ câu hỏi cần ít nhất một câu."),
    ("survey_sheet_missing", "Hãy chọn tệp Excel (.xlsx) hoặc CSV."),
    ("sheet_refused", "Tệp này không đọc được. Hãy lưu lại thành .xlsx hoặc CSV rồi gửi lại."),
    (
        "sheet_no_heads",
        "Không thấy dòng tiêu đề. Bảng phiếu có các cột Câu 1, Câu 2…; bảng cộng có cột Câu hỏi và năm cột số lượt.",
    ),
    ("sheet_questions", "Số dòng câu hỏi trong tệp không bằng số câu của khảo sát."),
    ("sheet_row", "Có dòng trong tệp ghi số không đúng. Hãy kiểm tra lại tệp."),
];
