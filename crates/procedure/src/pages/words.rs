//! The words of this feature.

use crate::{model::written_number, review::Review};
use flow::{
    ComponentKind, Procedure, StepRole, TimeLimit, Unit,
    lint::{CaseSum, Severity},
};
use intake::procedure::Reason;

/// The word in the navigation.
pub(crate) const NAV: &str = "Quy trình";

/// What is said after saving.
pub(crate) const SAVED: &str = "Đã lưu nháp.";

/// The head of the only column of durations.
pub(crate) const TIME: &str = "Thời gian";

/// The case without a name.
pub(crate) const ORDINARY: &str = "Bình thường";

/// The sections with which a procedure begins that no file was read for.
pub(crate) const BLANK_SECTIONS: [(&str, &str); 4] = [
    ("1", "Mục đích"),
    ("2", "Phạm vi"),
    ("3", "Tài liệu viện dẫn"),
    ("4", "Định nghĩa, viết tắt"),
];

/// The word for a unit of time.
pub(crate) const fn unit_label(unit: Unit) -> &'static str {
    match unit {
        Unit::WorkingDay => "ngày làm việc",
        Unit::CalendarDay => "ngày",
        Unit::Hour => "giờ làm việc",
        Unit::Month => "tháng",
        Unit::SameDay => "trong ngày",
    }
}

/// The same in the narrow column of the step table.
pub(crate) const fn unit_short(unit: Unit) -> &'static str {
    match unit {
        Unit::WorkingDay => "ngày lv",
        Unit::CalendarDay => "ngày lịch",
        Unit::Hour => "giờ",
        Unit::Month => "tháng",
        Unit::SameDay => "trong ngày",
    }
}

/// `03 ngày làm việc`, `0,5 ngày`, `trong ngày`: whole numbers below ten as texts of law have them.
pub(crate) fn written_duration(value: Option<f64>, unit: Unit) -> String {
    if unit == Unit::SameDay {
        return unit_label(unit).to_owned();
    }
    let Some(value) = value else { return unit_label(unit).to_owned() };
    let number = written_number((value * 1000.0).round() / 1000.0);
    let number = if number.len() == 1 { format!("0{number}") } else { number };
    format!("{number} {}", unit_label(unit))
}

/// A limit in a few words, for lists.
pub(crate) fn short_limit(limit: &TimeLimit) -> String {
    match (limit.value, limit.unit) {
        (_, Some(Unit::SameDay)) => unit_label(Unit::SameDay).to_owned(),
        (Some(value), Some(unit)) => written_duration(Some(value), unit),
        _ => limit.text.chars().take(40).collect(),
    }
}

/// The limits of a procedure in a few words.
pub(crate) fn short_limits(procedure: &Procedure) -> String {
    let Some(first) = procedure.time_limit.first() else { return "–".to_owned() };
    let more = procedure.time_limit.len() - 1;
    let first = short_limit(first);
    if more == 0 { first } else { format!("{first} và {more} trường hợp khác") }
}

/// The word for a role.
pub(crate) const fn role_label(role: StepRole) -> &'static str {
    match role {
        StepRole::OneStop => "Bộ phận Một cửa",
        StepRole::Specialist => "Công chức chuyên môn",
        StepRole::UnitHead => "Trưởng đơn vị",
        StepRole::Leader => "Lãnh đạo cơ quan",
        StepRole::Clerk => "Văn thư",
    }
}

/// How a component is handed over: the word in the form, and the one that people read.
pub(crate) const COMPONENT_KINDS: [(&str, &str); 3] =
    [("submitted", "Phải nộp"), ("presented", "Xuất trình"), ("online", "Trực tuyến")];

/// The word for how a component is handed over.
pub(crate) const fn component_label(kind: ComponentKind) -> &'static str {
    match kind {
        ComponentKind::Submitted => "Phải nộp",
        ComponentKind::Presented => "Xuất trình",
        ComponentKind::Online => "Trực tuyến",
    }
}

/// The colour and shape of a finding.
pub(crate) const fn severity_class(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "bad",
        Severity::Warning => "warn",
        Severity::Info => "info",
    }
}

/// What a finding means for whoever reads it.
pub(crate) const fn severity_help(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Lỗi, phải sửa trước khi gửi",
        Severity::Warning => "Cảnh báo, nên sửa",
        Severity::Info => "Lưu ý",
    }
}

/// The sum of one case, as a line of the step table shows it.
pub(crate) struct SumLine {
    pub(crate) label: String,
    pub(crate) total: String,
    pub(crate) verdict: String,
    pub(crate) class: &'static str,
}

impl SumLine {
    /// Whether the steps take longer than they may.
    pub(crate) fn is_over(&self) -> bool {
        self.class == "bad"
    }

    /// The lines of a review.
    pub(crate) fn all(review: &Review) -> Vec<Self> {
        review.sums.iter().map(|sum| Self::of(sum, &review.procedure)).collect()
    }

    fn of(sum: &CaseSum, procedure: &Procedure) -> Self {
        let label = sum.case.clone().unwrap_or_default();
        let Some(minutes) = sum.minutes else {
            let why = sum.why_not.map(|why| why.reason(procedure)).unwrap_or_default();
            let verdict = format!("Không cộng được: {why}");
            return Self { label, total: "–".to_owned(), verdict, class: "mute" };
        };
        let limit = sum.limit.and_then(|row| procedure.time_limit.get(row)).map(short_limit);
        let (class, verdict) = match (sum.limit_minutes, sum.limit_at_most, limit) {
            (Some(least), at_most, Some(limit)) => {
                let most = at_most.unwrap_or(least);
                let amount = |minutes: i64| {
                    super::printed::total(&CaseSum { minutes: Some(minutes), ..sum.clone() })
                };
                if minutes > most {
                    ("bad", format!("Vượt {} so với thời hạn {limit}", amount(minutes - most)))
                } else if minutes > least {
                    ("warn", format!("Có thể vượt thời hạn {limit}, tùy ngày tiếp nhận"))
                } else if minutes == least {
                    ("ok", format!("Bằng thời hạn {limit}"))
                } else {
                    ("ok", format!("Còn {} so với thời hạn {limit}", amount(least - minutes)))
                }
            }
            _ => ("mute", "Chưa có thời hạn để so".to_owned()),
        };
        Self { label, total: super::printed::total(sum), verdict, class }
    }
}

/// What the reader did not understand, and what to do about it.
pub fn not_understood(why: &str) -> &'static str {
    let Some(reason) = Reason::of(why) else {
        return "Phần này chưa được đọc. Hãy đối chiếu với tệp gốc.";
    };
    match reason {
        Reason::NoCover => "Không thấy bảng trang bìa có mã hiệu.",
        Reason::NoContent => "Không thấy mục nội dung quy trình (mục 5).",
        Reason::NoSteps => {
            "Không thấy bảng các bước có trách nhiệm và thời gian. Hãy nhập các bước ở bảng bên dưới."
        }
        Reason::SharedDuration => {
            "Một ô thời gian ghi chung cho nhiều bước. Hãy chia thời gian cho từng bước."
        }
        Reason::UnclearDuration => {
            "Ô thời gian không có đúng một con số và đơn vị. Hãy ghi lại số và đơn vị."
        }
        Reason::UnclearLimit => {
            "Thời hạn không có đúng một con số và đơn vị. Hãy ghi lại ở mục Thời hạn."
        }
        Reason::Extension => {
            "Chỉ nói kéo dài thêm bao lâu, chưa nói thời hạn. Hãy ghi thời hạn của trường hợp này."
        }
        Reason::UnclearComponent => {
            "Chưa rõ dòng này là giấy tờ hay lời dặn. Nếu là giấy tờ, hãy thêm vào Thành phần hồ sơ."
        }
        Reason::UnknownSection => {
            "Tiêu đề này không có trong mẫu quy trình. Nội dung vẫn giữ ở Các mục văn bản."
        }
        Reason::TableNotRead => "Bảng này không phải bảng các bước nên chưa được đọc.",
        Reason::RowAcross => "Dòng nằm ngang bảng các bước, không phải một bước.",
        Reason::SplitStep => {
            "Dòng này nối tiếp bước trên nhưng có thời gian riêng. Hãy tách thành một bước nếu cần."
        }
        Reason::SecondTable => "Tệp có bảng các bước thứ hai; hệ thống chỉ đọc bảng thứ nhất.",
        Reason::Encoding => "Chữ dùng bảng mã cũ, chưa xác định được. Hãy gõ lại đoạn này.",
        Reason::UnclearValue => "Giá trị này không phải ngày hoặc số. Hãy kiểm tra lại.",
        Reason::DrawingPart => {
            "Bảng các bước không có chỗ cho phần này của hình vẽ. Cần thì ghi vào bước liên quan."
        }
        Reason::DrawingBranches => {
            "Chỉ đi một trong các nhánh này; các bước của từng nhánh được ghi lần lượt. Hãy ghi rõ trong bước khi nào thì làm."
        }
        Reason::DrawingParallel => {
            "Các nhánh này làm cùng lúc; các bước được ghi lần lượt. Hãy xem lại thời gian từng bước."
        }
        Reason::DrawingBack => {
            "Đường quay lại được ghi thành một dòng trong bước trước cổng. Hãy xem lại câu chữ."
        }
    }
}

/// Where something stands that was not understood.
pub fn place(place: &str) -> String {
    let place = place.replace("section ", "Mục ").replace("step ", "bước ");
    match place.as_str() {
        "cover" => "Trang bìa".to_owned(),
        "text" => "Trong văn bản".to_owned(),
        "message flow" => "Thông báo giữa các bên".to_owned(),
        "annotation" => "Ghi chú trên hình".to_owned(),
        "event" => "Sự kiện".to_owned(),
        "task" => "Công việc".to_owned(),
        _ => match (place.strip_prefix("gateway "), place.strip_prefix("task ")) {
            (Some(name), _) => format!("Cổng {name}"),
            (_, Some(name)) => format!("Công việc {name}"),
            _ => place.replace("footer", "chân trang").replace("header", "đầu trang"),
        },
    }
}

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    ("code_missing", "Mã hiệu đang để trống và trong tệp cũng không thấy. Hãy nhập mã hiệu."),
    (
        "procedure_file_missing",
        "Chưa chọn tệp nào. Hãy chọn tệp Word hoặc BPMN của quy trình, hoặc bắt đầu từ trang trắng.",
    ),
    ("upload_broken", "Tệp gửi lên bị ngắt giữa chừng. Hãy gửi lại."),
    (
        "drawing_refused",
        "Chưa đọc được hình vẽ này. Chỗ vướng được nêu ngay bên dưới; tệp gốc đã được giữ.",
    ),
    ("upload_gone", "Kết quả đọc trước đó không còn. Hãy chọn lại tệp."),
    ("bad_amount", "Số tiền chưa đúng. Hãy nhập số đồng, ví dụ 8.000."),
    ("bad_procedure_time", "Giờ chưa đúng. Hãy nhập dạng giờ:phút, ví dụ 15:00."),
    (
        "case_twice",
        "Hai cột thời gian cùng tên trường hợp. Hãy đặt tên khác nhau hoặc xóa một cột.",
    ),
    ("too_many_rows", "Bảng này quá 200 dòng. Hãy xóa bớt."),
    ("empty_file", "Tệp này không có nội dung. Hãy kiểm tra lại tệp rồi chọn lại."),
    ("file_too_large", "Tệp lớn hơn 20 MB. Hãy giảm dung lượng (nén ảnh trong Word) rồi gửi lại."),
    ("not_a_word_document", "Tệp này không phải văn bản Word. Hãy chọn tệp .doc, .docx hoặc .odt."),
    ("not_a_spreadsheet", "Tệp này không phải bảng tính Excel. Hãy chọn tệp .xlsx."),
    ("encrypted_document", "Tệp có đặt mật khẩu. Hãy bỏ mật khẩu trong Word rồi gửi lại."),
    ("damaged_document", "Tệp bị hỏng. Hãy mở bằng Word, lưu lại dưới dạng .docx rồi gửi lại."),
    (
        "document_limit_exceeded",
        "Tệp có cấu trúc bất thường nên không đọc. Hãy mở bằng Word, lưu lại dưới dạng .docx rồi gửi lại.",
    ),
    (
        "libreoffice_missing",
        "Máy chủ chưa đọc được tệp .doc cũ. Hãy mở bằng Word, lưu lại dưới dạng .docx rồi gửi lại.",
    ),
    (
        "conversion_failed",
        "Không chuyển được tệp .doc này. Hãy mở bằng Word, lưu lại dưới dạng .docx rồi gửi lại.",
    ),
    (
        "unsupported_file",
        "Không phải tệp Word, PDF hay ảnh quét. Hãy xuất thành .docx hoặc .pdf rồi gửi lại.",
    ),
    (
        "reading_timed_out",
        "Đọc tệp mất quá nhiều thời gian nên đã dừng. Hãy thử lại, hoặc lưu tệp dưới dạng .docx rồi gửi lại.",
    ),
    (
        "reading_failed",
        "Chưa đọc được tệp này. Tệp gốc đã được giữ; hãy thử lại hoặc bắt đầu từ trang trắng.",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refusal_of_the_reader_has_a_sentence() {
        for kind in intake::ErrorKind::ALL {
            assert!(SENTENCES.iter().any(|(code, _)| *code == kind.code()), "{}", kind.code());
        }
    }

    #[test]
    fn durations_as_offices_write_them() {
        for (value, unit, written) in [
            (Some(3.0), Unit::WorkingDay, "03 ngày làm việc"),
            (Some(0.5), Unit::WorkingDay, "0,5 ngày làm việc"),
            (Some(23.0), Unit::CalendarDay, "23 ngày"),
            (None, Unit::SameDay, "trong ngày"),
        ] {
            assert_eq!(written_duration(value, unit), written);
        }
    }
}
